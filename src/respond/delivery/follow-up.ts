/**
 * Asks a carrier, from time to time, what became of messages that it has said nothing final of: where nothing can reach us
 * from outside it says nothing by itself, and of letters never. A few are asked about one by one; many by pages, from the
 * newest back to the oldest of them.
 */
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";

export type OpenAttempt = { readonly attempt: string; readonly provider: string | null; readonly at: Date };

export type FollowUpPorts = {
  /** Attempts of which nothing final is known, the oldest first, not before `since`. */
  open(since: Date, most: number): Promise<readonly OpenAttempt[]>;
  /** What the carrier says of these; nothing of what it does not know. */
  each(attempts: readonly OpenAttempt[], signal?: AbortSignal): Promise<readonly Receipt[]>;
  /** What it says of all that it took, the newest first, not before `since`. */
  pages(since: Date, signal?: AbortSignal): AsyncIterable<readonly Receipt[]>;
  record(receipts: readonly Receipt[]): Promise<{ readonly recorded: number; readonly unknown: number }>;
  now(): Date;
  /** What is older the carrier has forgotten. */
  readonly rememberedMs: number;
};

export type FollowedUp = { readonly asked: number; readonly recorded: number };

/** As many as Notify puts on one page. */
const few = 250;
/** The carrier's clock may be a little behind ours. */
const marginMs = 60_000;

export async function followUp(ports: FollowUpPorts, signal?: AbortSignal): Promise<FollowedUp> {
  const open = await ports.open(new Date(ports.now().getTime() - ports.rememberedMs), few + 1);
  const [oldest] = open;
  if (oldest === undefined) return { asked: 0, recorded: 0 };
  if (open.length <= few) {
    const receipts = await ports.each(open, signal);
    return { asked: open.length, recorded: (await ports.record(receipts)).recorded };
  }
  let [asked, recorded] = [0, 0];
  for await (const receipts of ports.pages(new Date(oldest.at.getTime() - marginMs), signal)) {
    asked += receipts.length;
    if (receipts.length > 0) recorded += (await ports.record(receipts)).recorded;
    if (signal?.aborted) break;
  }
  return { asked, recorded };
}
