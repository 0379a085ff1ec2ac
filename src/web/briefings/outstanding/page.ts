/** Who of one's own has not acknowledged, and what a colleague writes down for them: it was said, or a message came back. */
import type { RecipientId } from "../../../domain/ids.ts";
import { proxyManners } from "../../../respond/desk/incident/briefing-desk.ts";
import { type FieldError, formView, oneOf, pageNumber, raw, text } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { back, briefingOf, hrefOf } from "../find.ts";

export const path = "/incidents/:incident/briefings/:briefing/outstanding";
export const needs = "incident";
export const verbs = { get: "briefing.follow-up", post: "briefing.enter" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { number } = view.briefing;
  const recipient = raw(form, "recipient") as RecipientId;
  const how = oneOf(form, "how", [...proxyManners, "came-back"] as const);
  if (how === undefined) return show(visit, [{ field: "", text: "Select how they told you" }]);
  const outcome =
    how === "came-back"
      ? await desk.markCameBack(staff, incident.id, number, recipient)
      : await desk.acknowledgeFor(staff, incident.id, number, recipient, how);
  if (!outcome.ok) return show(visit, [wrong(outcome.problem, {})]);
  const words =
    how === "came-back" ? "Written down: the message came back." : "Written down: they have read it.";
  const here = `${hrefOf(visit, number)}/outstanding`;
  return redirect(address(here, { team: text(visit.query, "team"), page: pageOf(visit) }), words);
}

function pageOf({ query }: IncidentVisit): number | undefined {
  const number = pageNumber(query);
  return number === 1 ? undefined : number;
}

async function show(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, query } = visit;
  const view = await briefingOf(visit);
  if (view === null || view.counts === null) return notFound;
  const { number } = view.briefing;
  const team = text(query, "team");
  const asked = pageNumber(query);
  const found = await desk.outstanding(staff, incident.id, number, {
    page: asked,
    ...(team === "" ? {} : { team }),
  });
  const here = `${hrefOf(visit, number)}/outstanding`;
  const teams = view.counts.byTeam.filter((one) => one.team !== "" && one.outstanding > 0);
  return page(
    "briefings/outstanding/page.njk",
    {
      title: "Who has not acknowledged",
      back: back(visit, number),
      here: address(here, { team, page: asked === 1 ? undefined : asked }),
      form: formView({}, errors),
      team,
      teams: teams.map((one) => ({
        name: one.team,
        count: one.outstanding,
        href: address(here, { team: one.team }),
      })),
      allHref: here,
      total: found.total,
      rows: found.rows,
      pager: pager(asked, found.pages, (to) => address(here, { team, page: to })),
    },
    { status: errors.length > 0 ? 409 : 200 },
  );
}
