/**
 * What a fault means for a message: refused (this address never), unavailable (certainly not taken, try again) or unknown
 * (it may have been taken). What is wrong with us or the server must not read as a refusal, or everybody's next way out
 * would be tried for a wrong passphrase. What the server wrote is not kept: it often repeats the address.
 */
import type { Delivery } from "../../respond/courier.ts";
import type { SmtpFault } from "./session.ts";

const minute = 60_000;
const hour = 60 * minute;

type Verdict = Exclude<Delivery, { readonly kind: "sent" }>;

/** Of a connection that did not come about. Nothing was sent. */
export function verdictOnConnecting({ code, responseCode }: SmtpFault): Verdict {
  const answer = responseCode === undefined ? "" : ` (${responseCode})`;
  if (code === "EAUTH" || code === "ENOAUTH")
    return unavailable(
      `The mail server does not take the account that we sign in with${answer}.`,
      5 * minute,
    );
  if (code === "ETLS")
    return unavailable(
      "The mail server cannot be reached over TLS, and its certificate, trusted.",
      5 * minute,
    );
  if (code === "EDNS") return unavailable("The mail server's name leads nowhere.", minute);
  return unavailable(`The mail server cannot be reached${answer}.`);
}

/** `begun`: the content was under way. */
export function verdictOnMessage(begun: boolean, fault: SmtpFault): Verdict {
  const answer = answerOf(fault);
  if (answer === null) {
    if (begun)
      return {
        kind: "unknown",
        why: "The connection broke after the message had gone, and before the mail server had answered.",
      };
    return unavailable("The connection to the mail server broke before the message went.");
  }
  if (answer.code < 500)
    return unavailable(`The mail server asks to come back later${said(answer)}.`, pauseOf(fault));
  // A policy against what we send is against all of it.
  if (begun && !answer.enhanced.startsWith("5.7."))
    return { kind: "refused", why: `The mail server refuses the message${said(answer)}.` };
  if (fault.command === "RCPT TO" && isAboutRecipient(answer))
    return { kind: "refused", why: `The mail server refuses the address${said(answer)}.` };
  return unavailable(`The mail server takes nothing from us${said(answer)}.`, hour);
}

type Answer = { readonly code: number; readonly enhanced: string };

/** Null where none came. Before the content is asked for, 2yz and 3yz are no answer to fail for either. */
function answerOf({ responseCode, response = "" }: SmtpFault): Answer | null {
  if (responseCode === undefined || responseCode < 400 || responseCode > 599) return null;
  return { code: responseCode, enhanced: /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/u.exec(response)?.[1] ?? "" };
}

/**
 * RFC 3463: X.1 and X.2 are about the address and its mailbox; X.7 (policy) and the rest are about us. 5.1.7 and 5.1.8 are
 * the sender's address. Without such a code 550 to 553 count as about the address.
 */
function isAboutRecipient({ code, enhanced }: Answer): boolean {
  if (enhanced === "") return code >= 550 && code <= 553;
  return /^5\.[12]\./u.test(enhanced) && !/^5\.1\.[78]$/u.test(enhanced);
}

/** Greylisting says how long, if in words. */
function pauseOf({ response = "" }: SmtpFault): number | undefined {
  if (!/grey|gray|try again|retry|later/iu.test(response)) return undefined;
  const [, number, unit] =
    /\b(\d{1,5}) ?(s|sec|second|seconds|m|min|minute|minutes)\b/iu.exec(response) ?? [];
  if (number === undefined || unit === undefined) return 5 * minute;
  const asked = Number(number) * (unit.toLowerCase().startsWith("s") ? 1000 : minute);
  return Math.min(Math.max(asked, minute), hour);
}

function said({ code, enhanced }: Answer): string {
  return ` (${code}${enhanced === "" ? "" : ` ${enhanced}`})`;
}

function unavailable(why: string, retryAfterMs?: number): Verdict {
  return { kind: "unavailable", why, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
