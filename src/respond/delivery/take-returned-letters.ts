/** Letters that came back, from a report: known by their reference or by the carrier's own id. */
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import { type ReceiptPorts, recordReceipts } from "./record-receipts.ts";

export type ReturnedPorts = ReceiptPorts & {
  /** References of attempts, by the carrier's ids. */
  byProvider(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

const atOnce = 2_000;

export async function takeReturnedLetters(
  ports: ReturnedPorts,
  letters: readonly { readonly reference: string | null; readonly id: string | null }[],
): Promise<{ readonly recorded: number; readonly unknown: number }> {
  let [recorded, unknown] = [0, 0];
  for (let from = 0; from < letters.length; from += atOnce) {
    const some = letters.slice(from, from + atOnce);
    const ids = some.flatMap(({ reference, id }) => (reference === null && id !== null ? [id] : []));
    const byProvider = ids.length === 0 ? new Map<string, string>() : await ports.byProvider(ids);
    const at = ports.now();
    const receipts = some.flatMap(({ reference, id }): Receipt[] => {
      const attempt = reference ?? byProvider.get(id ?? "");
      return attempt === undefined ? [] : [{ attempt, state: "returned", at, from: "notify" }];
    });
    unknown += some.length - receipts.length;
    const outcome = await recordReceipts(ports, receipts);
    recorded += outcome.recorded;
    unknown += outcome.unknown;
  }
  return { recorded, unknown };
}
