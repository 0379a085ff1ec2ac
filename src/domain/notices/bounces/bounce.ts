/**
 * What comes back of a message: reports of mail systems (RFC 3464, with the codes of RFC 3463), complaints that providers
 * pass on (RFC 5965), and what older systems write in words of their own. Answers of people and of machines that are away
 * are told apart. Which message it is of is said by a token that nobody can make up (seal/attempt-token.ts).
 */
import type { ReceiptState } from "../receipts/receipt.ts";
import { allParts, headOf, type MailPart, partsOf } from "./mail-parts.ts";

export type Bounce =
  | {
      readonly kind: "report";
      /** What may be a token of ours, the likeliest first. */
      readonly tokens: readonly string[];
      readonly state: ReceiptState;
      /** "5.1.1"; null where none was given. */
      readonly code: string | null;
      /** When it came to be so; null where the report does not say. */
      readonly at: Date | null;
    }
  /** "I am away", "thank you for your message": it arrived, and says nothing that stands in a record. */
  | { readonly kind: "auto-reply" }
  | { readonly kind: "not-a-report" };

export function bounceIn(mail: string): Bounce {
  const whole = partsOf(mail);
  const said = ofReport(whole) ?? ofOldReport(whole);
  if (said !== null) return { kind: "report", tokens: tokensIn(whole), ...said };
  return isAutoReply(whole.head) && !isOfSystem(whole.head)
    ? { kind: "auto-reply" }
    : { kind: "not-a-report" };
}

type Said = Pick<Extract<Bounce, { kind: "report" }>, "state" | "code" | "at">;

function ofReport(whole: MailPart): Said | null {
  if (whole.type !== "multipart/report") return null;
  const parts = allParts(whole);
  const complaint = parts.find(({ type }) => type === "message/feedback-report");
  if (complaint !== undefined) return ofComplaint(headOf(complaint.body));
  const delivery = parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/u.test(type));
  return delivery === undefined ? null : ofDelivery(delivery.body);
}

/** What is no spam after all, and what failed to be signed, is nothing against us (RFC 5965, 7.3; RFC 6591). */
function ofComplaint(fields: ReadonlyMap<string, string>): Said | null {
  const type = fields.get("feedback-type")?.toLowerCase() ?? "";
  if (!["abuse", "fraud", "opt-out", "virus", "other"].includes(type)) return null;
  return { state: "complained", code: type, at: dateIn(fields.get("arrival-date")) };
}

/** One message has one recipient; where a list has passed it on to several, the gravest counts. */
function ofDelivery(body: string): Said | null {
  const said = body
    .split(/\n[ \t]*\n/u)
    .map(headOf)
    .filter((fields) => fields.has("action"))
    .map(ofRecipient)
    .filter((one) => one !== null);
  return said.toSorted((a, b) => gravest.indexOf(a.state) - gravest.indexOf(b.state))[0] ?? null;
}

const gravest: readonly ReceiptState[] = [
  "permanent-failure",
  "temporary-failure",
  "sending",
  "accepted",
  "delivered",
];

function ofRecipient(fields: ReadonlyMap<string, string>): Said | null {
  const action = /^[a-z]+/u.exec(fields.get("action")?.toLowerCase() ?? "")?.[0];
  const code = codeIn(fields.get("status") ?? "") ?? codeIn(fields.get("diagnostic-code") ?? "");
  const at = dateIn(fields.get("last-attempt-date"));
  switch (action) {
    case "failed":
      return { state: failureOf(code), code, at };
    // It is tried again.
    case "delayed":
      return { state: "sending", code, at };
    case "delivered":
      return { state: "delivered", code, at };
    // Handed on to where nobody says what becomes of it.
    case "relayed":
    case "expanded":
      return { state: "accepted", code, at };
    default:
      return null;
  }
}

/** A full mailbox may be emptied, whatever class its code has. */
function failureOf(code: string | null): "permanent-failure" | "temporary-failure" {
  return code !== null && (code.startsWith("4.") || code === "5.2.2")
    ? "temporary-failure"
    : "permanent-failure";
}

function codeIn(text: string): string | null {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/u.exec(text)?.[1] ?? null;
}

