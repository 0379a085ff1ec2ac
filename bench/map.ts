/**
 * The map of shared services: how long its picture takes to lay out and to draw at 100 and at 500 systems, and how long an import of 200 authorities, 5,000 systems and 20,000 edges takes.
 */
import { randomUUID } from "node:crypto";
import type { AuthorityId } from "../src/domain/ids.ts";
import { planImport } from "../src/domain/map/import/plan-import.ts";
import type { SharedMap } from "../src/domain/map/map.ts";
import { readMapFiles } from "../src/respond/map/files/read-file.ts";
import type { FileRow } from "../src/respond/map/files/rows-of.ts";
import { writeCsv } from "../src/respond/map/files/write-csv.ts";
import { importMap, previewMapImport } from "../src/respond/map/import-map.ts";
import { openMapStore } from "../src/store/map/open-map-store.ts";
import { draw } from "../src/web/map/picture/draw.ts";
import { dotOf, graphOf } from "../src/web/map/picture/graph.ts";
import { layOut } from "../src/web/map/picture/layout.ts";
import { endRecords, testRecord } from "../test/record.ts";

const all = { authorities: true, servicesOf: "all" } as const;
const empty: SharedMap = {
  ...{ authorities: [], services: [], processors: [], systems: [], dataSets: [], edges: [] },
};

function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, below: (most: number) => Math.floor(next() * most) };
}

/** Everybody is made up. `edges`: how many in all. */
function madeRows(bodies: number, systems: number, edges: number): readonly FileRow[] {
  const { below, next } = chance(7);
  const list = (what: string, number: number) =>
    Array.from({ length: number }, (_, at) => `${what}-${at + 1}`);
  const authorities = list("borough", bodies);
  const machines = list("system", systems);
  const sets = list("data", Math.round(systems * 0.6));
  const day = () => `20${String(4 + below(16)).padStart(2, "0")}-04-01`;
  const rows: FileRow[] = [
    ...authorities.map((key) => ({ kind: "authority" as const, fields: { key, name: `Made-up ${key}` } })),
    ...machines.map((key) => ({ kind: "system" as const, fields: { key, name: `Shared ${key}`, note: "" } })),
    ...sets.map((key) => ({
      kind: "data-set" as const,
      fields: { key, name: `Files ${key}`, authority: authorities[below(bodies)]!, categories: "contact" },
    })),
  ];
  const seen = new Set<string>();
  let made = 0;
  for (let tries = 0; made < edges && tries < edges * 5; tries++) {
    const share = next();
    const target = machines[below(systems)]!;
    const kind = share < 0.5 ? "uses" : share < 0.7 ? "runs-on" : share < 0.75 ? "connects" : "holds";
    const source =
      kind === "uses" ? authorities[below(bodies)]! : machines[below(Math.max(1, Math.floor(systems / 3)))]!;
    const end = kind === "holds" ? sets[below(sets.length)]! : target;
    if (source === end || seen.has(`${kind} ${source} ${end}`)) continue;
    seen.add(`${kind} ${source} ${end}`);
    const prefix = kind === "uses" ? "authority" : "system";
    const fields = {
      source: `${prefix}:${source}`,
      target: end,
      from: day(),
      to: next() < 0.2 ? "2021-03-31" : "",
    };
    rows.push({ kind, fields });
    made++;
  }
  return rows;
}

async function fileOf(rows: readonly FileRow[]) {
  return { name: "map.csv", bytes: await writeCsv(rows, "spreadsheet") };
}

async function mapOf(rows: readonly FileRow[]): Promise<SharedMap> {
  const read = readMapFiles([await fileOf(rows)]);
  const plan = planImport(empty, read.rows, { rights: all, newId: randomUUID });
  if (plan.errors.length > 0) throw new Error(JSON.stringify(plan.errors.slice(0, 3)));
  return { ...plan.after, edges: plan.addedEdges };
}

/** Of a machine that others use too, the time of its processors says more than the clock. */
const busy = () => process.cpuUsage().user / 1_000_000;
const seconds = (began: number) => `${((performance.now() - began) / 1000).toFixed(2)} s`;
const say = (line: string) => process.stdout.write(`${line}\n`);

for (const [systems, edges] of [
  [100, 400],
  [500, 2_000],
] as const) {
  const map = await mapOf(madeRows(6, systems, edges));
  const [began, before] = [performance.now(), busy()];
  const graph = graphOf(map, "2026-11-25");
  const laid = await layOut(dotOf(graph), 300_000);
  if (laid === null) throw new Error("Too much for a picture");
  const laidOut = `${seconds(began)} (${(busy() - before).toFixed(2)} s of processors)`;
  const { width, height, svg } = draw(graph, laid, { title: "Map", description: "" });
  const labelled = graph.lines.filter(({ label }) => label !== "").length;
  const shown = (svg.match(/font-size="11"/g) ?? []).length;
  say(
    `picture of ${systems} systems, ${map.edges.length} edges: laid out in ${laidOut}, drawn after ${seconds(began)}, ${width} x ${height}, ${Math.round(svg.length / 1024)} KB, dates at ${shown} of ${labelled} lines`,
  );
  const again = performance.now();
  await layOut(dotOf(graph));
  say(`  the same again: ${seconds(again)}`);
}

const record = await testRecord();
const store = { map: openMapStore(record.sql), now: () => new Date() };
const large = await fileOf(madeRows(200, 5_000, 20_000));
say(
  `import of 200 authorities, 5,000 systems, 3,000 data sets, 20,000 edges (${Math.round(large.bytes.length / 1024)} KB)`,
);
const looked = performance.now();
const seen = await previewMapImport(store, "system", [large]);
say(`  looked at: ${seconds(looked)}, ${seen.added} to add, ${seen.errors.length} errors`);
const imported = performance.now();
await importMap(store, "system", [large], { fingerprint: seen.fingerprint });
say(`  imported, with an entry for each: ${seconds(imported)}`);
const read = performance.now();
const map = await store.map.readMap();
say(
  `  read: ${seconds(read)}, ${map.edges.length} edges of ${new Set(map.authorities.map(({ id }: { readonly id: AuthorityId }) => id)).size} authorities`,
);
const unchanged = performance.now();
const second = await importMap(store, "system", [large], { fingerprint: null });
say(
  `  imported again: ${seconds(unchanged)}, ${second.ok ? second.value.unchanged : "refused"} as they were`,
);
await endRecords();
