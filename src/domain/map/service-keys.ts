/**
 * Names of public services for files: "kingsmere/my-account". Services have no short name of their own, so it is made of
 * the authority's and the service's name; a second one of the same name is "-2".
 */
import type { ServiceId } from "../ids.ts";
import type { SharedMap } from "./map.ts";

export function serviceKeys({
  authorities,
  services,
}: Pick<SharedMap, "authorities" | "services">): ReadonlyMap<ServiceId, string> {
  const bodies = new Map(authorities.map(({ id, key }) => [id, key]));
  const keys = new Map<ServiceId, string>();
  const taken = new Set<string>();
  for (const { id, name, authority } of services) {
    const whole = serviceKeyOf(bodies.get(authority) ?? authority, name);
    let key = whole;
    for (let next = 2; taken.has(key); next++) key = `${whole}-${next}`;
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}

/** Of the first of this name. */
export function serviceKeyOf(authority: string, name: string): string {
  return `${authority}/${keyFrom(name) || "service"}`;
}

export const longestKey = 60;

/** A short name made of a long one: "North files (old)" is "north-files-old". */
export function keyFrom(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .replace(/[’']/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, longestKey)
    .replace(/^-+|-+$/gu, "");
}
