/** What a system, a processor or a data set must be to stand on the map. */
import { dataCategories } from "./categories.ts";
import { problemOfYears, type YearsProblem } from "./dates.ts";
import type { Lookup } from "./lookup.ts";
import type { DataSet, MapRef, Processor, System } from "./map.ts";
import { longestKey } from "./service-keys.ts";

/** What is entered on the map itself; authorities and public services come from the record. */
export type OwnKind = "processor" | "system" | "data-set";
export type OwnNode = Extract<MapRef, { readonly kind: OwnKind }>;
export type NodeForm =
  | ({ readonly kind: "processor" } & Omit<Processor, "id">)
  | ({ readonly kind: "system" } & Omit<System, "id">)
  | ({ readonly kind: "data-set" } & Omit<DataSet, "id">);

export type NodeProblem =
  | { readonly kind: "map-key-malformed" | "map-key-taken" | "map-name-missing" | "map-text-too-long" }
  | { readonly kind: "map-controller-unknown" }
  | { readonly kind: "map-category-unknown"; readonly path: string }
  | YearsProblem;

export const longestName = 120;
export const longestNote = 1000;

/** `self`: what is changed, which keeps its own key. */
export function problemOfNode(form: NodeForm, known: Lookup, self: MapRef | null): NodeProblem | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(form.key) || form.key.length > longestKey)
    return { kind: "map-key-malformed" };
  const taken = known.byKey(form.kind, form.key);
  if (taken !== undefined && taken.ref.id !== self?.id) return { kind: "map-key-taken" };
  if (form.name === "") return { kind: "map-name-missing" };
  if (form.name.length > longestName) return { kind: "map-text-too-long" };
  if (form.kind !== "data-set") return form.note.length > longestNote ? { kind: "map-text-too-long" } : null;
  if (known.node({ kind: "authority", id: form.controller }) === undefined)
    return { kind: "map-controller-unknown" };
  const unknown = form.categories.find((category) => !dataCategories.includes(category));
  if (unknown !== undefined) return { kind: "map-category-unknown", path: unknown };
  return problemOfYears(form.years);
}

/**
 * Words as the map keeps them: on one line or several, without control characters, and without the quote by which tables
 * for spreadsheets make a formula harmless, so that what was exported comes back as it was.
 */
export function plainWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "")
    .replace(/\t/gu, " ")
    .trim()
    .replace(/^(?:'\s*)+(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/u, "");
}

export function oneLine(text: string): string {
  return plainWords(text.replace(/\s+/gu, " "));
}
