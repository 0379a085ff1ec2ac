/** How far telling people is, in figures: of one's own, and of the others how many they know and have told. */
import type { IncidentId } from "../../domain/ids.ts";
import { bounceRates, expectedEnd, paceOf } from "../../domain/progress/pace.ts";
import { cellOf } from "../../domain/progress/tally.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Progress, ProofPage, ProofQuery } from "../desk/people/progress-desk.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { Own } from "../report/report-store.ts";
import type { ProgressStore } from "./progress-store.ts";

export type ProgressPorts = KeepPorts & { readonly progress: ProgressStore };

export async function readProgress(
  { progress, now }: Pick<ProgressPorts, "progress" | "now">,
  reader: Staff,
  incident: IncidentId,
): Promise<Progress> {
  const of = { incident, authority: reader.authority };
  const [found, failed, authorities, finishes] = await Promise.all([
    progress.cells(of, now()),
    progress.failed(of),
    progress.byAuthority(incident),
    progress.finishes(of),
  ]);
  const cells = found.cells.map(cellOf);
  const { at } = found;
  return {
    ...{ cells, failed, authorities, finishes, at },
    expected: expectedEnd(paceOf(cells, at), at),
    rates: bounceRates(cells, failed),
  };
}

/** By reference alone; even so each reading is written down. */
export async function readProof(
  ports: ProgressPorts,
  own: Pick<ProgressPorts, "progress">,
  reader: Staff,
  incident: IncidentId,
  query: ProofQuery,
): Promise<ProofPage> {
  const task = await demandTask(ports, reader);
  const of: Own = { incident, authority: reader.authority };
  const page = await own.progress.page(of, query, ports.now());
  await keepReading(ports, reader, task, {
    ...{ kind: "notice.listed", incident, found: page.total },
    people: page.rows.map(({ person, reference }) => ({
      ...{ id: person, reference, controller: reader.authority },
    })),
  });
  return page;
}
