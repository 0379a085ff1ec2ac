/** The script that checks an all-clear with nothing but Node, as it comes with Candour. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { IncidentVisit, Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/trust/verify-all-clear";
export const needs = "incident";
export const verbs = { get: "trust.read" } as const;

const script = join(import.meta.dirname, "../../../../content/verify-all-clear.mjs");

export async function get(_visit: IncidentVisit): Promise<Reply> {
  return {
    kind: "file",
    bytes: await readFile(script),
    name: "verify-all-clear.mjs",
    type: "text/javascript; charset=utf-8",
  };
}
