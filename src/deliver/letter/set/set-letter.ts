/**
 * One message set as a letter: pages and structure, not yet a file. It names one person, always: people of one household get
 * an envelope each. What it says in several languages stands one after the other, each on pages of its own.
 */
import type { NoticePart } from "../../../domain/notices/notice.ts";
import { addressLines } from "../../../domain/notices/post/address-lines.ts";
import { mostLines } from "../../../domain/notices/post/postal-address.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { OutgoingMessage } from "../../../respond/courier.ts";
import { letterFonts, printable } from "../fonts.ts";
import type { Element, LaidOut } from "../pdf/laid-out.ts";
import { looks } from "./look.ts";
import { newPage, newSheets, putFoot, type Sheets } from "./sheets.ts";
import { writeBody } from "./write-body.ts";
import { type Head, sizeInWindow, writeFirstHead, writeNextHead } from "./write-head.ts";

export type LetterProblem = { readonly kind: "unprintable" | "address-too-long" };

export type SetLetter = LaidOut & {
  /** As printed in the window, the name first. */
  readonly address: readonly string[];
  readonly postcode: string | null;
};

export function setLetter(message: OutgoingMessage): Outcome<SetLetter, LetterProblem> {
  const { words, personReference, reference, from } = message;
  const { lines, postcode } = addressLines(message.name, message.to);
  if (lines.length > mostLines) return failed({ kind: "address-too-long" });
  const address = printed(lines);
  const sender = printed([...from.address, from.email].filter((line) => line !== ""));
  const name = print(from.name);
  const parts = [words, ...(words.also ?? [])].map(printedPart);
  if (address === null || sender === null || name === null) return failed({ kind: "unprintable" });
  const look = looks[words.format ?? "plain"];
  const points = sizeInWindow(address, look);
  if (points === null) return failed({ kind: "address-too-long" });

  const sheets = newSheets(look);
  const root: Element = { tag: "Part", lang: localeOf(words), of: [] };
  const feet: string[] = [];
  for (const [at, part] of parts.entries()) {
    if (part === null) return failed({ kind: "unprintable" });
    const locale = localeOf(part);
    const head: Head = {
      name,
      sender,
      date: message.date,
      reference: part.letter?.reference ?? personReference ?? reference,
    };
    const element: Element = { tag: "Sect", lang: locale, of: [] };
    newPage(sheets);
    if (at === 0) writeFirstHead(sheets, root, element, head, locale, address, points);
    else writeNextHead(sheets, element, head, locale);
    writeBody(sheets, element, part.subject, part.blocks);
    root.of.push(element);
    const foot = part.letter?.foot ?? `${personReference ?? reference}  {page}/{pages}`;
    while (feet.length < sheets.pages.length) feet.push(foot);
  }
  writeFeet(sheets, feet);
  return done({ label: reference, element: root, pages: sheets.pages, used: sheets.used, address, postcode });
}

export function localeOf({ language }: NoticePart): string {
  const locale = language?.locale ?? "en-GB";
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(locale) ? locale : "en-GB";
}

/** Which page of how many, and whose, so that sheets that fall apart find together. Not read out with the letter. */
function writeFeet(sheets: Sheets, feet: readonly string[]): void {
  for (const [at, foot] of feet.entries()) {
    const text = foot.replace("{page}", String(at + 1)).replace("{pages}", String(feet.length));
    putFoot(sheets, at, print(text) ?? "");
  }
}

/** Null where the typeface lacks the script: nothing is printed as empty boxes. */
function printedPart(part: NoticePart): NoticePart | null {
  const subject = print(part.subject);
  const reference = print(part.letter?.reference ?? "");
  if (subject === null || reference === null || print(part.letter?.foot ?? "") === null) return null;
  const blocks: NoticePart["blocks"][number][] = [];
  for (const block of part.blocks) {
    const texts = printed(block.kind === "list" ? block.items : [block.text]);
    if (texts === null) return null;
    blocks.push(block.kind === "list" ? { ...block, items: texts } : { ...block, text: texts[0] ?? "" });
  }
  return {
    ...part,
    subject,
    blocks,
    ...(part.letter === undefined ? {} : { letter: { ...part.letter, reference } }),
  };
}

function printed(texts: readonly string[]): readonly string[] | null {
  const all = texts.map(print);
  return all.every((text) => text !== null) ? all : null;
}

const most = 20_000;
const prints = new Map<string, string | null>();

/** What stands in every letter is looked at once. */
function print(text: string): string | null {
  const known = prints.get(text);
  if (known !== undefined) return known;
  const result = printable(text, letterFonts());
  if (prints.size >= most) prints.clear();
  prints.set(text, result);
  return result;
}
