/** Drafting notices for everyone in the chosen bands who has none yet. Sends nothing. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { count, number } from "../../words/numbers.ts";
import { bands, bandTags } from "../../words/states.ts";
import { draftErrand, startDrafting } from "../errands.ts";
import { unreachable } from "../reachable.ts";

export const path = "/incidents/:incident/notices/draft";
export const needs = "incident";
export const verbs = { get: "notice.draft", post: "notice.draft" } as const;

/** Short work is told at once; long work is shown as it goes. */
const patience = 1_500;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { band: ["very-high", "high"] }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { staff, incident, form, errands } = visit;
  const chosen = someOf(form, "band", bands);
  if (chosen.length === 0)
    return show(visit, form, [{ field: "band", text: "Select at least one severity" }]);
  if (unreachable(visit))
    return show(visit, form, [{ field: "", text: wordsFor({ kind: "contact-missing" }) }]);
  const key = draftErrand(incident, staff);
  if (!startDrafting(visit, chosen)) {
    return show(visit, form, [
      { field: "", text: "Notices are being drafted already. Wait until that has ended" },
    ]);
  }
  const here = `/incidents/${incident.reference}/notices`;
  const ended = await errands.soon(key, patience);
  const ending = ended ? errands.take(key)?.ending : undefined;
  return redirect(here, ending || null);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const [without, judged] = await Promise.all([
    Promise.all(bands.map((band) => withoutNotice(visit, band))),
    desk.judgedPeople(staff, incident.id),
  ]);
  const lacking = new Map(
    judged.map(({ band, unjudged }) => [band, unjudged.reduce((sum, { people }) => sum + people, 0)]),
  );
  return page(
    "notices/draft/page.njk",
    {
      title: "Draft notices",
      unreachable: unreachable(visit),
      form: formView(values, errors),
      back: { href: `/incidents/${incident.reference}/notices`, text: "Notices" },
      anybody: without.some((n) => n > 0),
      people: await desk.countPeople(staff, { incident: incident.id }),
      lacking: [...lacking.values()].reduce((sum, one) => sum + one, 0),
      judgements: mayEver(staff.role, "decision.read") ? `/incidents/${incident.reference}/judgements` : null,
      choices: bands.map((band, index) => ({
        value: band,
        text: bandTags[band].text,
        hint: `${count(without[index] ?? 0, "person", "people")} without a notice${
          (lacking.get(band) ?? 0) > 0 ? `, of whom ${number(lacking.get(band) ?? 0)} are not judged` : ""
        }`,
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

async function withoutNotice(
  { desk, staff, incident }: IncidentVisit,
  band: (typeof bands)[number],
): Promise<number> {
  return await desk.countPeople(staff, { incident: incident.id, band, notice: "none" });
}
