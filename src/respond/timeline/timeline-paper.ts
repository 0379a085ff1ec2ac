/** The timeline on paper: what happened in a table, and how far it goes where it is too long for one. */
import { ukZone } from "../../domain/uk-time/uk-time.ts";
import type { Paper } from "../paper.ts";
import type { NamesOf } from "./entry-words.ts";
import type { ToldLine } from "./told-line.ts";
import { filtersOf, type ToldTimeline } from "./told-timeline.ts";

/** Beyond this nobody leafs through paper; the other formats hold everything. */
export const mostOnPaper = 3_000;

export async function paperOf(
  told: ToldTimeline,
  names: NamesOf,
  lines: AsyncIterable<ToldLine>,
): Promise<Paper> {
  const { incident, authority, query, madeAt, mark } = told;
  const rows: (readonly string[])[] = [];
  let cut = false;
  for await (const line of lines) {
    if (rows.length >= mostOnPaper) {
      cut = true;
      break;
    }
    rows.push(cellsOf(line, "By hand"), ...line.earlier.map((one) => cellsOf(one, "Superseded")));
  }
  const filters = Object.entries(filtersOf(query, names)).map(([name, value]) => `${name}: ${value}`);
  return {
    title: `Timeline of ${incident.reference}`,
    author: names.get(authority) ?? "",
    madeAt,
    foot: `${incident.reference}, timeline of ${moment(madeAt)}`,
    mark,
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: "Incident", value: `${incident.reference}: ${incident.title}` },
          { name: "As read by", value: names.get(authority) ?? "" },
          { name: "Made", value: moment(madeAt) },
          { name: "Order", value: query.order === "newest" ? "Latest first" : "Earliest first" },
          { name: "Only", value: filters.length === 0 ? "Nothing is left out" : filters.join("; ") },
        ],
      },
      {
        kind: "paragraph",
        text: "Times are those that clocks in the United Kingdom showed: GMT in winter, BST in summer. A line that was put right stays, below what stands in its place.",
      },
      ...(cut
        ? [
            {
              kind: "paragraph" as const,
              text: `This paper ends after ${mostOnPaper.toLocaleString("en-GB")} lines; there are more. The CSV and JSON files hold them all.`,
            },
          ]
        : []),
      {
        kind: "table",
        caption: "What happened",
        heads: ["Happened", "What", "By", "Written"],
        widths: [20, 46, 17, 17],
        rows,
      },
    ],
  };
}

const exactly = { minute: "", hour: " (to the hour)", day: " (to the day)", about: " (about)" } as const;

function cellsOf(line: ToldLine, kind: string): readonly string[] {
  const what = [
    line.source === "ledger" ? `${line.what}${line.about === "" ? "" : `: ${line.about}`}` : line.what,
    ...line.particulars.map(({ name, value }) => `${name}: ${value}`),
    ...line.changes.map(({ name, before, after }) => `${name}: from ${before} to ${after}`),
    ...(line.knownFrom === "" ? [] : [`Known from: ${line.knownFrom}`]),
    ...(line.reasons === "" ? [] : [`${line.struck ? "Struck out" : "Corrected"} because: ${line.reasons}`]),
    ...(line.source === "by-hand" ? [`${kind}, version ${line.version}`] : [line.id.replace(":", " ")]),
  ];
  const happened = `${clock(line.happened.local)} ${line.happened.zone}${exactly[line.exactness]}`;
  const written = `${clock(line.written.local)} ${line.written.zone}`;
  return [happened, what.join("\n"), [line.by, line.authority].filter(Boolean).join(", "), written];
}

/** "2026-10-25T01:30:00+01:00" as "25 Oct 2026, 01:30". */
function clock(local: string): string {
  const [date = "", time = ""] = local.split("T");
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}, ${time.slice(0, 5)}`;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function moment(at: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: ukZone,
  }).format(at);
}
