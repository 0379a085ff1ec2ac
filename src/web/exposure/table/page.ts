/** The exposures of an incident as a table for spreadsheets. */
import { namesOf } from "../../../domain/exposure/reckoning.ts";
import { csv } from "../../../respond/export/csv.ts";
import type { IncidentVisit, Reply } from "../../frame/visit.ts";
import { dateAndTime } from "../../words/dates.ts";
import { pathLine, relationSentence, stateTags, thingWords, yearsWords } from "../words.ts";

export const path = "/incidents/:incident/exposure/table";
export const needs = "incident";
export const verbs = { get: "exposure.read" } as const;

const columns = [
  ...(["incident", "authority", "what", "kind", "how it is theirs", "since", "years", "path"] as const),
  ...(["state", "look again", "on the map", "judged by", "judged", "reasons"] as const),
];

export async function get({ desk, staff, incident, authorities }: IncidentVisit): Promise<Reply> {
  const { exposures, map } = await desk.exposure(staff, incident.id);
  const names = namesOf(map);
  const bodies = new Map(authorities.map(({ id, name }) => [id, name]));
  const rows = exposures.map((line) => {
    const last = line.judgements[0];
    const body = bodies.get(line.authority) ?? "";
    return {
      incident: incident.reference,
      authority: body,
      what: line.name,
      kind: thingWords[line.thing.kind],
      "how it is theirs": relationSentence(line, body),
      since: line.since,
      years: yearsWords(line.years),
      path: pathLine(line.path, names),
      state: stateTags[line.state].text,
      "look again": line.lookAgain ? "yes" : "",
      "on the map": line.gone ? "not any more" : "yes",
      "judged by": last?.byName ?? "",
      judged: last === undefined ? "" : dateAndTime(last.at),
      reasons: last?.reasons ?? "",
    };
  });
  const pieces: string[] = [];
  for await (const piece of csv(columns, rows)) pieces.push(piece);
  const bytes = Buffer.from(pieces.join(""));
  return { kind: "file", bytes, name: `${incident.reference}-exposure.csv`, type: "text/csv; charset=utf-8" };
}
