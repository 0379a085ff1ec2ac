/** 1,000 small random maps, full of equal days, cycles and unknown dates: the engine and the slow one say the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exposureOf } from "../src/domain/exposure/exposure.ts";
import { pathTo } from "../src/domain/exposure/reach.ts";
import { edgeEnds, type MapEdge, type SharedMap } from "../src/domain/map/map.ts";
import type { RefKey } from "../src/domain/map/ref.ts";
import { randomMap } from "./builders/random-map.ts";
import { singleYears, slowExposures, slowReach } from "./exposure-slow.ts";

const maps = 1_000;
const toNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

test("on 1,000 random maps the engine finds what the slow one finds, by the same paths", (context) => {
  const tally = { things: 0, exposures: 0, steps: 0, longest: 0, left: 0, walls: 0 };
  for (let seed = 1; seed <= maps; seed++) {
    const { map, intrusion } = randomMap(seed);
    const { reach, exposures } = exposureOf(map, intrusion);
    const slow = slowReach(map, intrusion);
    assert.deepEqual([...reach.keys()].sort(), [...slow.keys()].sort(), `map ${seed}: what is reached`);
    for (const [key, walk] of slow) {
      const path = pathTo(reach, key as RefKey);
      assert.deepEqual(
        path.map(({ key: at, since, by }) => [at, toNumber(since), by?.edge.id ?? null]),
        walk.map(({ at, day, edge }) => [at, day, edge?.id ?? null]),
        `map ${seed}: the path to ${key}`,
      );
      isPassable(
        map,
        path.map(({ by }) => by?.edge ?? null),
        seed,
      );
      tally.steps += path.length - 1;
      tally.longest = Math.max(tally.longest, path.length - 1);
    }
    const expected = slowExposures(map, intrusion);
    assert.deepEqual(
      exposures.map(({ authority, thing }) => `${authority} ${thing.kind}:${thing.id}`).sort(),
      [...expected.keys()].sort(),
      `map ${seed}: who is exposed through what`,
    );
    for (const { authority, thing, since, years, edge } of exposures) {
      const wanted = expected.get(`${authority} ${thing.kind}:${thing.id}`)!;
      const what = `map ${seed}: ${authority} through ${thing.kind} ${thing.id}`;
      assert.equal(toNumber(since), wanted.since, what);
      assert.equal(edge?.id ?? null, wanted.edge, what);
      assert.deepEqual(
        [...new Set(years.flatMap((span) => singleYears(span)))].sort(),
        [...wanted.years].sort(),
        what,
      );
      if (thing.kind === "data-set" && !usesAnything(map, authority)) tally.left++;
    }
    tally.things += reach.size;
    tally.exposures += exposures.length;
    tally.walls += map.systems.length - map.systems.filter(({ id }) => reach.has(`system:${id}`)).length;
  }
  context.diagnostic(
    `${maps} maps: ${tally.things} things reached by paths of up to ${tally.longest} steps, ${tally.walls} systems out of reach, ${tally.exposures} exposures, ${tally.left} of them of data that its controller left behind`,
  );
  // A set that never says no, or never goes far, would prove little.
  assert.ok(tally.longest >= 5 && tally.walls > maps && tally.left > 100, JSON.stringify(tally));
});

test("the order in which a map comes in changes nothing", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { map, intrusion } = randomMap(seed);
    const turned: SharedMap = {
      authorities: map.authorities.toReversed(),
      services: map.services.toReversed(),
      processors: map.processors.toReversed(),
      systems: map.systems.toReversed(),
      dataSets: map.dataSets.toReversed(),
      edges: map.edges.toReversed(),
    };
    const [one, other] = [map, turned].map((each) => exposureOf(each, intrusion));
    assert.deepEqual(other!.exposures, one!.exposures, `map ${seed}`);
    for (const key of one!.reach.keys())
      assert.deepEqual(pathTo(other!.reach, key), pathTo(one!.reach, key), `map ${seed}: ${key}`);
  }
});

/** Each step is an edge of the map that joins what its kind may join. */
function isPassable(map: SharedMap, edges: readonly (MapEdge | null)[], seed: number): void {
  assert.equal(edges[0], null);
  for (const edge of edges.slice(1)) {
    assert.ok(edge !== null && map.edges.includes(edge), `map ${seed}`);
    assert.ok(edgeEnds[edge.kind].source.includes(edge.source.kind), `map ${seed}`);
  }
}

function usesAnything(map: SharedMap, authority: string): boolean {
  return map.edges.some(({ source, to }) => source.id === authority && to === null);
}
