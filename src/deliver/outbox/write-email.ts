/** A notice as an e-mail message (RFC 5322): plain text and HTML, no pictures, no tracking, no links to click on. */
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { OutgoingMessage } from "../../respond/courier.ts";

const english = { locale: "en-GB", dir: "ltr" } as const;

/** `messageId`: in place of the one that is made of the reference, without its brackets. */
export function writeEmail(message: OutgoingMessage, messageId = messageIdOf(message)): Promise<Buffer> {
  const { words, from, to, name, reference, date, replyTo, language = english } = message;
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
      "Content-Language": language.locale,
      ...leaveHeaders(message),
    },
    text: asText(words.blocks),
    html: asHtml(message),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
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

type Blocks = OutgoingMessage["words"]["blocks"];

/** Headings stand out by the space above them: a screen reader would read a line of dashes aloud. */
function asText(blocks: Blocks): string {
  const written = blocks.map((block) => {
    if (block.kind === "list") return block.items.map((item) => `- ${item}`).join("\n");
    return block.kind === "heading" ? `\n${block.text}` : block.text;
  });
  return `${written.join("\n\n")}\n`;
}

const typeface = "font-family:Arial,Helvetica,sans-serif;color:#0b0c0c";
const styles = {
  body: `margin:0;padding:16px;background:#ffffff;${typeface};font-size:19px;line-height:1.4;word-wrap:break-word`,
  main: "max-width:36em;margin:0 auto",
  title: "margin:0 0 20px;font-size:27px;line-height:1.2",
  heading: "margin:32px 0 8px;font-size:22px;line-height:1.25",
  subheading: "margin:20px 0 4px;font-size:19px;line-height:1.3",
  paragraph: "margin:0 0 14px",
  list: "margin:0 0 14px;padding-left:24px",
  item: "margin:0 0 6px",
} as const;

/** Styles stand in the elements: mail programs leave out style sheets. */
function asHtml({ words, language = english }: OutgoingMessage): string {
  const written = words.blocks.map((block) => {
    if (block.kind === "list")
      return element("ul", "list", block.items.map((item) => element("li", "item", escaped(item))).join(""));
    if (block.kind === "heading") return element("h2", "heading", escaped(block.text));
    if (block.kind === "subheading") return element("h3", "subheading", escaped(block.text));
    return element("p", "paragraph", escaped(block.text));
  });
  const title = escaped(words.subject);
  return `<!doctype html><html lang="${escaped(language.locale)}"${language.dir === "rtl" ? ' dir="rtl"' : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${title}</title></head><body style="${styles.body}"><main style="${styles.main}">
${element("h1", "title", title)}
${written.join("\n")}
</main></body></html>`;
}

function element(name: string, style: keyof typeof styles, inside: string): string {
  return `<${name} style="${styles[style]}">${inside}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
