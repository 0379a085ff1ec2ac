/** Things that are entered on the map itself, as forms have them and as the record has them. */
import type { DataSetId, ProcessorId, SystemId } from "../../domain/ids.ts";
import type { MapRef, SharedMap } from "../../domain/map/map.ts";
import { type NodeForm, type OwnNode, oneLine, plainWords } from "../../domain/map/node-rules.ts";
import type { MapThings } from "./map-store.ts";

/** Null for what is not there, and for authorities and public services: those are the record's. */
export function formOf(map: SharedMap, ref: MapRef): NodeForm | null {
  const lists = { processor: map.processors, system: map.systems, "data-set": map.dataSets };
  if (ref.kind === "authority" || ref.kind === "service") return null;
  const found = lists[ref.kind].find(({ id }) => id === ref.id);
  if (found === undefined) return null;
  const { id: _, ...fields } = found;
  return { kind: ref.kind, ...fields } as NodeForm;
}

/** As it is kept. */
export function tidied(form: NodeForm): NodeForm {
  const [key, name] = [form.key.trim(), oneLine(form.name)];
  if (form.kind === "data-set") return { ...form, key, name, categories: [...new Set(form.categories)] };
  return { ...form, key, name, note: plainWords(form.note) };
}

export function thingsOf(refs: readonly { readonly ref: OwnNode; readonly form: NodeForm }[]): MapThings {
  const of = (kind: NodeForm["kind"]) =>
    refs
      .filter(({ form }) => form.kind === kind)
      .map(({ ref, form: { kind: _, ...fields } }) => ({ id: ref.id, ...fields }));
  return {
    processors: of("processor") as unknown as MapThings["processors"],
    systems: of("system") as unknown as MapThings["systems"],
    dataSets: of("data-set") as unknown as MapThings["dataSets"],
    edges: [],
  };
}

export function newRef(kind: NodeForm["kind"], id: string): OwnNode {
  if (kind === "processor") return { kind, id: id as ProcessorId };
  return kind === "system" ? { kind, id: id as SystemId } : { kind, id: id as DataSetId };
}
