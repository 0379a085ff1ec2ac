/**
 * Takes in a list of flags of the body's own in two steps: the first reads it and says what it would do, the second does
 * that with the very file that was read. A doubtful line holds everybody whom it may mean. The ledger gets counts.
 */
import { createHash, randomUUID } from "node:crypto";
import { type FlagCount, type FlagLine, readFlagLines } from "../../domain/gate/flag-list.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { personFlags } from "../../domain/people/mention.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { matcherOf } from "../../link/match-line.ts";
import { changeBy } from "../change-by.ts";
import type { FlagFileProblem, FlagFileShown, TakeProblem } from "../desk/people/gate-desk.ts";
import { note } from "../note.ts";
import { readTable } from "../read-table.ts";
import { entryOfRaised } from "./flag-person.ts";
import type { GatePorts } from "./gate-ports.ts";
import type { FlagToRaise } from "./gate-store.ts";

const most = 10_000;
const longestRow = 5_000;
const mostNamed = 200;

export async function readFlagFile(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  text: string,
): Promise<Outcome<string, FlagFileProblem>> {
  const read = linesOf(text);
  if (!read.ok) return read;
  const { counts, doubtful, nobody } = await weigh(own, by, incident, read.value);
  const change = changeBy(by, own.now());
  const hash = createHash("sha256").update(text).digest("hex");
  const id = randomUUID();
  const { authority } = by;
  const shown = { id, hash, counts, doubtful, nobody, rows: read.value.length };
  const entry = note(
    change,
    "people.flags-read",
    { subject: `authority:${authority}`, incident },
    { authority, file: id, hash, rows: shown.rows },
  );
  await own.gating.keepFlagFile(change, { ...shown, authority, incident }, text, [entry]);
  return done(id);
}

export async function flagFile(
  own: GatePorts,
  { authority }: Staff,
  incident: IncidentId,
  id: string,
): Promise<FlagFileShown | null> {
  return (await own.gating.flagFile({ authority, incident }, id, own.now()))?.shown ?? null;
}

export async function takeFlagFile(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<Outcome<{ readonly flagged: number; readonly held: number }, TakeProblem>> {
  const { authority } = by;
  const file = await own.gating.flagFile({ authority, incident }, id, own.now());
  if (file === null) return failed({ kind: "no-such-flag-file" });
  if (file.content === null) return failed({ kind: "flag-file-taken" });
  const read = linesOf(file.content);
  if (!read.ok) return failed({ kind: "no-such-flag-file" });
  const { raise } = await weigh(own, by, incident, read.value);
  const change = changeBy(by, own.now());
  const taken = await own.gating.takeFlagFile(change, id, raise, (raised) => {
    const [flagged, held] = [raised.filter(({ certain }) => certain).length, countHeld(raised)];
    const detail = { authority, file: id, hash: file.shown.hash, flagged, held };
    return [
      note(change, "people.flags-imported", { subject: `authority:${authority}`, incident }, detail),
      ...raised.map((one) => entryOfRaised(change, one, "From a list of the authority’s own.")),
    ];
  });
  if (taken === null) return failed({ kind: "flag-file-taken" });
  return done({ flagged: taken.filter(({ certain }) => certain).length, held: countHeld(taken) });
}

function linesOf(text: string): Outcome<readonly FlagLine[], FlagFileProblem> {
  if (/\u0000/u.test(text) || text.startsWith("PK\u0003\u0004")) return failed({ kind: "flag-file-no-text" });
  const read = readTable(text, { most, longest: longestRow });
  if (!read.ok) return failed({ kind: "flag-file-unreadable", row: read.problem.row });
  if (read.value.length > most + 1) return failed({ kind: "flag-file-too-long" });
  const { lines, problems, headless } = readFlagLines(read.value);
  if (headless && read.value.length > 0) return failed({ kind: "flag-file-headless" });
  if (problems.length > 0) return failed({ kind: "flag-file-rows", rows: problems });
  return lines.length === 0 ? failed({ kind: "flag-file-empty" }) : done(lines);
}

async function weigh(own: GatePorts, by: Staff, incident: IncidentId, lines: readonly FlagLine[]) {
  const people = await own.gating.registered(incident, by.authority);
  const match = matcherOf(people);
  const matches = lines.map((line) => ({ line, match: match(line) }));
  const counts: FlagCount[] = personFlags.flatMap((flag) => {
    const of = matches.filter(({ line }) => line.flag === flag);
    const doubtful = of.filter((one) => !one.match.certain && one.match.people.length > 0);
    const held = new Set(doubtful.flatMap((one) => one.match.people)).size;
    const certain = of.filter((one) => one.match.certain).length;
    const nobody = of.length - certain - doubtful.length;
    return of.length === 0 ? [] : [{ flag, certain, doubtful: doubtful.length, held, nobody }];
  });
  const rows = (isSo: (one: (typeof matches)[number]) => boolean) =>
    matches
      .filter(isSo)
      .map(({ line }) => line.at)
      .slice(0, mostNamed);
  const raise = matches.flatMap(({ line: { flag }, match: { certain, people: meant } }) =>
    meant
      // Whoever bears it already is held for it, and more surely than by a doubt.
      .filter(({ flags }) => certain || !flags.includes(flag))
      .map((person): FlagToRaise => ({ person: person.flaggable, flag, source: "file", certain })),
  );
  return {
    counts,
    doubtful: rows(({ match: { certain, people: meant } }) => !certain && meant.length > 0),
    nobody: rows(({ match: { people: meant } }) => meant.length === 0),
    // What is certain of somebody stands before a doubt about them.
    raise: raise.toSorted((a, b) => Number(b.certain) - Number(a.certain)),
  };
}

function countHeld(raised: readonly FlagToRaise[]): number {
  return new Set(raised.filter(({ certain }) => !certain).map(({ person }) => person.id)).size;
}
