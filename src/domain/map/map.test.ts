import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, DataSetId, EdgeId, ProcessorId, ServiceId, SystemId } from "../ids.ts";
import { isDay } from "./dates.ts";
import { type EdgeForm, problemOfEdge, ringsOf } from "./edge-rules.ts";
import { lookupOf } from "./lookup.ts";
import type { EdgeKind, MapEdge, MapRef, SharedMap } from "./map.ts";
import { type NodeForm, plainWords, problemOfNode } from "./node-rules.ts";
import { keyFrom, serviceKeys } from "./service-keys.ts";
import { endedOn } from "./transitions.ts";
import { around, ofAuthority, onDay } from "./views.ts";
import { mayChangeEdge } from "./who-may.ts";

const north = { kind: "authority", id: "a-north" as AuthorityId } as const;
const south = { kind: "authority", id: "a-south" as AuthorityId } as const;
const account = { kind: "service", id: "v-account" as ServiceId } as const;
const firm = { kind: "processor", id: "p-firm" as ProcessorId } as const;
const files = { kind: "system", id: "s-files" as SystemId } as const;
const host = { kind: "system", id: "s-host" as SystemId } as const;
const old = { kind: "system", id: "s-old" as SystemId } as const;
const housing = { kind: "data-set", id: "d-housing" as DataSetId } as const;
const none = { from: null, to: null };

function edge(
  id: string,
  kind: EdgeKind,
  source: MapRef,
  target: MapRef,
  more: Partial<MapEdge> = {},
): MapEdge {
  return { id: id as EdgeId, kind, source, target, from: null, to: null, years: none, note: "", ...more };
}

const map: SharedMap = {
  authorities: [
    { id: north.id, key: "north", name: "North" },
    { id: south.id, key: "south", name: "South" },
  ],
  services: [
    { id: account.id, name: "My Account", authority: north.id },
    { id: "v-two" as ServiceId, name: "My account", authority: north.id },
  ],
  processors: [{ id: firm.id, key: "firm", name: "Firm", note: "" }],
  systems: [
    { id: files.id, key: "files", name: "Files", note: "" },
    { id: host.id, key: "host", name: "Host", note: "" },
    { id: old.id, key: "old", name: "Old", note: "" },
  ],
  dataSets: [
    {
      id: housing.id,
      key: "housing",
      name: "Housing",
      controller: south.id,
      categories: ["health"],
      years: none,
    },
  ],
  edges: [
    edge("e1", "uses", south, files, { from: "2006-04-01", to: "2017-03-31" }),
    edge("e2", "runs-on", files, host),
    edge("e3", "holds", files, housing, { years: { from: 2006, to: 2016 } }),
    edge("e4", "operates", firm, host),
    edge("e5", "runs-on", account, old),
  ],
};
const known = lookupOf(map);

const form = (change: Partial<EdgeForm>): EdgeForm => ({ ...edge("new", "uses", north, files), ...change });
const edges: readonly { readonly name: string; readonly form: EdgeForm; readonly problem: string | null }[] =
  [
    { name: "an authority that uses a system", form: form({}), problem: null },
    { name: "an authority that uses another", form: form({ target: south }), problem: "map-ends-unfit" },
    { name: "a system that uses", form: form({ source: host }), problem: "map-ends-unfit" },
    {
      name: "a system that is not there",
      form: form({ target: { kind: "system", id: "s-none" as SystemId } }),
      problem: "map-end-unknown",
    },
    {
      name: "a system that runs on itself",
      form: form({ kind: "runs-on", source: host, target: host }),
      problem: "map-edge-to-itself",
    },
    { name: "a day that is none", form: form({ from: "2017-02-29" }), problem: "map-day-wrong" },
    {
      name: "a last day before the first",
      form: form({ from: "2017-03-02", to: "2017-03-01" }),
      problem: "map-days-reversed",
    },
    { name: "one day alone", form: form({ from: "2017-03-01", to: "2017-03-01" }), problem: null },
    {
      name: "years of no data",
      form: form({ years: { from: 2006, to: null } }),
      problem: "map-years-of-no-data",
    },
    {
      name: "years in the wrong order",
      form: form({ kind: "holds", source: host, target: housing, years: { from: 2016, to: 2006 } }),
      problem: "map-years-reversed",
    },
    {
      name: "the same said twice of some days",
      form: form({ source: south, from: "2017-03-31" }),
      problem: "map-edge-doubled",
    },
    { name: "the same again later", form: form({ source: south, from: "2017-04-01" }), problem: null },
    {
      name: "other years of the same data",
      form: form({ kind: "holds", source: files, target: housing, years: { from: 2017, to: 2020 } }),
      problem: null,
    },
    {
      name: "some of the same years of the same data",
      form: form({ kind: "holds", source: files, target: housing, years: { from: 2016, to: 2020 } }),
      problem: "map-edge-doubled",
    },
    { name: "a note that is too long", form: form({ note: "x".repeat(1001) }), problem: "map-text-too-long" },
  ];
for (const { name, form: one, problem } of edges) {
  test(`an edge: ${name}`, () => assert.equal(problemOfEdge(one, known, null)?.kind ?? null, problem));
}

