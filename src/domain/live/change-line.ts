/**
 * That something changed, told from an entry of the ledger: its place, of which incident, and what kind of thing. It holds
 * nothing of what changed: whoever is told looks again, with their own eyes.
 */
import type { AuthorityId, IncidentId } from "../ids.ts";

export type ChangeLine = {
  /** Of its entry, from 1. */
  readonly place: number;
  /** Null: it may matter in every incident. */
  readonly incident: IncidentId | null;
  /** "measure", of "measure.ordered". */
  readonly kind: string;
  readonly authority: AuthorityId | null;
};

/** Looking, and saying why, changes nothing that anybody is shown: a page that follows would else follow itself. */
const looks =
  /^(task\.|reads\.|key\.|outbox\.|backup\.|checkpoint\.|witness\.|people\.(listed|searched|exported)$|(person|letter)\.read$|notice\.(listed|read)$|values\.revealed$)/;

/** What all authorities of an incident see of each other. Anything else is told to its own authority alone. */
const common: ReadonlySet<string> = new Set([
  ...["incident", "belief", "exposure", "partner", "measure", "alarm", "trust", "attestation"],
  ...[
    "statement",
    "service",
    "site",
    "opening-hours",
    "maintenance",
    "outage",
    "place",
    "holding",
    "authority",
    "timeline",
  ],
]);

/** Null where the entry changes nothing that a page shows. */
export function changeLineOf(leaf: string, place: number): ChangeLine | null {
  const { verb = "", incident, detail } = read(leaf);
  if (verb === "" || looks.test(verb)) return null;
  const authority = detail?.authority;
  return {
    place,
    incident: incident ?? null,
    kind: verb.split(".")[0] ?? "",
    authority: typeof authority === "string" ? (authority as AuthorityId) : null,
  };
}

type Read = {
  readonly verb?: string;
  readonly incident?: IncidentId;
  readonly detail?: { readonly authority?: unknown };
};

/** What is no entry is told to nobody; it must not keep others from their places. */
function read(leaf: string): Read {
  try {
    return (JSON.parse(leaf) ?? {}) as Read;
  } catch {
    return {};
  }
}

/** Whether staff of the authority, looking at the incident, are told of it. */
export function isTold(
  line: ChangeLine,
  to: { readonly incident: IncidentId; readonly authority: AuthorityId },
): boolean {
  if (line.incident !== null && line.incident !== to.incident) return false;
  return common.has(line.kind) || line.authority === null || line.authority === to.authority;
}

/** Of many lines one for each kind of thing, the newest: what a message to other processes has room for. */
export function newestOfEach(lines: readonly ChangeLine[]): readonly ChangeLine[] {
  const newest = new Map<string, ChangeLine>();
  for (const line of lines) newest.set(`${line.incident} ${line.kind} ${line.authority}`, line);
  return [...newest.values()];
}
