/**
 * A list of the body's own of whom it knows to be at risk, a child, dead or the like: one person and one flag to a row. A
 * row is about whoever bears its reference, or else about whom its name and the rest of it fit.
 */
import { type PersonFlag, personFlags } from "../people/mention.ts";

export type FlagLine = {
  readonly at: number;
  readonly flag: PersonFlag;
  readonly reference: number | null;
  readonly name: string;
  /** ISO day. */
  readonly dateOfBirth: string | null;
  readonly address: string;
  readonly postcode: string;
};
export type FlagLineFault = "nobody" | "reference" | "date" | "flag";
export type FlagRowProblem = { readonly row: number; readonly fault: FlagLineFault };

/** How many rows of one flag are surely about one person, may be about one or several, or are about nobody known. */
export type FlagCount = {
  readonly flag: PersonFlag;
  readonly certain: number;
  readonly doubtful: number;
  /** Whom the doubtful ones may mean. */
  readonly held: number;
  readonly nobody: number;
};

type Cells = { readonly at: number; readonly cells: readonly string[] };
const columns = ["name", "date of birth", "address", "postcode", "reference", "flag"] as const;
type Column = (typeof columns)[number];

/** Rows below a head that names the columns; any other column is left alone. */
export function readFlagLines(rows: readonly Cells[]): {
  readonly lines: readonly FlagLine[];
  readonly problems: readonly FlagRowProblem[];
  readonly headless: boolean;
} {
  const head = (rows[0]?.cells ?? []).map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/gu, " "),
  );
  const place = new Map(columns.map((column) => [column, head.indexOf(column)]));
  const has = (column: Column) => place.get(column)! >= 0;
  const headless = !has("flag") || !(has("name") || has("reference"));
  const lines: FlagLine[] = [];
  const problems: FlagRowProblem[] = [];
  for (const { at, cells } of headless ? [] : rows.slice(1)) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = lineOf(at, (column) => cells[place.get(column)!]?.trim() ?? "");
    if ("row" in read) problems.push(read);
    else lines.push(read);
  }
  return { lines, problems, headless };
}

function lineOf(at: number, cell: (column: Column) => string): FlagLine | FlagRowProblem {
  const flag = flagIn(cell("flag"));
  if (flag === undefined) return { row: at, fault: "flag" };
  const number = /^(?:P-?)?0*([1-9]\d{0,8})$/iu.exec(cell("reference"))?.[1];
  if (cell("reference") !== "" && number === undefined) return { row: at, fault: "reference" };
  const dateOfBirth = cell("date of birth") === "" ? null : dayIn(cell("date of birth"));
  if (dateOfBirth === undefined) return { row: at, fault: "date" };
  if (number === undefined && cell("name") === "") return { row: at, fault: "nobody" };
  return {
    ...{ at, flag, reference: number === undefined ? null : Number(number), dateOfBirth },
    ...{ name: cell("name"), address: cell("address"), postcode: cell("postcode") },
  };
}

function flagIn(written: string): PersonFlag | undefined {
  const key = written.toLowerCase().replace(/[\s_-]+/gu, "-");
  const named = { "has-died": "deceased", dead: "deceased", died: "deceased", "has-moved": "moved" } as const;
  return personFlags.find((flag) => flag === key) ?? named[key as keyof typeof named];
}

/** 1984-03-02, or the British way: 2/3/1984, 2.3.1984, 2 March 1984. */
function dayIn(written: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/u.exec(written);
  const british = /^(\d{1,2})[/.\s-]+(\d{1,2}|[a-z]{3,9})[/.\s-]+(\d{4})$/iu.exec(written);
  const [year, month, day] = iso
    ? [iso[1], iso[2]!, iso[3]]
    : [british?.[3], monthIn(british?.[2] ?? ""), british?.[1]];
  const text = `${year}-${month.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthIn(written: string): string {
  const at = months.indexOf(written.slice(0, 3).toLowerCase());
  return at < 0 ? written : String(at + 1);
}
