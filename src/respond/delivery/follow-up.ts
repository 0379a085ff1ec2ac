/**
 * Asks a carrier, from time to time, what became of messages that it has said nothing of: where nothing can reach us from
 * outside it says nothing by itself, and of letters never. Pages are read from the newest back to the oldest that is open.
 */
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";

export type FollowUpPorts = {
  /** When the oldest attempt began of which nothing final is known, not before `since`; null where all are known. */
  oldestOpen(since: Date): Promise<Date | null>;
  /** What the carrier says of what it took, the newest first, not before `since`. */
  pages(since: Date, signal?: AbortSignal): AsyncIterable<readonly Receipt[]>;
  record(receipts: readonly Receipt[]): Promise<{ readonly recorded: number; readonly unknown: number }>;
  now(): Date;
  /** What is older the carrier has forgotten. */
  readonly rememberedMs: number;
};

export type FollowedUp = { readonly asked: number; readonly recorded: number };

/** The carrier's clock may be a little behind ours. */
const marginMs = 60_000;

export async function followUp(ports: FollowUpPorts, signal?: AbortSignal): Promise<FollowedUp> {
  const oldest = await ports.oldestOpen(new Date(ports.now().getTime() - ports.rememberedMs));
  let [asked, recorded] = [0, 0];
  if (oldest === null) return { asked, recorded };
  for await (const receipts of ports.pages(new Date(oldest.getTime() - marginMs), signal)) {
    asked += receipts.length;
    if (receipts.length > 0) recorded += (await ports.record(receipts)).recorded;
    if (signal?.aborted) break;
  }
  return { asked, recorded };
}
