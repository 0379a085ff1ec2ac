/** Who has it and what comes next, for somebody who is held. */
import type { NoticeId } from "../../../domain/ids.ts";
import { changedView, versionIn } from "../../frame/changed.ts";
import { readDay } from "../../frame/day-fields.ts";
import { longText, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { showHold } from "./show.ts";

export const path = "/incidents/:incident/gate/:notice/plan";
export const needs = "incident";
export const verbs = { post: "gate.work" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const id = params["notice"] as NoticeId;
  const day = readDay(form, "next-on", "The day");
  if (day.kind === "error") return await showHold(visit, { form: "plan", values: form, errors: [day.error] });
  const nextOn = day.kind === "day" ? day.day : null;
  const assignedTo = raw(form, "mine") === "yes" ? staff.id : null;
  const plan = { assignedTo, nextStep: longText(form, "next-step"), nextOn, version: versionIn(form) };
  const outcome = await desk.planHold(staff, incident.id, id, plan);
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/gate/${id}`, "Saved.");
  const { problem } = outcome;
  if (problem.kind === "no-such-hold") return notFound;
  if (problem.kind !== "changed-meanwhile") {
    const error = wrong(problem, { "words-too-long": "next-step", "day-malformed": "next-on-day" });
    return await showHold(visit, { form: "plan", values: form, errors: [error] });
  }
  const now = await desk.hold(staff, incident.id, id);
  const theirs = now.ok ? { "next-step": now.value.plan.nextStep } : {};
  const changed = changedView(problem, { "next-step": "What comes next" }, theirs, form);
  return await showHold(visit, { form: "plan", values: form, errors: [] }, changed);
}
