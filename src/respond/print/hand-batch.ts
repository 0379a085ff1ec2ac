/** What staff do with a print batch: take its files out, say that the printer has them, and let the files go. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import {
  type BatchProblem,
  batchTransitions,
  destroyedBatch,
  type HandForm,
  handedBatch,
  type NoFiles,
  type NoSuchBatch,
  type PrintBatch,
} from "../../domain/print/batch.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { batchEntry } from "./print-entries.ts";
import type { PrintShelf, PrintStore, TellReceipts } from "./print-store.ts";

export type PrintPorts = {
  readonly printing: PrintStore;
  readonly printShelf: PrintShelf;
  readonly tellReceipts: TellReceipts;
  now(): Date;
};

export async function readBatch(
  { printing }: Pick<PrintPorts, "printing">,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<PrintBatch | null> {
  const batch = await printing.byId(id);
  return batch === null || batch.incident !== incident || batch.authority !== by.authority ? null : batch;
}

/** That it was taken is written down before its first byte leaves. */
export async function takeBatch(
  ports: PrintPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array }, NoSuchBatch | NoFiles>> {
  const batch = await readBatch(ports, by, incident, id);
  const key = batch === null ? null : await ports.printing.keyOf(id);
  const bytes = batch === null || key === null ? null : await ports.printShelf.take(batch, key);
  if (batch === null || key === null) return failed({ kind: "no-such-batch" });
  if (bytes === null) return failed({ kind: "batch-files-missing" });
  const change = changeBy(by, ports.now());
  await ports.printing.add(change, [
    batchEntry(change, "print.taken", batch, { encrypted: batch.encrypted }),
  ]);
  return done({ name: `letters-${batch.number}.zip${batch.encrypted ? ".age" : ""}`, bytes });
}

/** Receipts go first: told twice they change nothing, and a batch that was handed on never lacks them. */
export async function handBatch(
  ports: PrintPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  { printer, at }: HandForm,
): Promise<Outcome<PrintBatch, BatchProblem | NoSuchBatch>> {
  const batch = await readBatch(ports, by, incident, id);
  if (batch === null) return failed({ kind: "no-such-batch" });
  const handed = { by: by.id, at, printer };
  const now = ports.now();
  const looked = handedBatch(batch, handed, now);
  if (!looked.ok) return looked;
  const attempts = await ports.printing.attemptsOf(id);
  await ports.tellReceipts(
    attempts.map((attempt, position) => ({
      attempt,
      state: "accepted",
      at,
      from: "printer",
      provider: `${batch.number}/${position + 1}`,
    })),
  );
  const change = changeBy(by, now);
  const outcome = await ports.printing.alter<BatchProblem>(change, id, (current) => {
    const next = handedBatch(current, handed, now);
    if (!next.ok) return next;
    const detail = { printer: next.value.handed?.printer ?? "", at: at.toISOString() };
    return done({
      next: next.value,
      entries: [batchEntry(change, batchTransitions.hand.entry, current, detail)],
    });
  });
  return known(outcome);
}

/** Key first, then files: without its key nobody can open them, whatever becomes of the disk. */
export async function destroyBatch(
  ports: PrintPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<Outcome<PrintBatch, BatchProblem | NoSuchBatch>> {
  if ((await readBatch(ports, by, incident, id)) === null) return failed({ kind: "no-such-batch" });
  return known(await letGo(ports, changeBy(by, ports.now()), id, "asked"));
}

/** By itself, once their time is over or somebody in them was deleted. */
export async function destroySpent(ports: PrintPorts): Promise<number> {
  const now = ports.now();
  let count = 0;
  for (const { id } of await ports.printing.spent(now))
    if ((await letGo(ports, changeBy("system", now), id, "time")).ok) count++;
  return count;
}

async function letGo(
  ports: PrintPorts,
  change: ReturnType<typeof changeBy>,
  id: string,
  why: "asked" | "time",
) {
  const outcome = await ports.printing.alter<BatchProblem>(change, id, (current) => {
    // Whoever was deleted is deleted here too, also where nobody has printed them yet.
    const next =
      why === "time" && current.state === "ready"
        ? done({ ...current, state: "destroyed" as const, destroyedAt: change.at })
        : destroyedBatch(current, change.at);
    if (!next.ok) return next;
    return done({
      next: next.value,
      entries: [batchEntry(change, batchTransitions.destroy.entry, current, { why })],
    });
  });
  if (outcome.ok) await ports.printShelf.remove(id);
  return outcome;
}

function known<T>(
  outcome: Outcome<T, BatchProblem | { readonly kind: "not-there" }>,
): Outcome<T, BatchProblem | NoSuchBatch> {
  if (outcome.ok) return outcome;
  const { problem } = outcome;
  return problem.kind === "not-there" ? failed({ kind: "no-such-batch" }) : failed(problem);
}
