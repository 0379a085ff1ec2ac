/**
 * How long exposure takes on a map of 200 authorities, 5,000 systems and 20,000 dated edges that hang together: the engine
 * alone, and through the desk with the record (the map read, everything worked out, written and told). The peer is the
 * record itself, asked the same by one recursive query; it says since when, and no path.
 * `node bench/exposure.ts [SYSTEMS]`.
 */
import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { Chance } from "../exercise/chance.ts";
import type { Intrusion } from "../src/domain/exposure/belief.ts";
import { exposureOf } from "../src/domain/exposure/exposure.ts";
import { factsOf } from "../src/domain/exposure/reckoning.ts";
import type { AuthorityId, DataSetId, EdgeId, ProcessorId, ServiceId, SystemId } from "../src/domain/ids.ts";
import type { EdgeKind, MapEdge, MapRef } from "../src/domain/map/map.ts";
import { done } from "../src/domain/outcome.ts";
import { noWrite } from "../src/respond/map/map-store.ts";
import { must, staffedDesk } from "../test/desk.ts";
import { endRecords } from "../test/record.ts";
import { compare, figure, ratePerCore, timed } from "./engines/measure.ts";

const size = Number(process.argv[2] ?? 5_000);
const bodies = size / 25;
const rounds = 9;

const { desk, ports, record, lead } = await staffedDesk();
await plant();
const map = await desk.sharedMap("system");
const hub = map.systems.find(({ key }) => key === "system-0")!;
const intrusion: Intrusion = { origins: [{ kind: "system", id: hub.id }], since: "2025-11-03", until: null };
const { reach, exposures } = exposureOf(map, intrusion);
const longest = Math.max(...[...reach.values()].map(({ steps }) => steps));
console.log(
  `${map.authorities.length} authorities, ${map.systems.length} systems, ${map.edges.length} edges: ${reach.size} things within reach by paths of up to ${longest} steps, ${exposures.length} exposures of ${new Set(exposures.map(({ authority }) => authority)).size} authorities`,
);
await compare("exposure", "ms", rounds, [
  {
    name: "the engine, with what tells one path from another",
    run: () => timed(() => factsOf(map, exposureOf(map, intrusion))),
  },
  {
    name: "one recursive query of PostgreSQL, no paths",
    run: () => timed(() => byQuery(record.sql, hub.id)),
  },
]);
const perCore = await ratePerCore(rounds, () => {
  for (let round = 0; round < rounds; round++) factsOf(map, exposureOf(map, intrusion));
});
console.log(`exposure: the engine takes ${figure(1000 / perCore)} ms of a core`);
const asked = await byQuery(record.sql, hub.id);
if (asked !== reach.size) throw new Error(`The query finds ${asked} things, the engine ${reach.size}`);

const times = new Map<string, number[]>();
const time = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const started = performance.now();
  const value = await work();
  times.set(name, [...(times.get(name) ?? []), performance.now() - started]);
  return value;
};
for (let round = 0; round < 3; round++) {
  const form = {
    ...{
      title: "Files copied",
      summary: "Files were copied.",
      origin: lead.authority,
      phase: "suspected" as const,
    },
    ...{ awareAt: null, involved: [], intrusion },
    believed: { what: "", fromYear: null, toYear: null, confidence: "believed" as const },
  };
  const preview = await time("who would be exposed, shown before declaring", () =>
    desk.exposurePreview(lead, intrusion),
  );
  must(preview);
  const incident = must(
    await time("declared: everything worked out, kept, and all partners told", () =>
      desk.declareIncident(lead, form),
    ),
  );
  await time("the page's reading", () => desk.exposure(lead, incident.id));
  await time("counts for the situation page", () => desk.exposureCounts(lead, incident.id));
  const revised = { ...intrusion, since: "2025-10-01", reasons: "Logs.", version: 1 };
  must(
    await time("revised to another day: every exposure is otherwise", () =>
      desk.reviseBelief(lead, incident.id, revised),
    ),
  );
  const apart = edge(
    "uses",
    { kind: "authority", id: lead.authority },
    { kind: "system", id: map.systems.at(-1)!.id },
  );
  await writeEdges([apart]);
  await time("reckoned anew after one edge more on the map", () => desk.reckonOutdated());
  must(await desk.changePhase(lead, incident.id, { to: "near-miss", reasons: "Bench.", version: "any" }));
}
for (const [name, all] of times)
  console.log(`through the desk, record included: ${name.padEnd(62)} ${all.map(figure).join(" / ")} ms`);
await endRecords();

