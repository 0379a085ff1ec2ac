/** The links at the top: those of one incident, or those of the whole record. */
import type { Incident } from "../../domain/incident.ts";
import { mayEver, type Verb } from "../../domain/permissions.ts";
import type { Staff } from "../../domain/staff.ts";

export type NavLink = {
  readonly text: string;
  readonly href: string;
  readonly here: boolean;
  readonly exact: boolean;
};

const parts = [
  { text: "Situation", under: "", verb: "incident.read" },
  { text: "Holdings", under: "/holdings", verb: "holding.read" },
  { text: "People", under: "/people", verb: "people.read" },
  { text: "Notices", under: "/notices", verb: "notice.read" },
  { text: "Statements", under: "/statements", verb: "statement.read" },
  { text: "Services", under: "/services", verb: "service.read" },
  { text: "Retention", under: "/retention", verb: "retention.read" },
  { text: "Readings", under: "/reads", verb: "reads.review" },
  { text: "Ledger", under: "/ledger", verb: "ledger.read" },
] as const satisfies readonly { text: string; under: string; verb: Verb }[];

export function incidentNav(
  incident: Incident,
  path: string,
  { role }: Pick<Staff, "role">,
): readonly NavLink[] {
  const base = `/incidents/${incident.reference}`;
  return [
    { text: "All incidents", href: "/incidents", here: false, exact: false },
    ...parts
      .filter(({ verb }) => mayEver(role, verb))
      .map(({ text, under }) => ({
        text,
        href: base + under,
        here: under === "" ? path === base : path.startsWith(base + under),
        exact: path === base + under,
      })),
  ];
}

export function recordNav(path: string, { role }: Pick<Staff, "role">, waiting: number): readonly NavLink[] {
  return [
    { text: "Incidents", href: "/incidents" },
    ...(mayEver(role, "staff.invite") ? [{ text: "Staff", href: "/staff" }] : []),
    ...(mayEver(role, "request.read")
      ? [{ text: waiting === 0 ? "Requests" : `Requests (${waiting})`, href: "/requests" }]
      : []),
    ...(mayEver(role, "ledger.read") ? [{ text: "Ledger", href: "/ledger" }] : []),
  ].map((link) => ({ ...link, here: path.startsWith(link.href), exact: path === link.href }));
}
