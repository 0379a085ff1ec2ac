/**
 * A message as Outlook keeps it: a compound file whose streams are named by property ([MS-OXMSG], [MS-OXPROPS]). Text may
 * be in UTF-16 (001F) or in a code page of old (001E).
 */
import { createHash } from "node:crypto";
import { CFB } from "@e965/xlsx";
import iconv from "iconv-lite";
import PostalMime from "postal-mime";
import type { Attached, MessageLook } from "../../domain/sightings/message/message.ts";
import { headersOf, linksInText, uniqueLinks } from "./eml-look.ts";
import { lookAtHtml } from "./html-look.ts";
import { most, nothingSeen, short, typeOf } from "./look-limits.ts";

type Stored = { readonly path: string; readonly content: Buffer };

export async function lookAtMsg(bytes: Buffer): Promise<MessageLook> {
  const file = CFB.read(bytes, { type: "buffer" });
  const entries: readonly Stored[] = file.FullPaths.map((path: string, at: number) => ({
    path: path.replace(/^[^/]*\//u, "").toLowerCase(),
    content: Buffer.from((file.FileIndex[at]?.content as Uint8Array | undefined) ?? []),
  }));
  const streams = new Map(entries.map(({ path, content }) => [path, content]));
  const text = (property: string, under = ""): string => textOf(streams, under, property);
  const headers = text("007d");
  const fromHeaders = headers === "" ? null : headersOf(await PostalMime.parse(`${headers.trim()}\r\n\r\n`));
  const html = lookAtHtml(htmlOf(streams).slice(0, most.html));
  const plain = text("1000").trim();
  const attachments = await attachmentsOf(entries, streams);
  return {
    ...nothingSeen("msg"),
    ...(fromHeaders ?? {}),
    format: "msg",
    subject: short(text("0037")),
    from: fromHeaders?.from || short(senderOf(text("0c1a"), text("5d01") || text("0c1f"))),
    to: fromHeaders?.to || short(text("0e04")),
    messageId: fromHeaders?.messageId || short(text("1035")),
    body: short(plain === "" ? html.text : plain, most.body),
    links: uniqueLinks([...html.links, ...linksInText(plain)]),
    attachments: attachments.slice(0, most.attachments),
    troubles: [
      ...(headers === ""
        ? ["It came without the headers of its way: nobody can say where it came from."]
        : []),
      ...(plain === "" && html.text === "" ? ["It holds no text that can be read here."] : []),
    ],
  };
}

function senderOf(name: string, address: string): string {
  return address === ""
    ? name
    : name === "" || name === address
      ? address
      : `"${name.replaceAll('"', "")}" <${address}>`;
}

function textOf(streams: ReadonlyMap<string, Buffer>, under: string, property: string): string {
  const wide = streams.get(`${under}__substg1.0_${property}001f`);
  if (wide !== undefined) return wide.toString("utf16le").replace(/\u0000+$/u, "");
  const narrow = streams.get(`${under}__substg1.0_${property}001e`);
  return narrow === undefined ? "" : iconv.decode(narrow, "windows-1252").replace(/\u0000+$/u, "");
}

function htmlOf(streams: ReadonlyMap<string, Buffer>): string {
  const bytes = streams.get("__substg1.0_10130102");
  return bytes === undefined ? textOf(streams, "", "1013") : bytes.toString("utf8");
}

async function attachmentsOf(
  entries: readonly Stored[],
  streams: ReadonlyMap<string, Buffer>,
): Promise<readonly Attached[]> {
  const folders = new Set(
    entries.flatMap(({ path }) => /^(__attach_version1\.0_#[0-9a-f]{8}\/)/u.exec(path)?.[1] ?? []),
  );
  return await Promise.all(
    [...folders].toSorted().map(async (folder) => {
      const content = streams.get(`${folder}__substg1.0_37010102`);
      const name =
        textOf(streams, folder, "3707") || textOf(streams, folder, "3704") || textOf(streams, folder, "3001");
      return {
        name: short(name, 200),
        // A message in a message is kept as a folder, not as bytes.
        type: content === undefined ? "msg" : await typeOf("", content),
        claimed: short(textOf(streams, folder, "370e"), 100),
        bytes: content?.length ?? 0,
        sha256: createHash("sha256")
          .update(content ?? Buffer.alloc(0))
          .digest("hex"),
      };
    }),
  );
}
