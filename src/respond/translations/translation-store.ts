/** What the use cases about translations need of the record, and of the languages that are loaded. */
import type { Language } from "../../domain/languages/language.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { SubjectName } from "../../domain/translations/subject.ts";
import type { Translation } from "../../domain/translations/translation.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import type { PlacePorts } from "../places/place-store.ts";
import type { PointStore } from "../points/point-store.ts";
import type { Alter, Change, EditionStore, EntriesOf, IncidentStore, StatementStore } from "../ports.ts";
import type { PublicServicePorts } from "../public-services/ports.ts";

export type TranslationStore = {
  /** What the public reads, and the draft after it, of every text. */
  current(): Promise<readonly Translation[]>;
  /** Newest first: every translation of one text into one language. */
  of(subject: SubjectName, language: string): Promise<readonly Translation[]>;
  /** Gives the next number; a draft that was there is replaced. */
  write(
    change: Change,
    from: FromVersion,
    draft: Omit<Translation, "number">,
    entries: EntriesOf<Translation>,
  ): Promise<Outcome<Translation, ChangedMeanwhile>>;
  /** What stood before one that is approved now is replaced by it. */
  alter: Alter<number, Translation>;
};

export type TranslationPorts = PublicServicePorts &
  PlacePorts & {
    readonly translations: TranslationStore;
    readonly incidents: IncidentStore;
    readonly statements: StatementStore;
    readonly points: PointStore;
    readonly editions: EditionStore;
    /** English among them. */
    languages(): Promise<readonly Language[]>;
    now(): Date;
  };
