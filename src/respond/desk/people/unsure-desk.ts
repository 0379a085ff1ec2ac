/** The part of the desk by which a person decides what became of messages that may have gone. */
import type { IncidentId, NoticeId } from "../../../domain/ids.ts";
import type { Channel } from "../../../domain/notices/notice.ts";
import type { UnsureForm, UnsureMinute, UnsureProblem } from "../../../domain/notices/unsure/unsure.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type UnsureDesk = {
  /** Of the reader's authority, the oldest first. */
  unsureMinutes(reader: Staff, incident: IncidentId): Promise<readonly UnsureCount[]>;
  /** Null where nothing of that minute is in doubt, or nothing of the reader's. */
  unsureOf(
    reader: Staff,
    incident: IncidentId,
    minute: UnsureMinute,
  ): Promise<readonly UnsureMessage[] | null>;
  decideUnsure(
    by: Staff,
    incident: IncidentId,
    minute: UnsureMinute,
    form: UnsureForm,
  ): Promise<Outcome<{ readonly decided: number }, UnsureProblem>>;
};

export type UnsureCount = UnsureMinute & { readonly messages: number };

export type UnsureMessage = {
  readonly reference: string;
  readonly notice: NoticeId;
  /** "P-000123". */
  readonly person: string;
  readonly band: SeverityBand;
  readonly channel: Channel;
  readonly attempt: string;
  /** By which the mail server's log knows it; null where it had none of its own. */
  readonly messageId: string | null;
  readonly at: Date;
  readonly why: string;
};
