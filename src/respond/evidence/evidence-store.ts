/** What evidence bundles need of the record, of files, and of the ledger. */
import type { Custody, Evidence, MadeFile } from "../../domain/evidence/evidence.ts";
import type { AuthorityId, EvidenceId, IncidentId, SightingFileId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Change } from "../ports.ts";
import type { KnownEvidence } from "./known-evidence.ts";

/** What opens a kept bundle: made for it alone, and sealed in the record. */
export type BundleKey = Buffer;

export type Decided = {
  readonly next: Evidence;
  readonly key: BundleKey | null;
  readonly entries: readonly NewEntry[];
};

export type EvidenceStore = {
  /** Newest first. */
  of(incident: IncidentId): Promise<readonly KnownEvidence[]>;
  byId(incident: IncidentId, id: string): Promise<KnownEvidence | null>;
  /** Null where nothing is kept. */
  keyOf(id: EvidenceId): Promise<BundleKey | null>;
  /** Gives the next number; with the key where it is made already. */
  add(
    change: Change,
    draft: Omit<Evidence, "number">,
    key: BundleKey | null,
    entries: (evidence: Evidence) => readonly NewEntry[],
  ): Promise<Evidence>;
  /** A request for one is decided on, once: `decide` is asked under lock. */
  decide<P extends Problem>(
    change: Change,
    of: { readonly incident: IncidentId; readonly id: string },
    decide: (current: KnownEvidence) => Outcome<Decided, P>,
  ): Promise<Outcome<Evidence, P | { readonly kind: "not-there" }>>;
  addCustody(change: Change, id: EvidenceId, custody: Custody, entries: readonly NewEntry[]): Promise<void>;
  /** Of the incident's entries, those that the reader's authority reads: their positions from 0, in order. */
  positions(incident: IncidentId): Promise<readonly number[]>;
  /** Files that staff of the authority sent in to the incident, in the order in which they came. */
  originals(incident: IncidentId, authority: AuthorityId): Promise<readonly SightingFileId[]>;
};

export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
export type BundleFile = { readonly path: string; readonly what: string; readonly pieces: Pieces };

/** Entries as they stand in the signed tree, each with the hashes that lead from it to the root. */
export type ProvenEntries = {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string;
  readonly verifier: string;
  readonly lines: AsyncIterable<ProvenEntry>;
};
export type ProvenEntry = {
  readonly leaf: string;
  readonly index: number;
  /** Base64. */
  readonly hashes: readonly string[];
};

/** Null where no checkpoint was signed yet. */
export type ProveEntries = (positions: readonly number[]) => Promise<ProvenEntries | null>;

/** The text as a signed note, under the ledger's own key. */
export type SignText = (origin: string, text: string) => string;

export type ZipSettings = {
  /** The folder in which everything lies. */
  readonly folder: string;
  readonly at: Date;
  readonly files: AsyncIterable<BundleFile>;
  /** Asked when all files are in: what is put after them. */
  readonly ending: (listed: readonly Listed[]) => Promise<readonly Omit<BundleFile, "what">[]>;
};
export type Listed = {
  readonly path: string;
  readonly what: string;
  readonly bytes: number;
  readonly sha256: string;
};
/** The zip file in pieces; the same files at the same time make the same bytes. */
export type WriteZip = (settings: ZipSettings) => AsyncIterable<Uint8Array>;

/** Keeps bundles sealed, each under its key; two that are made of one request do not meet. */
export type BundleShelf = {
  /** Whole or not at all. */
  put(
    id: EvidenceId,
    key: BundleKey,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<Pick<MadeFile, "sha256" | "bytes">>;
  /** Throws where it is not there or not as it was kept, when its pieces are read. */
  read(id: EvidenceId, key: BundleKey): AsyncIterable<Uint8Array>;
  remove(id: EvidenceId, key: BundleKey): Promise<void>;
};

export type Original = { readonly sha256: string; readonly pieces: Pieces; readonly what: string };
