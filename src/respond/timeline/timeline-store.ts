/** What the timeline needs of the record. */
import type { AuthorityId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Change, Verdict } from "../ports.ts";
import type { Actor, TimelinePage, TimelineQuery, TimelineRow, WrittenLine } from "./timeline-row.ts";

export type NewLine = Omit<WrittenLine, "author">;

export type TimelineStore = {
  page(incident: Incident, authority: AuthorityId, query: TimelineQuery): Promise<TimelinePage>;
  /** All that the query finds, in pieces: there may be more than the memory holds. */
  rows(
    incident: Incident,
    authority: AuthorityId,
    query: Omit<TimelineQuery, "page">,
  ): AsyncIterable<readonly TimelineRow[]>;
  actors(incident: Incident): Promise<readonly Actor[]>;
  versions(incident: Incident, id: string): Promise<readonly WrittenLine[]>;
  /** Whether the incident's ledger, as far as it is seen, has an entry of this number. */
  hasEntry(incident: Incident, sequence: number): Promise<boolean>;
  add(change: Change, line: NewLine, entries: readonly NewEntry[]): Promise<void>;
  /** Writes the next version; whoever comes meanwhile waits. */
  correct<P extends Problem>(
    change: Change,
    incident: Incident,
    id: string,
    decide: (current: WrittenLine) => Verdict<NewLine, P>,
  ): Promise<Outcome<NewLine, P | { readonly kind: "not-there" }>>;
  /** False where nothing changed. */
  pin(
    change: Change,
    pin: {
      readonly incident: Incident;
      readonly authority: AuthorityId;
      readonly key: string;
      readonly on: boolean;
    },
    entries: readonly NewEntry[],
  ): Promise<boolean>;
};
