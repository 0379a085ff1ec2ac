import assert from "node:assert/strict";
import { test } from "node:test";
import { type EdgeKind, edgeEnds, type MapEdge, type MapRef, type SharedMap } from "../map/map.ts";
import type { RefKey } from "../map/ref.ts";
import type { Origin } from "./belief.ts";
import { exposureOf } from "./exposure.ts";
import { pathTo } from "./reach.ts";

/** "north operates files 2014-01-01 .. 2020-01-01": one edge to a line, "?" for a day that nobody knows. */
const cases: readonly {
  readonly name: string;
  readonly edges: readonly string[];
  readonly from?: readonly string[];
  readonly until?: string;
  /** "who: thing since by path [years]" */
  readonly exposed: readonly string[];
}[] = [
  {
    name: "an authority that left in 2017 is exposed through the data that it left behind",
    edges: [
      "north operates files",
      "south uses files 2006-01-01 .. 2017-03-31",
      "files holds south-housing = 2006-2016",
    ],
    exposed: [
      "north: files since 2025-11-03 by files",
      "south: south-housing since 2025-11-03 by files, south-housing [2006-2016]",
    ],
  },
  {
    name: "a service falls with the system that it runs on, through every host in between",
    edges: ["app runs-on host", "south-parking runs-on app"],
    from: ["host"],
    exposed: ["south: south-parking since 2025-11-03 by host, app, south-parking"],
  },
  {
    name: "who is in what runs on a host is not thereby in the host",
    edges: ["app runs-on host", "north operates host"],
    from: ["app"],
    exposed: [],
  },
  {
    name: "a connection leads one way",
    edges: ["files connects host", "north uses files"],
    from: ["host"],
    exposed: [],
  },
  {
    name: "a connection that ended before the intruder came leads nowhere",
    edges: ["files connects host ? .. 2025-11-02", "north uses host"],
    exposed: [],
  },
  {
    name: "a connection that ended on the very day on which the intruder came leads on",
    edges: ["files connects host ? .. 2025-11-03", "north uses host"],
    exposed: ["north: host since 2025-11-03 by files, host"],
  },
  {
    name: "a connection that began while the intruder was inside leads on from then",
    edges: ["files connects host 2025-11-20 .. ?", "north uses host"],
    exposed: ["north: host since 2025-11-20 by files, host"],
  },
  {
    name: "two connections that were never there in the same order lead nowhere",
    edges: ["files connects app 2025-11-20 .. ?", "app connects host ? .. 2025-11-10", "north uses host"],
    exposed: [],
  },
  {
    name: "nothing that began after the intruder's last day is exposed",
    edges: ["files connects host 2025-11-20 .. ?", "north uses host"],
    until: "2025-11-19",
    exposed: [],
  },
  {
    name: "the earlier way counts, though it is longer",
    edges: [
      "files connects host 2025-11-20 .. ?",
      "files connects app",
      "app connects host",
      "north uses host",
    ],
    exposed: ["north: host since 2025-11-03 by files, app, host"],
  },
  {
    name: "of ways that are as early, the shorter counts",
    edges: ["files connects host", "files connects app", "app connects host", "north uses host"],
    exposed: ["north: host since 2025-11-03 by files, host"],
  },
  {
    name: "where an authority was breached, what it operates and uses is within reach",
    edges: ["north operates files", "north uses host 2025-12-01 .. ?", "south uses files"],
    from: ["north"],
    exposed: [
      "north: files since 2025-11-03 by north, files",
      "north: host since 2025-12-01 by north, host",
      "south: files since 2025-11-03 by north, files",
    ],
  },
  {
    name: "where a processor was breached, everybody whose systems it runs is exposed",
    edges: ["hoster operates files", "south uses files"],
    from: ["hoster"],
    exposed: ["south: files since 2025-11-03 by hoster, files"],
  },
  {
    name: "using an exposed system does not make a body's other systems exposed",
    edges: ["south uses files", "south operates host", "south uses app"],
    exposed: ["south: files since 2025-11-03 by files"],
  },
  {
    name: "who stopped using a system before the intruder reached it is not exposed through it",
    edges: ["files connects host 2025-11-20 .. ?", "south uses host ? .. 2025-11-10"],
    exposed: [],
  },
  {
    name: "years are those of the data, cut to those that lie there, over all places within reach",
    edges: [
      "files holds south-housing = 2000-2008",
      "files connects host",
      "host holds south-housing = 2014-2030",
      "app holds south-housing = 2009-2013",
    ],
    exposed: ["south: south-housing since 2025-11-03 by files, south-housing [2006-2008, 2014-2016]"],
  },
  {
    name: "years that nobody knows stay unknown",
    edges: ["files holds north-old"],
    exposed: ["north: north-old since 2025-11-03 by files, north-old [?-?]"],
  },
  {
    name: "years that contradict each other are unknown, not none",
    edges: ["files holds south-housing = 2018-2020"],
    exposed: ["south: south-housing since 2025-11-03 by files, south-housing [?-?]"],
  },
  {
    name: "a circle comes to an end",
    edges: [
      "files connects host",
      "host connects files",
      "app runs-on files",
      "files runs-on app",
      "north uses app",
    ],
    exposed: ["north: app since 2025-11-03 by files, app"],
  },
];

