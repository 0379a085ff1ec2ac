/** The whole picture of an incident, for the eyes of one authority's staff. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { InvolvedAuthority } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Situation } from "../desk/desk.ts";
import type {
  BodyStore,
  HoldingStore,
  IncidentStore,
  LedgerStore,
  PeopleStore,
  StatementStore,
} from "../ports.ts";

export type SituationPorts = {
  readonly bodies: BodyStore;
  readonly incidents: IncidentStore;
  readonly holdings: HoldingStore;
  readonly people: PeopleStore;
  readonly statements: StatementStore;
  readonly entries: LedgerStore;
  now(): Date;
};

const recentEntries = 10;

/** Throws where there is no such incident: whoever asks has found it before. */
export async function readSituation(
  ports: SituationPorts,
  reader: Staff,
  id: IncidentId,
): Promise<Situation> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) throw new Error("There is no such incident");
  const [authorities, services, holdings, counts, statements, entries] = await Promise.all([
    ports.bodies.authorities(),
    ports.bodies.services(),
    ports.holdings.of(id),
    ports.people.counts(id, reader.authority),
    ports.statements.of(id),
    ports.entries.recent(id, recentEntries),
  ]);
  const now = ports.now();
  const { notices, noticesByBand, ...people } = counts;
  return {
    incident,
    authorities,
    now,
    clocks: incident.involved.map((line) => clockOf(line, authorities, now)),
    holdings,
    people,
    notices,
    noticesByBand,
    services,
    latestStatement: statements.find(({ state }) => state === "published") ?? statements[0] ?? null,
    recentEntries: entries,
  };
}

function clockOf(
  { authority: id, awareAt, reportDueAt }: InvolvedAuthority,
  authorities: readonly Authority[],
  now: Date,
): Situation["clocks"][number] {
  const authority = authorities.find((known) => known.id === id);
  if (authority === undefined) throw new Error("An involved authority is missing");
  const hoursLeft = reportDueAt === null ? null : (reportDueAt.getTime() - now.getTime()) / 3_600_000;
  return { authority, awareAt, reportDueAt, hoursLeft };
}
