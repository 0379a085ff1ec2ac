/** Who is held, and what staff do about it: what was tried, who has it, what comes next, and ways that they learned of. */
import { type Effort, type Lane, lanes, lanesOf, problemOfRelease } from "../../domain/gate/lane.ts";
import { holdEntries } from "../../domain/gate/release.ts";
import type { IncidentId, NoticeId, StaffId } from "../../domain/ids.ts";
import { coreReasons, type HoldReason } from "../../domain/notices/notice.ts";
import { channelOf } from "../../domain/notices/safe-contact.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { longestReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { HoldDetail, HoldPlan, HoldProblem, HoldShown, HoldsShown } from "../desk/people/gate-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import { demandTask, keepReading } from "../readings/keep-reading.ts";
import type { GatePorts } from "./gate-ports.ts";
import type { NewContact } from "./gate-store.ts";
import { normalContact } from "./normal-contact.ts";

export type ReachPorts = {
  readonly notices: { reaches(id: NoticeId): Promise<HoldShown["reaches"]> };
};

type Asked = {
  readonly incident: IncidentId;
  readonly lane: Lane | null;
  readonly assigned: StaffId | "nobody" | null;
  readonly page: number;
};

export async function readHolds(
  ports: GatePorts,
  reader: Staff,
  { incident, lane, assigned, page }: Asked,
): Promise<HoldsShown> {
  const task = await demandTask(ports, reader);
  const { rules } = await ports.gate();
  const groups = await ports.gating.holdCounts(incident, reader.authority);
  const known = [...new Set<HoldReason>([...coreReasons, ...groups.flatMap(({ reasons }) => reasons)])];
  const reasons = lane === null ? null : known.filter((reason) => lanesOf([reason], rules).includes(lane));
  const found = await ports.gating.holds(reader.authority, { incident, reasons, assigned, page });
  const people = found.rows.map(({ person, reference }) => ({
    ...{ id: person, reference, controller: reader.authority },
  }));
  await keepReading(ports, reader, task, { kind: "people.listed", incident, people });
  const inLane = (one: Lane) => groups.filter((group) => lanesOf(group.reasons, rules).includes(one));
  const counts = Object.fromEntries(lanes.map((one) => [one, sum(inLane(one))])) as Record<Lane, number>;
  return { ...found, counts: { ...counts, all: sum(groups) } };
}

export async function readHold(
  ports: GatePorts,
  notices: ReachPorts["notices"],
  reader: Staff,
  incident: IncidentId,
  id: NoticeId,
): Promise<Outcome<HoldShown, { kind: "no-such-hold" }>> {
  const task = await demandTask(ports, reader);
  const held = await ports.gating.hold(incident, reader.authority, id);
  if (held === null) return failed({ kind: "no-such-hold" });
  const people = [{ id: held.person, reference: held.reference, controller: reader.authority }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  const { rules } = await ports.gate();
  const through = lanesOf(held.reasons, rules);
  return done({
    ...{ ...held, lanes: through, reaches: await notices.reaches(id) },
    undone: problemOfRelease(through, held.history.toReversed()),
  });
}

export async function recordEffort(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: NoticeId,
  effort: Effort & { readonly note: string },
): Promise<Outcome<null, HoldProblem>> {
  if (effort.note.length > longestReasons) return failed({ kind: "words-too-long" });
  const { way, outcome } = effort;
  return await onHold(own, by, incident, id, "effort", { way, outcome }, (change, held, entries) =>
    own.gating.addEffort(change, held, effort, entries),
  );
}

export async function planHold(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: NoticeId,
  plan: HoldPlan & { readonly version: number },
): Promise<Outcome<null, HoldProblem | ChangedMeanwhile>> {
  if (plan.nextStep.length > longestReasons) return failed({ kind: "words-too-long" });
  if (plan.nextOn !== null && !isDay(plan.nextOn)) return failed({ kind: "day-malformed" });
  const held = await own.gating.hold(incident, by.authority, id);
  if (held === null) return failed({ kind: "no-such-hold" });
  // Everybody takes it themselves, or leaves it with who has it.
  if (![null, by.id, held.assignedTo].includes(plan.assignedTo)) return failed({ kind: "no-such-colleague" });
  const change = changeBy(by, own.now());
  const detail = { assignedTo: plan.assignedTo, nextOn: plan.nextOn };
  return await own.gating.plan(change, held, plan, [entryOf(change, held, by, incident, "plan", detail)]);
}

export async function addContact(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: NoticeId,
  written: NewContact,
): Promise<Outcome<null, HoldProblem | { kind: "contact-unusable" }>> {
  const contact = normalContact(written);
  if (contact === null || channelOf(contact) === null) return failed({ kind: "contact-unusable" });
  const detail = { kind: contact.kind };
  return await onHold(own, by, incident, id, "contact", detail, (change, held, entries) =>
    own.gating.addContact(change, held, contact, entries),
  );
}

type Entries = Parameters<GatePorts["gating"]["addEffort"]>[3];

async function onHold(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: NoticeId,
  step: keyof typeof holdEntries,
  detail: Parameters<typeof note>[3],
  write: (change: Change, held: HoldDetail, entries: Entries) => Promise<void>,
): Promise<Outcome<null, HoldProblem>> {
  const held = await own.gating.hold(incident, by.authority, id);
  if (held === null) return failed({ kind: "no-such-hold" });
  const change = changeBy(by, own.now());
  await write(change, held, [entryOf(change, held, by, incident, step, detail)]);
  return done(null);
}

function entryOf(
  change: Change,
  { notice }: HoldDetail,
  { authority }: Staff,
  incident: IncidentId,
  step: keyof typeof holdEntries,
  detail: Parameters<typeof note>[3],
) {
  return note(change, holdEntries[step], { subject: `notice:${notice}`, incident }, { authority, ...detail });
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
  );
}

function sum(groups: readonly { readonly people: number }[]): number {
  return groups.reduce((all, { people }) => all + people, 0);
}
