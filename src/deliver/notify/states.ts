/** GOV.UK Notify's words for what became of a message, as receipts. */
import type { Receipt, ReceiptState } from "../../domain/notices/receipts/receipt.ts";

const states: Readonly<Record<string, ReceiptState>> = {
  created: "accepted",
  sending: "sending",
  pending: "sending",
  // Of a text abroad: no network says more.
  sent: "sending",
  delivered: "delivered",
  "temporary-failure": "temporary-failure",
  "permanent-failure": "permanent-failure",
  "technical-failure": "technical-failure",
  // Letters. "received" is what the printer has: nobody tracks them further.
  accepted: "accepted",
  "pending-virus-check": "accepted",
  received: "sending",
  cancelled: "technical-failure",
  "virus-scan-failed": "technical-failure",
  "validation-failed": "technical-failure",
  "returned-letter": "returned",
};

/** What an attempt's reference looks like; others send with the same service. */
const ours = /^[A-Z]-[\w-]{1,80}\.\d{1,6}$/u;

export type NotifyMessage = {
  readonly id?: unknown;
  readonly reference?: unknown;
  readonly status?: unknown;
  readonly created_at?: unknown;
  readonly sent_at?: unknown;
  readonly completed_at?: unknown;
};

/** Null where it says nothing of any attempt of ours. */
export function receiptOf(message: NotifyMessage, now: Date): Receipt | null {
  const { id, reference, status } = message;
  const state = typeof status === "string" ? states[status] : undefined;
  if (state === undefined || typeof reference !== "string" || !ours.test(reference)) return null;
  const at = momentIn([message.completed_at, message.sent_at, message.created_at], now);
  return {
    ...{ attempt: reference, state, at, from: "notify", code: String(status) },
    ...(isId(id) ? { provider: id } : {}),
  };
}

export function isOurs(reference: unknown): reference is string {
  return typeof reference === "string" && ours.test(reference);
}

export function isId(id: unknown): id is string {
  return typeof id === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(id);
}

/** The first that is a time; never one to come, which would stand for ever. */
export function momentIn(written: readonly unknown[], now: Date): Date {
  for (const one of written) {
    const ms = typeof one === "string" ? Date.parse(one) : Number.NaN;
    if (!Number.isNaN(ms)) return new Date(Math.min(ms, now.getTime()));
  }
  return now;
}
