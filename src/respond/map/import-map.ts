/** Imports files into the map: first shown, then done; all of it or nothing. What a file does not name stays as it is. */
import { createHash, randomUUID } from "node:crypto";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { ringsOf } from "../../domain/map/edge-rules.ts";
import { changesOf, type ImportPlan, type ImportRights } from "../../domain/map/import/plan.ts";
import { planImport } from "../../domain/map/import/plan-import.ts";
import type { RowError } from "../../domain/map/import/rows.ts";
import { type Lookup, lookupOf } from "../../domain/map/lookup.ts";
import { mapVerbs } from "../../domain/map/transitions.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import { authorityAdded } from "../bodies/add-authority.ts";
import { newService } from "../bodies/starting-services.ts";
import { type By, changeBy } from "../change-by.ts";
import type { MapImported, MapImportProblem, MapPreview, MapReading } from "../desk/house/map-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import { wordsFor } from "../words.ts";
import { type FileError, type MapFile, mostRows } from "./files/map-file.ts";
import { nearName } from "./files/near-name.ts";
import { guessedEncoding, readMapFiles } from "./files/read-file.ts";
import { changeLines } from "./import-lines.ts";
import { edgeEntry, nodeEntry } from "./map-entries.ts";
import type { MapPorts } from "./map-ports.ts";
import type { MapWrite } from "./map-store.ts";
import { thingsOf } from "./node-of.ts";

export async function previewMapImport(
  { map }: MapPorts,
  by: By,
  files: readonly MapFile[],
): Promise<MapPreview> {
  const standing = await map.readMap();
  const { plan, errors } = planOf(standing, by, files);
  const lines = changeLines(plan, lookupOf(standing));
  return {
    errors,
    ...countsOf(plan),
    lines,
    rings: newRings(standing, plan),
    guessed: files.flatMap((file) => guessedEncoding(file) ?? []),
    fingerprint: fingerprintOf(lines),
  };
}

/** `fingerprint`: of what was shown; null where nobody was shown anything. */
export async function importMap(
  { map, now }: MapPorts,
  by: By,
  files: readonly MapFile[],
  { fingerprint }: { readonly fingerprint: string | null },
): Promise<Outcome<MapImported, MapImportProblem>> {
  const change = changeBy(by, now());
  let imported: MapImported = { added: 0, changed: 0, unchanged: 0 };
  const outcome = await map.alterMap<MapImportProblem>(change, (standing) => {
    const { plan, errors } = planOf(standing, by, files);
    if (errors.length > 0) return failed({ kind: "map-file-wrong", errors });
    const lines = changeLines(plan, lookupOf(standing));
    if (fingerprint !== null && fingerprint !== fingerprintOf(lines))
      return failed({ kind: "map-changed-since-shown" });
    imported = countsOf(plan);
    return done(writingOf(plan, change, files));
  });
  return outcome.ok ? done(imported) : outcome;
}

function planOf(standing: MapReading, by: By, files: readonly MapFile[]) {
  const read = readMapFiles(files);
  const plan = planImport(standing, read.rows, { rights: rightsOf(by), newId: randomUUID });
  const names = lookupOf(plan.after).nodes.map(({ key }) => key);
  const errors = [...read.errors, ...plan.errors.map((error) => inWords(error, names))];
  return { plan, errors };
}

function rightsOf(by: By): ImportRights {
  if (by === "system") return { authorities: true, servicesOf: "all" };
  return {
    authorities: mayEver(by.role, "authority.add"),
    servicesOf: mayEver(by.role, "service.change") ? by.authority : "none",
  };
}

/** Names are looked for near a mistyped one where the map is of a size that lets a person mean one. */
function inWords({ at, problem }: RowError, names: readonly string[]): FileError {
  if (problem.kind !== "row-key-unknown" || problem.near !== undefined || names.length > mostRows / 10)
    return { at, sentence: wordsFor(problem) };
  const near = nearName(problem.path.replace(/^[a-z-]+:/, ""), names);
  return { at, sentence: wordsFor(near === null ? problem : { ...problem, near }) };
}

function countsOf(plan: ImportPlan): MapImported {
  const changed = plan.changedNodes.length + plan.changedEdges.length;
  return { added: changesOf(plan) - changed, changed, unchanged: plan.unchanged };
}

function newRings(standing: MapReading, plan: ImportPlan): readonly string[] {
  const known = lookupOf(plan.after);
  const edges = [...standing.edges, ...plan.addedEdges];
  const before = new Set(ringsOf(standing).map((ring) => ring.toSorted().join()));
  return ringsOf({ edges })
    .filter((ring) => !before.has(ring.toSorted().join()))
    .map((ring) => ring.map((key) => nameOf(known, key)).join(", "));
}

function nameOf(known: Lookup, key: string): string {
  return known.nodes.find(({ ref }) => `${ref.kind}:${ref.id}` === key)?.name ?? key;
}

function writingOf(
  plan: ImportPlan,
  change: Change,
  files: readonly MapFile[],
): { readonly write: MapWrite; readonly entries: readonly NewEntry[] } {
  if (changesOf(plan) === 0) return { write: emptyWrite, entries: [] };
  const known = lookupOf(plan.after);
  const contact = { phone: "", email: "", web: "", address: [] };
  const authorities = plan.authorities.map((one) => ({ ...one, contact }));
  const services = plan.services.map(({ id, authority, name }) => ({
    ...newService(authority, name, change.at),
    id,
  }));
  const own = (list: ImportPlan["addedNodes"]) => thingsOf(list as Parameters<typeof thingsOf>[0]);
  const write: MapWrite = {
    added: { ...own(plan.addedNodes), authorities, services, edges: plan.addedEdges },
    changed: { ...own(plan.changedNodes), edges: plan.changedEdges.map(({ after }) => after) },
    dropped: [],
  };
  const entries = [
    importEntry(change, plan, files),
    ...authorities.map((one) => authorityAdded(change, one)),
    ...services.map(({ id, authority, name }) =>
      note(change, "service.added", { subject: `service:${id}` }, { authority, name }),
    ),
    ...plan.addedNodes.map(({ form }) => nodeEntry(change, null, form, known)),
    ...plan.changedNodes.map(({ before, form }) => nodeEntry(change, before, form, known)),
    ...plan.addedEdges.map((edge) => edgeEntry(change, null, edge, known)),
    ...plan.changedEdges.map(({ before, after }) => edgeEntry(change, before, after, known)),
  ];
  return { write, entries };
}

const emptyWrite: MapWrite = {
  added: { authorities: [], services: [], processors: [], systems: [], dataSets: [], edges: [] },
  changed: { processors: [], systems: [], dataSets: [], edges: [] },
  dropped: [],
};

function importEntry(change: Change, plan: ImportPlan, files: readonly MapFile[]): NewEntry {
  const { added, changed, unchanged } = countsOf(plan);
  const hash = createHash("sha256");
  for (const { bytes } of files) hash.update(bytes);
  const detail = { added, changed, unchanged, files: files.length, sha256: hash.digest("hex") };
  return note(change, mapVerbs.import, { subject: "map" }, detail);
}

/** Without ids, which are new each time. */
function fingerprintOf(lines: MapPreview["lines"]): string {
  return createHash("sha256").update(JSON.stringify(lines)).digest("hex");
}
