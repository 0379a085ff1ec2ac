/** The timeline as a file: CSV in which nothing is a formula, JSON, and a PDF to print. */
import type { Incident } from "../../domain/incident/incident.ts";
import { ukZone } from "../../domain/uk-time/uk-time.ts";
import { type CsvRow, csv } from "../export/csv.ts";
import type { WritePaper } from "../paper.ts";
import type { BodyStore } from "../ports.ts";
import type { EntryWords, NamesOf } from "./entry-words.ts";
import { paperOf } from "./timeline-paper.ts";
import type { TimelineFile, TimelineFormat } from "./timeline-row.ts";
import type { TimelineStore } from "./timeline-store.ts";
import { type ToldLine, toldLine, toldMoment } from "./told-line.ts";
import { filtersOf, type ToldTimeline } from "./told-timeline.ts";

export type TimelineFilePorts = {
  readonly timeline: Pick<TimelineStore, "rows" | "versions">;
  readonly bodies: Pick<BodyStore, "authorities" | "services">;
  readonly entryWords: EntryWords;
  readonly writePaper: WritePaper;
};

const types: Readonly<Record<TimelineFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  pdf: "application/pdf",
};

export async function timelineFile(
  ports: TimelineFilePorts,
  told: ToldTimeline,
  format: TimelineFormat,
): Promise<TimelineFile> {
  const names = await namesBehind(ports.bodies, told.incident);
  const lines = linesOf(ports, told, names);
  const pieces = {
    csv: () => csv(columns, rowsOf(lines)),
    json: () => jsonOf(told, names, lines),
    pdf: () => pdfOf(ports.writePaper, told, names, lines),
  }[format]();
  const day = told.madeAt.toISOString().slice(0, 10);
  return { name: `${told.incident.reference}-timeline-${day}.${format}`, type: types[format], pieces };
}

/** What ids in the ledger are called. */
export async function namesBehind(
  bodies: TimelineFilePorts["bodies"],
  { id, reference }: Incident,
): Promise<NamesOf> {
  const [authorities, services] = await Promise.all([bodies.authorities(), bodies.services()]);
  return new Map<string, string>([
    ...authorities.map((one) => [one.id, one.name] as const),
    ...services.map((one) => [one.id, one.name] as const),
    [id, reference],
  ]);
}

async function* linesOf(
  { timeline, entryWords }: TimelineFilePorts,
  { incident, authority, query }: ToldTimeline,
  names: NamesOf,
): AsyncGenerator<ToldLine> {
  for await (const rows of timeline.rows(incident, authority, query))
    for (const row of rows) {
      const isCorrected = row.kind === "line" && row.line.version > 1;
      const versions = isCorrected ? await timeline.versions(incident, row.line.id) : [];
      yield toldLine(row, versions, entryWords, names);
    }
}

const columns = [
  "id",
  "happened",
  "zone",
  "exactness",
  "happened_utc",
  "written",
  "written_utc",
  "kind",
  "what",
  "about",
  "particulars",
  "changes",
  "by",
  "authority",
  "known_from",
  "stands",
  "version",
  "reasons",
  "corrects_entry",
  "corrected_by",
  "pinned",
] as const;

/** A line that was corrected is followed by what stood there before. */
async function* rowsOf(
  lines: AsyncIterable<ToldLine>,
): AsyncGenerator<CsvRow & Record<(typeof columns)[number], string | number | boolean | null>> {
  for await (const line of lines) {
    yield rowOf(line, line.struck ? "struck out" : "stands");
    for (const earlier of line.earlier) yield rowOf(earlier, "superseded");
  }
}

function rowOf(line: ToldLine, stands: string) {
  return {
    id: line.id,
    happened: line.happened.local,
    zone: line.happened.zone,
    exactness: line.exactness,
    happened_utc: line.happened.utc,
    written: line.written.local,
    written_utc: line.written.utc,
    kind: line.kind,
    what: line.what,
    about: line.about,
    particulars: line.particulars.map(({ name, value }) => `${name}: ${value}`).join("; "),
    changes: line.changes.map(({ name, before, after }) => `${name}: ${before} -> ${after}`).join("; "),
    by: line.by,
    authority: line.authority,
    known_from: line.knownFrom,
    stands,
    version: line.version,
    reasons: line.reasons,
    corrects_entry: line.corrects,
    corrected_by: line.correctedBy.join(" "),
    pinned: line.pinned,
  };
}

async function* jsonOf(
  { incident, authority, query, madeAt, mark }: ToldTimeline,
  names: NamesOf,
  lines: AsyncIterable<ToldLine>,
): AsyncGenerator<string> {
  const { order } = query;
  const head = {
    format: "candour-timeline/1",
    handling: mark?.text ?? null,
    incident: { reference: incident.reference, title: incident.title },
    readBy: names.get(authority) ?? "",
    madeAt: toldMoment(madeAt),
    clocks: ukZone,
    order,
    filters: filtersOf(query, names),
  };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "lines": [`;
  let between = "\n";
  for await (const line of lines) {
    yield `${between}  ${JSON.stringify(line)}`;
    between = ",\n";
  }
  yield "\n ]\n}\n";
}

async function* pdfOf(
  writePaper: WritePaper,
  told: ToldTimeline,
  names: NamesOf,
  lines: AsyncIterable<ToldLine>,
): AsyncGenerator<Uint8Array> {
  yield await writePaper(await paperOf(told, names, lines));
}
