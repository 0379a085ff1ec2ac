/** Adds a line to the timeline by hand, puts one right in a way that keeps what stood there, and pins moments. */
import { randomUUID } from "node:crypto";
import type { IncidentId, LineId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { type NewEntry, salted } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import {
  type Correction,
  corrected,
  type LineForm,
  type LineProblem,
  lineTransitions,
  problemOfCorrection,
  problemOfLine,
  type TimelineLine,
  trimmed,
} from "../../domain/timeline/line.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { Change, IncidentStore } from "../ports.ts";
import type { NewLine, TimelineStore } from "./timeline-store.ts";

export type TimelinePorts = {
  readonly timeline: TimelineStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  now(): Date;
};

export async function addLine(
  ports: TimelinePorts,
  by: Staff,
  id: IncidentId,
  { corrects, ...form }: LineForm & { readonly corrects: number | null },
): Promise<Outcome<TimelineLine, LineProblem | { readonly kind: "no-such-incident" | "no-such-entry" }>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  const change = changeBy(by, ports.now());
  const problem = problemOfLine(form, change.at);
  if (problem !== null) return failed(problem);
  if (corrects !== null && !(await ports.timeline.hasEntry(incident, corrects)))
    return failed({ kind: "no-such-entry" });
  const line: NewLine = {
    ...trimmed(form),
    id: randomUUID() as LineId,
    incident: id,
    authority: by.authority,
    corrects,
    version: 1,
    struck: false,
    reasons: "",
    by: by.id,
    writtenAt: change.at,
  };
  await ports.timeline.add(change, line, entriesOf(change, incident, lineTransitions.add.entry, line, null));
  return done(line);
}

type CorrectionProblem = LineProblem | ChangedMeanwhile | { readonly kind: "line-of-another" };

export async function correctLine(
  ports: TimelinePorts,
  by: Staff,
  id: IncidentId,
  line: string,
  correction: Correction,
): Promise<Outcome<TimelineLine, CorrectionProblem | { readonly kind: "no-such-line" }>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-line" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.timeline.correct<CorrectionProblem>(change, incident, line, (current) => {
    if (current.authority !== by.authority) return failed({ kind: "line-of-another" });
    if (current.version !== correction.version)
      return failed(changedMeanwhile(current.author, current.writtenAt));
    const problem = problemOfCorrection(current, correction, change.at);
    if (problem !== null) return failed(problem);
    const { author: _, ...before } = current;
    const next: NewLine = { ...corrected(before, correction, by.id, change.at), corrects: current.corrects };
    const { entry } = correction.form === null ? lineTransitions.strike : lineTransitions.correct;
    return done({ next, entries: entriesOf(change, incident, entry, next, before) });
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-line" } : outcome.problem);
}

export async function pinMoment(
  ports: TimelinePorts,
  by: Staff,
  id: IncidentId,
  key: string,
  on: boolean,
): Promise<boolean> {
  const incident = await ports.incidents.byId(id);
  if (incident === null || !/^(entry:[1-9]\d{0,14}|line:[0-9a-f-]{36})$/.test(key)) return false;
  const change = changeBy(by, ports.now());
  const about = { subject: key.replace(/^line:/, "timeline-line:"), incident: id };
  const verb = on ? "timeline.pinned" : "timeline.unpinned";
  const pin = { incident, authority: by.authority, key, on };
  return await ports.timeline.pin(change, pin, [note(change, verb, about, { authority: by.authority })]);
}

/** The words are told by salted hashes: what a line said can be proved from the line, and not read from the ledger. */
function entriesOf(
  change: Change,
  incident: Incident,
  verb: string,
  line: NewLine,
  before: NewLine | null,
): readonly NewEntry[] {
  const about = { subject: `timeline-line:${line.id}`, incident: incident.id };
  const { authority, version, exactness, zone, reasons, corrects } = line;
  const [was, is] = [before === null ? null : salted(wordsOf(before)), salted(wordsOf(line))];
  const times =
    before === null || before.happened.getTime() === line.happened.getTime()
      ? []
      : [{ field: "happened", before: before.happened.toISOString(), after: line.happened.toISOString() }];
  const changes = [{ field: "words", before: was?.value ?? null, after: is.value }, ...times];
  const detail = { authority, line: line.id, version, exactness, zone, reasons, corrects };
  const salts = was === null ? [is.salt] : [was.salt, is.salt];
  // Each that may read the line may read that it is there.
  const readers = line.reach === "own" ? [authority] : incident.involved.map((one) => one.authority);
  return readers.map((reader, at) => ({
    ...note(
      change,
      verb,
      about,
      { ...detail, authority: reader, of: authority },
      { happened: line.happened, changes },
    ),
    ...(at === 0 ? { salts } : {}),
  }));
}

function wordsOf({ what, source }: LineForm): string {
  return JSON.stringify({ source, what });
}
