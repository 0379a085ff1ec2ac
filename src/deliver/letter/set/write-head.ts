/** What stands above a letter's words: who writes, to whom (in the envelope's window), when, and under what reference. */

import { ukZone } from "../../../domain/uk-time/uk-time.ts";
import type { Element } from "../pdf/laid-out.ts";
import { breakLines } from "./break-lines.ts";
import {
  addressWindow,
  bodyTop,
  type Look,
  millimetre,
  nameBottom,
  nameTop,
  page,
  senderLeft,
} from "./look.ts";
import { heightOf, leading, put, type Sheets, type Style } from "./sheets.ts";

export type Head = {
  readonly name: string;
  readonly sender: readonly string[];
  readonly date: Date;
  readonly reference: string;
};

/** The first page of a letter: the window, the sender beside it, then room until the words begin. */
export function writeFirstHead(
  sheets: Sheets,
  root: Element,
  part: Element,
  head: Head,
  locale: string,
  address: readonly string[],
  points: number,
): void {
  writeName(sheets, part, head.name);
  const { look } = sheets;
  sheets.y = addressWindow.top;
  const style: Style = {
    weight: "regular",
    size: Math.max(11, look.small),
    x: senderLeft,
    width: page.width - look.margin - senderLeft,
    lineGap: 1,
  };
  for (const line of head.sender) put(sheets, part, "P", line, style);
  sheets.y += 3 * millimetre;
  writeDate(sheets, part, head, locale, style);
  const end = sheets.y;
  sheets.y = addressWindow.top;
  // Whose letter it is, is no part of what is said twice.
  for (const line of address) put(sheets, root, "P", line, windowStyle(points));
  sheets.y = Math.max(bodyTop, end + 5 * millimetre);
}

/** The first page of the same in another language: it goes into the same envelope. */
export function writeNextHead(sheets: Sheets, part: Element, head: Head, locale: string): void {
  writeName(sheets, part, head.name);
  sheets.y = Math.max(sheets.y, nameBottom);
  const { look } = sheets;
  const size = Math.max(11, look.small);
  const width = page.width - 2 * look.margin;
  writeDate(sheets, part, head, locale, { weight: "regular", size, x: look.margin, width, lineGap: 1 });
  sheets.y += 5 * millimetre;
}

/**
 * The largest that shows every line in the window, each on one line where that can be read; null where even small print would
 * not fit: an address that nobody can read is none.
 */
export function sizeInWindow(lines: readonly string[], { small }: Look): number | null {
  const sizes = Array.from({ length: 40 }, (_, n) => Math.max(11, small) - n / 2).filter(
    (points) => points >= 7,
  );
  return (
    sizes.find(
      (points) => points >= 8 && fits(lines, points) && lines.every((line) => isOneLine(line, points)),
    ) ??
    sizes.find((points) => fits(lines, points)) ??
    null
  );
}

function fits(lines: readonly string[], points: number): boolean {
  const style = windowStyle(points);
  return lines.reduce((sum, line) => sum + heightOf(line, style), 0) <= addressWindow.height;
}

function isOneLine(line: string, points: number): boolean {
  const { weight, size, width } = windowStyle(points);
  return breakLines(line, weight, size, width).length <= 1;
}

/** Lines close to each other: the window is low. */
function windowStyle(points: number): Style {
  const lineGap = points * 1.12 - leading("regular", points, 0);
  return { weight: "regular", size: points, x: addressWindow.left, width: addressWindow.width, lineGap };
}

/** As large as leaves it above the window. */
function writeName(sheets: Sheets, part: Element, name: string): void {
  const { look } = sheets;
  sheets.y = nameTop;
  const width = senderLeft - look.margin;
  let size = look.sender;
  const style = (): Style => ({ weight: "bold", size, x: look.margin, width, lineGap: 0 });
  while (size > 9 && nameTop + heightOf(name, style()) > nameBottom) size--;
  put(sheets, part, "P", name, style());
  sheets.y = Math.max(sheets.y, nameTop + leading("bold", size, 0));
}

function writeDate(
  sheets: Sheets,
  part: Element,
  { date, reference }: Head,
  locale: string,
  style: Style,
): void {
  put(sheets, part, "P", dateIn(locale, date), style);
  put(sheets, part, "P", reference, style);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateIn(locale: string, date: Date): string {
  let format = formats.get(locale);
  format ??= new Intl.DateTimeFormat(locale, { timeZone: ukZone, dateStyle: "long" });
  formats.set(locale, format);
  return format.format(date);
}
