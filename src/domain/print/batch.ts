/** A print batch: letters of one controller in one file for a printer, each of them in one batch and never in another. */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";

export type PrintBatchId = string & { readonly brand?: "print-batch" };

/** making: its files are not there yet; handed: the printer has it; destroyed: its files are gone, its list stays. */
export const batchStates = ["making", "ready", "handed", "destroyed"] as const;
export type BatchState = (typeof batchStates)[number];

export type PrintBatch = {
  readonly id: PrintBatchId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** From one, for each authority: what staff and the printer call it by. */
  readonly number: number;
  readonly state: BatchState;
  readonly letters: number;
  /** Sides of paper, blank backs among them. */
  readonly pages: number;
  readonly madeAt: Date;
  /** Of the zip file, as the printer gets it before it is encrypted. */
  readonly sha256: string;
  /** Only whoever has the printer's key can open what is taken out. */
  readonly encrypted: boolean;
  readonly handed: { readonly by: StaffId; readonly at: Date; readonly printer: string } | null;
  readonly destroyedAt: Date | null;
};

/** Each transition and the entry that it writes. */
export const batchTransitions = {
  hand: { from: ["ready"], to: "handed", entry: "print.handed" },
  destroy: { from: ["handed"], to: "destroyed", entry: "print.destroyed" },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly BatchState[]; readonly to: BatchState; readonly entry: string }>
>;
export type BatchStep = keyof typeof batchTransitions;

export type BatchProblem =
  | { readonly kind: "printer-name-missing" | "words-too-long" | "handed-in-future" | "batch-not-handed" }
  | { readonly kind: "batch-moved-on"; readonly state: BatchState };

export type NoSuchBatch = { readonly kind: "no-such-batch" };
/** A machine that was restored without them, or a folder that somebody emptied. */
export type NoFiles = { readonly kind: "batch-files-missing" };
export type HandForm = { readonly printer: string; readonly at: Date };

export const longestPrinterName = 100;

export function handedBatch(
  batch: PrintBatch,
  handed: { readonly by: StaffId; readonly at: Date; readonly printer: string },
  now: Date,
): Outcome<PrintBatch, BatchProblem> {
  const printer = handed.printer.trim();
  if (!canStep(batch, "hand")) return failed({ kind: "batch-moved-on", state: batch.state });
  if (printer === "") return failed({ kind: "printer-name-missing" });
  if (printer.length > longestPrinterName) return failed({ kind: "words-too-long" });
  // Clocks of browsers and of this machine may differ by a little.
  if (handed.at.getTime() > now.getTime() + 60_000) return failed({ kind: "handed-in-future" });
  return done({ ...batch, state: batchTransitions.hand.to, handed: { ...handed, printer } });
}

/** What nobody has printed is not thrown away: its letters count as sent. */
export function destroyedBatch(batch: PrintBatch, now: Date): Outcome<PrintBatch, BatchProblem> {
  if (batch.state === "ready") return failed({ kind: "batch-not-handed" });
  if (!canStep(batch, "destroy")) return failed({ kind: "batch-moved-on", state: batch.state });
  return done({ ...batch, state: batchTransitions.destroy.to, destroyedAt: now });
}

export function canStep({ state }: PrintBatch, step: BatchStep): boolean {
  return (batchTransitions[step].from as readonly BatchState[]).includes(state);
}

/** After this its files are destroyed by themselves: a reprint is asked for within days. */
export const keptDays = 28;

export function isSpent({ state, handed }: PrintBatch, now: Date): boolean {
  return state === "handed" && handed !== null && now.getTime() - handed.at.getTime() > keptDays * 86_400_000;
}
