/** Approving drafted notices: first by which severity, then a page that says how many, to whom and by what. */
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { ApproveProblem } from "../../../respond/desk/people/notice-desk.ts";
import { type FieldError, formView, raw, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { bands, bandTags } from "../../words/states.ts";
import { tally, tallyView } from "../choice.ts";
import { unreachable } from "../reachable.ts";
import { readSamples } from "./samples.ts";

export const path = "/incidents/:incident/notices/approve";
export const needs = "incident";
export const verbs = { get: "notice.approve", post: "notice.approve" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const chosen = someOf(visit.query, "band", bands);
  if (chosen.length > 0) return confirm(visit, chosen, []);
  const asked = raw(visit.query, "chosen") === "1";
  return choose(visit, asked ? [{ field: "band", text: "Select at least one severity" }] : []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const chosen = someOf(form, "band", bands);
  if (chosen.length === 0) return choose(visit, [{ field: "band", text: "Select at least one severity" }]);
  const exercise = raw(form, "exercise");
  const errors =
    exercise === "yes" || exercise === "no"
      ? []
      : [{ field: "exercise", text: "Select whether this is an exercise" }];
  const { total } = await tally(visit, "drafted", chosen);
  // What was agreed to is a number; another number is another decision.
  if (String(total) !== raw(form, "total") && total > 0) {
    errors.push({
      field: "",
      text: `The number has changed to ${count(total, "notice", "notices")}. Look again before you approve`,
    });
  }
  if (errors.length > 0) return confirm(visit, chosen, errors);
  const choice = { authority: staff.authority, bands: chosen, exercise: exercise === "yes" };
  const outcome = await desk.approveNotices(staff, incident.id, choice);
  if (!outcome.ok) return refused(visit, outcome.problem);
  const { approved } = outcome.value;
  const words = count(approved, "notice is", "notices are");
  return redirect(
    `/incidents/${incident.reference}/notices`,
    `${words} approved. Nothing has been sent yet.`,
  );
}

function refused(visit: IncidentVisit, { kind }: ApproveProblem): Promise<Reply> | Reply {
  if (kind === "not-yours") return notYours;
  return choose(visit, [{ field: "", text: "Nothing is drafted at that severity any more" }]);
}

async function choose(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const { incident } = visit;
  const drafted = await tally(visit, "drafted", bands);
  return page(
    "notices/approve/choose.njk",
    {
      title: "Approve notices",
      form: formView({}, errors),
      back: { href: `/incidents/${incident.reference}/notices`, text: "Notices" },
      total: drafted.total,
      choices: drafted.rows
        .filter((row) => row.total > 0)
        .map(({ band, total }) => ({
          value: band,
          text: bandTags[band].text,
          hint: count(total, "drafted notice", "drafted notices"),
        })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

async function confirm(
  visit: IncidentVisit,
  chosen: readonly SeverityBand[],
  errors: readonly FieldError[],
): Promise<Reply> {
  const { incident, form } = visit;
  const here = `/incidents/${incident.reference}/notices`;
  const [counted, samples] = await Promise.all([tally(visit, "drafted", chosen), readSamples(visit, chosen)]);
  if (counted.total === 0)
    return choose(visit, [{ field: "", text: "Nothing is drafted at that severity any more" }]);
  return page(
    "notices/approve/confirm.njk",
    {
      title: `Approve ${count(counted.total, "notice", "notices")}?`,
      form: formView({ exercise: raw(form, "exercise") }, errors),
      back: { href: `${here}/approve`, text: "Choose again" },
      chosen,
      unreachable: unreachable(visit),
      tally: tallyView(counted),
      samples,
      here,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
