/** The encodings of old files, and the spelling that each of them forces on a name. */

import type { Written } from "../papers/writing.ts";
import { spelt } from "../papers/writing.ts";
import { unaccented } from "../people/papers-of.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "windows-1252" | "utf-16le" | "utf-16be";

export function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\ufeff${text}`, "utf8");
    case "windows-1252":
      return Buffer.from(text.replaceAll("£", "\u00a3"), "latin1");
    case "utf-16le":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "utf-16be":
      return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  }
}

/** What the encoding cannot hold is written without its accent, as the systems of the time did. */
export function fitting(encoding: Encoding): (written: Written) => Written {
  return encoding === "windows-1252" ? western : (written) => written;
}

export function western(written: Written): Written {
  return spelt(written, (text) => text.replace(/[^\u0000-\u00ff]/g, unaccented));
}
