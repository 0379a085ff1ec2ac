/** Which kind of text bytes are: mail, mailbox, web page, data, dump, table or plain; null where they are no text. */

import { sniffDelimiter } from "../table/delimiter.ts";
import { decodeWhole } from "../text/decode.ts";
import { sniffEncoding } from "../text/encoding.ts";

export function textType(name: string, head: Buffer, size: number): string | null {
  if (!isText(head)) return null;
  const text = decodeWhole(head).replace(/^\ufeff/, "");
  const start = text.trimStart();
  if (start === "") return "txt";
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return (
    mail(start) ??
    markup(start, extension) ??
    json(start, extension) ??
    dump(text, extension) ??
    table(text, head.length < size, extension) ??
    "txt"
  );
}

/** Characters that no text has, beyond the few that printers and old editors leave. */
function isText(head: Buffer): boolean {
  const encoding = sniffEncoding(head).name;
  if (encoding.startsWith("utf-16") || encoding.startsWith("utf-32")) return readsWide(head);
  let odd = 0;
  for (const byte of head) if (byte < 32 && (byte < 7 || byte > 13) && byte !== 0x1b && byte !== 0x1a) odd++;
  if (odd > head.length * 0.02) return false;
  if (encoding === "ascii" || encoding === "utf8") return true;
  let high = 0;
  for (const byte of head) if (byte > 0x7f) high++;
  // Random bytes are half high; text in an old code page of another script has spaces and line ends to show.
  return high < head.length * 0.3 || (odd === 0 && /\s/.test(head.toString("latin1")));
}

function readsWide(head: Buffer): boolean {
  const text = decodeWhole(head);
  const odd = text.match(/[\0-\x06\x0e-\x19\x1c-\x1f\ufffd\ue000-\uf8ff]|\p{Cn}/gu)?.length ?? 0;
  return odd <= text.length * 0.05;
}

const headerField = /[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?.*(?:\r?\n[ \t]+.*)*\r?\n?/y;
const mailFields =
  /^(from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to|content-type|x-[a-z-]+)$/i;

function mail(start: string): string | null {
  if (/^From [^\n]{3,200}\d{4}[^\n]*\r?\n[A-Za-z][A-Za-z0-9-]*:/.test(start)) return "mbox";
  let known = 0;
  let fields = 0;
  headerField.lastIndex = 0;
  for (;;) {
    const at = headerField.lastIndex;
    const field = headerField.exec(start);
    if (field === null || ++fields > 60) break;
    if (mailFields.test(field[0].slice(0, field[0].indexOf(":")))) known++;
    if (headerField.lastIndex === at) break;
  }
  // "From:" and "Subject:" alone also begin memos: a mail has a field that only machines write.
  const machine = /^(received|return-path|message-id|mime-version|x-[a-z-]+|content-type|delivered-to):/im;
  const headers = start.slice(0, start.search(/\r?\n\r?\n/) === -1 ? 4096 : start.search(/\r?\n\r?\n/));
  if (known >= 2 && known >= fields * 0.4 && machine.test(headers)) return "eml";
  return known >= 3 && /^from:.*@/im.test(headers) && /^date:.*\d{4}/im.test(headers) ? "eml" : null;
}

function markup(start: string, extension: string): string | null {
  if (!start.startsWith("<")) {
    return /^[^<]{0,2000}<(?:!doctype html|html[\s>])/i.test(start) && /^x?html?$/.test(extension)
      ? "html"
      : null;
  }
  const early = start.slice(0, 4096);
  if (/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(early)) return "html";
  if (/^<\?xml|^<!DOCTYPE|^<!--[\s\S]*?-->\s*<\?xml/.test(early)) return "xml";
  if (
    /^<(?:div|table|p|span|h[1-6]|a|meta|title|script|style|ul|ol|br|font|center|b|i|img|form)[\s/>]/i.test(
      early,
    )
  ) {
    return "html";
  }
  if (/^<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?\/?>/.test(early) && start.includes("</")) return "xml";
  return /^<[A-Za-z!]/.test(early) && /^x?html?$/.test(extension) ? "html" : null;
}

function json(start: string, extension: string): string | null {
  if (/^\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\})/.test(start)) return "json";
  if (/^\[\s*(?:[{[\]"]|-?\d|true\b|false\b|null\b)/.test(start)) {
    return extension === "json" || /^\[\s*(?:\{\s*["}]|\[\s*["\d[{-]|")/.test(start) ? "json" : null;
  }
  return null;
}

function dump(text: string, extension: string): string | null {
  const statement =
    /^\s*(?:insert\s+into\s+\S+|create\s+(?:table|database|schema)\s+\S+|copy\s+\S+\s*\(.*from\s+stdin|drop\s+table\s|--\s*(?:mysql|postgresql|mariadb)?.*dump)/im;
  const found = statement.test(text);
  return found && (extension === "sql" || /;\s*$/m.test(text) || /^--/m.test(text)) ? "sql" : null;
}

function table(text: string, cut: boolean, extension: string): string | null {
  const sample = cut ? text.slice(0, text.lastIndexOf("\n") + 1) : text;
  const found = sniffDelimiter(sample);
  const saysTable = extension === "csv" || extension === "tsv" || extension === "tab";
  if (found === null) return extension === "csv" ? "csv" : null;
  const type = found.delimiter === "\t" ? "tsv" : "csv";
  if (saysTable) return type;
  // Prose and address lists have commas too: without the extension, columns must be many and steady.
  const wanted = found.delimiter === "\t" || found.delimiter === "|" ? 0.8 : 0.95;
  const records = found.columns > 2 ? 3 : 5;
  return found.records >= records && found.steady >= wanted ? type : null;
}
