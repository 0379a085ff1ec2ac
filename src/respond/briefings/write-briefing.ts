/** Writes a briefing as a draft, changes one, and begins a correction of what was sent. */
import { randomUUID } from "node:crypto";
import { type Audience, reachesNobody } from "../../domain/briefings/audience.ts";
import {
  type Briefing,
  type BriefingVersion,
  type BriefingWords,
  passVersion,
  pendingVersion,
  standing,
  type TransitionProblem,
} from "../../domain/briefings/briefing.ts";
import { problemOfReminders } from "../../domain/briefings/reminders.ts";
import type { BriefingId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type {
  BriefingForm,
  CorrectionProblem,
  FormProblem,
  NoBriefing,
} from "../desk/incident/briefing-desk.ts";
import { entryOf } from "./entries.ts";
import { type BriefingPorts, isInvolved } from "./ports.ts";

const longestTitle = 150;
const longestBody = 20_000;
const longestChanged = 2_000;

export async function writeBriefing(
  ports: BriefingPorts,
  by: Staff,
  incident: IncidentId,
  form: BriefingForm,
): Promise<Outcome<Briefing, FormProblem>> {
  const found = await ports.incidents.byId(incident);
  if (found === null) return failed({ kind: "no-such-incident" });
  const problem = problemOfForm(form, found, by);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const draft = newBriefing({ incident, authority: by.authority, ...form }, by.id, change.at);
  const added = await ports.briefings.add(change, draft, (one) => [entryOf(change, "briefing.written", one)]);
  return done(added);
}

export function newBriefing(
  {
    incident,
    authority,
    audience,
    reminders,
    title,
    body,
  }: Omit<Briefing, "id" | "number" | "versions" | "version"> & BriefingWords,
  writer: StaffId,
  at: Date,
): Omit<Briefing, "number"> {
  const id = randomUUID() as string as BriefingId;
  const first = newVersion({ title: title.trim(), body: body.trim(), changed: "" }, 1, writer, at);
  return { id, incident, authority, audience: ordered(audience), reminders, versions: [first], version: 1 };
}

export async function changeBriefing(
  ports: BriefingPorts,
  by: Staff,
  of: { readonly incident: IncidentId; readonly number: number },
  form: BriefingForm & { readonly version: number; readonly changed?: string },
): Promise<Outcome<Briefing, FormProblem | TransitionProblem | ChangedMeanwhile | NoBriefing>> {
  const found = await ports.incidents.byId(of.incident);
  if (found === null) return failed({ kind: "no-such-incident" });
  const problem = problemOfForm(form, found, by);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const key = { ...of, authority: by.authority };
  const outcome = await ports.briefings.alter<FormProblem | TransitionProblem | ChangedMeanwhile>(
    change,
    key,
    (held) => {
      if (held.briefing.version !== form.version)
        return failed(changedMeanwhile(held.changedBy, held.changedAt));
      const current = pendingVersion(held.briefing);
      if (current === undefined) return failed({ kind: "briefing-not-drafted" });
      const passed = passVersion(current, "change", by.id, change.at);
      if (!passed.ok) return passed;
      const changed = current.number === 1 ? "" : (form.changed ?? current.changed).trim();
      const unsaid = current.number === 1 ? null : problemOfChanged(changed);
      if (unsaid !== null) return failed(unsaid);
      const words = { title: form.title.trim(), body: form.body.trim(), changed };
      const next: Briefing = {
        ...held.briefing,
        // What was sent has its audience: a correction goes where the former went.
        ...(current.number === 1 ? { audience: ordered(form.audience) } : {}),
        reminders: form.reminders,
        versions: replaced(held.briefing, { ...passed.value.next, ...words }),
        version: held.briefing.version + 1,
      };
      return done({ next, entries: [entryOf(change, passed.value.entry, next)] });
    },
  );
  return orNoBriefing(outcome);
}

export async function correctBriefing(
  ports: BriefingPorts,
  by: Staff,
  of: { readonly incident: IncidentId; readonly number: number },
  form: BriefingWords & { readonly changed: string },
): Promise<Outcome<Briefing, FormProblem | CorrectionProblem | NoBriefing>> {
  const problem = problemOfWords(form);
  if (problem !== null) return failed(problem);
  const unsaid = problemOfChanged(form.changed);
  if (unsaid !== null) return failed(unsaid);
  const change = changeBy(by, ports.now());
  const key = { ...of, authority: by.authority };
  const outcome = await ports.briefings.alter<CorrectionProblem>(change, key, ({ briefing }) => {
    if (standing(briefing) === undefined) return failed({ kind: "briefing-not-sent" });
    if (pendingVersion(briefing) !== undefined) return failed({ kind: "briefing-being-corrected" });
    const words = { title: form.title.trim(), body: form.body.trim(), changed: form.changed.trim() };
    const version = newVersion(words, briefing.versions.length + 1, by.id, change.at);
    const next = { ...briefing, versions: [...briefing.versions, version], version: briefing.version + 1 };
    return done({ next, entries: [entryOf(change, "briefing.correction-begun", next)] });
  });
  return orNoBriefing(outcome);
}

export function problemOfWords({ title, body }: BriefingWords): FormProblem | null {
  if (title.trim() === "") return { kind: "briefing-title-missing" };
  if (body.trim() === "") return { kind: "briefing-body-missing" };
  return title.trim().length > longestTitle || body.length > longestBody
    ? { kind: "briefing-too-long" }
    : null;
}

function problemOfChanged(changed: string): FormProblem | null {
  if (changed.trim() === "") return { kind: "briefing-changed-missing" };
  return changed.length > longestChanged ? { kind: "briefing-changed-too-long" } : null;
}

function problemOfForm(form: BriefingForm, incident: Incident, by: Staff): FormProblem | null {
  if (!isInvolved(incident, by.authority)) return { kind: "not-involved" };
  if (reachesNobody(form.audience)) return { kind: "audience-missing" };
  const others = form.audience.partners.every((one) => one !== by.authority && isInvolved(incident, one));
  if (!others) return { kind: "not-involved" };
  return problemOfWords(form) ?? problemOfReminders(form.reminders);
}

function newVersion(
  words: Pick<BriefingVersion, "title" | "body" | "changed">,
  number: number,
  writer: StaffId,
  writtenAt: Date,
): BriefingVersion {
  const nobodyYet = { approvedBy: null, approvedAt: null, sentBy: null, sentAt: null };
  return { ...words, number, state: "draft", writers: [writer], writtenAt, ...nobodyYet };
}

export function replaced({ versions }: Briefing, by: BriefingVersion): readonly BriefingVersion[] {
  return versions.map((one) => (one.number === by.number ? by : one));
}

export function orNoBriefing<T, P extends { readonly kind: string }>(
  outcome: Outcome<T, P | { readonly kind: "not-there" }>,
): Outcome<T, P | NoBriefing> {
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Outcome<T, P>;
  return failed({ kind: "no-such-briefing" });
}

function ordered(audience: Audience): Audience {
  return {
    ...audience,
    teams: [...new Set(audience.teams)].toSorted(),
    partners: [...new Set(audience.partners)].toSorted(),
  };
}
