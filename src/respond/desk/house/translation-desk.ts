/** The part of the desk about translations of what staff write for the public: written, approved by a second person. */
import type { Language } from "../../../domain/languages/language.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { FieldsProblem, Progress } from "../../../domain/translations/in-step.ts";
import type { Source, SubjectName, Words } from "../../../domain/translations/subject.ts";
import type { Translation, TranslationStepProblem } from "../../../domain/translations/translation.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";
import type { PublishProblem } from "../incident/statement-desk.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";

/** Without its words: those of the pages are no matter of whoever translates. */
export type OtherLanguage = Omit<Language, "words">;

export type WhichTranslation = { readonly subject: SubjectName; readonly language: string };

/** A text of the reader's own authority and how far its translation is. */
export type TranslationLine = { readonly source: Source; readonly progress: Progress };

export type TranslationSheet = {
  readonly source: Source;
  readonly language: OtherLanguage;
  readonly progress: Progress;
  /** What the public reads, as far as the English has not changed since. */
  readonly standing: Translation | null;
  readonly draft: Translation | null;
  readonly version: number;
  /** Tells this English from any other. */
  readonly mark: string;
};

export type TranslationDesk = {
  /** Those that are loaded, without English. */
  otherLanguages(reader: By): Promise<readonly OtherLanguage[]>;
  translations(reader: By, language: string): Promise<readonly TranslationLine[]>;
  /** Null where there is no such text of the reader's authority, or no such language. */
  translation(reader: By, which: WhichTranslation): Promise<TranslationSheet | null>;
  writeTranslation(
    by: By,
    which: WhichTranslation,
    form: TranslationForm,
  ): Promise<Outcome<Translation, TranslationProblem>>;
  /** By somebody who had no hand in it; the public reads it at once. */
  approveTranslation(by: By, which: WhichTranslation, number: number): TranslationStepped;
  discardTranslation(by: By, which: WhichTranslation, number: number): TranslationStepped;
  /** The public reads the English again, at once. */
  withdrawTranslation(by: By, which: WhichTranslation, number: number, why: string): TranslationStepped;
};

export type TranslationForm = {
  readonly fields: Words;
  /** Of the English that it was made from, as the form showed it. */
  readonly mark: string;
  readonly version: FromVersion;
};

export type TranslationProblem =
  | { readonly kind: "no-such-translation" | "translation-source-changed" }
  | FieldsProblem
  | ChangedMeanwhile;

export type TranslationPassProblem =
  | TranslationStepProblem
  | { readonly kind: "no-such-translation" | "translation-behind" | "translation-without-why" };
type TranslationStepped = Promise<Outcome<Translation, TranslationPassProblem | PublishProblem>>;
