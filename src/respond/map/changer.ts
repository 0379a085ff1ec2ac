/** How far somebody may change the map, by the table of permissions. */
import type { Changer } from "../../domain/map/who-may.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import type { By } from "../change-by.ts";

export function changerOf(by: By): Changer {
  return { own: by === "system" || mayEver(by.role, "map.change") ? null : by.authority };
}
