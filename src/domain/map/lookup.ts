/** Things of the map by their names and by what hangs on them, worked out once for a whole map. */

import type { AuthorityId } from "../ids.ts";
import type { MapEdge, MapRef, SharedMap } from "./map.ts";
import { type RefKey, refKey } from "./ref.ts";
import { serviceKeys } from "./service-keys.ts";

/** One thing on the map, of whichever kind. */
export type MapNode = {
  readonly ref: MapRef;
  /** As files name it: unique among things of its kind. */
  readonly key: string;
  readonly name: string;
  /** Whose it is: of an authority, a public service, a data set. Systems and processors are nobody's alone. */
  readonly owner: AuthorityId | null;
};

export type Lookup = {
  readonly nodes: readonly MapNode[];
  node(ref: MapRef): MapNode | undefined;
  byKey(kind: MapRef["kind"], key: string): MapNode | undefined;
  /** Edges that begin or end at it. */
  edgesOf(ref: MapRef): readonly MapEdge[];
};

export function sameRef(one: MapRef, other: MapRef): boolean {
  return one.kind === other.kind && one.id === other.id;
}

export function lookupOf(map: SharedMap): Lookup {
  const nodes = nodesOf(map);
  const byRef = new Map(nodes.map((node) => [refKey(node.ref), node]));
  const byKey = new Map(nodes.map((node) => [`${node.ref.kind}:${node.key}`, node]));
  const edges = new Map<RefKey, MapEdge[]>();
  for (const edge of map.edges)
    for (const end of new Set([refKey(edge.source), refKey(edge.target)])) {
      const known = edges.get(end);
      if (known === undefined) edges.set(end, [edge]);
      else known.push(edge);
    }
  return {
    nodes,
    node: (ref) => byRef.get(refKey(ref)),
    byKey: (kind, key) => byKey.get(`${kind}:${key}`),
    edgesOf: (ref) => edges.get(refKey(ref)) ?? [],
  };
}

function nodesOf(map: SharedMap): readonly MapNode[] {
  const keys = serviceKeys(map);
  return [
    ...map.authorities.map(({ id, key, name }) => ({
      ref: { kind: "authority" as const, id },
      key,
      name,
      owner: id,
    })),
    ...map.services.map(({ id, name, authority }) => ({
      ref: { kind: "service" as const, id },
      key: keys.get(id) ?? id,
      name,
      owner: authority,
    })),
    ...map.processors.map(({ id, key, name }) => ({
      ref: { kind: "processor" as const, id },
      key,
      name,
      owner: null,
    })),
    ...map.systems.map(({ id, key, name }) => ({
      ref: { kind: "system" as const, id },
      key,
      name,
      owner: null,
    })),
    ...map.dataSets.map(({ id, key, name, controller }) => ({
      ref: { kind: "data-set" as const, id },
      key,
      name,
      owner: controller,
    })),
  ];
}
