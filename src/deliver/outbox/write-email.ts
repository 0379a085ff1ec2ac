/** A notice as an e-mail message (RFC 5322): plain text and HTML, no pictures, no tracking, no links to click on. */
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { OutgoingMessage } from "../../respond/courier.ts";

export function writeEmail(message: OutgoingMessage): Promise<Buffer> {
  const { words, from, to, name, reference, date } = message;
  const composer = new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name, address: to },
    subject: words.subject,
    date,
    messageId: `<${reference}@${from.email.split("@")[1] ?? "candour.invalid"}>`,
    headers: { "X-Candour-Reference": reference, "Auto-Submitted": "auto-generated" },
    text: asText(words.blocks),
    html: asHtml(message),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

type Blocks = OutgoingMessage["words"]["blocks"];

function asText(blocks: Blocks): string {
  const written = blocks.map((block) => {
    if (block.kind === "list") return block.items.map((item) => `- ${item}`).join("\n");
    return block.kind === "heading" ? `${block.text}\n${"-".repeat(block.text.length)}` : block.text;
  });
  return `${written.join("\n\n")}\n`;
}

function asHtml({ words }: OutgoingMessage): string {
  const written = words.blocks.map((block) => {
    if (block.kind === "list")
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    return block.kind === "heading" ? `<h2>${escaped(block.text)}</h2>` : `<p>${escaped(block.text)}</p>`;
  });
  const style =
    "font-family:Arial,sans-serif;font-size:19px;line-height:1.4;color:#0b0c0c;max-width:38em;margin:0 auto;padding:16px";
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(words.subject)}</title></head><body style="${style}"><h1>${escaped(words.subject)}</h1>${written.join("\n")}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
