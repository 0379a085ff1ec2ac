/** The map of shared services of the exercise: the same file in each run, over authorities and services that are there. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Desk } from "../../respond/desk/desk.ts";
import { need } from "./need.ts";

export async function importSharedMap(desk: Desk): Promise<void> {
  const bytes = await readFile(join(import.meta.dirname, "../../../exercise/map.yaml"));
  need(await desk.importMap("system", [{ name: "map.yaml", bytes }], { fingerprint: null }));
}
