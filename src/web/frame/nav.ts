/** The links at the top: those of one incident, or those of the whole record. */
import type { Incident } from "../../domain/incident.ts";
import { mayAddStaff } from "../../domain/roles.ts";
import type { Staff } from "../../domain/staff.ts";

export type NavLink = {
  readonly text: string;
  readonly href: string;
  readonly here: boolean;
  readonly exact: boolean;
};

const parts = [
  { text: "Situation", under: "" },
  { text: "Holdings", under: "/holdings" },
  { text: "People", under: "/people" },
  { text: "Notices", under: "/notices" },
  { text: "Statements", under: "/statements" },
  { text: "Services", under: "/services" },
  { text: "Ledger", under: "/ledger" },
] as const;

export function incidentNav(incident: Incident, path: string): readonly NavLink[] {
  const base = `/incidents/${incident.reference}`;
  return [
    { text: "All incidents", href: "/incidents", here: false, exact: false },
    ...parts.map(({ text, under }) => ({
      text,
      href: base + under,
      here: under === "" ? path === base : path.startsWith(base + under),
      exact: path === base + under,
    })),
  ];
}

export function recordNav(path: string, { role }: Pick<Staff, "role">): readonly NavLink[] {
  return [
    { text: "Incidents", href: "/incidents" },
    ...(mayAddStaff(role) ? [{ text: "Staff", href: "/staff" }] : []),
    { text: "Ledger", href: "/ledger" },
  ].map((link) => ({ ...link, here: path.startsWith(link.href), exact: path === link.href }));
}
