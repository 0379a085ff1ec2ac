/** A mail's body: the plain text, and the formatted one where it says more. */
import type { Email } from "postal-mime";
import type { Passage } from "../../../domain/documents/passage.ts";
import type { Sink } from "../extractor.ts";
import { giveHtml } from "../html/give-html.ts";
import { proseWriter } from "../text/prose.ts";

const place = { part: "body" };

export async function giveBody(email: Email, sink: Sink): Promise<void> {
  const plain = email.text ?? "";
  const formatted = email.html === undefined ? [] : await readHtml(email.html, sink);
  if (plain.trim() !== "") {
    const prose = proseWriter(sink);
    for (const line of plain.split(/\r\n|\n|\r/)) await prose.add(line, place);
    await prose.flush();
    if (!saysMore(formatted, plain)) return;
  }
  for (const passage of formatted) await sink.passage(passage);
}

async function readHtml(html: string, sink: Sink): Promise<readonly Passage[]> {
  const passages: Passage[] = [];
  await giveHtml([html], () => place, { ...sink, passage: (passage) => void passages.push(passage) });
  return passages;
}

/** A list keeps its columns only in the formatted text; and senders put different words into the two. */
function saysMore(formatted: readonly Passage[], plain: string): boolean {
  if (formatted.filter((passage) => passage.kind === "row").length >= 3) return true;
  const known = wordsOf(plain);
  const words = wordsOf(formatted.map(textOf).join("\n"));
  let unknown = 0;
  for (const word of words) if (!known.has(word)) unknown++;
  return unknown > 3 && unknown > words.size * 0.1;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}@.'’-]*[\p{L}\p{N}]/gu) ?? []);
}

function textOf(passage: Passage): string {
  return passage.kind === "prose" ? passage.text : passage.cells.map((cell) => cell.text).join(" ");
}
