/** Whether whoever reads a page may change what is on it: the same rules that the use cases ask. */
import type { Lookup } from "../../domain/map/lookup.ts";
import type { MapEdge } from "../../domain/map/map.ts";
import { type Changer, mayChangeEdge, mayChangeOf } from "../../domain/map/who-may.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";

export function mayChange({ role, authority }: Staff): {
  readonly anything: boolean;
  readonly all: boolean;
  readonly of: (owner: Parameters<typeof mayChangeOf>[1]) => boolean;
  readonly edge: (edge: Pick<MapEdge, "source" | "target">, known: Lookup) => boolean;
} {
  const all = mayEver(role, "map.change");
  const anything = all || mayEver(role, "map.change-own");
  const changer: Changer = { own: all ? null : authority };
  return {
    ...{ anything, all },
    of: (owner) => anything && mayChangeOf(changer, owner),
    edge: (edge, known) => anything && mayChangeEdge(changer, edge, known),
  };
}
