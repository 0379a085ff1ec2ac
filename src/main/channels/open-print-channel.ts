/** Letters for a printer, bound to the record: the carrier that makes batches, and what staff need of their files. */
import type { Sql } from "postgres";
import { openBatchShelf } from "../../deliver/print/batch-shelf.ts";
import { printCarrier } from "../../deliver/print/print-carrier.ts";
import { setsApart } from "../../deliver/print/set-apart.ts";
import type { Carrier } from "../../respond/courier.ts";
import { recordReceipts } from "../../respond/delivery/record-receipts.ts";
import type { PrintPorts } from "../../respond/print/hand-batch.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openReceiptStore } from "../../store/delivery/receipts.ts";
import { openPrintSpool } from "../../store/print/open-print-spool.ts";

export type PrintChannel = {
  readonly carrier: Carrier;
  readonly desk: Pick<PrintPorts, "printShelf" | "tellReceipts">;
};

export function openPrintChannel(
  sql: Sql,
  ring: KeyRing,
  { folder, now }: { readonly folder: string; now(): Date },
): PrintChannel {
  const shelf = openBatchShelf(folder);
  const receipts = openReceiptStore(sql);
  return {
    carrier: printCarrier({ spool: openPrintSpool(sql, ring), shelf, set: setsApart(), now }),
    desk: { printShelf: shelf, tellReceipts: (some) => recordReceipts({ receipts, now }, some) },
  };
}
