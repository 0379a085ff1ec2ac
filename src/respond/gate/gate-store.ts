/** What the use cases of the safe-contact gate need of the record. */
import type { FlagOnPerson, FlagProblem, FlagSource, FlagStep } from "../../domain/gate/flag.ts";
import type { Effort } from "../../domain/gate/lane.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import type { ContactPoint } from "../../domain/notices/safe-contact.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { AdjustedFactors } from "../../domain/severity/adjustment.ts";
import type { SetCircumstances } from "../../domain/severity/set-circumstances.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type { Registered } from "../../link/match-line.ts";
import type { FlagFileShown, HoldDetail, HoldPage, HoldPlan } from "../desk/people/gate-desk.ts";
import type { CircumstancesShown, SeverityFlags, SeverityShown } from "../desk/people/severity-desk.ts";
import type { Change } from "../ports.ts";

/** People who are alike in severity and in what was taken. `without`: those of them who have no notice. */
export type AlikePeople = {
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
  readonly people: number;
  readonly without: number;
  /** Notices for them that are drafted or approved. */
  readonly prepared: number;
};

/** A person as flags see them: whose they are, by id and number alone. */
export type Flaggable = {
  readonly id: PersonId;
  readonly reference: string;
  readonly authority: AuthorityId;
  readonly incident: IncidentId;
};

export type FlagToRaise = {
  readonly person: Flaggable;
  readonly flag: PersonFlag;
  readonly source: FlagSource;
  readonly certain: boolean;
};

/** What raising a flag stopped: notices that had not gone, and messages that somebody is carrying. */
export type Stopped = { readonly stopped: number; readonly underWay: number };

/** One of the register as a list of flags is held to it. */
export type RegisteredPerson = Registered & {
  readonly flaggable: Flaggable;
  readonly flags: readonly PersonFlag[];
};

export type HoldQuery = {
  readonly incident: IncidentId;
  /** Only those held for one of these. */
  readonly reasons: readonly HoldReason[] | null;
  readonly assigned: StaffId | "nobody" | null;
  readonly page: number;
};

type Whose = { readonly authority: AuthorityId; readonly incident: IncidentId };

export type NewContact = Pick<ContactPoint, "kind" | "value">;

export type GateStore = {
  groups(incident: IncidentId, authority: AuthorityId): Promise<readonly AlikePeople[]>;

  /** Tells how many. */
  withdrawPrepared(
    change: Change,
    whose: Whose,
    groups: readonly Pick<AlikePeople, "band" | "categories">[],
    entries: (count: number) => readonly NewEntry[],
  ): Promise<number>;

  /** Null where they are not there, or another authority's. */
  flaggable(incident: IncidentId, authority: AuthorityId, person: PersonId): Promise<Flaggable | null>;
  /** Of whichever authority: asked by Candour alone. */
  byNumber(incident: IncidentId, number: number): Promise<Flaggable | null>;
  flags(person: PersonId): Promise<readonly FlagOnPerson[]>;
  /** Those that are raised already are passed over. `apart`: of the first of them, who must not know. */
  raise(
    change: Change,
    flags: readonly FlagToRaise[],
    apart: Flaggable | null,
    entries: (raised: readonly (FlagToRaise & Stopped)[]) => readonly NewEntry[],
  ): Promise<readonly (FlagToRaise & Stopped)[]>;
  alterFlag(
    change: Change,
    person: Flaggable,
    flag: PersonFlag,
    reasons: string,
    decide: (
      current: FlagOnPerson,
    ) => Outcome<{ readonly step: FlagStep; readonly entries: readonly NewEntry[] }, FlagProblem>,
  ): Promise<Outcome<FlagStep, FlagProblem>>;
  /** Why somebody asked to lift it. */
  liftReasons(person: PersonId, flag: PersonFlag): Promise<string>;

  registered(incident: IncidentId, authority: AuthorityId): Promise<readonly RegisteredPerson[]>;
  keepFlagFile(
    change: Change,
    file: Omit<FlagFileShown, "taken"> & Whose,
    text: string,
    entries: readonly NewEntry[],
  ): Promise<void>;
  /** `content` is null once it is taken in. Null: not there, another's, or older than a day. */
  flagFile(
    whose: Whose,
    id: string,
    now: Date,
  ): Promise<{ readonly shown: FlagFileShown; readonly content: string | null } | null>;
  /** Null where somebody has taken it in already. */
  takeFlagFile(
    change: Change,
    id: string,
    flags: readonly FlagToRaise[],
    entries: (raised: readonly (FlagToRaise & Stopped)[]) => readonly NewEntry[],
  ): Promise<readonly (FlagToRaise & Stopped)[] | null>;

  severity(person: Flaggable): Promise<SeverityShown | null>;
  adjust(
    change: Change,
    person: Flaggable,
    form: { readonly adjusted: AdjustedFactors; readonly reasons: string; readonly version: number },
    entries: readonly NewEntry[],
  ): Promise<Outcome<null, ChangedMeanwhile>>;

  circumstances(whose: Whose): Promise<CircumstancesShown>;
  setCircumstances(
    change: Change,
    whose: Whose,
    form: {
      readonly set: SetCircumstances;
      readonly reckoned: { readonly added: number; readonly because: readonly string[] };
      readonly reasons: string;
      readonly version: number;
    },
    entries: readonly NewEntry[],
  ): Promise<Outcome<null, ChangedMeanwhile>>;
  severityFlags(whose: Whose): Promise<SeverityFlags>;

  holds(authority: AuthorityId, query: HoldQuery): Promise<HoldPage>;
  holdCounts(
    incident: IncidentId,
    authority: AuthorityId,
  ): Promise<readonly { readonly reasons: readonly HoldReason[]; readonly people: number }[]>;
  /** Null where it is not held, another authority's, or another incident's. */
  hold(incident: IncidentId, authority: AuthorityId, notice: NoticeId): Promise<HoldDetail | null>;
  addEffort(
    change: Change,
    held: Pick<HoldDetail, "person" | "notice">,
    effort: Effort & { readonly note: string },
    entries: readonly NewEntry[],
  ): Promise<void>;
  plan(
    change: Change,
    held: Pick<HoldDetail, "person">,
    plan: HoldPlan & { readonly version: number },
    entries: readonly NewEntry[],
  ): Promise<Outcome<null, ChangedMeanwhile>>;
  addContact(
    change: Change,
    held: Pick<HoldDetail, "person">,
    contact: NewContact,
    entries: readonly NewEntry[],
  ): Promise<void>;
};
