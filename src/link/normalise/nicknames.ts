/** Given names and the short forms they go by: Bill and William. The list is data (nicknames.csv). */
import { readFileSync } from "node:fs";

const formsOf = new Map<string, Set<string>>();
for (const line of readFileSync(new URL("./nicknames.csv", import.meta.url), "utf8").split("\n")) {
  if (line === "" || line.startsWith("#")) continue;
  const [name, ...forms] = line.split(",");
  formsOf.set(name!, new Set([...(formsOf.get(name!) ?? []), ...forms]));
}

const rootsOf = new Map<string, string[]>();
for (const [name, forms] of formsOf)
  for (const form of forms) rootsOf.set(form, [...(rootsOf.get(form) ?? []), name]);

/** One is a short form of the other. */
export function isNickname(a: string, b: string): boolean {
  return formsOf.get(a)?.has(b) === true || formsOf.get(b)?.has(a) === true;
}

/** Both are short forms of one name (Bill, Will): no conflict, but no agreement either. */
export function shareAName(a: string, b: string): boolean {
  const roots = rootsOf.get(a);
  return roots?.some((root) => formsOf.get(root)?.has(b) === true) === true;
}

/** Bob's initial may be Robert's R. */
export function isInitialOf(letter: string, name: string): boolean {
  return name[0] === letter || rootsOf.get(name)?.some((root) => root[0] === letter) === true;
}

/** In the list at all: then a name near it in spelling (Christian, Christina) is another name and not a slip. */
export function isKnownGivenName(name: string): boolean {
  return formsOf.has(name) || rootsOf.has(name);
}
