/** An exposure of each authority in a furnished record, by a map made up for it. */

import { openMapStore } from "../../src/store/map/open-map-store.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";
import { type BuiltMap, buildMap } from "./shared-map.ts";

export async function furnishExposure(made: Furnished): Promise<BuiltMap> {
  const { sql, desk, lead, incident, north, south } = made;
  const map = await buildMap(openMapStore(sql), { north, south });
  must(
    await desk.reviseBelief(lead, incident.id, {
      origins: [{ kind: "system", id: map.files }],
      ...{ since: "2025-11-03", until: null, reasons: "The first sign-in from outside", version: 0 },
    }),
  );
  return map;
}
