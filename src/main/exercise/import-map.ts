/** The map of shared services of the exercise: the same file in each run, over authorities and services that are there. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Intrusion } from "../../domain/exposure/belief.ts";
import { ukDay } from "../../domain/uk-time/uk-time.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { need } from "./need.ts";

export async function importSharedMap(desk: Desk): Promise<void> {
  const bytes = await readFile(join(import.meta.dirname, "../../../exercise/map.yaml"));
  need(await desk.importMap("system", [{ name: "map.yaml", bytes }], { fingerprint: null }));
}

/** The intruder of the practice came into the shared directory, twelve days before. */
export async function practiceIntrusion(desk: Desk, now: Date): Promise<Intrusion> {
  const { systems } = await desk.sharedMap("system");
  const { id } = systems.find(({ key }) => key === "shared-directory")!;
  const since = ukDay(new Date(now.getTime() - 12 * 24 * 60 * 60 * 1000));
  return { origins: [{ kind: "system", id }], since, until: null };
}