/** A hub from which nearly everything can be reached; dates before, within and after. */
async function plant(): Promise<void> {
  const chance = new Chance(11);
  const contact = { phone: "", email: "", web: "", address: [] };
  const known = (await desk.authorities("system")).map(({ id }) => id);
  const authorities = Array.from({ length: bodies - known.length }, (_, n) => ({
    ...{ id: randomUUID() as AuthorityId, key: `body-${n}`, name: `Body ${n}` },
    contact: { ...contact, email: `duty@body-${n}.example` },
  }));
  const everyone = [...known, ...authorities.map(({ id }) => id)];
  const systems = Array.from({ length: size }, (_, n) => node<SystemId>(`system-${n}`, `System ${n}`));
  const processors = Array.from({ length: 20 }, (_, n) =>
    node<ProcessorId>(`processor-${n}`, `Processor ${n}`),
  );
  const services = Array.from({ length: size / 10 }, (_, n) => ({
    ...{ id: randomUUID() as ServiceId, authority: chance.pick(everyone), name: `Service ${n}` },
    ...{ status: "running" as const, note: "", expected: "", since: new Date(), key: `service-${n}` },
    ...{ group: "", rank: 0, expectedDay: null, channels: [] },
  }));
  const dataSets = Array.from({ length: size / 4 }, (_, n) => ({
    ...{
      id: randomUUID() as DataSetId,
      key: `data-${n}`,
      name: `Data ${n}`,
      controller: chance.pick(everyone),
    },
    ...{ categories: [], years: { from: 2000 + chance.below(10), to: 2010 + chance.below(15) } },
  }));
  const at = (n: number): MapRef => ({ kind: "system", id: systems[n]!.id });
  const body = (): MapRef => ({ kind: "authority", id: chance.pick(everyone) });
  const any = () => at(chance.below(size));
  const edges: MapEdge[] = [];
  for (let n = 1; n < size; n++) edges.push(edge("connects", at(chance.below(n)), at(n), dates(chance)));
  for (const { id } of services) edges.push(edge("runs-on", { kind: "service", id }, any()));
  for (const { id } of dataSets) edges.push(edge("holds", any(), { kind: "data-set", id }));
  for (let n = 0; n < size; n++)
    edges.push(
      edge("operates", n % 3 === 0 ? { kind: "processor", id: chance.pick(processors).id } : body(), at(n)),
    );
  while (edges.length < size * 4) {
    const kind = chance.pick(["uses", "connects", "runs-on", "holds"] as const);
    const [source, target] = [
      kind === "uses" ? body() : any(),
      kind === "holds" ? { kind: "data-set" as const, id: chance.pick(dataSets).id } : any(),
    ];
    if (source.id !== target.id) edges.push(edge(kind, source, target, dates(chance)));
  }
  const added = { ...noWrite.added, authorities, services, systems, processors, dataSets, edges };
  const planted = await timed(() => write({ ...noWrite, added } as typeof noWrite));
  console.log(`the map planted in ${figure(planted / 1000)} s`);
}

function node<Id extends string>(key: string, name: string) {
  return { id: randomUUID() as Id, key, name, note: "" };
}

function edge(
  kind: EdgeKind,
  source: MapRef,
  target: MapRef,
  dated = { from: null as string | null, to: null as string | null },
): MapEdge {
  return {
    id: randomUUID() as EdgeId,
    kind,
    source,
    target,
    ...dated,
    years: { from: null, to: null },
    note: "",
  };
}

function dates(chance: Chance) {
  const from = chance.happens(0.7) ? `${2000 + chance.below(25)}-0${1 + chance.below(9)}-01` : null;
  return { from: chance.happens(0.1) ? `2025-11-${10 + chance.below(15)}` : from, to: null };
}

async function write(wanted: typeof noWrite): Promise<void> {
  const entry = { verb: "map.changed", actor: "system", subject: "map:all", detail: {} };
  must(
    await ports.map.alterMap({ by: "system", at: new Date() }, () =>
      done({ write: wanted, entries: [entry] }),
    ),
  );
}

async function writeEdges(edges: readonly MapEdge[]): Promise<void> {
  await write({ ...noWrite, added: { ...noWrite.added, edges } });
}

/** Rounds over all edges: each thing keeps its earliest day. */
async function byQuery(sql: Sql, hub: string): Promise<number> {
  const [row] = await sql<[{ readonly count: number }]>`
    with recursive way as (
      select case kind when 'runs-on' then target_system else coalesce(source_system, source_authority, source_processor) end as near,
        case kind when 'runs-on' then coalesce(source_system, source_service) else coalesce(target_system, target_data_set) end as far,
        from_day, to_day
      from map_edge where kind in ('runs-on', 'connects', 'holds')),
    reached as (
      select ${hub}::uuid as thing, date '2025-11-03' as since
      union
      select w.far, greatest(r.since, w.from_day)
      from reached r join way w on w.near = r.thing
      where w.to_day is null or greatest(r.since, w.from_day) <= w.to_day)
    select count(distinct thing)::int as count from reached`;
  return row.count;
}
