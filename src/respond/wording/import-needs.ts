/** Many people's formats and languages from a table of the body's own: their references, and a column for each. */
import type { IncidentId } from "../../domain/ids.ts";
import { type NoticeFormat, noticeFormats } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type {
  ImportedNeeds,
  ImportNeedsProblem,
  NeedRow,
  WordingLanguage,
} from "../desk/people/wording-desk.ts";
import { note } from "../note.ts";
import { readTable, type TableRow } from "../read-table.ts";
import { type NeedPorts, noticeLanguages } from "./reading-needs.ts";

const most = 50_000;

export async function importNeeds(
  ports: NeedPorts,
  by: Staff,
  incident: IncidentId,
  { table, dry }: { readonly table: string; readonly dry: boolean },
): Promise<Outcome<ImportedNeeds, ImportNeedsProblem>> {
  const rows = rowsOf(table, await noticeLanguages(ports));
  if (!rows.ok) return rows;
  const change = changeBy(by, ports.now());
  const where = { incident, authority: by.authority };
  const { set, unknown } = await ports.needs.import(
    change,
    where,
    rows.value,
    { name: by.name, staff: by.id, dry },
    (count) => [
      note(
        change,
        "reading-needs.imported",
        { subject: `incident:${incident}`, incident },
        { authority: by.authority, people: count },
      ),
    ],
  );
  return done({ set, unknown, rows: rows.value });
}

function rowsOf(
  table: string,
  languages: readonly WordingLanguage[],
): Outcome<readonly NeedRow[], ImportNeedsProblem> {
  if (table.trim() === "") return failed({ kind: "needs-empty" });
  const read = readTable(table, { most, longest: 2_000 });
  if (!read.ok) return failed({ kind: "needs-broken", row: read.problem.row });
  const [head, ...rest] = read.value;
  const columns = head === undefined ? null : columnsOf(head);
  if (columns === null) return failed({ kind: "needs-no-columns" });
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) return failed({ kind: "needs-empty" });
  if (rows.length > most) return failed({ kind: "needs-too-many" });
  // Of two lines about one person the last counts, as in any list that is added to below.
  const needs = new Map<string, NeedRow>();
  for (const row of rows) {
    const need = needOf(row, columns, languages);
    if (!need.ok) return need;
    needs.set(need.value.reference, need.value);
  }
  return done([...needs.values()]);
}

type Columns = { readonly reference: number; readonly format: number; readonly language: number };

/** The reference, and one of the others at least. */
function columnsOf({ cells }: TableRow): Columns | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const at = (...any: readonly string[]) => names.findIndex((name) => any.includes(name));
  const columns = {
    reference: at("reference", "person", "candour reference"),
    format: at("format", "preferred format"),
    language: at("language", "preferred language"),
  };
  return columns.reference === -1 || (columns.format === -1 && columns.language === -1) ? null : columns;
}

function needOf(
  { at, cells }: TableRow,
  columns: Columns,
  languages: readonly WordingLanguage[],
): Outcome<NeedRow, ImportNeedsProblem> {
  const cell = (column: number): string => (cells[column] ?? "").trim();
  const reference = cell(columns.reference).toUpperCase();
  if (!/^P-\d{6,9}$/u.test(reference))
    return failed({ kind: "needs-wrong-row", row: at, field: "reference" });
  const format = formatOf(cell(columns.format));
  if (format === null) return failed({ kind: "needs-wrong-row", row: at, field: "format" });
  const said = cell(columns.language).toLowerCase();
  const named = { welsh: "cy", english: "en" }[said] ?? said;
  const language =
    said === ""
      ? "en"
      : languages.find(({ code, name }) => code === named || name.toLowerCase() === said)?.code;
  if (language === undefined) return failed({ kind: "needs-wrong-row", row: at, field: "language" });
  return done({ reference, format, language });
}

const formatNames: Readonly<Record<string, NoticeFormat>> = {
  "": "plain",
  standard: "plain",
  "plain english": "plain",
  "large print": "large-print",
  large: "large-print",
  "easy read": "easy-read",
  easyread: "easy-read",
};

function formatOf(written: string): NoticeFormat | null {
  const name = written.toLowerCase();
  return formatNames[name] ?? noticeFormats.find((format) => format === name) ?? null;
}