const oldSubject =
  /^(?:undeliver(?:ed|able)|failure notice|mail delivery (?:failed|failure|system)|delivery (?:failure|status notification \(failure\))|returned mail|message undeliverable|nondeliverable mail|warning: (?:could not send|message .{0,40}delayed))/iu;
const delayedWords =
  /\b(?:warning message only|will continue (?:to be )?tr|delayed|not yet been delivered)/iu;
const fullWords =
  /\b(?:mailbox (?:is )?full|over ?quota|quota exceeded|exceeded (?:storage|its quota)|out of storage)\b/iu;

/** Of systems without such reports: who wrote it and what it is called make it one, the words around say what it means. */
function ofOldReport(whole: MailPart): Said | null {
  const { head } = whole;
  if (!isOfSystem(head) || !(head.has("x-failed-recipients") || oldSubject.test(head.get("subject") ?? "")))
    return null;
  const words = wordsBefore(whole);
  const at = dateIn(head.get("date"));
  const code = codeIn(words);
  if (delayedWords.test(`${head.get("subject")} ${words}`) && !/permanent/iu.test(words))
    return { state: "sending", code, at };
  if (fullWords.test(words)) return { state: "temporary-failure", code, at };
  return { state: failureOf(code), code, at };
}

function isOfSystem(head: MailPart["head"]): boolean {
  return (
    head.has("x-failed-recipients") ||
    /\b(?:mailer-daemon|postmaster|mail delivery (?:system|subsystem))\b/iu.test(head.get("from") ?? "") ||
    head.get("return-path")?.replaceAll(" ", "") === "<>"
  );
}

/** What the system says, and not what we said: the message that it gives back begins below a line that says so. */
function wordsBefore(whole: MailPart): string {
  const text = allParts(whole).find(({ type }) => type === "text/plain")?.body ?? "";
  return text
    .slice(0, 10_000)
    .split(/^-+ ?(?:below this line|this is a copy|original message|returned message)/imu)[0]!;
}

/** RFC 3834, and what was usual before it. Reports are automatic as well, and were told apart before. */
function isAutoReply(head: ReadonlyMap<string, string>): boolean {
  const automatic = head.get("auto-submitted") ?? "no";
  if (!/^no\b/iu.test(automatic)) return true;
  if (["x-autoreply", "x-autorespond", "x-auto-reply"].some((name) => head.has(name))) return true;
  return /\bauto_?reply\b/iu.test(head.get("precedence") ?? "");
}

/** Where the report came to, which envelope it is of, and the head of the message that it gives back. */
function tokensIn(whole: MailPart): readonly string[] {
  const recipients = ["x-candour-recipient", "x-original-to", "delivered-to", "envelope-to", "to"];
  const own = recipients.map((name) => whole.head.get(name) ?? "");
  const parts = allParts(whole);
  const given = parts
    .filter(({ type }) =>
      /^(?:message\/(?:rfc822|global|.*delivery-status|feedback-report)|text\/)/u.test(type),
    )
    .flatMap(({ body }) => linesOf(body));
  const replied = ["in-reply-to", "references"].map((name) => whole.head.get(name) ?? "");
  const written = [...own, ...given, ...replied].join("\n");
  return [...new Set([...written.matchAll(tokenIn)].map(([, token]) => token!.toLowerCase()))].slice(0, 10);
}

/** Behind the plus of an address, alone in a field, or as an id's first half. */
const tokenIn = /(?:^|[+<\s:;])([a-z2-7]{44})(?=[@\s>;]|$)/gimu;
const namesToken =
  /^[ \t]*(?:original-envelope-id|message-id|return-path|original-mail-from|x-original-to|<)/iu;

/** Only lines that can hold one: what a message said is of no use here. */
function linesOf(body: string): readonly string[] {
  const lines = body.slice(0, 100_000).split("\n");
  return lines.filter((line, at) => namesToken.test(line) || namesToken.test(lines[at - 1] ?? ""));
}

function dateIn(written: string | undefined): Date | null {
  const time = Date.parse(written?.replace(/\([^()]*\)\s*$/u, "") ?? "");
  return Number.isNaN(time) ? null : new Date(time);
}
