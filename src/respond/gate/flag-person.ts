/**
 * Flags on people. Raising one holds at once whatever has not gone. A link between two who must not know of one another
 * reaches across authorities, and whoever makes it learns nothing of the other: not even whether they are there.
 */
import {
  confirmingOf,
  type FlagOnPerson,
  type FlagProblem,
  type FlagStep,
  flagSteps,
  keepingOf,
  liftingOf,
} from "../../domain/gate/flag.ts";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { PersonFlag } from "../../domain/people/mention.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { LiftProblem, PersonFlags, RaiseProblem } from "../desk/people/gate-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { GatePorts } from "./gate-ports.ts";
import type { Flaggable, FlagToRaise, Stopped } from "./gate-store.ts";

export async function flagsOf(
  own: GatePorts,
  { authority }: Staff,
  incident: IncidentId,
  person: PersonId,
): Promise<Outcome<PersonFlags, { kind: "no-such-person" }>> {
  const known = await own.gating.flaggable(incident, authority, person);
  if (known === null) return failed({ kind: "no-such-person" });
  const flags = await own.gating.flags(person);
  const shown = flags.map(async (flag) => ({
    ...flag,
    liftReasons: flag.state === "lift-asked" ? await own.gating.liftReasons(person, flag.flag) : "",
  }));
  return done({ reference: known.reference, flags: await Promise.all(shown) });
}

export async function raiseFlag(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  form: { readonly flag: PersonFlag; readonly apartFrom: string; readonly reasons: string },
): Promise<Outcome<Stopped, RaiseProblem>> {
  const unfit = problemOfReasons(form.reasons);
  if (unfit !== null) return failed(unfit);
  const person = await own.gating.flaggable(incident, by.authority, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const number = form.flag === "must-not-know" ? numberIn(form.apartFrom) : null;
  if (number === "malformed") return failed({ kind: "reference-malformed" });
  const other = number === null ? null : await own.gating.byNumber(incident, number);
  if (other?.id === person.id) return failed({ kind: "apart-from-self" });
  const change = changeBy(by, own.now());
  const source = (one: Flaggable) => (one.authority === by.authority ? "hand" : "partner");
  const flags = [person, ...(other === null ? [] : [other])].map(
    (one): FlagToRaise => ({ person: one, flag: form.flag, source: source(one), certain: true }),
  );
  const raised = await own.gating.raise(change, flags, other, (all) =>
    all.map((one) => entryOfRaised(change, one, form.reasons)),
  );
  const mine = raised.find((one) => one.person.id === person.id);
  return mine === undefined ? failed({ kind: "flag-already" }) : done(mine);
}

/** Why stands with those who wrote it: a partner's entry says that there is a flag, and no more. */
export function entryOfRaised(
  change: Change,
  { person, flag, source, certain, stopped, underWay }: FlagToRaise & Stopped,
  reasons: string,
) {
  return note(
    source === "partner" ? { ...change, by: "system" } : change,
    flagSteps.raise.entry,
    { subject: `person:${person.id}`, incident: person.incident },
    {
      ...{ authority: person.authority, flag, source, certain, stopped, underWay },
      ...(source === "partner" ? {} : { reasons: reasons.trim() }),
    },
  );
}

export async function liftFlag(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  { flag, reasons }: { readonly flag: PersonFlag; readonly reasons: string },
): Promise<Outcome<"ask-lift" | "lift", LiftProblem>> {
  const outcome = await step(own, by, incident, id, { flag, reasons }, (current) =>
    liftingOf(current, by.id),
  );
  return outcome as Outcome<"ask-lift" | "lift", LiftProblem>;
}

export async function settleFlag(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  {
    flag,
    settle,
    reasons,
  }: { readonly flag: PersonFlag; readonly settle: "keep" | "confirm"; readonly reasons: string },
): Promise<Outcome<"keep" | "confirm", LiftProblem>> {
  const outcome = await step(
    own,
    by,
    incident,
    id,
    { flag, reasons },
    settle === "keep" ? keepingOf : confirmingOf,
  );
  return outcome as Outcome<"keep" | "confirm", LiftProblem>;
}

async function step(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  { flag, reasons }: { readonly flag: PersonFlag; readonly reasons: string },
  stepOf: (current: FlagOnPerson) => Outcome<FlagStep, FlagProblem>,
): Promise<Outcome<FlagStep, LiftProblem>> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const person = await own.gating.flaggable(incident, by.authority, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const change = changeBy(by, own.now());
  return await own.gating.alterFlag(change, person, flag, reasons.trim(), (current) => {
    const taken = stepOf(current);
    if (!taken.ok) return taken;
    const detail = { authority: by.authority, flag, sources: [...current.sources], reasons: reasons.trim() };
    const about = { subject: `person:${person.id}`, incident };
    return done({ step: taken.value, entries: [note(change, flagSteps[taken.value].entry, about, detail)] });
  });
}

/** "P-000123", or its digits alone; nobody is named where nothing is written. */
function numberIn(written: string): number | null | "malformed" {
  const text = written.trim();
  if (text === "") return null;
  const digits = /^(?:p-?)?(\d{1,9})$/i.exec(text)?.[1];
  return digits === undefined ? "malformed" : Number(digits);
}
