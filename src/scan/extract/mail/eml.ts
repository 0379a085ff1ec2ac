/** E-mail: header fields, the body, attachments as members. A message within the message is a member, too. */
import PostalMime, { type Attachment, decodeWords, type Email } from "postal-mime";
import { readable } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { identify } from "../identify.ts";
import { txt } from "../text/txt.ts";
import { giveBody } from "./body.ts";

export const eml: Extractor = { types: ["eml"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const bytes = await source.bytes();
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch(() => null);
  if (email === null) {
    const plain = await txt.extract(source, sink);
    return readable([plain.reason, "the mail's structure cannot be followed: it was read as plain text"]);
  }
  await giveHeader(email, sink);
  await giveBody(email, sink);
  const dates = /^\d{4}-\d\d-\d\d/.exec(email.date ?? "")?.[0];
  const ending = readable([cutShort(bytes, email)], { dates: dates === undefined ? [] : [dates] });
  for (const [index, attachment] of email.attachments.entries()) {
    const content = bufferOf(attachment);
    if (await sink.member(await nameOf(attachment, content, index + 1), content)) continue;
    const reason = "the limits on members, their depth or their bytes are reached";
    return { ...ending, outcome: "bomb", reason };
  }
  return ending;
}

/** Fields that name people or say what it is about; the others are written by machines for machines. */
const told =
  /^(from|sender|reply-to|to|cc|bcc|subject|date|delivered-to|return-path|resent-.*|x-original-to|x-envelope-(to|from)|x-forwarded-(to|for)|thread-topic|organi[sz]ation|disposition-notification-to|apparently-to|comments|keywords)$/;

async function giveHeader(email: Email, sink: Sink): Promise<void> {
  const lines = email.headers
    .filter((header) => told.test(header.key))
    .map((header) => `${header.originalKey}: ${decodeWords(header.value).replace(/\s+/g, " ").trim()}`);
  if (lines.length === 0) return;
  const marks = [{ start: 0, place: { part: "header" } }];
  await sink.passage({ kind: "prose", role: "header", text: lines.join("\n"), marks });
}

/** The parser takes a message that ends anywhere for a whole one: only the last boundary says that it is. */
function cutShort(bytes: Buffer, email: Email): string | null {
  const type = email.headers.find((header) => header.key === "content-type")?.value ?? "";
  const boundary = /^multipart\/.*\bboundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/is.exec(type);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined || bytes.includes(`--${name}--`)) return null;
  return "the mail ends before its last part does";
}

function bufferOf(attachment: Attachment): Buffer {
  const { content } = attachment;
  if (typeof content === "string")
    return Buffer.from(content, attachment.encoding === "base64" ? "base64" : "utf8");
  return content instanceof Uint8Array
    ? Buffer.from(content.buffer, content.byteOffset, content.length)
    : Buffer.from(content);
}

const extensions: Readonly<Record<string, string>> = {
  empty: "bin",
  junk: "bin",
  unknown: "bin",
  tnef: "dat",
};

async function nameOf(attachment: Attachment, content: Buffer, position: number): Promise<string> {
  const given = (attachment.filename ?? "")
    .replace(/[\0-\x1f]/g, "")
    .replace(/[\\/]/g, "_")
    .trim();
  if (given !== "") return given;
  if (attachment.mimeType === "message/rfc822") return `attachment${position}.eml`;
  const type = await identify("", content.subarray(0, 65_536), content.length, () =>
    Promise.resolve(content),
  );
  return `attachment${position}.${extensions[type] ?? type}`;
}
