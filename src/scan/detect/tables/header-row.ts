/** Which of a table's first rows is its header: it need not be the first, and may be two. */
import type { Row } from "../../../domain/documents/passage.ts";
import { type Meaning, meaningOf } from "./meaning.ts";

export type Heading = {
  /** Rows up to and with the header, which hold no values; 0 where there is no header. */
  readonly rows: number;
  readonly headers: ReadonlyMap<string, string>;
};

const SEARCHED = 15;

export function findHeading(rows: readonly Row[]): Heading {
  let best = -1;
  let bestScore = 0;
  for (let i = 0; i < Math.min(rows.length, SEARCHED); i++) {
    const score = headerScore(rows[i]!);
    if (score > bestScore) [best, bestScore] = [i, score];
  }
  if (best < 0) return { rows: 0, headers: new Map() };
  const under = rows[best + 1];
  const above = rows[best - 1];
  const second = under && isContinuation(rows[best]!, under) ? under : null;
  const headers = new Map<string, string>();
  const groups = above && isGroupRow(above, rows[best]!) ? groupsOver(above, rows[best]!) : null;
  for (const cell of rows[best]!.cells) {
    const text = tidy(cell.text);
    const lower = second?.cells.find((other) => other.column === cell.column);
    const parts = [groups?.get(cell.column), text, lower && tidy(lower.text)];
    const whole = parts.filter(Boolean).join(" ");
    if (whole !== "") headers.set(cell.column, whole);
  }
  return { rows: best + (second ? 2 : 1), headers };
}

/** How many cells of the row say what a column holds; 0 where the row looks like values. */
export function headerScore(row: Row): number {
  let known = 0;
  let filled = 0;
  for (const cell of row.cells) {
    const text = tidy(cell.text);
    if (text === "") continue;
    filled++;
    if (looksLikeValue(text)) return 0;
    if (meaningOf(text)) known++;
  }
  if (filled === 0 || known === 0) return 0;
  return known >= 2 || known === filled || (known === 1 && filled >= 2) ? known + known / filled : 0;
}

const looksLikeValue = (text: string): boolean =>
  text.length > 60 || /@|\d{4,}|^\d+(?:[.,/-]\d+)*$|[.!?]$(?<!no\.)(?<!\b\w{1,4}\.)/i.test(text);

/** "Applicant | | Partner |" over "Name | DOB | Name | DOB". */
function isGroupRow(above: Row, header: Row): boolean {
  const filled = above.cells.filter((cell) => tidy(cell.text) !== "");
  const distinct = new Set(filled.map((cell) => tidy(cell.text)));
  return (
    distinct.size >= 2 &&
    filled.length <= header.cells.length &&
    filled.every((cell) => !looksLikeValue(tidy(cell.text)))
  );
}

function groupsOver(above: Row, header: Row): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const texts = new Map(above.cells.map((cell) => [cell.column, tidy(cell.text)]));
  let current = "";
  for (const cell of header.cells) {
    current = texts.get(cell.column) || current;
    if (current !== "") groups.set(cell.column, current);
  }
  return groups;
}

/** "Sort | Account" over "code | number": the second row makes sense of the first, and holds no value. */
function isContinuation(header: Row, under: Row): boolean {
  let gained = 0;
  let filled = 0;
  for (const cell of under.cells) {
    const text = tidy(cell.text);
    if (text === "") continue;
    filled++;
    if (looksLikeValue(text) || text.length > 20) return false;
    const over = tidy(header.cells.find((other) => other.column === cell.column)?.text ?? "");
    const joined = meaningOf(`${over} ${text}`);
    if (joined && !same(joined, meaningOf(over))) gained++;
    else if (!joined || !/^(?:number|no|code|name|line|date|of birth)/i.test(text)) return false;
  }
  return filled > 0 && gained > 0;
}

const same = (one: Meaning, other: Meaning | null): boolean =>
  one.type === other?.type && one.part === other.part;
const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();
