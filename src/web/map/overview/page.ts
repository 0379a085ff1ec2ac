/** The map of shared services at a glance: what stands on it, how much hangs on each, and the ways to look and to change. */

import { holdsOn } from "../../../domain/map/dates.ts";
import { ringsOf } from "../../../domain/map/edge-rules.ts";
import { lookupOf, type MapNode } from "../../../domain/map/lookup.ts";
import type { MapRef, SharedMap } from "../../../domain/map/map.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { formView, oneOf, pageNumber } from "../../frame/fields.ts";
import { address, pager, pageSize } from "../../frame/pager.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { asFields, asQuery, authorityChoices, cut, filtersIn } from "../filters.ts";
import { hrefOf } from "../links.ts";
import { mayChange } from "../may.ts";
import { kindOrder, kindWords } from "../words.ts";

export const path = "/map";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

export async function get({ desk, staff, query, now }: StaffVisit): Promise<Reply> {
  const map = await desk.sharedMap(staff);
  const filters = filtersIn(query, map);
  const kind = oneOf(query, "kind", kindOrder) ?? "";
  const shown = cut(map, filters);
  const nodes = lookupOf(shown)
    .nodes.filter(({ ref }) => kind === "" || ref.kind === kind)
    .filter(({ name, key }) => includes(`${name} ${key}`, filters.words))
    .toSorted((one, other) => kindOrder.indexOf(one.ref.kind) - kindOrder.indexOf(other.ref.kind));
  const current = pageNumber(query);
  const pages = Math.max(1, Math.ceil(nodes.length / pageSize));
  const asked = { ...asQuery(filters), kind };
  return page("map/overview/page.njk", {
    title: "Map of shared services",
    form: formView({ ...asFields(filters, query), kind }, filters.errors),
    choices: { authority: authorityChoices(map), kind: kindChoices },
    filtered: Object.values(asked).some((value) => value !== ""),
    empty: map.systems.length + map.processors.length + map.dataSets.length === 0,
    may: mayChange(staff),
    figures: figuresOf(map),
    rings: ringNames(map),
    found: count(nodes.length, "thing", "things"),
    rows: nodes
      .slice((current - 1) * pageSize, current * pageSize)
      .map((node) => rowOf(node, shown, ukDay(now))),
    pager: pager(current, pages, (next) => address(path, { ...asked, page: next === 1 ? "" : next })),
    pictureHref: address("/map/picture", { ...asked, kind: "", words: "" }),
    tableHref: address("/map/table", { ...asked, kind: "" }),
  });
}

const kindChoices = [
  { value: "", text: "Everything" },
  ...kindOrder.map((kind) => ({ value: kind, text: kindWords[kind].many })),
];

export function includes(text: string, words: string): boolean {
  const whole = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => whole.includes(word));
}

function figuresOf(map: SharedMap) {
  const numbers: Readonly<Record<MapRef["kind"], number>> = {
    authority: map.authorities.length,
    service: map.services.length,
    system: map.systems.length,
    processor: map.processors.length,
    "data-set": map.dataSets.length,
  };
  return kindOrder.map((kind) => ({
    value: numbers[kind],
    words: (numbers[kind] === 1 ? kindWords[kind].one : kindWords[kind].many).toLowerCase(),
    href: address(path, { kind }),
  }));
}

function ringNames(map: SharedMap): readonly string[] {
  const rings = ringsOf(map);
  if (rings.length === 0) return [];
  const names = new Map(lookupOf(map).nodes.map(({ ref, name }) => [`${ref.kind}:${ref.id}`, name]));
  return rings.map((ring) => ring.map((key) => names.get(key) ?? key).join(", "));
}

function rowOf({ ref, name, key, owner }: MapNode, map: SharedMap, today: string) {
  const edges = lookupCache(map).edgesOf(ref);
  const now = edges.filter((edge) => holdsOn(edge, today)).length;
  return {
    ...{ name, key, href: hrefOf(ref), kind: kindWords[ref.kind].one },
    owner: ref.kind === "authority" ? "" : (map.authorities.find(({ id }) => id === owner)?.name ?? ""),
    now,
    ended: edges.length - now,
  };
}

/** One look-up for all rows of a page. */
const lookups = new WeakMap<SharedMap, ReturnType<typeof lookupOf>>();
function lookupCache(map: SharedMap) {
  const known = lookups.get(map) ?? lookupOf(map);
  lookups.set(map, known);
  return known;
}
