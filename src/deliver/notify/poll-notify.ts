/** Reads what GOV.UK Notify says of its messages: of some by their ids, of all page by page, the newest first. */
import { setTimeout as pause } from "node:timers/promises";
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import { saidBy } from "./said.ts";
import type { NotifyService } from "./service.ts";
import { type NotifyMessage, receiptOf } from "./states.ts";

export type PollSettings = {
  now(): Date;
  /** Between two pages: sending goes on meanwhile with the same key. */
  readonly pauseMs: number;
  readonly tries: number;
};

/** Sending goes on meanwhile. */
const atOnce = 5;

type Page = {
  readonly notifications?: readonly NotifyMessage[];
  readonly links?: { readonly next?: unknown };
};

/** Nothing of those that it does not know, or does not answer about: they are asked about again. */
export async function receiptsOf(
  { client, bucket }: NotifyService,
  ids: readonly string[],
  { now }: Pick<PollSettings, "now">,
  signal?: AbortSignal,
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  const waiting = [...ids];
  const worker = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined && !signal?.aborted; id = waiting.pop()) {
      await bucket.take();
      try {
        const { data } = await client.getNotificationById(id);
        bucket.wentWell();
        const receipt = receiptOf((data ?? {}) as NotifyMessage, now());
        if (receipt !== null) receipts.push(receipt);
      } catch (error) {
        if (saidBy(error).kind === "too-fast") bucket.slowDown();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return receipts;
}

export async function* receiptsSince(
  { client, bucket }: NotifyService,
  since: Date,
  { now, pauseMs, tries }: PollSettings,
  signal?: AbortSignal,
): AsyncGenerator<readonly Receipt[]> {
  let olderThan: string | undefined;
  for (;;) {
    const page = await pageAfter(olderThan);
    const messages = page?.notifications ?? [];
    yield messages.map((one) => receiptOf(one, now())).filter((receipt) => receipt !== null);
    const last = messages.at(-1);
    const lastAt = Date.parse(String(last?.created_at));
    // Without a time it is no page of Notify's: it would never end.
    if (typeof last?.id !== "string" || Number.isNaN(lastAt) || lastAt < since.getTime()) return;
    if (last.id === olderThan || signal?.aborted) return;
    olderThan = last.id;
    await pause(pauseMs, undefined, { signal }).catch(() => {});
  }

  /** Null where it does not answer: what is missing is asked for in the next round. */
  async function pageAfter(id: string | undefined): Promise<Page | null> {
    for (let tried = 1; tried <= tries; tried++) {
      await bucket.take();
      try {
        const { data } = await client.getNotifications(undefined, undefined, undefined, id);
        bucket.wentWell();
        return data as Page;
      } catch (error) {
        const said = saidBy(error);
        if (said.kind === "too-fast") bucket.slowDown();
        else if (said.kind !== "unknown") return null;
      }
    }
    return null;
  }
}
