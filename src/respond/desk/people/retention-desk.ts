/** The part of the desk that ends the keeping: what is kept until when, other ends, deletion and what remains after it. */
import type { HoldingId, IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type {
  Ending,
  EndProblem,
  KeptKind,
  RetentionRule,
  RuleProblem,
} from "../../../domain/people/retention.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";

export type RetentionDesk = {
  /** Of the reader's own authority. */
  retention(reader: Staff, incident: IncidentId): Promise<Retention>;
  /** For what is written from now on, and for what is kept already and has no end of its own. */
  setRetentionRule(
    by: Staff,
    incident: IncidentId,
    form: RetentionRule & { readonly reasons: string; readonly version?: FromVersion },
  ): Promise<Outcome<RetentionRule, RuleProblem | ChangedMeanwhile | { readonly kind: "not-yours" }>>;
  /** The day until which it is kept; null where it is not there, or another authority's. */
  endOf(reader: Staff, what: Ending): Promise<string | null>;
  /** Another end for one holding or person: a complaint is open, say. */
  changeEnd(
    by: Staff,
    incident: IncidentId,
    what: Ending,
    form: { readonly until: string; readonly reasons: string; readonly version?: FromVersion },
  ): Promise<
    Outcome<
      { readonly until: string },
      EndProblem | ChangedMeanwhile | { readonly kind: "not-there" | "not-yours" }
    >
  >;
};

export type WeighProblem = {
  /** still-being-told: a message to somebody among them is on its way. under-review: a holding is being read. */
  readonly kind: "not-there" | "nothing-due" | "still-being-told" | "under-review";
};

export type Weighed = {
  readonly people: number;
  readonly findings: number;
  readonly holdings: number;
  readonly documents: number;
  readonly notices: number;
  /** Of people who were never told: after deletion nobody can tell them. */
  readonly untold: number;
  /** SHA-256 over what would go, so that what a second person agrees to is what is done. */
  readonly fingerprint: string;
};

export type Erased = Weighed & {
  /** Keys that were destroyed with it: how many, and the SHA-256 over their wrapped forms in order. */
  readonly keys: number;
  readonly keysHash: string;
};

export type KeptLine = {
  readonly kind: KeptKind;
  readonly kept: number;
  readonly due: number;
  readonly deleted: number;
  /** ISO days; null where nothing is kept. */
  readonly firstEnd: string | null;
  readonly lastEnd: string | null;
};

export type KeptHolding = {
  readonly id: HoldingId;
  readonly name: string;
  readonly keepUntil: string;
  readonly due: boolean;
  readonly deletedAt: Date | null;
};

export type Retention = {
  readonly rule: RetentionRule;
  readonly lines: readonly KeptLine[];
  readonly holdings: readonly KeptHolding[];
  readonly keys: {
    readonly inUse: number;
    readonly retired: number;
    readonly destroyed: number;
    readonly lastDestroyedAt: Date | null;
  };
  /** What deletion leaves behind, on purpose. */
  readonly remains: {
    readonly entries: number;
    /** Rows of the deleted, emptied: number, severity, and whether they were told. */
    readonly rows: number;
    /** Keyed hashes by which a later review knows who was deleted and leaves them out. */
    readonly marks: number;
    readonly messages: number;
    readonly statements: number;
    /** Reports that were sent and decisions: they name nobody. */
    readonly reports: number;
    /** Made before the last deletion: they still hold what was deleted. */
    readonly olderBackups: number;
  };
};
