/** Authorities from their names alone, each with a short key of its own. */
import { randomUUID } from "node:crypto";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { AuthorityId } from "../../domain/ids.ts";

export function newAuthorities(names: readonly string[]): readonly Authority[] {
  const keys = new Set<string>();
  const named = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
  return named.map((name) => {
    const key = unusedKey(keyOf(name), keys);
    keys.add(key);
    const contact = { phone: "", email: "", web: "", address: [] };
    return { id: randomUUID() as AuthorityId, key, name, contact };
  });
}

/** What bodies of one kind have in common says nothing about which of them it is. */
const commonWords = new Set(
  "and the of for royal london metropolitan city county district borough council combined authority".split(
    " ",
  ),
);

/** "City of Northmere Council" -> "northmere"; all words where none is its own. */
export function keyOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const own = words?.filter((word) => !commonWords.has(word)) ?? [];
  return (own.length > 0 ? own : (words ?? ["authority"])).join("-");
}

function unusedKey(key: string, used: ReadonlySet<string>): string {
  if (!used.has(key)) return key;
  for (let count = 2; ; count++) if (!used.has(`${key}-${count}`)) return `${key}-${count}`;
}
