/** Second notices: to people who were told, about what was found since. Sends nothing. */
import { wordsFor } from "../../../../respond/words.ts";
import { type FieldError, type Fields, formView, someOf } from "../../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../../frame/visit.ts";
import { inSummary } from "../../../frame/wrong.ts";
import { count } from "../../../words/numbers.ts";
import { bands, bandTags } from "../../../words/states.ts";
import { unreachable } from "../../reachable.ts";
import { draftedWords } from "../words.ts";

export const path = "/incidents/:incident/notices/seconds";
export const needs = "incident";
export const verbs = { get: "notice.draft", post: "notice.draft" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, { band: [...bands] }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const chosen = someOf(form, "band", bands);
  if (chosen.length === 0)
    return await show(visit, form, [{ field: "band", text: "Select at least one severity" }]);
  const outcome = await desk.draftSeconds(staff, incident.id, chosen);
  if (!outcome.ok)
    return await show(visit, form, [{ field: "band", text: inSummary(wordsFor(outcome.problem)) }]);
  return redirect(`/incidents/${incident.reference}/notices`, draftedWords("second notice", outcome.value));
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const counts = await desk.countSeconds(staff, incident.id);
  const base = `/incidents/${incident.reference}/notices`;
  return page(
    "notices/later/seconds/page.njk",
    {
      title: "Tell people what was found since",
      back: { href: base, text: "Notices" },
      ...{ here: `${base}/seconds`, unreachable: unreachable(visit), form: formView(values, errors) },
      anybody: bands.some((band) => counts[band] > 0),
      choices: bands.map((band) => ({
        ...{ value: band, text: bandTags[band].text },
        hint: `${count(counts[band], "person", "people")} of whom more was found`,
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
