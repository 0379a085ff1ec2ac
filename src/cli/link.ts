/** `candour link`: which records of a table are one person's. */
import { constants } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { type Command, InvalidArgumentError } from "commander";
import type { LinkProblem } from "../link/block/engine.ts";
import { type TableMap, TableMapSchema } from "../link/table/map.ts";
import type { ReadProblem } from "../link/table/read.ts";
import type { linkTable } from "../link/table.ts";
import { isSameFile, NotWritten, notWrittenInWords, writeWhole } from "./write-whole.ts";

export type LinkServices = { readonly linkTable: typeof linkTable };

type Options = { readonly map: string; readonly out: string; readonly memory: number };

export function linkCommand(program: Command, services: LinkServices | (() => Promise<LinkServices>)): void {
  program
    .command("link")
    .description("Resolve a table of people: which records are one person's.")
    .argument("<file>", "a .csv or .parquet file")
    .requiredOption("--map <file>", "which column holds what")
    .requiredOption("--out <file>", "where the answer goes: id,person")
    .option("--memory <mb>", "memory in MB that linking may use", wholeNumber, 1024)
    .addHelpText("after", help)
    .action(async (file: string, options: Options) => {
      const { linkTable } = typeof services === "function" ? await services() : services;
      process.exitCode = await runLink(file, options, linkTable);
    });
}

const help = `
The map is a JSON object that names columns by these keys: id (required),
fullName, givenName, middleName, surname, dateOfBirth, houseNumber, addressLine,
addressLine2, locality, postcode, nino, nhsNumber, email, phone, bankAccount,
and "other": a list of columns that merely help to compare. A date is a column,
or {"column":"dob","format":"DD/MM/YYYY"}.

Exit codes: 0 done; 1 not done (memory, disk); 2 wrong use.

Examples:
  candour link residents.csv --map map.json --out people.csv
  map.json: {"id":"rec_id","givenName":"given_name","surname":"surname",
             "dateOfBirth":{"column":"dob","format":"YYYYMMDD"}}`;

async function runLink(
  file: string,
  { map: mapFile, out, memory }: Options,
  resolve: typeof linkTable,
): Promise<number> {
  if (!(await isFile(file))) return complain(`${file} cannot be read; give a .csv or .parquet file.`, 2);
  for (const read of [file, mapFile])
    if (await isSameFile(read, out))
      return complain(`${out} is what is read; name another file for --out.`, 2);
  const map = await readMap(mapFile);
  if (typeof map === "string") return complain(map, 2);
  const outcome = await resolve(file, map, { memoryMb: memory });
  if (!outcome.ok)
    return complain(inWords(outcome.problem), /^(out-of|too-many)/.test(outcome.problem.kind) ? 1 : 2);
  const { rows, people } = outcome.value;
  try {
    await writeWhole(out, linesOf(rows));
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    const { sentence, exit } = notWrittenInWords(error, out);
    return complain(sentence, exit);
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

function* linesOf(rows: readonly { readonly id: string; readonly person: string }[]): Iterable<string> {
  yield "id,person\n";
  for (const { id, person } of rows) yield `${quoted(id)},${person}\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

async function isFile(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    return !(await stat(file)).isDirectory();
  } catch {
    return false;
  }
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
