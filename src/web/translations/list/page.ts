/** What one's own authority tells the public, and how far each of it is translated, language by language. */
import type { Reply, StaffVisit } from "../../frame/visit.ts";
import { translationList } from "./view.ts";

export const path = "/translations";
export const needs = "staff";
export const verbs = { get: "translation.read" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await translationList(visit, path);
}
