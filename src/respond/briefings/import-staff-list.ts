/** Takes a staff list from a table as somebody saved it from a spreadsheet: the whole list, or nothing and why. */
import { mostStaff, readStaffList, type StaffListProblem } from "../../domain/briefings/staff-list.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import { readTable } from "../read-table.ts";
import type { BriefingStore, ListCounts } from "./briefing-store.ts";

const longestRow = 20_000;

type Ports = { readonly briefings: Pick<BriefingStore, "replaceStaffList">; now(): Date };

export async function importStaffList(
  { briefings, now }: Ports,
  by: Staff,
  table: string,
): Promise<Outcome<ListCounts, StaffListProblem>> {
  const read = readTable(table, { most: mostStaff, longest: longestRow });
  if (!read.ok) return failed({ kind: "staff-list-unreadable", row: read.problem.row });
  const list = readStaffList(read.value);
  if ("problem" in list) return failed(list.problem);
  const change = changeBy(by, now());
  const { authority } = by;
  const teams = new Set(list.lines.map(({ team }) => team).filter((team) => team !== "")).size;
  const counts = await briefings.replaceStaffList(change, authority, list.lines, (counted) => [
    note(
      change,
      "staff-list.imported",
      { subject: `authority:${authority}` },
      { authority, teams, ...counted },
    ),
  ]);
  return done(counts);
}

export async function removeStaffList(
  { briefings, now }: Ports,
  by: Staff,
): Promise<{ readonly removed: number }> {
  const change = changeBy(by, now());
  const { authority } = by;
  const { removed } = await briefings.replaceStaffList(change, authority, [], (counted) =>
    counted.removed === 0
      ? []
      : [
          note(
            change,
            "staff-list.removed",
            { subject: `authority:${authority}` },
            { authority, removed: counted.removed },
          ),
        ],
  );
  return { removed };
}
