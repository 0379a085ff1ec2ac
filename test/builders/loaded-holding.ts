/** A holding of an incident of two: what lies under north/ is the first one's, under south/ the other's, and the rest the first's. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Holding } from "../../src/domain/documents/holding.ts";
import { must, type staffedDesk } from "../desk.ts";

type Made = Pick<Awaited<ReturnType<typeof staffedDesk>>, "desk" | "lead" | "north" | "south" | "incident">;

export async function loadedHolding(
  { desk, lead, north, south, incident }: Made,
  base: string,
): Promise<Holding> {
  const folder = mkdtempSync(join(base, "holding-"));
  for (const prefix of ["north", "south"]) mkdirSync(join(folder, prefix));
  const controllers = [
    { prefix: "north", authority: north },
    { prefix: "south", authority: south },
  ];
  const form = { incident: incident.id, name: "Copy", folder, controllers, defaultController: north };
  return must(await desk.loadHolding(lead, form));
}
