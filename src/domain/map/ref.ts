/** Names of what stands on the map, for looking it up and for putting it in an order that does not depend on chance. */
import type { MapRef, SharedMap } from "./map.ts";

/** "system:0b6c…" */
export type RefKey = `${MapRef["kind"]}:${string}`;

export function refKey({ kind, id }: MapRef): RefKey {
  return `${kind}:${id}`;
}

export function refOf(key: RefKey): MapRef {
  const colon = key.indexOf(":");
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) } as MapRef;
}

/** By kind, then by the short key that people gave it, then by id: the same whatever order the map came in. */
export function orderOf(map: SharedMap): (key: RefKey) => string {
  const keys = new Map<RefKey, string>();
  for (const { id, key } of map.authorities) keys.set(`authority:${id}`, `authority ${key} ${id}`);
  for (const { id, key } of map.processors) keys.set(`processor:${id}`, `processor ${key} ${id}`);
  for (const { id, key } of map.systems) keys.set(`system:${id}`, `system ${key} ${id}`);
  for (const { id, key } of map.dataSets) keys.set(`data-set:${id}`, `data-set ${key} ${id}`);
  for (const { id, name } of map.services) keys.set(`service:${id}`, `service ${name} ${id}`);
  return (key) => keys.get(key) ?? key;
}
