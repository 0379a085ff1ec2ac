/** An empty staff list to fill in. */
import type { Reply, StaffVisit } from "../../frame/visit.ts";

export const path = "/staff-list/template";
export const needs = "staff";
export const verbs = { get: "staff-list.read" } as const;

const rows = ["Name,Email,Team,Role", "Alex Example,alex.example@yourcouncil.example,Housing,Officer"];

export async function get(_visit: StaffVisit): Promise<Reply> {
  const bytes = Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`);
  return { kind: "file", bytes, name: "staff-list.csv", type: "text/csv; charset=utf-8" };
}
