/** What waits for somebody in an incident, as a member of staff of one authority sees it; and who holds what. */

import type { HandoverContent, OpenMatter } from "../../domain/handover/handover.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { isInForce, isOpen as isMeasureOpen, measureReference } from "../../domain/measures/measure.ts";
import { lateness } from "../../domain/measures/overdue.ts";
import { isLate, isWaiting } from "../../domain/referrals/question.ts";
import { isOpen as isReferralOpen, mayRead } from "../../domain/referrals/referral.ts";
import { guardedVerbs, mayDecide } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { EvidenceStore } from "../evidence/evidence-store.ts";
import type { ExposureStore } from "../exposure/exposure-store.ts";
import type { MeasureStore } from "../measures/measure-store.ts";
import type { ReferralStore } from "../referrals/referral-store.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import { regulatorState } from "../report/regulator-state.ts";
import type { RequestStore } from "../second/request-store.ts";
import type { SightingStore } from "../sightings/sighting-store.ts";

export type MatterPorts = {
  readonly measures: Pick<MeasureStore, "of">;
  readonly sightings: Pick<SightingStore, "counts" | "queue">;
  readonly exposures: Pick<ExposureStore, "counts">;
  readonly requests: Pick<RequestStore, "countWaiting">;
  readonly referring: Pick<ReferralStore, "of" | "questions">;
  readonly bundles: Pick<EvidenceStore, "of">;
};

/** `own`: figures of the regulator are counted over all of the register of the reader's authority. */
export async function openMatters(
  ports: MatterPorts,
  own: RegulatorPorts,
  reader: Staff,
  incident: Incident,
  now: Date,
): Promise<readonly OpenMatter[]> {
  const all = await Promise.all([
    clocks(own, reader, incident, now),
    measures(ports, reader, incident, now),
    sightings(ports, reader, incident),
    exposures(ports, reader, incident),
    requests(ports, reader),
    questions(ports, reader, incident, now),
    bundles(ports, incident),
  ]);
  // What is late first, then what is due first.
  return all
    .flat()
    .toSorted((a, b) => Number(b.late) - Number(a.late) || (a.due ?? "9").localeCompare(b.due ?? "9"));
}

type Matters = Promise<readonly OpenMatter[]>;

async function clocks(own: RegulatorPorts, reader: Staff, incident: Incident, now: Date): Matters {
  const lines = await regulatorState(own, reader, incident.id);
  const line = lines.find(({ authority }) => authority === reader.authority);
  if (line === undefined) return [];
  const matter = (text: string, due: Date | null): OpenMatter => ({
    kind: "clock",
    text,
    due: due?.toISOString() ?? null,
    late: due !== null && due < now,
  });
  return [
    ...(line.reportedAt === null && line.own?.decidedNotToReport !== true && line.reportDueAt !== null
      ? [matter("Report to the regulator", line.reportDueAt)]
      : []),
    ...(line.awareAt === null ? [matter("Say when your authority became aware", null)] : []),
    ...(line.own?.followUpDue === true
      ? [matter("A follow-up to the regulator: figures have changed", null)]
      : []),
    ...(line.own?.nearMissUndecided === true ? [matter("Decide why this was a near miss", null)] : []),
    ...((line.own?.decisionsWaiting ?? 0) > 0
      ? [matter(`Decisions that wait for a second person: ${line.own?.decisionsWaiting}`, null)]
      : []),
  ];
}

async function measures(ports: MatterPorts, reader: Staff, { id }: Incident, now: Date): Matters {
  const own = (await ports.measures.of(id)).filter(({ authority }) => authority === reader.authority);
  return own.filter(isMeasureOpen).map((measure) => ({
    kind: "measure",
    text: `${measureReference(measure)} ${measure.title}: ${measure.state}`,
    due: measure.dueAt.toISOString(),
    late: lateness(measure, now).length > 0,
  }));
}

async function sightings(ports: MatterPorts, { authority }: Staff, { id }: Incident): Matters {
  const { open, urgent } = await ports.sightings.counts(id, authority);
  if (open === 0) return [];
  const text = `Sightings to look at: ${open}${urgent > 0 ? `, urgent ${urgent}` : ""}`;
  return [{ kind: "sighting", text, due: null, late: urgent > 0 }];
}

async function exposures(ports: MatterPorts, reader: Staff, { id }: Incident): Matters {
  const counts = (await ports.exposures.counts(id)).find(({ authority }) => authority === reader.authority);
  const waiting = (counts?.possible ?? 0) + (counts?.lookAgain ?? 0);
  return waiting === 0
    ? []
    : [{ kind: "exposure", text: `Exposures to judge: ${waiting}`, due: null, late: false }];
}

async function requests(ports: MatterPorts, reader: Staff): Matters {
  const verbs = guardedVerbs.filter((verb) => mayDecide(reader.role, verb));
  const waiting = verbs.length === 0 ? 0 : await ports.requests.countWaiting(reader, verbs);
  return waiting === 0
    ? []
    : [{ kind: "request", text: `Requests that wait for a yes or no: ${waiting}`, due: null, late: false }];
}

async function questions(ports: MatterPorts, reader: Staff, { id }: Incident, now: Date): Matters {
  const [referrals, asked] = await Promise.all([ports.referring.of(id), ports.referring.questions(id)]);
  const open = new Map(
    referrals
      // What is for named people alone has no place in a note that the whole shift reads.
      .filter((one) => one.authority === reader.authority && one.mark !== "red")
      .filter((one) => isReferralOpen(one) && mayRead(one, reader))
      .map((one) => [one.id, one]),
  );
  return asked
    .filter((question) => isWaiting(question) && open.has(question.referral))
    .map((question) => ({
      kind: "question",
      text: `Question ${question.number} in referral ${open.get(question.referral)?.number} is not answered`,
      due: question.dueAt?.toISOString() ?? null,
      late: isLate(question, now),
    }));
}

async function bundles(ports: MatterPorts, { id }: Incident): Matters {
  const asked = (await ports.bundles.of(id)).filter(({ state }) => state === "asked");
  return asked.map(({ number }) => ({
    kind: "evidence",
    text: `Evidence bundle ${number} waits for a second person`,
    due: null,
    late: false,
  }));
}

/** Whoever acknowledged a measure that goes on, and who looks after a group of sightings. */
export async function holdersOf(
  ports: MatterPorts,
  reader: Staff,
  { id }: Incident,
): Promise<HandoverContent["holders"]> {
  const [all, queue] = await Promise.all([
    ports.measures.of(id),
    ports.sightings.queue(reader.authority, reader.id, { incident: id, show: "open", page: 1 }),
  ]);
  const held = all
    .filter((one) => one.authority === reader.authority && (isMeasureOpen(one) || isInForce(one)))
    .flatMap((one) => {
      const last = one.steps.findLast(({ step }) => step === "acknowledge" || step === "do");
      return last === undefined ? [] : [{ what: `${measureReference(one)} ${one.title}`, who: last.byName }];
    });
  const assigned = queue.groups.flatMap(({ label, assignedName }) =>
    assignedName === null ? [] : [{ what: `Sightings: ${label}`, who: assignedName }],
  );
  return [...held, ...assigned];
}
