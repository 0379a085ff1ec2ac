/** Who may change what on the map: all of it, or what is of one's own authority. */
import type { AuthorityId } from "../ids.ts";
import type { Lookup } from "./lookup.ts";
import type { MapEdge } from "./map.ts";

/** `own` null: all of the map. */
export type Changer = { readonly own: AuthorityId | null };

export function mayChangeOf({ own }: Changer, owner: AuthorityId | null): boolean {
  return own === null || owner === own;
}

/** An edge is of whoever uses, offers or is the controller at one of its ends. */
export function mayChangeEdge(
  changer: Changer,
  { source, target }: Pick<MapEdge, "source" | "target">,
  known: Lookup,
): boolean {
  if (changer.own === null) return true;
  return [source, target].some((end) => known.node(end)?.owner === changer.own);
}
