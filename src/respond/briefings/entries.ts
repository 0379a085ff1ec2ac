/** Entries of briefings: ids, numbers and counts. Neither their words, nor whom they went to, nor the names of teams. */
import type { Briefing } from "../../domain/briefings/briefing.ts";
import type { Detail, NewEntry } from "../../domain/ledger/entry.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

export function entryOf(change: Change, verb: string, briefing: Briefing, more: Detail = {}): NewEntry {
  const { id, incident, authority, number, audience, versions } = briefing;
  const about = { subject: `briefing:${id}`, incident };
  return note(change, verb, about, {
    ...{ authority, number, version: versions.at(-1)?.number ?? 1 },
    ...{ everybody: audience.everybody, teams: audience.teams.length, accounts: audience.accounts },
    partners: [...audience.partners],
    ...more,
  });
}
