/** The port of exposure: an incident is reckoned anew under its lock, with the map as it is at that moment. */
import type { Belief } from "../../domain/exposure/belief.ts";
import type { ExposureFacts } from "../../domain/exposure/facts.ts";
import type { Judgement } from "../../domain/exposure/judgement.ts";
import type { KeptExposure, MarkedExposure } from "../../domain/exposure/reckoning.ts";
import type { Telling } from "../../domain/exposure/telling.ts";
import type { ReachTree } from "../../domain/exposure/tree.ts";
import type { AuthorityId, BriefingId, ExposureId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { SharedMap } from "../../domain/map/map.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { ExposureCounts, ExposureLine, ReckoningLine } from "../desk/incident/exposure-desk.ts";
import type { Change } from "../ports.ts";

/** What stands there, while nobody else changes it. */
export type Standing = {
  readonly incident: Incident;
  readonly map: SharedMap;
  /** Another text for another map. */
  readonly mapMark: string;
  /** Newest last. */
  readonly beliefs: readonly Belief[];
  /** Null before the first. */
  readonly last: { readonly number: number; readonly belief: number; readonly mapMark: string } | null;
  readonly kept: readonly KeptExposure[];
  readonly told: readonly AuthorityId[];
};

export type Because = "declared" | "belief" | "map";

export type NewExposure = MarkedExposure & { readonly id: string };

export type Reckoned = {
  readonly number: number;
  readonly belief: number;
  readonly mapMark: string;
  readonly because: Because;
  /** New ones. */
  readonly added: readonly NewExposure[];
  /** Those that are otherwise now, or are there again. */
  readonly otherwise: readonly NewExposure[];
  readonly gone: readonly string[];
  readonly counts: { readonly added: number; readonly gone: number; readonly otherwise: number };
  readonly changes: ReckoningLine["changes"];
  readonly tree: ReachTree;
};

/** What becomes of it. */
export type Onward = {
  readonly belief: Belief | null;
  readonly reckoned: Reckoned | null;
  /** The last reckoning holds for this map as well. */
  readonly seen: Pick<Reckoned, "mapMark" | "tree"> | null;
  /** Brought into the incident. */
  readonly involve: readonly AuthorityId[];
  readonly tell: readonly AuthorityId[];
  /** `leads`: who of each can be told in the app. */
  readonly entries: (leads: ReadonlyMap<AuthorityId, number>) => readonly NewEntry[];
};

export type JudgedExposure = {
  readonly id: ExposureId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly thing: ExposureFacts["thing"];
  readonly gone: boolean;
  readonly last: (Judgement & { readonly byName: string }) | null;
};

export type ExposureStore = {
  /** Gives the next reference of the year, without gaps. */
  declare(
    change: Change,
    draft: Omit<Incident, "reference">,
    decide: (standing: Standing) => Onward,
  ): Promise<Incident>;
  reckon<P extends Problem>(
    change: Change,
    incident: IncidentId,
    decide: (standing: Standing) => Outcome<Onward | null, P>,
  ): Promise<Outcome<Onward | null, P | { readonly kind: "no-such-incident" }>>;
  /** Open incidents with a belief whose last reckoning was made from another map or belief, or is not there. */
  outdated(): Promise<readonly IncidentId[]>;
  /** Partners that were told and whose e-mails nobody has queued; nobody else is given them for some minutes. */
  takeUnsent(
    now: Date,
  ): Promise<readonly { readonly incident: IncidentId; readonly authorities: readonly AuthorityId[] }[]>;
  /** Remembers how many e-mails were queued for each, and by which briefing; of those that were not remembered before. */
  sent(
    change: Change,
    incident: IncidentId,
    queued: { readonly emails: ReadonlyMap<AuthorityId, number>; readonly briefing: BriefingId | null },
    entries: (marked: readonly AuthorityId[]) => readonly NewEntry[],
  ): Promise<void>;
  /** Who wrote the last belief, or declared the incident; null: Candour itself. */
  believer(incident: IncidentId): Promise<StaffId | null>;
  read(incident: IncidentId): Promise<ExposureRows>;
  counts(incident: IncidentId): Promise<readonly ExposureCounts[]>;
  judge<P extends Problem>(
    change: Change,
    incident: IncidentId,
    id: string,
    decide: (
      exposure: JudgedExposure,
    ) => Outcome<{ readonly judgement: Judgement; readonly entries: readonly NewEntry[] }, P>,
  ): Promise<Outcome<Judgement, P | { readonly kind: "no-such-exposure" }>>;
  tell<P extends Problem>(
    change: Change,
    incident: IncidentId,
    authority: AuthorityId,
    decide: (
      telling: TellingLine,
    ) => Outcome<{ readonly next: Telling; readonly entries: readonly NewEntry[] }, P>,
  ): Promise<Outcome<Telling, P | { readonly kind: "not-told" }>>;
};

export type TellingLine = Telling & { readonly acknowledgedName: string; readonly byName: string };

export type ExposureRows = {
  readonly beliefs: readonly (Belief & { readonly byName: string })[];
  /** Newest first. */
  readonly reckonings: readonly ReckoningLine[];
  readonly exposures: readonly Omit<ExposureLine, "state" | "lookAgain" | "path">[];
  readonly tellings: readonly TellingLine[];
  /** Of the last reckoning. */
  readonly tree: ReachTree;
};
