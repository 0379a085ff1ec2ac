/** What an answer of Notify's, or none, means for the message that was given: never with a word of the message itself. */
import type { Delivery } from "../../respond/courier.ts";
import { Answered, Unanswered } from "./rest.ts";

export type Said =
  | Exclude<Delivery, { kind: "sent" }>
  /** Too many a minute: the same again, more slowly. */
  | { readonly kind: "too-fast" }
  /** Nothing more of this channel today. */
  | { readonly kind: "day-is-full" };

type NotifyError = { readonly error: string; readonly message: string };

/** Long enough for somebody to put settings right, short enough for them to see that it worked. */
const untilPutRightMs = 120_000;
const untilBackMs = 20_000;

export function saidBy(error: unknown): Said {
  if (error instanceof Unanswered) return unanswered(error);
  if (error instanceof Answered) return answered(error);
  // The client refuses a file over 5 MB with a text, before anything is sent.
  if (typeof error === "string") return { kind: "refused", why: "The letter is larger than 5 MB." };
  // A fault of our own: whether anything left the machine nobody can tell.
  return { kind: "unknown", why: `It broke off (${error instanceof Error ? error.name : "unknown"}).` };
}

function unanswered({ reached, code }: Unanswered): Said {
  const how = code === "ETIMEDOUT" ? "in time" : `(${code})`;
  return reached
    ? { kind: "unknown", why: `GOV.UK Notify did not answer ${how}: it may have the message.` }
    : {
        kind: "unavailable",
        why: `GOV.UK Notify cannot be reached ${how}. Is the network there?`,
        retryAfterMs: untilBackMs,
      };
}

function answered({ status, body }: Answered): Said {
  const said = errorIn(body);
  if (status >= 500)
    return { kind: "unknown", why: `GOV.UK Notify answered ${status}: it may have the message.` };
  if (status === 429) return tooMuch(said);
  if (status === 413) return { kind: "refused", why: "The message is too large for GOV.UK Notify." };
  // Nobody but Notify answers with errors of this shape: a proxy or a wrong address does not speak for it.
  if (said === null) return wrong(`The address of GOV.UK Notify answered ${status}, and not as Notify does.`);
  if (status === 401 || status === 403) return forbidden(said);
  if (status === 400) return bad(said);
  return wrong(`GOV.UK Notify answered ${status} (${cleaned(said.message)}).`);
}

function tooMuch(said: NotifyError | null): Said {
  return said?.error === "TooManyRequestsError" ? { kind: "day-is-full" } : { kind: "too-fast" };
}

function forbidden({ message }: NotifyError): Said {
  if (/clock/iu.test(message))
    return wrong("The clock of this machine is wrong by more than 30 seconds. Set it right.");
  if (/team api key/iu.test(message))
    return wrong("The key of GOV.UK Notify is one of a team, which cannot send letters. Use a live key.");
  if (/revoked/iu.test(message))
    return wrong("The key of GOV.UK Notify was revoked. Make a new one there, and set it here.");
  if (/archived|not found|no API keys|signature|token|key/iu.test(message))
    return wrong("GOV.UK Notify does not know the key. Set the right one.");
  return wrong(`GOV.UK Notify refused the key (${cleaned(message)}).`);
}

/** What is wrong with the service or its templates is wrong with every message: none of them is given up for it. */
function bad(said: NotifyError): Said {
  const { message } = said;
  if (/team-only/iu.test(message))
    return wrong("The key of GOV.UK Notify sends to its team alone. Use a live key.");
  if (/trial mode/iu.test(message))
    return wrong("The service at GOV.UK Notify is still in trial mode. Ask there to go live.");
  if (/template|personalisation:|not allowed to send|does not exist in database/iu.test(message))
    return wrong(`GOV.UK Notify is not set up for this: ${cleaned(message)}`);
  return { kind: "refused", why: `GOV.UK Notify refused it: ${cleaned(message)}` };
}

function wrong(why: string): Said {
  return { kind: "unavailable", why, retryAfterMs: untilPutRightMs };
}

/** Only what Notify itself may have said: words without digits in a row, addresses or anything in quotation marks. */
export function cleaned(message: string): string {
  const text = message
    .replace(/\S*@\S*/gu, "…")
    .replace(/["'“‘][^"'“”‘’]{0,200}["'”’]/gu, "…")
    .replace(/(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu, "…")
    .replace(/\+?\d[\d ()-]{4,}\d/gu, "…")
    .replace(/[^\p{L}\p{N} .,:;()/…–-]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

export function errorIn(body: unknown): NotifyError | null {
  const [first] = (body as { readonly errors?: readonly unknown[] } | null)?.errors ?? [];
  const { error, message } = (first ?? {}) as Partial<NotifyError>;
  return typeof error === "string" && typeof message === "string" ? { error, message } : null;
}
