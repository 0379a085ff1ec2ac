/** A partner's briefing that one is asked to pass on: read it, then send it to one's own staff, or say why not. */
import { blocksOf } from "../../../domain/briefings/compose-briefing.ts";
import type { ProposalId } from "../../../domain/ids.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { back, hrefOf } from "../find.ts";

export const path = "/incidents/:incident/briefings/proposals/:asked";
export const needs = "incident";
export const verbs = { get: "briefing.read", post: "briefing.pass-on" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const id = (params["asked"] ?? "") as ProposalId;
  if (raw(form, "answer") === "decline") {
    const outcome = await desk.declineProposal(staff, incident.id, id, longText(form, "reasons"));
    if (outcome.ok) return redirect(hrefOf(visit), "They see that it is not passed on, and why.");
    return show(visit, form, [
      wrong(outcome.problem, { "reasons-missing": "reasons", "words-too-long": "reasons" }),
    ]);
  }
  const outcome = await desk.passOnProposal(staff, incident.id, id);
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, {})]);
  const { number, count: counted } = outcome.value;
  const sent = count(counted.recipients, "message", "messages");
  return redirect(
    hrefOf(visit, number),
    `${sent} handed over to be delivered. This page shows how far it got.`,
  );
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, authorities, params } = visit;
  const proposals = await desk.proposals(staff, incident.id);
  const found = proposals.find(({ id }) => id === params["asked"]);
  if (found === undefined) return notFound;
  const name = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  const mayRead = found.to === staff.authority && found.answer === null;
  const canSend = mayRead && mayEver(staff.role, "briefing.pass-on");
  return page(
    "briefings/proposal/page.njk",
    {
      title: found.title,
      back: back(visit),
      here: `${hrefOf(visit)}/proposals/${found.id}`,
      form: formView(values, errors),
      proposal: { ...found, from: name(found.from), to: name(found.to) },
      body: blocksOf(found.body),
      open: mayRead,
      staff: canSend ? (await desk.staffList(staff)).total : null,
    },
    { status: errors.length > 0 ? 409 : 200 },
  );
}
