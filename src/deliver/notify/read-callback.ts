/**
 * What GOV.UK Notify posts to us: that a message was delivered or failed, that a letter came back, that somebody
 * complained. It names the recipient too; nothing of that is read.
 */
import { z } from "zod";
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import { isOurs, momentIn, receiptOf } from "./states.ts";

const word = z.string().max(1_000);
const delivered = z.object({
  id: word,
  reference: word.nullish(),
  status: word,
  created_at: word.nullish(),
  completed_at: word.nullish(),
  sent_at: word.nullish(),
});
const complained = z.object({
  complaint_id: word,
  notification_id: word,
  reference: word.nullish(),
  complaint_date: word.nullish(),
});
const returned = z.object({ notification_id: word, reference: word.nullish(), created_at: word.nullish() });

/** Null where it is none of these; empty where it is about nothing of ours. */
export function readCallback(body: unknown, now: Date): readonly Receipt[] | null {
  const receipt = delivered.safeParse(body);
  if (receipt.success) {
    const read = receiptOf(receipt.data, now);
    return read === null ? [] : [read];
  }
  const complaint = complained.safeParse(body);
  if (complaint.success) {
    const { reference, notification_id, complaint_date } = complaint.data;
    if (!isOurs(reference)) return [];
    const at = momentIn([complaint_date], now);
    return [{ attempt: reference, state: "complained", at, from: "notify", provider: notification_id }];
  }
  const letter = returned.safeParse(body);
  if (!letter.success) return null;
  const { reference, notification_id } = letter.data;
  // When it was brought back Notify does not say: we heard of it now.
  return isOurs(reference)
    ? [{ attempt: reference, state: "returned", at: now, from: "notify", provider: notification_id }]
    : [];
}