test("an edge that is changed is no double of itself", () => {
  assert.equal(problemOfEdge({ ...map.edges[0]!, to: null }, known, "e1" as EdgeId), null);
});

const system = (change: Partial<{ key: string; name: string; note: string }>): NodeForm => ({
  ...{ kind: "system", key: "new", name: "New", note: "" },
  ...change,
});
const nodes: readonly { readonly name: string; readonly form: NodeForm; readonly problem: string | null }[] =
  [
    { name: "a new system", form: system({}), problem: null },
    { name: "a key with a space", form: system({ key: "new files" }), problem: "map-key-malformed" },
    { name: "a key of another kind of thing", form: system({ key: "housing" }), problem: null },
    { name: "a key that is taken", form: system({ key: "files" }), problem: "map-key-taken" },
    { name: "no name", form: system({ name: "" }), problem: "map-name-missing" },
    {
      name: "data of nobody",
      form: {
        kind: "data-set",
        key: "x",
        name: "X",
        controller: "?" as AuthorityId,
        categories: [],
        years: none,
      },
      problem: "map-controller-unknown",
    },
    {
      name: "a kind of data that there is not",
      form: {
        kind: "data-set",
        key: "x",
        name: "X",
        controller: north.id,
        categories: ["helth"],
        years: none,
      },
      problem: "map-category-unknown",
    },
  ];
for (const { name, form: one, problem } of nodes) {
  test(`a thing: ${name}`, () => assert.equal(problemOfNode(one, known, null)?.kind ?? null, problem));
}

test("systems that run on each other in a ring are told, each ring once", () => {
  const ring = [edge("r1", "runs-on", host, old), edge("r2", "runs-on", old, files)];
  assert.deepEqual(ringsOf(map), []);
  assert.deepEqual(
    ringsOf({ edges: [...map.edges, ...ring] }).map((one) => one.toSorted()),
    [["system:s-files", "system:s-host", "system:s-old"]],
  );
});

test("a chain of 5,000 systems is no reason to fail", () => {
  const at = (index: number): MapRef => ({ kind: "system", id: `s${index}` as SystemId });
  const chain = Array.from({ length: 5_000 }, (_, index) =>
    edge(`c${index}`, "runs-on", at(index), at(index + 1)),
  );
  assert.deepEqual(ringsOf({ edges: chain }), []);
});

test("on a day the map shows what held then, and on no other", () => {
  const on = (day: string) => onDay(map, day).edges.some(({ id }) => id === "e1");
  assert.deepEqual(["2006-03-31", "2006-04-01", "2017-03-31", "2017-04-01"].map(on), [
    false,
    true,
    true,
    false,
  ]);
});

test("around a thing stands what is a step away, whichever way", () => {
  const names = ({ systems, dataSets, authorities }: SharedMap) =>
    [...systems, ...dataSets, ...authorities].map(({ name }) => name);
  assert.deepEqual(names(around(map, files, 1)), ["Files", "Host", "Housing", "South"]);
  assert.deepEqual(names(around(map, old, 0)), ["Old"]);
});

test("an authority's part of the map holds its data, where that lies, and what that runs on", () => {
  const part = ofAuthority(map, south.id);
  assert.deepEqual(
    [part.systems, part.processors, part.services].map((list) => list.map(({ name }) => name)),
    [["Files", "Host"], ["Firm"], []],
  );
});

test("services are named by their authority and name, and a second one of a name has a number", () => {
  assert.deepEqual([...serviceKeys(map).values()], ["north/my-account", "north/my-account-2"]);
  assert.equal(keyFrom("Children’s services – St Élodie’s"), "childrens-services-st-elodies");
});

test("an edge is ended once, on a day that can be", () => {
  const [ended, open] = [map.edges[0]!, map.edges[1]!];
  assert.deepEqual(endedOn(ended, "2020-01-01"), { kind: "map-edge-ended" });
  assert.deepEqual(endedOn({ ...open, from: "2012-01-01" }, "2011-01-01"), { kind: "map-days-reversed" });
  assert.deepEqual(endedOn(open, "2017-13-01"), { kind: "map-day-wrong" });
  assert.deepEqual(endedOn(open, "2017-03-31"), { ...open, to: "2017-03-31" });
});

test("who may not change all of the map changes what is of the own authority", () => {
  const may = (own: AuthorityId | null, index: number) => mayChangeEdge({ own }, map.edges[index]!, known);
  assert.deepEqual(
    [may(south.id, 0), may(south.id, 2), may(south.id, 1), may(north.id, 0)],
    [true, true, false, false],
  );
  assert.equal(may(null, 1), true);
});

test("days are those of the calendar", () => {
  const days = ["2024-02-29", "2023-02-29", "2017-3-31", "0000-01-01", "2017-03-31T00:00", "9999-01-01"];
  assert.deepEqual(days.map(isDay), [true, false, false, false, false, false]);
});

test("words hold no control characters, and not the quote that makes a formula harmless", () => {
  assert.equal(plainWords(" '=1+1\u0000\r\n\u0007 "), "=1+1");
  assert.equal(plainWords("' '-x"), "-x");
  assert.equal(plainWords("don't"), "don't");
});
