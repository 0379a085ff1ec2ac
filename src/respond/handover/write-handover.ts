/** Gathers a hand-over note, writes it, writes it anew, and says that it was taken over. */
import { randomUUID } from "node:crypto";
import {
  type AlreadyTaken,
  type Handover,
  type HandoverContent,
  type HandoverProblem,
  type HandoverVersion,
  handoverTransitions,
  mayAcknowledge,
  mayChange,
  problemOfHandover,
} from "../../domain/handover/handover.ts";
import type { HandoverId, IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { NoNote } from "../desk/incident/handover-desk.ts";
import { note } from "../note.ts";
import type { BodyStore, Change, IncidentStore } from "../ports.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import type { EntryWords } from "../timeline/entry-words.ts";
import { namesBehind } from "../timeline/timeline-file.ts";
import type { TimelineRow } from "../timeline/timeline-row.ts";
import type { TimelineStore } from "../timeline/timeline-store.ts";
import type { HandoverStore } from "./handover-store.ts";
import { holdersOf, type MatterPorts, openMatters } from "./open-matters.ts";

export type HandoverPorts = MatterPorts & {
  readonly handingOver: HandoverStore;
  readonly timeline: Pick<TimelineStore, "rows">;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly bodies: Pick<BodyStore, "authorities" | "services">;
  readonly entryWords: EntryWords;
  now(): Date;
};

/** A note is read at the change of a shift: beyond this one opens the timeline. */
const mostLines = 60;

export async function gather(
  ports: HandoverPorts,
  own: RegulatorPorts,
  reader: Staff,
  incident: Incident,
  since: Date,
): Promise<HandoverContent> {
  const until = ports.now();
  const names = await namesBehind(ports.bodies, incident);
  const rows: TimelineRow[] = [];
  const query = { from: since, order: "oldest" } as const;
  for await (const some of ports.timeline.rows(incident, reader.authority, query)) rows.push(...some);
  const told = rows.filter((row) => row.kind !== "line" || !row.line.struck);
  const lineOf = (row: TimelineRow) => ({
    at: row.at.toISOString(),
    what:
      row.kind === "line"
        ? row.line.what
        : [ports.entryWords.verb(row.entry.verb), ports.entryWords.subject(row.entry.subject, names)]
            .filter((words) => words !== "")
            .join(": "),
    by: row.kind === "line" ? row.line.author : row.actorName,
  });
  const decided = await own.decided.of({ incident: incident.id, authority: reader.authority });
  return {
    until: until.toISOString(),
    happened: told.slice(-mostLines).map(lineOf),
    more: Math.max(0, told.length - mostLines),
    open: await openMatters(ports, own, reader, incident, until),
    decisions: decided
      .filter(({ decidedAt }) => decidedAt >= since)
      .toReversed()
      .map(({ decidedAt, text, decidedByName, state }) => ({
        at: decidedAt.toISOString(),
        what: `${text.question}: ${text.decided}${state === "waiting" ? " (waits for a second person)" : ""}`,
        by: decidedByName,
      })),
    holders: await holdersOf(ports, reader, incident),
  };
}

export async function writeHandover(
  ports: HandoverPorts,
  own: RegulatorPorts,
  by: Staff,
  id: IncidentId,
  { since, words }: { readonly since: Date; readonly words: string },
): Promise<Outcome<Handover, HandoverProblem | { readonly kind: "no-such-incident" }>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  const change = changeBy(by, ports.now());
  const problem = problemOfHandover(since, words, change.at);
  if (problem !== null) return failed(problem);
  const content = await gather(ports, own, by, incident, since);
  const latest: HandoverVersion = {
    ...{ version: 1, words: words.trim(), content, by: by.id, writtenAt: change.at },
  };
  const draft: Omit<Handover, "number"> = {
    id: randomUUID() as HandoverId,
    incident: id,
    authority: by.authority,
    since,
    latest,
    acknowledgedBy: null,
    acknowledgedAt: null,
  };
  return done(
    await ports.handingOver.add(change, draft, (written) => [
      entryOf(change, handoverTransitions.write.entry, written, content),
    ]),
  );
}

export async function changeHandover(
  ports: HandoverPorts,
  own: RegulatorPorts,
  by: Staff,
  incidentId: IncidentId,
  id: string,
  { words, version }: { readonly words: string; readonly version: number },
): Promise<Outcome<null, HandoverProblem | ChangedMeanwhile | AlreadyTaken | NoNote>> {
  const [incident, before] = [
    await ports.incidents.byId(incidentId),
    await ports.handingOver.byId(incidentId, id),
  ];
  if (incident === null || before === null) return failed({ kind: "no-such-handover" });
  const change = changeBy(by, ports.now());
  const content = await gather(ports, own, by, incident, before.since);
  type Problem = HandoverProblem | ChangedMeanwhile | AlreadyTaken;
  const of = { incident: incidentId, id };
  const outcome = await ports.handingOver.step<Problem>(change, of, (current) => {
    const may = mayChange(current, version);
    if (!may.ok) return may;
    const problem = problemOfHandover(current.since, words, change.at);
    if (problem !== null) return failed(problem);
    const next = { version: version + 1, words: words.trim(), content, by: by.id, writtenAt: change.at };
    const changed = { ...current, latest: next };
    return done({ next, entries: [entryOf(change, handoverTransitions.change.entry, changed, content)] });
  });
  return outcome.ok || outcome.problem.kind !== "not-there"
    ? (outcome as Outcome<null, Problem>)
    : failed({ kind: "no-such-handover" });
}

export async function acknowledgeHandover(
  ports: HandoverPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  version: number,
): Promise<Outcome<null, ChangedMeanwhile | AlreadyTaken | NoNote | { readonly kind: "own-handover" }>> {
  const change = changeBy(by, ports.now());
  type Problem = ChangedMeanwhile | AlreadyTaken | { readonly kind: "own-handover" };
  const outcome = await ports.handingOver.step<Problem>(change, { incident, id }, (current) => {
    const may = mayAcknowledge(current, by.id, version);
    if (!may.ok) return may;
    const { entry } = handoverTransitions.acknowledge;
    return done({
      next: "taken",
      entries: [entryOf(change, entry, current, current.latest.content)],
    });
  });
  return outcome.ok || outcome.problem.kind !== "not-there"
    ? (outcome as Outcome<null, Problem>)
    : failed({ kind: "no-such-handover" });
}

function entryOf(
  change: Change,
  verb: string,
  { id, incident, authority, number, latest, since }: Handover,
  { open, happened, more }: HandoverContent,
) {
  return note(
    change,
    verb,
    { subject: `handover:${id}`, incident },
    {
      ...{ authority, number, version: latest.version, since: since.toISOString() },
      ...{ lines: happened.length + more, open: open.length, late: open.filter(({ late }) => late).length },
    },
  );
}
