/** The part of the desk that keeps the safe-contact gate: flags, who is held and in which lane, and releasing them. */
import type { FlagOnPerson, FlagProblem } from "../../../domain/gate/flag.ts";
import type { FlagCount, FlagRowProblem } from "../../../domain/gate/flag-list.ts";
import type { GateRules } from "../../../domain/gate/gate-rule.ts";
import type { Effort, Lane, LaneProblem } from "../../../domain/gate/lane.ts";
import type { ReleaseStepProblem } from "../../../domain/gate/release.ts";
import type { IncidentId, NoticeId, PersonId, StaffId } from "../../../domain/ids.ts";
import type { HoldReason } from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { PersonFlag } from "../../../domain/people/mention.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { ReasonsProblem } from "../../../domain/reasons.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ContactKind } from "../../../domain/suppression/suppression.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { Reach } from "./notice-desk.ts";

export type GateDesk = {
  /** What holds whom, and what of the core a body has switched off. */
  gateRules(reader: Staff, incident: IncidentId): Promise<GateRules>;

  flagsOf(
    reader: Staff,
    incident: IncidentId,
    person: PersonId,
  ): Promise<Outcome<PersonFlags, { kind: "no-such-person" }>>;
  /** Holds at once, also what is queued. Another who must not know may be of any authority: nobody is told who. */
  raiseFlag(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: { readonly flag: PersonFlag; readonly apartFrom: string; readonly reasons: string },
  ): Promise<Outcome<{ readonly stopped: number; readonly underWay: number }, RaiseProblem>>;
  /** One person asks to lift what hides somebody at risk, another one lifts it; anything else one person lifts. */
  liftFlag(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: { readonly flag: PersonFlag; readonly reasons: string },
  ): Promise<Outcome<"ask-lift" | "lift", LiftProblem>>;
  /** keep: it is not lifted after all. confirm: a flag that may have been meant for somebody else is meant for them. */
  settleFlag(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: { readonly flag: PersonFlag; readonly settle: "keep" | "confirm"; readonly reasons: string },
  ): Promise<Outcome<"keep" | "confirm", LiftProblem>>;

  /** Reads a list of flags of the authority's own, and writes none: gives the file's id. */
  readFlagFile(by: Staff, incident: IncidentId, text: string): Promise<Outcome<string, FlagFileProblem>>;
  /** What it would do, or did. */
  flagFile(reader: Staff, incident: IncidentId, file: string): Promise<FlagFileShown | null>;
  takeFlagFile(
    by: Staff,
    incident: IncidentId,
    file: string,
  ): Promise<Outcome<{ readonly flagged: number; readonly held: number }, TakeProblem>>;

  /** Whom the gate holds, of the reader's own authority. `counts`: by lane, whatever is asked for. */
  holds(
    reader: Staff,
    query: {
      readonly incident: IncidentId;
      readonly lane: Lane | null;
      readonly assigned: StaffId | "nobody" | null;
      readonly page: number;
    },
  ): Promise<HoldsShown>;
  hold(
    reader: Staff,
    incident: IncidentId,
    notice: NoticeId,
  ): Promise<Outcome<HoldShown, { kind: "no-such-hold" }>>;
  recordEffort(
    by: Staff,
    incident: IncidentId,
    notice: NoticeId,
    effort: Effort & { readonly note: string },
  ): Promise<Outcome<null, HoldProblem>>;
  planHold(
    by: Staff,
    incident: IncidentId,
    notice: NoticeId,
    plan: HoldPlan & { readonly version: number },
  ): Promise<Outcome<null, HoldProblem | ChangedMeanwhile>>;
  /** A way that staff learned of: it can be chosen when they are released. */
  addContact(
    by: Staff,
    incident: IncidentId,
    notice: NoticeId,
    contact: { readonly kind: ContactKind; readonly value: string },
  ): Promise<Outcome<null, HoldProblem | { kind: "contact-unusable" }>>;
};

export type HoldLine = {
  readonly notice: NoticeId;
  readonly person: PersonId;
  readonly reference: string;
  readonly name: string;
  readonly band: SeverityBand;
  readonly reasons: readonly HoldReason[];
  readonly since: Date;
  readonly assignedTo: StaffId | null;
  readonly assignedToName: string | null;
  readonly efforts: number;
  readonly lastEffort: { readonly at: Date; readonly outcome: Effort["outcome"] } | null;
  readonly nextOn: string | null;
  readonly askedBy: StaffId | null;
};

export type HoldPage = {
  readonly rows: readonly HoldLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

export type HoldPlan = {
  readonly assignedTo: StaffId | null;
  readonly nextStep: string;
  /** ISO day. */
  readonly nextOn: string | null;
};

export type EffortLine = Effort & { readonly at: Date; readonly byName: string; readonly note: string };

export type HoldDetail = HoldLine & {
  readonly plan: HoldPlan & { readonly version: number };
  readonly history: readonly EffortLine[];
  readonly askedByName: string | null;
  readonly askedAt: Date | null;
  readonly askedReasons: string;
  readonly askedWays: readonly number[];
};

export type PersonFlags = {
  readonly reference: string;
  readonly flags: readonly (FlagOnPerson & { readonly liftReasons: string })[];
};
export type RaiseProblem =
  | { readonly kind: "no-such-person" | "flag-already" | "reference-malformed" | "apart-from-self" }
  | ReasonsProblem;
export type FlagFileShown = {
  readonly id: string;
  /** SHA-256 of its text. */
  readonly hash: string;
  readonly rows: number;
  readonly counts: readonly FlagCount[];
  /** Numbers of rows, the first of them. */
  readonly doubtful: readonly number[];
  readonly nobody: readonly number[];
  readonly taken: boolean;
};
export type FlagFileProblem =
  | { readonly kind: "flag-file-unreadable"; readonly row: number }
  | { readonly kind: "flag-file-rows"; readonly rows: readonly FlagRowProblem[] }
  | {
      readonly kind: "flag-file-no-text" | "flag-file-too-long" | "flag-file-headless" | "flag-file-empty";
    };
export type TakeProblem = { readonly kind: "no-such-flag-file" | "flag-file-taken" };
export type LiftProblem = { readonly kind: "no-such-person" } | FlagProblem | ReasonsProblem;
export type HoldProblem = {
  readonly kind: "no-such-hold" | "words-too-long" | "no-such-colleague" | "day-malformed";
};
export type HoldsShown = HoldPage & { readonly counts: Readonly<Record<Lane | "all", number>> };
export type HoldShown = HoldDetail & {
  readonly lanes: readonly Lane[];
  /** What must be done before one person may release them. */
  readonly undone: LaneProblem | null;
  readonly reaches: readonly Reach[];
};
export type ReleaseStep = ReleaseStepProblem;
