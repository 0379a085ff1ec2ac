/** One thing on the map and everything that hangs on it, with its days: an authority, a service, a system, a processor, a data set. */
import { holdsOn } from "../../../domain/map/dates.ts";
import { edgeKinds } from "../../../domain/map/import/rows.ts";
import { sameRef } from "../../../domain/map/lookup.ts";
import { type EdgeKind, edgeEnds, type MapEdge, type MapRef } from "../../../domain/map/map.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { type Found, hrefOf, hrefOfEdge, thingOf } from "../links.ts";
import { mayChange } from "../may.ts";
import { categoryName, dayText, edgeWords, kindWords, yearsInWords } from "../words.ts";

export const path = "/map/:mapKind/:mapNode";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await thingOf(visit);
  if (found === null) return notFound;
  const { node, known, map } = found;
  const may = mayChange(visit.staff);
  const own = node.ref.kind !== "authority" && node.ref.kind !== "service";
  const edges = known.edgesOf(node.ref);
  return page("map/thing/page.njk", {
    title: node.name,
    back: { href: "/map", text: "Map" },
    kind: kindWords[node.ref.kind].one,
    here: hrefOf(node.ref),
    key: node.key,
    facts: factsOf(found),
    groups: groupsOf(found, ukDay(visit.now), may),
    owned: ownedBy(found),
    none: edges.length === 0,
    mayJoin: may.anything,
    mayChange: own && may.of(node.ref.kind === "data-set" ? node.owner : null),
    mayDelete: own && may.of(node.ref.kind === "data-set" ? node.owner : null) && edges.length === 0,
    pictureHref: `/map/picture?around=${node.ref.kind}%3A${node.ref.id}`,
    tableHref: `/map/table?around=${node.ref.kind}%3A${node.ref.id}`,
    total: map.edges.length,
  });
}

function factsOf({ map, node, known }: Found): readonly (readonly [string, string])[] {
  const { ref } = node;
  const owner = node.owner === null ? undefined : known.node({ kind: "authority", id: node.owner });
  if (ref.kind === "service") return [["Offered by", owner?.name ?? ""]];
  if (ref.kind === "data-set") {
    const one = map.dataSets.find(({ id }) => id === ref.id)!;
    return [
      ["Whose data", owner?.name ?? ""],
      ["Kinds of data", one.categories.map(categoryName).join(", ") || "Not yet said"],
      ["Years", yearsInWords(one.years) || "Not known"],
    ];
  }
  const list = ref.kind === "system" ? map.systems : ref.kind === "processor" ? map.processors : [];
  const words = (list as readonly { readonly id: string; readonly note: string }[]).find(
    ({ id }) => id === ref.id,
  )?.note;
  return words ? [["Note", words]] : [];
}

/** What is an authority's without an edge: its public services and its data. */
function ownedBy({ known, node }: Found) {
  if (node.ref.kind !== "authority") return [];
  return (["service", "data-set"] as const).map((kind) => ({
    title: kindWords[kind].many,
    things: known.nodes
      .filter(({ ref, owner }) => ref.kind === kind && owner === node.ref.id)
      .map(({ name, ref }) => ({ name, href: hrefOf(ref) })),
  }));
}

function groupsOf({ known, node }: Found, today: string, may: ReturnType<typeof mayChange>) {
  const edges = known.edgesOf(node.ref);
  const sides = edgeKinds.flatMap((kind) => [
    { kind, side: "source" as const, other: "target" as const, words: edgeWords[kind].there },
    { kind, side: "target" as const, other: "source" as const, words: edgeWords[kind].back },
  ]);
  return sides.flatMap(({ kind, side, other, words }) => {
    const mine = edges.filter((edge) => edge.kind === kind && sameRef(edge[side], node.ref));
    if (mine.length === 0) return [];
    const rows = mine.map((edge) => ({ ...rowOf(edge, edge[other]), may: may.edge(edge, known) }));
    return [
      {
        title: `${node.name} ${words}`,
        rows: rows.toSorted((one, two) => Number(one.ended) - Number(two.ended)),
        years: kind === "holds",
        may: rows.some((row) => row.may),
      },
    ];
  });

  function rowOf(edge: MapEdge, ref: MapRef) {
    return {
      name: known.node(ref)?.name ?? "",
      kind: kindWords[ref.kind].one.toLowerCase(),
      ...{ href: hrefOf(ref), edgeHref: hrefOfEdge(edge.id), note: edge.note },
      from: dayText(edge.from),
      to: dayText(edge.to),
      years: yearsInWords(edge.years),
      open: edge.to === null,
      ended: !holdsOn(edge, today),
    };
  }
}

/** What may hang on a thing of this kind: from it, and to it. */
export function relationsOf(kind: MapRef["kind"]): readonly { kind: EdgeKind; side: "source" | "target" }[] {
  return edgeKinds.flatMap((one) => [
    ...(edgeEnds[one].source.includes(kind) ? [{ kind: one, side: "source" as const }] : []),
    ...(edgeEnds[one].target.includes(kind) ? [{ kind: one, side: "target" as const }] : []),
  ]);
}
