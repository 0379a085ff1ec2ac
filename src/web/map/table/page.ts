/** Everything that the picture says, as a table: each connection with its ends, days and years. Sorted and filtered by links. */

import { edgeKinds } from "../../../domain/map/import/rows.ts";
import { type Lookup, lookupOf } from "../../../domain/map/lookup.ts";
import type { EdgeKind, MapEdge } from "../../../domain/map/map.ts";
import { formView, oneOf, pageNumber } from "../../frame/fields.ts";
import { address, pager, pageSize } from "../../frame/pager.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { asFields, asQuery, authorityChoices, cut, filtersIn } from "../filters.ts";
import { hrefOf, hrefOfEdge } from "../links.ts";
import { includes } from "../overview/page.ts";
import { dayText, edgeWords, kindWords, yearsInWords } from "../words.ts";

export const path = "/map/table";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

const sorts = ["what", "source", "target", "from", "to"] as const;
type Sort = (typeof sorts)[number];

export async function get({ desk, staff, query }: StaffVisit): Promise<Reply> {
  const map = await desk.sharedMap(staff);
  const filters = filtersIn(query, map);
  const kind = oneOf(query, "kind", edgeKinds) ?? "";
  const sort = oneOf(query, "sort", sorts) ?? "what";
  const shown = cut(map, filters);
  const known = lookupOf(shown);
  const edges = shown.edges
    .filter((edge) => kind === "" || edge.kind === kind)
    .filter((edge) => includes(wordsOf(edge, known), filters.words))
    .map((edge) => ({ edge, order: orderOf(edge, known, sort) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0));
  const current = pageNumber(query);
  const pages = Math.max(1, Math.ceil(edges.length / pageSize));
  const asked: Record<string, string> = { ...asQuery(filters), kind, sort: sort === "what" ? "" : sort };
  return page("map/table/page.njk", {
    title: "Map of shared services: all connections",
    back: { href: "/map", text: "Map" },
    form: formView({ ...asFields(filters, query), kind }, filters.errors),
    choices: { authority: authorityChoices(map), kind: kindChoices },
    keep: { around: asked["around"], steps: asked["steps"], sort: asked["sort"] },
    centre: filters.around === null ? null : (known.node(filters.around)?.name ?? null),
    filtered: Object.entries(asked).some(([name, value]) => name !== "sort" && value !== ""),
    found: count(edges.length, "connection", "connections"),
    heads: headings.map(([text, by]) => ({
      text,
      href: by === null ? null : address(path, { ...asked, sort: by === "what" ? "" : by }),
      sorted: by === sort,
    })),
    rows: edges.slice((current - 1) * pageSize, current * pageSize).map(({ edge }) => rowOf(edge, known)),
    pager: pager(current, pages, (next) => address(path, { ...asked, page: next === 1 ? "" : next })),
    pictureHref: address("/map/picture", { ...asked, kind: "", words: "", sort: "" }),
  });
}

const headings: readonly (readonly [string, Sort | null])[] = [
  ["What", "source"],
  ["Does what", "what"],
  ["With what", "target"],
  ["From", "from"],
  ["To", "to"],
  ["Years of the data", null],
];

const kindChoices = [
  { value: "", text: "All" },
  ...edgeKinds.map((kind: EdgeKind) => ({ value: kind, text: edgeWords[kind].there })),
];

function wordsOf({ source, target, note }: MapEdge, known: Lookup): string {
  const [from, to] = [known.node(source), known.node(target)];
  return [from?.name, from?.key, to?.name, to?.key, note].join(" ");
}

function orderOf({ kind, source, target, from, to }: MapEdge, known: Lookup, sort: Sort): string {
  const names = [known.node(source)?.name, known.node(target)?.name].join("\u0000").toLowerCase();
  const first: Readonly<Record<Sort, string>> = {
    what: String(edgeKinds.indexOf(kind)),
    source: known.node(source)?.name.toLowerCase() ?? "",
    target: known.node(target)?.name.toLowerCase() ?? "",
    // What nobody knows the beginning of comes first, what still is last.
    from: from ?? "",
    to: to ?? "9",
  };
  return `${first[sort]}\u0000${names}\u0000${from ?? ""}`;
}

function rowOf(edge: MapEdge, known: Lookup) {
  const end = (ref: MapEdge["source"]) => {
    const node = known.node(ref);
    return { name: node?.name ?? "", href: hrefOf(ref), kind: kindWords[ref.kind].one.toLowerCase() };
  };
  return {
    source: end(edge.source),
    words: edgeWords[edge.kind].there,
    href: hrefOfEdge(edge.id),
    target: end(edge.target),
    from: dayText(edge.from),
    to: dayText(edge.to),
    years: yearsInWords(edge.years),
    note: edge.note,
  };
}
