/** Writes a referral, changes what it says, and takes it a step on. */
import { randomUUID } from "node:crypto";
import type { AuthorityId, IncidentId, ReferralId } from "../../domain/ids.ts";
import type { Detail, NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ReferralBody } from "../../domain/referrals/body.ts";
import {
  afterStep,
  isOpen,
  mayRead,
  problemOfReferral,
  type Referral,
  type ReferralForm,
  type ReferralProblem,
  type ReferralStep,
  referralTransitions,
  type StepProblem,
} from "../../domain/referrals/referral.ts";
import { meaningOf } from "../../domain/referrals/tlp.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { NoSuchReferral } from "../desk/incident/referral-desk.ts";
import { type Besides, note } from "../note.ts";
import type { Change, IncidentStore } from "../ports.ts";
import type { ReferralStore } from "./referral-store.ts";

export type ReferralPorts = {
  readonly referring: ReferralStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  referralBodies(): Promise<readonly ReferralBody[]>;
  now(): Date;
};

export async function addReferral(
  ports: ReferralPorts,
  by: Staff,
  id: IncidentId,
  form: ReferralForm,
): Promise<Outcome<Referral, ReferralProblem | { readonly kind: "no-such-incident" }>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  const problem = problemOfReferral(form, await keysOf(ports));
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const draft: Omit<Referral, "number"> = {
    ...trimmed(form),
    id: randomUUID() as ReferralId,
    incident: id,
    authority: by.authority,
    state: "drafted",
    stateAt: change.at,
    referredAt: null,
    version: 1,
    by: by.id,
    changedBy: by.id,
    changedAt: change.at,
  };
  const involved = incident.involved.map(({ authority }) => authority);
  return done(
    await ports.referring.add(change, draft, (referral) =>
      entriesOf(change, "referral.drafted", referral, involved, {}),
    ),
  );
}

export async function changeReferral(
  ports: ReferralPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  { version, form }: { readonly version: number; readonly form: ReferralForm },
): Promise<Outcome<Referral, ReferralProblem | ChangedMeanwhile | NoSuchReferral>> {
  const [keys, involved] = [await keysOf(ports), await involvedIn(ports, incident)];
  const change = changeBy(by, ports.now());
  type Problem = ReferralProblem | ChangedMeanwhile | NoSuchReferral;
  const of = { incident, authority: by.authority, id };
  const outcome = await ports.referring.alter<Problem>(change, of, (current) => {
    if (!mayRead(current, by)) return failed({ kind: "no-such-referral" });
    if (current.version !== version)
      return failed(changedMeanwhile(current.changedByName, current.changedAt));
    if (!isOpen(current)) return failed({ kind: "referral-ended" });
    const problem = problemOfReferral(form, keys);
    if (problem !== null) return failed(problem);
    const next = {
      ...current,
      ...trimmed(form),
      ...named(form, current, by),
      ...written(by, change, current),
    };
    const changes = current.mark === next.mark ? [] : [markChange(current, next)];
    return done({ next, entries: entriesOf(change, "referral.changed", next, involved, {}, { changes }) });
  });
  return outcome.ok || outcome.problem.kind !== "not-there"
    ? (outcome as Outcome<Referral, Problem>)
    : failed({ kind: "no-such-referral" });
}

export async function stepReferral(
  ports: ReferralPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  step: ReferralStep,
  form: { readonly at: Date; readonly reasons: string; readonly reference: string },
): Promise<Outcome<Referral, StepProblem | NoSuchReferral>> {
  const involved = await involvedIn(ports, incident);
  const change = changeBy(by, ports.now());
  const of = { incident, authority: by.authority, id };
  const outcome = await ports.referring.alter<StepProblem | NoSuchReferral>(change, of, (current) => {
    if (!mayRead(current, by)) return failed({ kind: "no-such-referral" });
    const after = afterStep(current, step, { ...form, now: change.at });
    if (!after.ok) return after;
    const reference = form.reference.trim() === "" ? current.reference : form.reference.trim().slice(0, 120);
    const next = { ...current, ...after.value, reference, ...written(by, change, current) };
    const changes = [{ field: "state", before: current.state, after: next.state }];
    const detail = { reasons: form.reasons.trim().slice(0, 1_000) };
    const besides = { happened: form.at, changes };
    const verb = referralTransitions[step].entry;
    return done({ next, entries: entriesOf(change, verb, next, involved, detail, besides) });
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-referral" } : outcome.problem);
}

/** One for each authority that may read it. Of one that is TLP:RED the ledger tells that it is there, and no more. */
export function entriesOf(
  change: Change,
  verb: string,
  referral: Referral,
  involved: readonly AuthorityId[],
  detail: Detail,
  besides: Besides = {},
): readonly NewEntry[] {
  const { id, incident, authority, number, mark, body, joint } = referral;
  const about = { subject: `referral:${id}`, incident };
  const open = mark === "red" ? {} : { to: body, ...detail };
  const readers = joint ? [authority, ...involved.filter((one) => one !== authority)] : [authority];
  return readers.map((reader) =>
    note(
      change,
      verb,
      about,
      { authority: reader, of: authority, number, mark: meaningOf[mark].text, joint, ...open },
      besides,
    ),
  );
}

export async function involvedIn(
  ports: Pick<ReferralPorts, "incidents">,
  id: IncidentId,
): Promise<readonly AuthorityId[]> {
  return (await ports.incidents.byId(id))?.involved.map(({ authority }) => authority) ?? [];
}

async function keysOf({ referralBodies }: ReferralPorts): Promise<readonly string[]> {
  return (await referralBodies()).map(({ key }) => key);
}

function written(by: Staff, change: Change, { version }: Referral) {
  return { version: version + 1, changedBy: by.id, changedAt: change.at };
}

/** Whoever makes it TLP:RED goes on seeing it. */
function named({ mark, named: chosen }: ReferralForm, { by: author }: Referral, by: Staff) {
  const needed = mark === "red" && by.id !== author && !chosen.includes(by.id);
  return { named: needed ? [...chosen, by.id] : chosen };
}

function markChange(before: Referral, after: Referral) {
  return { field: "mark", before: meaningOf[before.mark].text, after: meaningOf[after.mark].text };
}

function trimmed(form: ReferralForm): ReferralForm {
  const { contact } = form;
  return {
    ...form,
    bodyName: form.bodyName.trim(),
    about: form.about.trim(),
    reference: form.reference.trim(),
    contact: { name: contact.name.trim(), phone: contact.phone.trim(), email: contact.email.trim() },
  };
}
