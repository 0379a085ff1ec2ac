/** What the other parts of the response hand to a bundle: decisions, measures, reports, sightings; as its maker reads them. */
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { By } from "../change-by.ts";
import { type MeasuresPorts, openMeasuresDesk } from "../measures/open-measures-desk.ts";
import { toldIn } from "../progress/told-in.ts";
import { openRegulatorDesk } from "../report/open-regulator-desk.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import type { SightingStore } from "../sightings/sighting-store.ts";
import type { FrozenReport, OtherParts, ToldPart } from "./contents.ts";
import type { EvidenceStore, Original } from "./evidence-store.ts";

export type OtherPorts = RegulatorPorts &
  MeasuresPorts & {
    readonly sightings: Pick<SightingStore, "facts" | "fileContent">;
    readonly bundles: Pick<EvidenceStore, "originals">;
  };

export function otherPartsOf(portsOf: (by: By) => OtherPorts): OtherParts {
  const [regulator, measures] = [openRegulatorDesk(portsOf), openMeasuresDesk(portsOf)];
  return {
    parts: (reader, incident) => partsOf(reader, incident),
    reports: (reader, incident) => reportsOf(reader, incident),
    originals: (reader, incident) => originalsOf(portsOf(reader), reader, incident),
  };

  async function partsOf(reader: Staff, { id }: Incident): Promise<readonly ToldPart[]> {
    const of = { authority: reader.authority, incident: id };
    const [decisions, clocks, ordered, contained, seen, complaints, told, finishes] = await Promise.all([
      regulator.decisions(reader, id),
      regulator.clocks(reader, id),
      measures.measures(reader, id),
      measures.containment(reader, id),
      portsOf(reader).sightings.facts(id),
      portsOf(reader).complaintTally(of),
      toldIn(portsOf("system"), of),
      portsOf(reader).progress.finishes(of),
    ]);
    return [
      {
        path: "decisions/decisions.json",
        what: "Decisions with options and reasons, newest first",
        content: decisions.map(({ mayConfirm: _, ...decision }) => decision),
      },
      {
        path: "decisions/clocks.json",
        what: "When each authority became aware and what was due",
        content: { lines: clocks.lines.map(({ own: _, ...line }) => line), history: clocks.history },
      },
      { path: "measures/measures.json", what: "Measures with each of their steps", content: ordered },
      { path: "measures/containment.json", what: "From alarm to isolated", content: contained },
      {
        path: "sightings/sightings.json",
        what: "What staff saw: counts and indicators, and nobody who reported",
        content: seen,
      },
      {
        path: "complaints/complaints.json",
        what: "Complaints and corrections: how many, how many in time, and what came of them; nobody who wrote",
        content: complaints,
      },
      {
        path: "telling/progress.json",
        what: "Telling people: how many are told, by which ways, and why not; nobody’s name",
        content: told,
      },
      {
        path: "telling/finished.json",
        what: "Who signed that everybody is accounted for, with the hash of the file of proof",
        content: finishes,
      },
    ];
  }

  async function reportsOf(reader: Staff, { id }: Incident): Promise<readonly FrozenReport[]> {
    const sent = await regulator.sentReports(reader, id);
    const reports: FrozenReport[] = [];
    for (const { number, kind } of sent) {
      const [text, pdf] = [
        await regulator.reportFile(reader, id, { number, as: "text" }),
        await regulator.reportFile(reader, id, { number, as: "pdf" }),
      ];
      if (text !== null && pdf !== null) reports.push({ name: `report-${number}-${kind}`, text, pdf });
    }
    return reports;
  }
}

/** One after the other: each is whole in memory no longer than it takes to write it. */
async function* originalsOf(
  { bundles, sightings }: OtherPorts,
  { authority }: Staff,
  { id }: Incident,
): AsyncGenerator<Original> {
  for (const file of await bundles.originals(id, authority)) {
    const content = await sightings.fileContent(file);
    if (content !== null)
      yield {
        sha256: content.sha256,
        what: "A file that staff sent in, as it came",
        pieces: [content.bytes],
      };
  }
}
