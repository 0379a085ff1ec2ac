/**
 * A receipt: what a carrier says, later, of an attempt that it took. Receipts come late, doubled and out of order; which
 * of two stands depends on the two alone, never on which came first, so that any order ends alike.
 */
export const receiptStates = [
  "accepted",
  "sending",
  "delivered",
  "temporary-failure",
  "technical-failure",
  "permanent-failure",
  "returned",
  "complained",
] as const;
export type ReceiptState = (typeof receiptStates)[number];

export const receiptSources = ["notify", "smtp", "printer", "staff"] as const;
export type ReceiptSource = (typeof receiptSources)[number];

export type Receipt = {
  /** The reference of the attempt. */
  readonly attempt: string;
  readonly state: ReceiptState;
  /** When it came to be so, by the carrier's clock. */
  readonly at: Date;
  readonly from: ReceiptSource;
  /** The carrier's own id. */
  readonly provider?: string;
  /** The carrier's own code; never an address, nor words from a mailbox. */
  readonly code?: string;
};

/** On the way, then over; of what is over the later word stands, and of two at once the graver. */
export function rankOf(state: ReceiptState): 0 | 1 | 2 {
  if (state === "accepted") return 0;
  return state === "sending" ? 1 : 2;
}

export function standing<R extends Pick<Receipt, "state" | "at">>(one: R, other: R): R {
  const [here, there] = [rankOf(one.state), rankOf(other.state)];
  if (here !== there) return here > there ? one : other;
  if (one.at.getTime() !== other.at.getTime()) return one.at > other.at ? one : other;
  return receiptStates.indexOf(one.state) >= receiptStates.indexOf(other.state) ? one : other;
}

/** It did not reach them: the next way is tried. A complaint did reach them. */
export function isFailure(state: ReceiptState): boolean {
  return ["temporary-failure", "technical-failure", "permanent-failure", "returned"].includes(state);
}

/** "N-....1" is the first attempt of the message "N-...". */
export function messageOf(attempt: string): string {
  return attempt.slice(0, attempt.lastIndexOf("."));
}
