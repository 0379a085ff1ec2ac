/** Writes down what was tried for somebody who is held. */
import { effortOutcomes, effortWays } from "../../../domain/gate/lane.ts";
import type { NoticeId } from "../../../domain/ids.ts";
import { longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { showHold } from "./show.ts";

export const path = "/incidents/:incident/gate/:notice/efforts";
export const needs = "incident";
export const verbs = { post: "gate.work" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const id = params["notice"] as NoticeId;
  const [way, came] = [oneOf(form, "way", effortWays), oneOf(form, "outcome", effortOutcomes)];
  const errors = [
    ...(way === undefined ? [{ field: "way", text: "Select what you did" }] : []),
    ...(came === undefined ? [{ field: "outcome", text: "Select what came of it" }] : []),
  ];
  if (way === undefined || came === undefined)
    return await showHold(visit, { form: "effort", values: form, errors });
  const note = longText(form, "note");
  const outcome = await desk.recordEffort(staff, incident.id, id, { way, outcome: came, note });
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/gate/${id}`, "Written down.");
  if (outcome.problem.kind === "no-such-hold") return notFound;
  const error = wrong(outcome.problem, { "words-too-long": "note" });
  return await showHold(visit, { form: "effort", values: form, errors: [error] });
}
