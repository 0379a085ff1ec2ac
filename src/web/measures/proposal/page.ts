/** What a measure proposes for the public page of a service: said there by a click, said with more words, or set aside. */
import { waits } from "../../../domain/measures/proposal.ts";
import type { ProposalProblem } from "../../../respond/desk/incident/measures-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { serviceTags } from "../../words/states.ts";
import { hereOf, measureOf } from "../found.ts";
import { noteFor } from "../measure/proposals.ts";
import { titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/:measure/proposals/:proposal";
export const needs = "incident";
export const verbs = { get: "service.change", post: "service.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  return standing === null ? notFound : show(visit, standing, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const found = await proposalOf(visit);
  if (found === null) return notFound;
  const { measure, proposal, service } = found;
  if (raw(form, "answer") === "set-aside") {
    const aside = await desk.setProposalAside(staff, incident.id, measure.id, proposal.id);
    if (aside.ok) return redirect(hereOf(visit), "It is set aside. The public page stays as it is.");
    return answer(visit, aside.problem);
  }
  const outcome = await desk.takeProposal(staff, incident.id, measure.id, {
    ...{ proposal: proposal.id, note: longText(form, "note"), expected: text(form, "expected") },
    version: versionIn({ version: form["service-version"] }),
  });
  if (!outcome.ok) return answer(visit, outcome.problem);
  const said = `${service?.name ?? "The service"} is ${serviceTags[proposal.proposes].text.toLowerCase()}.`;
  return redirect(hereOf(visit), await publishAnew(visit, said));
}

async function answer(visit: IncidentVisit, problem: ProposalProblem): Promise<Reply> {
  const { form } = visit;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind !== "changed-meanwhile")
    return show(visit, form, [wrong<ProposalProblem["kind"]>(problem, {})]);
  const theirs = (await standingOf(visit)) ?? {};
  const labels = { note: "What people should do meanwhile", expected: "Expected back" };
  const changed = changedView(problem, labels, theirs, form);
  return show(visit, { ...form, "service-version": theirs["service-version"] }, [], changed);
}

async function proposalOf(visit: IncidentVisit) {
  const measure = await measureOf(visit);
  const proposal = measure?.proposals.find(({ id }) => id === visit.params["proposal"]);
  if (measure === undefined || proposal === undefined) return null;
  const services = await visit.desk.services(visit.staff);
  return { measure, proposal, service: services.find(({ id }) => id === proposal.service) };
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf(visit: IncidentVisit): Promise<Fields | null> {
  const found = await proposalOf(visit);
  if (found?.service === undefined) return null;
  const { id, authority } = found.service;
  const version = await visit.desk.version(visit.staff, { kind: "service", service: id, authority });
  const service = (await proposalOf(visit))?.service ?? found.service;
  const { proposal } = found;
  return {
    note: noteFor(proposal, service.note),
    expected: proposal.proposes === "running" ? "" : service.expected,
    "service-version": String(version),
  };
}

async function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const found = await proposalOf(visit);
  if (found === null) return notFound;
  const { measure, proposal, service } = found;
  if (measure.authority !== visit.staff.authority) return notYours;
  return page(
    "measures/proposal/page.njk",
    {
      title: `What the public page says of ${service?.name ?? "the service"}`,
      back: { href: hereOf(visit), text: titleOf(measure) },
      here: `${hereOf(visit)}/proposals/${proposal.id}`,
      measureHref: hereOf(visit),
      measure: titleOf(measure),
      form: formView(values, errors),
      waits: waits(proposal),
      now: service === undefined ? null : serviceTags[service.status],
      proposes: serviceTags[proposal.proposes],
      changed,
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
