/** `candour link`: which records of a table are one person's. */
import { randomBytes } from "node:crypto";
import { access, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { LinkProblem } from "../link/block/engine.ts";
import { type TableMap, TableMapSchema } from "../link/table/map.ts";
import type { ReadProblem } from "../link/table/read.ts";
import type { linkTable } from "../link/table.ts";

export type LinkServices = { readonly linkTable: typeof linkTable };

type Options = { readonly map: string; readonly out: string; readonly memory: number };

export function linkCommand(program: Command, services: LinkServices | (() => Promise<LinkServices>)): void {
  program
    .command("link")
    .description("resolve a table of people: which records are one person's")
    .argument("<file>", "a .csv or .parquet file")
    .requiredOption("--map <map.json>", "which column holds what")
    .requiredOption("--out <file.csv>", "where the answer goes: id,person")
    .option("--memory <MB>", "memory that linking may use", wholeNumber, 1024)
    .addHelpText("after", help)
    .action(async (file: string, options: Options) => {
      const { linkTable } = typeof services === "function" ? await services() : services;
      process.exitCode = await runLink(file, options, linkTable);
    });
}

const help = `
The map names columns by these keys: id (required), fullName, givenName, middleName, surname, dateOfBirth, houseNumber,
addressLine, addressLine2, locality, postcode, nino, nhsNumber, email, phone, bankAccount, and "other": a list of
columns that merely help to compare. A date is a column, or {"column":"dob","format":"DD/MM/YYYY"}.

Exit codes: 0 done; 1 not done (memory, disk); 2 wrong use.

Examples:
  candour link residents.csv --map map.json --out people.csv
  map.json: {"id":"rec_id","givenName":"given_name","surname":"surname",
             "dateOfBirth":{"column":"date_of_birth","format":"YYYYMMDD"},"postcode":"postcode"}`;

async function runLink(
  file: string,
  { map: mapFile, out, memory }: Options,
  resolve: typeof linkTable,
): Promise<number> {
  if (!(await isThere(file))) return complain(`${file} cannot be read; give a .csv or .parquet file.`, 2);
  const map = await readMap(mapFile);
  if (typeof map === "string") return complain(map, 2);
  const outcome = await resolve(file, map, { memoryMb: memory });
  if (!outcome.ok)
    return complain(inWords(outcome.problem), /^(out-of|too-many)/.test(outcome.problem.kind) ? 1 : 2);
  const { rows, people } = outcome.value;
  const lines = ["id,person", ...rows.map(({ id, person }) => `${quoted(id)},${person}`)];
  try {
    await writeWhole(out, `${lines.join("\n")}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC") return complain(`the disk of ${out} is full; make room and try again.`, 1);
    return complain(`${out} cannot be written (${code}); name another file for --out.`, 2);
  }
  process.stdout.write(
    `${rows.length.toLocaleString("en-GB")} records are ${people.toLocaleString("en-GB")} people; see ${out}.\n`,
  );
  return 0;
}

/** The map, or in a sentence what is wrong with it. */
async function readMap(file: string): Promise<TableMap | string> {
  let read: unknown;
  try {
    read = JSON.parse(await readFile(file, "utf8"));
  } catch {
    return `${file} cannot be read as JSON; write a map of columns (candour link --help shows one).`;
  }
  const checked = TableMapSchema.safeParse(read);
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  const where = first === undefined || first.path.length === 0 ? "" : ` at "${first.path.join(".")}"`;
  return `${file} is not a map${where}: ${first?.message ?? "unknown"}; candour link --help names the keys.`;
}

function inWords(problem: LinkProblem | ReadProblem): string {
  switch (problem.kind) {
    case "no-such-column":
      return `there is no column "${problem.column}"; the file has ${problem.columns.join(", ")}.`;
    case "table-unreadable":
      return `${problem.file} cannot be read as a table; give a .csv with a header row, or a .parquet file.`;
    case "out-of-memory":
    case "too-many-pairs":
      return problem.advice;
  }
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Whole or not there. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = join(dirname(file), `.${randomBytes(6).toString("hex")}.part`);
  try {
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return value;
}

function complain(sentence: string, code: number): number {
  process.stderr.write(`candour link: ${sentence}\n`);
  return code;
}
