/** A notice as an e-mail message (RFC 5322): plain text and HTML, no pictures, no tracking, no links to click on. */
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { assemble } from "./assemble.ts";
import { emailHtml, emailParts, emailText } from "./email-body.ts";

/** `messageId`: in place of the one that is made of the reference, without its brackets. */
export async function writeEmail(
  message: OutgoingMessage,
  messageId = messageIdOf(message),
): Promise<Buffer> {
  const { words, from, to, name, reference, date, replyTo } = message;
  const parts = emailParts(message);
  const composer = new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name, address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: "", address: replyTo } }),
    subject: words.subject,
    date,
    messageId: `<${messageId}>`,
    headers: {
      "X-Candour-Reference": reference,
      "Auto-Submitted": "auto-generated",
      "Content-Language": [...new Set(parts.map(({ language }) => language.locale))].join(", "),
      ...leaveHeaders(message),
    },
    text: emailText(parts),
    html: emailHtml(parts, words.format ?? "plain"),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return assemble(composer.compile());
}

function messageIdOf({ reference, from }: OutgoingMessage): string {
  return `${reference}@${domainOf(from.email)}`;
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase() || "candour.invalid";
}

/** Mail programs show a button for it. The address is written anew from its parts: nothing else fits into the header. */
function leaveHeaders({ leave }: OutgoingMessage): Readonly<Record<string, string>> {
  if (leave === undefined) return {};
  const { href } = new URL(leave);
  if (!/^https?:\/\/[^\s<>]+$/u.test(href)) throw new Error("An address to leave by must be one of the web.");
  return { "List-Unsubscribe": `<${href}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
