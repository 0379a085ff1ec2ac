/** Who prints for an authority, and the key for which batches are encrypted (age: "age1…"). */
import { done, failed, type Outcome } from "../outcome.ts";
import { longestPrinterName } from "./batch.ts";
import { recipientKey } from "./recipient.ts";

export type Printer = {
  readonly name: string;
  /** Empty: batches leave as plain zip files. */
  readonly recipient: string;
  readonly version: number;
};

export const noPrinter: Printer = { name: "", recipient: "", version: 0 };

export type PrinterForm = { readonly name: string; readonly recipient: string };
export type PrinterProblem = {
  readonly kind: "printer-name-missing" | "words-too-long" | "printer-key-malformed";
};

export function printerFrom(form: PrinterForm): Outcome<PrinterForm, PrinterProblem> {
  const name = form.name.trim();
  const recipient = form.recipient.trim().toLowerCase();
  if (name === "") return failed({ kind: "printer-name-missing" });
  if (name.length > longestPrinterName) return failed({ kind: "words-too-long" });
  if (recipient !== "" && recipientKey(recipient) === null) return failed({ kind: "printer-key-malformed" });
  return done({ name, recipient });
}
