/** As a witness: co-signs a partner's checkpoint that continues what was co-signed last, and remembers it first. */
import type { Sql } from "postgres";
import { cosignedLine, noteText, type Signer, verifierFrom } from "../../domain/ledger/checkpoint.ts";
import { type ForkSeen, judge, requestFrom, type WitnessProblem } from "../../domain/ledger/witness.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, change } from "../change.ts";
import { keepFork } from "./forks.ts";

export type Cosigned = {
  readonly origin: string;
  readonly size: number;
  /** The witness's own line. */
  readonly line: string;
  /** The checkpoint with it. */
  readonly note: string;
};

/** `byHand`: somebody was handed the text; one that is shorter than what was known is then kept as a rewind. */
export async function cosign(
  sql: Sql,
  { text, signer, by, byHand }: { text: string; signer: Signer; by: By; byHand: boolean },
): Promise<Outcome<Cosigned, WitnessProblem>> {
  const request = requestFrom(text);
  if (request === null) return failed({ kind: "malformed" });
  const { origin } = request.checkpoint;
  // Compared and remembered under one lock: two at once could else be taken for each other's continuation.
  const outcome = await change<Outcome<Cosigned, WitnessProblem>>(sql, by, async (tx) => {
    const [row] = await tx<{ readonly verifier: string; readonly size: number; readonly root: Buffer }[]>`
      select verifier, size::float8 as size, root from witnessed_ledger where origin = ${origin} for update`;
    const verifier = row === undefined ? null : verifierFrom(row.verifier);
    if (row === undefined || verifier === null)
      return { value: failed({ kind: "unknown-origin", origin }), entries: [] };
    const judged = judge(request, { verifier, size: row.size, root: row.root.toString("hex") });
    if (!judged.ok) return { value: judged, entries: [] };
    const { size, root } = judged.value;
    const line = cosignedLine(request.read.text, signer, Math.floor(by.now.getTime() / 1000));
    await tx`update witnessed_ledger set size = ${size}, root = ${Buffer.from(root, "hex")}, note = ${request.note},
      cosigned_at = ${by.now} where origin = ${origin}`;
    const detail = { size, root, by: signer.name };
    const entry = { verb: "checkpoint.cosigned", subject: `ledger:${origin}`, actor: by.actor, detail };
    const lines = request.note.slice(request.read.text.length + 1, -1).split("\n");
    return {
      value: done({ origin, size, line, note: noteText(request.read.text, [...lines, line]) }),
      // The same once more, as after an answer that was lost, is no news.
      entries: [entry],
    };
  });
  if (!outcome.ok) await keepEvidence(sql, outcome.problem, { note: request.note, by, byHand });
  return outcome;
}

async function keepEvidence(
  sql: Sql,
  problem: WitnessProblem,
  { note, by, byHand }: { note: string; by: By; byHand: boolean },
): Promise<void> {
  if (!("checkpoint" in problem)) return;
  const { checkpoint, size: knownSize } = problem;
  const kind = problem.kind === "behind" ? "rewind" : problem.kind;
  // By wire anybody may send an old checkpoint again: that shows nothing.
  if (kind === "rewind" && !(byHand && checkpoint.size < knownSize)) return;
  const { origin, size, root } = checkpoint;
  const fork: ForkSeen = { origin, kind, size, root, note, knownSize, knownBy: "this record" };
  await keepFork(sql, by, fork);
}