for (const { name, edges, from = ["files"], until = null, exposed } of cases) {
  test(`exposure: ${name}`, () => {
    const map = { ...bare, edges: edges.map(edgeOf) };
    const intrusion = { origins: from.map(refOf) as readonly Origin[], since: "2025-11-03", until };
    const { reach, exposures } = exposureOf(map, intrusion);
    const said = exposures.map(({ authority, thing, since, years }) => {
      const path = pathTo(reach, `${thing.kind}:${thing.id}`).map(({ key }) => key.split(":")[1]);
      const spans = years.map((span) => `${span.from ?? "?"}-${span.to ?? "?"}`).join(", ");
      return `${authority}: ${thing.id} since ${since} by ${path.join(", ")}${spans === "" ? "" : ` [${spans}]`}`;
    });
    assert.deepEqual(said, exposed);
  });
}

test("a place of origin that is not on the map any more reaches nothing but itself", () => {
  const gone: Origin = { kind: "system", id: "gone" as never };
  const { reach, exposures } = exposureOf(bare, { origins: [gone], since: "2025-11-03", until: null });
  assert.deepEqual([...reach.keys()], ["system:gone" satisfies RefKey]);
  assert.deepEqual(exposures, []);
});

const named = (id: string) => ({ id: id as never, key: id, name: id, note: "" });
const bare: SharedMap = {
  authorities: ["north", "south"].map(named),
  processors: [named("hoster")],
  systems: ["app", "files", "host"].map(named),
  services: [{ ...named("south-parking"), authority: "south" as never }],
  dataSets: [
    {
      ...named("south-housing"),
      controller: "south" as never,
      categories: [],
      years: { from: 2006, to: 2016 },
    },
    { ...named("north-old"), controller: "north" as never, categories: [], years: { from: null, to: null } },
  ],
  edges: [],
};

function refOf(id: string): MapRef {
  const kinds = Object.entries({
    authority: bare.authorities,
    processor: bare.processors,
    system: bare.systems,
    service: bare.services,
    "data-set": bare.dataSets,
  });
  const kind = kinds.find(([, things]) => things.some((thing) => thing.id === id))?.[0];
  return { kind, id } as MapRef;
}

function edgeOf(line: string): MapEdge {
  const [, source = "", kind = "", target = "", from = "?", to = "?", first, last] =
    /^(\S+) (\S+) (\S+)(?: (\S+) \.\. (\S+))?(?: = (\d+)-(\d+))?$/.exec(line) ?? [];
  const ends = { source: refOf(source), target: refOf(target) };
  assert.ok(edgeEnds[kind as EdgeKind].source.includes(ends.source.kind), line);
  const day = (text: string) => (text === "?" ? null : text);
  const year = (text: string | undefined) => (text === undefined ? null : Number(text));
  return {
    ...{ id: line as never, kind: kind as EdgeKind, note: "" },
    ...{ ...ends, from: day(from), to: day(to), years: { from: year(first), to: year(last) } },
  };
}
