/** The links at the top: those of one incident in sections, or those of the whole record. */
import type { Incident } from "../../domain/incident/incident.ts";
import { mayEver, type Verb } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Reader } from "./reader.ts";

export type NavLink = {
  readonly text: string;
  readonly href: string;
  readonly here: boolean;
  readonly exact: boolean;
};
export type Nav = {
  readonly links: readonly NavLink[];
  /** The pages of the section that one is in, where it has more than one. */
  readonly within: readonly NavLink[];
};

type Part = {
  readonly text: string;
  readonly under: string;
  /** Where pages of it stand too. */
  readonly also?: readonly string[];
  readonly verb: Verb;
};

/** Sections of an incident, each with its pages; a section leads to the first page that the reader may see. */
const sections: readonly { readonly text: string; readonly parts: readonly Part[] }[] = [
  {
    text: "Situation",
    parts: [
      { text: "Situation", under: "", verb: "incident.read" },
      { text: "Timeline", under: "/timeline", verb: "timeline.read" },
      { text: "Hand-over", under: "/handover", verb: "handover.read" },
    ],
  },
  { text: "Exposure", parts: [{ text: "Exposure", under: "/exposure", verb: "exposure.read" }] },
  {
    text: "Response",
    parts: [
      { text: "Measures", under: "/measures", verb: "measure.read" },
      { text: "Trust", under: "/trust", verb: "trust.read" },
      { text: "Sightings", under: "/sightings", verb: "sighting.count" },
      { text: "Briefings", under: "/briefings", verb: "briefing.read" },
    ],
  },
  {
    text: "Data",
    parts: [
      { text: "Holdings", under: "/holdings", verb: "holding.read" },
      { text: "People", under: "/people", verb: "people.read" },
      { text: "Retention", under: "/retention", verb: "retention.read" },
    ],
  },
  {
    text: "Telling people",
    parts: [
      { text: "Who is told", under: "/judgements", also: ["/circumstances"], verb: "decision.read" },
      { text: "Held for a look", under: "/gate", also: ["/flags"], verb: "gate.read" },
      { text: "Notices", under: "/notices", verb: "notice.read" },
      { text: "Waves", under: "/notices/waves", verb: "wave.read" },
      { text: "Unsure messages", under: "/notices/unsure", verb: "unsure.read" },
      { text: "Progress", under: "/notices/progress", verb: "progress.read" },
      { text: "Print batches", under: "/notices/batches", verb: "print.read" },
    ],
  },
  {
    text: "Residents",
    parts: [
      { text: "Answer a caller", under: "/callers", verb: "caller.read" },
      { text: "To be called", under: "/to-call", verb: "phone.read" },
      { text: "Changes asked for", under: "/changes-asked", verb: "contact.read" },
      { text: "Telling for each other", under: "/agreements", verb: "agreement.read" },
      { text: "Not to be written to", under: "/suppressed", verb: "suppression.read" },
      { text: "Residents who asked", under: "/checks", verb: "check.count" },
    ],
  },
  {
    text: "Regulator",
    parts: [
      { text: "Clocks", under: "/clocks", verb: "clock.read" },
      { text: "Decisions", under: "/decisions", verb: "decision.read" },
      { text: "Report", under: "/report", verb: "report.read" },
      { text: "Referrals", under: "/referrals", verb: "referral.read" },
      { text: "Evidence", under: "/evidence", verb: "evidence.read" },
    ],
  },
  {
    text: "Public page",
    parts: [
      { text: "Statements", under: "/statements", verb: "statement.read" },
      { text: "What we know", under: "/points", verb: "point.read" },
      { text: "Services", under: "/services", verb: "service.read" },
      { text: "Translations", under: "/translations", verb: "translation.read" },
    ],
  },
  {
    text: "Record",
    parts: [
      { text: "Ledger", under: "/ledger", verb: "ledger.read" },
      { text: "Readings", under: "/reads", verb: "reads.review" },
    ],
  },
];

export function incidentNav(incident: Incident, path: string, { role }: Pick<Staff, "role">): Nav {
  const base = `/incidents/${incident.reference}`;
  const open = sections
    .map(({ text, parts }) => ({ text, parts: parts.filter(({ verb }) => mayEver(role, verb)) }))
    .filter(({ parts }) => parts.length > 0);
  const section = open.find(({ parts }) => parts.some((part) => isIn(part, base, path)));
  return {
    links: [
      { text: "All incidents", href: "/incidents", here: false, exact: false },
      ...open.map((one) => {
        const { under, text } = one.parts[0]!;
        const alone = one.parts.length === 1;
        return {
          text: alone ? text : one.text,
          href: base + under,
          here: one === section,
          exact: alone && path === base + under,
        };
      }),
    ],
    within:
      section === undefined || section.parts.length < 2
        ? []
        : section.parts.map((part) => ({
            text: part.text,
            href: base + part.under,
            here: part === hereIn(section.parts, base, path),
            exact: path === base + part.under,
          })),
  };
}

/** A page below another that has a link too is its own. */
function hereIn(parts: readonly Part[], base: string, path: string): Part | undefined {
  return parts
    .filter((part) => isIn(part, base, path))
    .toSorted((one, other) => other.under.length - one.under.length)[0];
}

function isIn({ under, also = [] }: Part, base: string, path: string): boolean {
  return [under, ...also].some(
    (one) => path === base + one || (one !== "" && path.startsWith(`${base}${one}/`)),
  );
}

export function recordNav(path: string, { role }: Pick<Staff, "role">, waiting: number): Nav {
  const links = [
    { text: "Incidents", href: "/incidents" },
    ...(mayEver(role, "map.read") ? [{ text: "Map", href: "/map" }] : []),
    ...(mayEver(role, "sighting.enter")
      ? [{ text: "Sightings", href: mayEver(role, "sighting.read") ? "/sightings" : "/sightings/new" }]
      : []),
    { text: "Briefings", href: "/briefings" },
    ...(mayEver(role, "emergency.stand-by") && !mayEver(role, "emergency.publish")
      ? [{ text: "Emergency", href: "/emergency" }]
      : []),
    ...(mayEver(role, "news.read") ? [{ text: "News", href: "/news" }] : []),
    ...(mayEver(role, "complaint.read") ? [{ text: "Complaints", href: "/complaints" }] : []),
    { text: "Outages", href: "/outages" },
    // Whoever leads has a longer row: theirs is in each incident, and on the page of outages.
    ...(mayEver(role, "translation.write") && !mayEver(role, "staff.invite")
      ? [{ text: "Translations", href: "/translations" }]
      : []),
    ...(mayEver(role, "staff.invite") ? [{ text: "Staff", href: "/staff" }] : []),
    ...(mayEver(role, "request.read")
      ? [{ text: waiting === 0 ? "Requests" : `Requests (${waiting})`, href: "/requests" }]
      : []),
    ...(mayEver(role, "ledger.read") ? [{ text: "Ledger", href: "/ledger" }] : []),
  ];
  return {
    links: links.map((link) => ({
      ...link,
      here: path === link.href || path.startsWith(`${link.href.replace(/\/new$/u, "")}/`),
      exact: path === link.href,
    })),
    within: [],
  };
}

/** Of the incident that one is in, or of the record; none for who is not signed in. */
export function navOf({ staff, incident, waiting }: Reader, path: string) {
  if (staff === null) return null;
  return incident === null ? recordNav(path, staff, waiting) : incidentNav(incident, path, staff);
}
