/**
 * Carries letters to a printer: what is given to it at once becomes one batch for each controller. A batch stands in the record
 * before its files are made, so whatever dies in between, the same letters are found by their references: in a batch whose
 * folder is there, or free to be printed. Nothing is printed twice, and nothing is left out.
 */

import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { PrintBatch } from "../../domain/print/batch.ts";
import { changeBy } from "../../respond/change-by.ts";
import type { Carrier, Delivery, Fate, OutgoingMessage } from "../../respond/courier.ts";
import type { Change } from "../../respond/ports.ts";
import { batchEntry } from "../../respond/print/print-entries.ts";
import type { LetterPlace, PrintSpool, Whose, WrittenBatch } from "../../respond/print/print-store.ts";
import { whyNoLetter } from "../outbox/content-of.ts";
import { encryptFor } from "./age.ts";
import { batchFiles } from "./batch-files.ts";
import type { BatchShelf } from "./batch-shelf.ts";
import type { SetApart } from "./set-apart.ts";
import type { Refusal, SetBatch } from "./set-batch.ts";

export type PrintCarrierPorts = {
  readonly spool: PrintSpool;
  readonly shelf: BatchShelf;
  readonly set: SetApart;
  now(): Date;
};

/** Letters of a batch: a quarter of an hour of a printer's work, and a file that opens on any machine. */
export const fullBatch = 1_000;
const leaseMs = 300_000;

export function printCarrier(ports: PrintCarrierPorts): Carrier {
  return {
    name: "print",
    channels: ["letter"],
    batch: fullBatch,
    leaseMs,
    carry: (messages) => ports.spool.alone(() => carryAll(ports, messages)),
    ask: (attempts) =>
      ports.spool.alone(async () => {
        await clearUp(ports);
        const places = await ports.spool.placesOfAttempts(attempts);
        return attempts.map((attempt): Fate => {
          const place = places.get(attempt);
          return place === undefined ? { kind: "not-there" } : { kind: "sent", provider: nameOf(place) };
        });
      }),
  };
}

/** "12/345": the 345th letter of the 12th batch, as the manifest and the page say it. */
function nameOf({ batch, position }: LetterPlace): string {
  return `${batch}/${position}`;
}

async function carryAll(
  ports: PrintCarrierPorts,
  messages: readonly OutgoingMessage[],
): Promise<readonly Delivery[]> {
  await clearUp(ports);
  const references = messages.map(({ reference }) => reference);
  const [already, whose] = await Promise.all([
    ports.spool.placesOf(references),
    ports.spool.whose(references),
  ]);
  const deliveries = new Map<string, Delivery>();
  for (const [reference, place] of already)
    deliveries.set(reference, { kind: "sent", already: true, provider: nameOf(place) });
  const fresh = messages.filter(({ reference }) => !already.has(reference));
  for (const { reference } of fresh)
    if (!whose.has(reference))
      deliveries.set(reference, { kind: "refused", why: "The record knows no such message." });
  for (const [of, group] of groups(fresh, whose)) {
    const results = await makeBatch(ports, of, group).catch((error: unknown) => unavailable(group, error));
    for (const [reference, delivery] of results) deliveries.set(reference, delivery);
  }
  return references.map((reference) => deliveries.get(reference)!);
}

/** Batches that somebody died over: those whose folder is there are finished, the letters of the others are free again. */
async function clearUp({ spool, shelf, now }: PrintCarrierPorts): Promise<void> {
  const unfinished = await spool.unfinished();
  if (unfinished.length === 0) return;
  await shelf.tidy();
  for (const { id, key } of unfinished) {
    const change = changeBy("system", now());
    const made = key === null ? null : await shelf.recover(id, key);
    if (made !== null) await spool.finish(change, id, made, (batch) => [madeEntry(change, batch, made)]);
    else {
      await shelf.remove(id);
      await spool.abandon(change, id, (batch) => [batchEntry(change, "print.abandoned", batch)]);
    }
  }
}

function madeEntry(change: Change, batch: PrintBatch, { pages, sha256, encrypted }: WrittenBatch): NewEntry {
  return batchEntry(change, "print.made", batch, { pages, sha256, encrypted });
}

/** One controller's letters never share a file with another's, nor two incidents'. */
function groups(
  messages: readonly OutgoingMessage[],
  whose: ReadonlyMap<string, Whose>,
): Iterable<readonly [Whose, readonly OutgoingMessage[]]> {
  const known = messages.filter(({ reference }) => whose.has(reference));
  const grouped = Map.groupBy(known, ({ reference }) => {
    const { incident, authority } = whose.get(reference)!;
    return `${incident} ${authority}`;
  });
  return [...grouped.values()].map((group) => [whose.get(group[0]!.reference)!, group] as const);
}

async function makeBatch(
  ports: PrintCarrierPorts,
  of: Whose,
  messages: readonly OutgoingMessage[],
): Promise<ReadonlyMap<string, Delivery>> {
  const set = await ports.set(messages);
  const results = new Map(set.refused.map((refusal) => [refusal.reference, refused(refusal)]));
  const { written } = set;
  if (written === null) return results;
  const number = await keep(ports, of, messages, { ...set, written });
  for (const [index, { reference }] of set.addressed.entries())
    results.set(reference, {
      kind: "sent",
      already: false,
      provider: nameOf({ batch: number, position: index + 1 }),
    });
  return results;
}

/** Its number. In the record first, then its files, then that they are there. */
async function keep(
  { spool, shelf, now }: PrintCarrierPorts,
  of: Whose,
  messages: readonly OutgoingMessage[],
  { written, addressed }: SetBatch & { readonly written: NonNullable<SetBatch["written"]> },
): Promise<number> {
  const attempts = new Map(
    messages.map(({ reference, attemptReference }) => [reference, attemptReference ?? reference]),
  );
  const letters = addressed.map(({ reference }) => ({ reference, attempt: attempts.get(reference)! }));
  const change = changeBy("system", now());
  const begun = await spool.begin(change, of, letters, (batch) => [
    batchEntry(change, "print.begun", { ...batch, letters: letters.length }),
  ]);
  const files = await batchFiles(begun, written, addressed, change.at);
  const { recipient } = begun.printer;
  await shelf.put(begun.id, begun.key, files, recipient === "" ? null : encryptFor(recipient, files.zip));
  const made = {
    pages: written.pages,
    sha256: files.sha256,
    encrypted: recipient !== "",
    letters: written.letters,
  };
  const finished = await spool.finish(change, begun.id, made, (batch) => [madeEntry(change, batch, made)]);
  if (!finished) {
    await shelf.remove(begun.id);
    throw new Error("The batch was taken for left behind while it was made");
  }
  return begun.number;
}

function refused({ problem }: Refusal): Delivery {
  return { kind: "refused", why: whyNoLetter(problem) };
}

/** What was begun is cleared up before the next batch: certainly nobody has printed it. */
function unavailable(messages: readonly OutgoingMessage[], error: unknown): ReadonlyMap<string, Delivery> {
  const code = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.name : "unknown");
  const why = ["ENOSPC", "EDQUOT"].includes(code)
    ? "The disk that holds the print batches is full."
    : `The print batch could not be made (${code}).`;
  return new Map(messages.map(({ reference }) => [reference, { kind: "unavailable", why }]));
}
