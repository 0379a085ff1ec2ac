/** As the ledger that is watched: asks for cosignatures, and takes in those that hold. */
import type { Sql } from "postgres";
import {
  type Checkpoint,
  checkpointFrom,
  lineFrom,
  noteFrom,
  noteText,
  signatureBy,
  type Verifier,
  verifierFrom,
} from "../../domain/ledger/checkpoint.ts";
import { consistencyProof, rootAt } from "../../domain/ledger/proof.ts";
import { requestText } from "../../domain/ledger/witness.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, change } from "../change.ts";
import { signedTree } from "../ledger/signed-tree.ts";
import { nodesOf } from "../ledger/tree-nodes.ts";
import { keepFork } from "./forks.ts";

export type AskProblem =
  | { readonly kind: "unsigned" }
  | { readonly kind: "shorter"; readonly size: number; readonly since: number };

/** `since`: what the witness has co-signed last; 0 where it has nothing. */
export async function makeRequest(
  sql: Sql,
  folder: string,
  since: number,
): Promise<Outcome<{ readonly text: string; readonly checkpoint: Checkpoint }, AskProblem>> {
  const signed = await signedTree(sql);
  if (signed === null) return failed({ kind: "unsigned" });
  const { checkpoint, note } = signed;
  const { size } = checkpoint;
  if (since > size) return failed({ kind: "shorter", size, since });
  const proof = await consistencyProof(since, size, nodesOf(sql, folder, size));
  return done({ text: requestText({ old: since, proof, note }), checkpoint });
}

/** not-ours: signed with this ledger's key, and yet not what stands in it. nobody: no line of a witness that is known. */
export type TakeProblem = {
  readonly kind: "malformed" | "badly-signed" | "not-ours" | "nobody";
};
export type Taken = { readonly size: number; readonly names: readonly string[] };

/** `written`: the signed checkpoint with the lines of witnesses under it. */
export async function takeCosignature(
  sql: Sql,
  folder: string,
  by: By,
  written: string,
): Promise<Outcome<Taken, TakeProblem>> {
  const note = noteFrom(written);
  const checkpoint = note === null ? null : checkpointFrom(note.text);
  if (note === null || checkpoint === null) return failed({ kind: "malformed" });
  const tree = await signedTree(sql);
  const own = tree === null ? null : verifierFrom(tree.verifier);
  if (tree === null || own === null || signatureBy(note, own) === null)
    return failed({ kind: "badly-signed" });
  const { origin, size, root } = checkpoint;
  const witnesses = (await knownWitnesses(sql)).flatMap(({ verifier, ...one }) => {
    const found = signatureBy(note, verifier);
    return found === null ? [] : [{ ...one, verifier, time: new Date(found.time * 1000) }];
  });
  const reached = tree.checkpoint.size;
  const isOwn =
    size <= reached && (await rootAt(size, nodesOf(sql, folder, reached))).toString("hex") === root;
  if (!isOwn) {
    const knownBy = witnesses[0]?.name ?? "whoever handed it over";
    const kind = size > reached ? "rewind" : "fork";
    // Seen from here: what stands in this record is shown, what was signed before is known.
    const shown = kind === "rewind" ? reached : size;
    await keepFork(sql, by, { origin, kind, size: shown, root, note: written, knownSize: size, knownBy });
    return failed({ kind: "not-ours" });
  }
  if (witnesses.length === 0) return failed({ kind: "nobody" });
  const lines = linesOf(written, note.text);
  await change(sql, by, async (tx) => {
    const entries = [];
    for (const { text, name, verifier, time } of witnesses) {
      const kept = noteText(note.text, [
        ...lines.filter((line) => isBy(note.text, line, own)),
        ...lines.filter((line) => isBy(note.text, line, verifier)),
      ]);
      const { count } = await tx`
        insert into cosigned_checkpoint (verifier, size, root, note, cosigned_at)
        values (${text}, ${size}, ${Buffer.from(root, "hex")}, ${kept}, ${time}) on conflict do nothing`;
      const detail = { size, root, by: verifier.name, name };
      if (count === 1)
        entries.push({ verb: "checkpoint.cosigned", subject: `ledger:${origin}`, actor: by.actor, detail });
    }
    return { value: null, entries };
  });
  return done({ size, names: witnesses.map(({ name }) => name) });
}

export type KnownWitness = { readonly text: string; readonly name: string; readonly verifier: Verifier };

export async function knownWitnesses(sql: Sql): Promise<readonly KnownWitness[]> {
  const rows = await sql<{ readonly text: string; readonly name: string }[]>`
    select verifier as text, name from witness order by added_at, verifier`;
  return rows.flatMap((row) => {
    const verifier = verifierFrom(row.text);
    return verifier === null ? [] : [{ ...row, verifier }];
  });
}

function isBy(text: string, line: string, verifier: Verifier): boolean {
  const read = lineFrom(line);
  return read !== null && signatureBy({ text, lines: [read] }, verifier) !== null;
}

function linesOf(written: string, text: string): readonly string[] {
  return written.slice(text.length + 1, -1).split("\n");
}
