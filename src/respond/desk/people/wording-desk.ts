/** The part of the desk about what notices say: their words, previews of them, and how each person reads best. */
import type { AuthorityId, IncidentId, PersonId } from "../../../domain/ids.ts";
import type { Reading } from "../../../domain/notices/compose-for.ts";
import type { NoticeLanguage, NoticeWords } from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { WordingFault } from "../../../domain/wording/faults.ts";
import type {
  Wording,
  WordingFields,
  WordingKind,
  WordingStepProblem,
} from "../../../domain/wording/wording.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";
export type WordingLanguage = NoticeLanguage & { readonly name: string };

export type WhichWording = { readonly language: string; readonly kind: WordingKind };

export type ReadingNeed = Reading & {
  readonly version: number;
  readonly way: "hand" | "import";
  readonly changedByName: string;
  readonly changedAt: Date;
};

/** One who is named by their reference, and how they read best. */
export type NeedRow = Reading & { readonly reference: string };

export type WordingLine = {
  readonly language: WordingLanguage;
  readonly kind: WordingKind;
  readonly standing: Wording | null;
  readonly draft: Wording | null;
  /** English lines that the language lacks. */
  readonly missing: number;
};

export type WordingSheet = {
  readonly language: WordingLanguage;
  readonly kind: WordingKind;
  /** What notices say now in English. */
  readonly english: WordingFields;
  /** What they say now in this language; "" where it is said in English. */
  readonly now: WordingFields;
  readonly shipped: WordingFields;
  readonly standing: Wording | null;
  readonly draft: Wording | null;
  /** Newest first. */
  readonly versions: readonly Wording[];
  /** Of the last that was written. */
  readonly version: number;
};

export type WordingProblem =
  | { readonly kind: "no-such-wording" }
  | { readonly kind: "wording-faults"; readonly faults: readonly WordingFault[] }
  | ChangedMeanwhile;

/** A notice as these words would make it. */
export type WordingPreview = {
  readonly band: SeverityBand;
  /** Null: somebody made up. */
  readonly reference: string | null;
  readonly words: NoticeWords;
  readonly missing: readonly string[];
  /** Of a letter in plain print and in large print; null where it cannot be printed. */
  readonly pages: number | null;
};

type Stepped = Promise<Outcome<Wording, WordingStepProblem>>;

export type WordingDesk = {
  wordings(reader: Staff): Promise<readonly WordingLine[]>;
  /** Null where there is no such language or kind. */
  wording(reader: Staff, which: WhichWording): Promise<WordingSheet | null>;
  writeWording(
    by: Staff,
    which: WhichWording,
    form: { readonly fields: WordingFields; readonly version: number },
  ): Promise<Outcome<Wording, WordingProblem>>;
  /** By somebody who had no hand in it. */
  approveWording(by: Staff, which: WhichWording, number: number): Stepped;
  discardWording(by: Staff, which: WhichWording, number: number): Stepped;
  goBackToWording(
    by: Staff,
    which: WhichWording,
    choice: { readonly to: number; readonly version: number },
  ): Promise<Outcome<Wording, WordingProblem>>;
  /** The draft, or what stands there, for somebody made up at each severity. */
  previewWording(reader: Staff, which: WhichWording): Promise<readonly WordingPreview[] | null>;
  /** The same for people who are drafted, one at each severity: each reading is written down. */
  previewWordingFor(
    reader: Staff,
    incident: IncidentId,
    which: WhichWording,
  ): Promise<readonly WordingPreview[] | null>;
  /** How many notices that nobody has approved are made from other words than those of now. */
  countStaleNotices(reader: Staff, incident: IncidentId): Promise<number>;
  /** Writes them anew; whom the gate holds stays held, and what somebody released stays released. */
  rewordNotices(by: By, incident: IncidentId, choice: { readonly authority: AuthorityId }): Reworded;

  /** How somebody reads best. */
  readingNeed(
    reader: Staff,
    person: PersonId,
  ): Promise<Outcome<ReadingNeedSheet, { kind: "no-such-person" | "not-yours" }>>;
  setReadingNeed(
    by: Staff,
    person: PersonId,
    form: Reading & { readonly version: number },
  ): Promise<
    Outcome<number, { kind: "no-such-person" | "not-yours" | "no-such-language" } | ChangedMeanwhile>
  >;
  noticeLanguages(reader: Staff): Promise<readonly WordingLanguage[]>;
  /** `dry`: nothing is written, and what would be is told. */
  importReadingNeeds(
    by: Staff,
    incident: IncidentId,
    form: { readonly table: string; readonly dry: boolean },
  ): Promise<Outcome<ImportedNeeds, ImportNeedsProblem>>;
};

type Reworded = Promise<Outcome<{ readonly reworded: number }, { kind: "no-such-incident" | "not-yours" }>>;
export type ReadingNeedSheet = {
  readonly incident: IncidentId;
  readonly reference: string;
  readonly need: ReadingNeed | null;
};
export type ImportedNeeds = {
  readonly set: number;
  /** References of nobody in this incident and authority. */
  readonly unknown: readonly string[];
  readonly rows: readonly NeedRow[];
};
export type ImportNeedsProblem =
  | {
      readonly kind: "needs-empty" | "needs-no-columns" | "needs-too-many" | "needs-broken";
      readonly row?: number;
    }
  | {
      readonly kind: "needs-wrong-row";
      readonly row: number;
      readonly field: "reference" | "format" | "language";
    };
