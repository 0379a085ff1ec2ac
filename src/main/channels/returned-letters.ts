/** `candour notify returned`: takes in Notify's report of letters that came back. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { NotifyReturnedOptions } from "../../cli/notify.ts";
import { readReturned } from "../../deliver/notify/read-returned.ts";
import { takeReturnedLetters } from "../../respond/delivery/take-returned-letters.ts";
import { openNotifyAttempts } from "../../store/delivery/notify-attempts.ts";
import { openReceiptStore } from "../../store/delivery/receipts.ts";
import { withRecord } from "../keys/with-record.ts";

export function takeReturnedReport(options: NotifyReturnedOptions): Promise<number> {
  const from = resolve(options.from);
  return withRecord("notify returned", options.data, async ({ sql, complain }) => {
    const text = await readFile(from, "utf8").catch(() => null);
    if (text === null) return complain(`The file ${from} cannot be read.`);
    const report = readReturned(text);
    if (!report.ok) return complain(report.problem.why);
    const { letters, unreadable } = report.value;
    const { byProvider } = openNotifyAttempts(sql);
    const { recorded, unknown } = await takeReturnedLetters(
      { receipts: openReceiptStore(sql), byProvider, now: () => new Date() },
      letters,
    );
    process.stdout.write(
      `${recorded} letters came back; ${unknown} are not of this record, ${unreadable} lines name none.\n`,
    );
    return 0;
  });
}
