/** An e-mail as it is looked at: headers, words, links, and what hangs on it by name, type and hash. Nothing is opened. */
import { createHash } from "node:crypto";
import PostalMime, { type Attachment, decodeWords, type Email } from "postal-mime";
import type { Attached, MessageLook } from "../../domain/sightings/message/message.ts";
import { lookAtHtml } from "./html-look.ts";
import { most, nothingSeen, short, typeOf } from "./look-limits.ts";

/** Deeper than any mail that people send; hostile ones are nested by the thousand. */
const deepest = 20;

export async function lookAtEml(bytes: Buffer): Promise<MessageLook> {
  const email = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: deepest,
    maxHeadersSize: 256 * 1024,
  }).catch(() => null);
  if (email === null || email.headers.length === 0)
    return {
      ...nothingSeen("eml"),
      body: short(bytes.toString("latin1"), most.body),
      troubles: ["Its structure cannot be followed; what stands below is the file as it is."],
    };
  const html = lookAtHtml((email.html ?? "").slice(0, most.html));
  const plain = (email.text ?? "").trim();
  return {
    ...headersOf(email),
    body: short(plain === "" ? html.text : plain, most.body),
    links: uniqueLinks([...html.links, ...linksInText(plain)]),
    attachments: await Promise.all(email.attachments.slice(0, most.attachments).map(attachedOf)),
    troubles: [
      ...((email.html ?? "").length > most.html ? ["Its formatted text is longer than is read."] : []),
      ...(html.forms > 0
        ? [`It holds ${html.forms === 1 ? "a form" : "forms"} that would send what is typed.`]
        : []),
      ...(html.scripts ? ["It holds script, which nothing here runs."] : []),
      ...(email.attachments.length > most.attachments ? ["It has more attachments than are shown."] : []),
    ],
  };
}

/** Also of a message by Outlook, which keeps the headers as they came. */
export function headersOf(email: Email): Omit<MessageLook, "body" | "links" | "attachments" | "troubles"> {
  const all = (name: string): readonly string[] =>
    email.headers.filter(({ key }) => key === name).map(({ value }) => short(decoded(value)));
  const first = (name: string): string => all(name)[0] ?? "";
  return {
    format: "eml",
    subject: short(email.subject ?? ""),
    from: first("from"),
    replyTo: first("reply-to"),
    returnPath: first("return-path"),
    to: first("to"),
    date: first("date"),
    messageId: first("message-id"),
    authentication: all("authentication-results").slice(0, 10),
    // The newest stands on top.
    hops: all("received").slice(0, most.hops).toReversed(),
  };
}

function decoded(value: string): string {
  return decodeWords(value).replace(/\s+/gu, " ").trim();
}

async function attachedOf(attachment: Attachment): Promise<Attached> {
  const content = bytesOf(attachment);
  return {
    name: short(attachment.filename ?? "", 200),
    type: await typeOf("", content),
    claimed: short(attachment.mimeType ?? "", 100),
    bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

function bytesOf({ content, encoding }: Attachment): Buffer {
  if (typeof content === "string") return Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
  return content instanceof Uint8Array
    ? Buffer.from(content.buffer, content.byteOffset, content.length)
    : Buffer.from(content);
}

export function linksInText(text: string): MessageLook["links"] {
  const found = text.slice(0, most.body).match(/\bhttps?:\/\/[^\s<>"]+/giu) ?? [];
  return found.map((target) => ({ shown: "", target: short(target.replace(/[).,;:!?]+$/u, ""), most.link) }));
}

export function uniqueLinks(links: MessageLook["links"]): MessageLook["links"] {
  const known = new Map(links.toReversed().map((link) => [link.target, link]));
  return [...new Set(links.map(({ target }) => target))]
    .slice(0, most.links)
    .map((target) => known.get(target)!);
}
