/** Which verbs the methods are about letters on their way to a printer. */
import type { PrintDesk } from "../people/print-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const printRules: { readonly [M in keyof PrintDesk]: DeskRule<PrintDesk[M]> | "open" } = {
  printBatches: { verb: "print.read", incident: (id) => id },
  printBatch: { verb: "print.read", incident: (id) => id },
  takeBatch: { verb: "print.take", incident: (id) => id },
  handBatch: { verb: "print.hand", incident: (id) => id },
  destroyBatch: { verb: "print.destroy", incident: (id) => id },
  recordReturned: { verb: "print.return", incident: (id) => id },
  printer: { verb: "print.read", incident: (id) => id },
  changePrinter: { verb: "printer.change", incident: (id) => id },
};
