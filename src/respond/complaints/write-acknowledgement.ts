/** The words of the message by which a complaint is acknowledged: nothing of what was written, and nobody's name. */
import { type Complaint, complaintReference } from "../../domain/complaints/complaint.ts";
import type { Day } from "../../domain/map/map.ts";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import { ukDate } from "../../domain/uk-time/in-words.ts";
import { ukDay } from "../../domain/uk-time/uk-time.ts";

/** content/complaints.yaml */
export type AcknowledgementWords = {
  readonly email: { readonly subject: string; readonly paragraphs: readonly string[] };
  readonly text: string;
  readonly promise: string;
  readonly late: string;
  readonly answered: string;
};

export type AcknowledgementFacts = {
  /** As it stands with this step. */
  readonly complaint: Pick<Complaint, "number" | "state">;
  readonly answerBy: Day;
  readonly at: Date;
  readonly authority: { readonly name: string; readonly phone: string };
  /** Where the public finds the site; "" where nobody has said. */
  readonly address: string;
};

export function writeAcknowledgement(words: AcknowledgementWords, facts: AcknowledgementFacts): NoticeWords {
  const { complaint, answerBy, at, authority, address } = facts;
  // A day that has gone by is not promised a second time.
  const kind = complaint.state === "answered" ? "answered" : ukDay(at) > answerBy ? "late" : "promise";
  const values: Readonly<Record<string, string>> = {
    authority: authority.name,
    phone: authority.phone,
    reference: complaintReference(complaint.number),
    day: ukDate(new Date(`${answerBy}T12:00:00Z`)),
    address: address.replace(/^https?:\/\//u, "").replace(/\/+$/u, ""),
  };
  const fill = (text: string): string =>
    text
      .replace("{promise}", () => words[kind])
      .replace(/\{([a-z]+)\}/gu, (whole, key) => values[key] ?? whole);
  return {
    subject: fill(words.email.subject),
    blocks: words.email.paragraphs
      // What nobody has said cannot be pointed at.
      .filter((text) => !(address === "" && text.includes("{address}")))
      .filter((text) => !(authority.phone === "" && text.includes("{phone}")))
      .map((text) => ({ kind: "paragraph", text: fill(text) })),
    short: fill(words.text),
  };
}
