/** The staff list of an authority: who works there and how they are reached, read from a table, whole or not at all. */
import { foldedAddress } from "./audience.ts";

export type StaffLine = {
  readonly name: string;
  readonly email: string;
  readonly team: string;
  readonly role: string;
};

export type RowProblem = {
  /** As a spreadsheet numbers it: the heads are row 1. */
  readonly row: number;
  readonly kind:
    | "row-name-missing"
    | "row-email-missing"
    | "row-email-malformed"
    | "row-email-twice"
    | "row-too-long"
    | "row-too-many-cells";
  /** Of the row that had the address before. */
  readonly other?: number;
};
export type StaffListProblem =
  | { readonly kind: "staff-list-empty" | "staff-list-too-long" }
  | { readonly kind: "staff-list-no-head"; readonly head: string }
  | { readonly kind: "staff-list-unreadable"; readonly row: number }
  | { readonly kind: "staff-list-rows"; readonly rows: readonly RowProblem[] };

export const mostStaff = 50_000;
const longestCell = 200;

const heads = {
  name: ["name", "full name", "display name"],
  email: ["email", "e-mail", "email address", "e-mail address", "mail"],
  team: ["team", "department", "service"],
  role: ["role", "job title", "title"],
} as const;
type Head = keyof typeof heads;

/** `rows` as they were read, the heads first; `at` says on which line of the file each began. */
export function readStaffList(
  rows: readonly { readonly at: number; readonly cells: readonly string[] }[],
): { readonly lines: readonly StaffLine[] } | { readonly problem: StaffListProblem } {
  const [head, ...others] = rows;
  const filled = others.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (head === undefined || filled.length === 0) return { problem: { kind: "staff-list-empty" } };
  if (filled.length > mostStaff) return { problem: { kind: "staff-list-too-long" } };
  const columns = columnsOf(head.cells);
  for (const needed of ["name", "email"] as const)
    if (columns[needed] === undefined) return { problem: { kind: "staff-list-no-head", head: needed } };
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  const lines = filled.map(({ at, cells }) => {
    const line = lineOf(cells, columns);
    const problem = problemOf(line, at, cells.length > head.cells.length, seen);
    if (problem !== null) problems.push(problem);
    return line;
  });
  return problems.length > 0 ? { problem: { kind: "staff-list-rows", rows: problems } } : { lines };
}

function columnsOf(cells: readonly string[]): Partial<Record<Head, number>> {
  const written = cells.map((cell) => cell.trim().toLowerCase());
  const found: Partial<Record<Head, number>> = {};
  for (const head of Object.keys(heads) as Head[]) {
    const at = written.findIndex((cell) => (heads[head] as readonly string[]).includes(cell));
    if (at !== -1) found[head] = at;
  }
  return found;
}

function lineOf(cells: readonly string[], columns: Partial<Record<Head, number>>): StaffLine {
  const cell = (head: Head): string =>
    (cells[columns[head] ?? -1] ?? "")
      .replace(/[\p{Cc}\s]+/gu, " ")
      .toWellFormed()
      .trim();
  return { name: cell("name"), email: foldedAddress(cell("email")), team: cell("team"), role: cell("role") };
}

function problemOf(
  { name, email, team, role }: StaffLine,
  row: number,
  tooMany: boolean,
  seen: Map<string, number>,
): RowProblem | null {
  if (tooMany) return { row, kind: "row-too-many-cells" };
  const other = seen.get(email);
  if (other === undefined) seen.set(email, row);
  if (name === "") return { row, kind: "row-name-missing" };
  if (email === "") return { row, kind: "row-email-missing" };
  if ([name, email, team, role].some((cell) => cell.length > longestCell))
    return { row, kind: "row-too-long" };
  if (!isAddress(email)) return { row, kind: "row-email-malformed" };
  return other === undefined ? null : { row, kind: "row-email-twice", other };
}

/** Strict, for it stands in the head of a message: no comma, no angle bracket, no second address. */
export function isAddress(email: string): boolean {
  return /^[^\s@<>(),;:"[\]\\\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(
    email,
  );
}
