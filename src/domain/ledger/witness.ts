/**
 * What is asked of a witness and how it judges (C2SP tlog-witness): the size that it co-signed last, the proof that the
 * ledger still begins with it, and the new checkpoint. The same text goes by file and by HTTP.
 */
import { done, failed, type Outcome } from "../outcome.ts";
import {
  type Checkpoint,
  checkpointFrom,
  type Note,
  noteFrom,
  signatureBy,
  type Verifier,
} from "./checkpoint.ts";
import { isConsistent } from "./proof.ts";

export type CheckpointRequest = {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note, word for word. */
  readonly note: string;
};

/** What a witness knows of a ledger: its key, and the last that it co-signed. Nothing yet: size 0. */
export type Watched = { readonly verifier: Verifier; readonly size: number; readonly root: string };

/** malformed: no such request. behind: `old` is not what was co-signed last. The last two are of a signed checkpoint. */
export type WitnessProblem =
  | { readonly kind: "malformed" | "badly-signed" }
  | { readonly kind: "unknown-origin"; readonly origin: string }
  | { readonly kind: "behind"; readonly size: number; readonly checkpoint: Checkpoint }
  | { readonly kind: "fork" | "unproved"; readonly size: number; readonly checkpoint: Checkpoint };

const mostProofLines = 63;

export function requestText({ old, proof, note }: CheckpointRequest): string {
  const lines = proof.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
  return `old ${old}\n${lines}\n${note}`;
}

export type ReadRequest = CheckpointRequest & { readonly read: Note; readonly checkpoint: Checkpoint };

/** Null where it is none. */
export function requestFrom(text: string): ReadRequest | null {
  const [, old, lines = "", note] =
    /^old (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]+=*\n)*)\n([\s\S]+)$/.exec(text) ?? [];
  if (old === undefined || note === undefined) return null;
  const proof = lines
    .split("\n")
    .slice(0, -1)
    .map((line) => Buffer.from(line, "base64"));
  const read = noteFrom(note);
  const checkpoint = read === null ? null : checkpointFrom(read.text);
  if (read === null || checkpoint === null || proof.length > mostProofLines) return null;
  if (proof.some((hash) => hash.length !== 32) || Number(old) > checkpoint.size) return null;
  return { old: Number(old), proof, note, read, checkpoint };
}

/** Whether the checkpoint may be co-signed: signed by the ledger, and a continuation of what was co-signed last. */
export function judge(
  { old, proof, read, checkpoint }: ReadRequest,
  { verifier, size, root }: Watched,
): Outcome<Checkpoint, WitnessProblem> {
  if (signatureBy(read, verifier) === null) return failed({ kind: "badly-signed" });
  if (checkpoint.size === size && checkpoint.root !== root) return failed({ kind: "fork", size, checkpoint });
  if (old !== size) return failed({ kind: "behind", size, checkpoint });
  const [before, after] = [sized({ size, root }), sized(checkpoint)];
  return isConsistent(before, after, proof)
    ? done(checkpoint)
    : failed({ kind: "unproved", size, checkpoint });
}

function sized({ size, root }: { readonly size: number; readonly root: string }) {
  return { size, root: Buffer.from(root, "hex") };
}

export type ForkSeen = {
  readonly origin: string;
  /** The partner whose ledger it is, where it is one that is watched. */
  readonly whose?: string | null;
  /** fork: two trees of one size. rewind: shorter than what was known. unproved: not shown to hold what was known. */
  readonly kind: "fork" | "rewind" | "unproved";
  readonly size: number;
  readonly root: string | null;
  /** What was shown: the signed note, or what a witness answered. */
  readonly note: string;
  readonly knownSize: number;
  readonly knownBy: string;
};

export function forkInWords({ kind, origin, whose, size, knownSize, knownBy }: ForkSeen): string {
  const ledger = whose ? `The ledger of ${whose} (${origin})` : `The ledger ${origin}`;
  switch (kind) {
    case "fork":
      return `${ledger} was told in two ways: ${knownBy} knows other first ${size} entries than those that were shown.`;
    case "rewind":
      return `${ledger} was cut back: ${knownBy} has seen ${knownSize} entries of it, and it was shown with ${size}.`;
    case "unproved":
      return `${ledger} with ${size} entries does not begin with the ${knownSize} that ${knownBy} knows.`;
  }
}
