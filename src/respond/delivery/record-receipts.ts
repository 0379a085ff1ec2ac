/**
 * Writes down what carriers say later of attempts that they took. Receipts come doubled and out of order: each attempt ends
 * with the one that stands (receipt.ts), and one that nobody here knows is counted, for it may be of another record.
 */
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { isFailure, type Receipt, standing } from "../../domain/notices/receipts/receipt.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

export type ReceiptStore = {
  /** One receipt an attempt. `entries` are written where any of them changed anything. */
  record(
    change: Change,
    receipts: readonly Receipt[],
    entries: (changed: readonly Receipt[]) => readonly NewEntry[],
  ): Promise<{ readonly known: number }>;
};
export type ReceiptPorts = { readonly receipts: ReceiptStore; now(): Date };

export async function recordReceipts(
  { receipts: store, now }: ReceiptPorts,
  receipts: readonly Receipt[],
): Promise<{ readonly recorded: number; readonly unknown: number }> {
  const each = new Map<string, Receipt>();
  for (const receipt of receipts) {
    const other = each.get(receipt.attempt);
    each.set(receipt.attempt, other === undefined ? receipt : standing(other, receipt));
  }
  if (each.size === 0) return { recorded: 0, unknown: 0 };
  const change = { by: "system", at: now() } as const;
  const { known } = await store.record(change, [...each.values()], (changed) => entriesFor(change, changed));
  return { recorded: known, unknown: each.size - known };
}

function entriesFor(change: Change, changed: readonly Receipt[]): readonly NewEntry[] {
  if (changed.length === 0) return [];
  const failed = changed.filter(({ state }) => isFailure(state)).map(({ attempt }) => attempt);
  const delivered = changed.filter(({ state }) => state === "delivered").length;
  const detail = { count: changed.length, delivered, failed: failed.length, references: failed };
  return [note(change, "messages.receipts", { subject: "messages" }, detail)];
}
