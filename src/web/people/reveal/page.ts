/** Asking to see masked values in full: which kinds, then what it means and for whom it waits. */
import type { PersonId } from "../../../domain/ids.ts";
import { type MentionType, mentionTypes } from "../../../domain/people/mention.ts";
import { type FieldError, formView, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../requests/ask.ts";
import { categoryWords } from "../../words/categories.ts";

export const path = "/incidents/:incident/people/:person/reveal";
export const needs = "incident";
export const verbs = { get: "people.reveal", post: "people.reveal" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const asking = await askingOf(visit);
  if ("kind" in asking) return asking;
  if (asking.deed === null) return choose(asking, []);
  return (await showAsking(visit, { ...asking, deed: asking.deed })) ?? redirect(asking.back.href);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const asking = await askingOf(visit);
  if ("kind" in asking) return asking;
  if (asking.deed !== null) {
    return (await sendAsking(visit, { ...asking, deed: asking.deed })) ?? redirect(asking.back.href);
  }
  const chosen = someOf(visit.form, "types", asking.types);
  if (chosen.length === 0) return choose(asking, [{ field: "types", text: "Select what you need to see" }]);
  return redirect(`${asking.here}?${chosen.map((type) => `types=${type}`).join("&")}`);
}

async function askingOf({ desk, staff, incident, params, query }: IncidentVisit) {
  const found = await desk.person(staff, params["person"] as PersonId);
  if (!found.ok) return found.problem.kind === "not-yours" ? notYours : notFound;
  const { id, reference, identifiers } = found.value;
  const types = mentionTypes.filter((type) => identifiers.some((one) => one.type === type));
  const chosen = someOf(query, "types", types);
  const own = `/incidents/${incident.reference}/people/${id}`;
  const deed: Asking["deed"] | null =
    chosen.length === 0 ? null : { verb: "people.reveal", incident: incident.id, person: id, types: chosen };
  const here = `${own}/reveal`;
  return {
    ...{ deed, types, about: reference, back: { href: own, text: reference } },
    title: "Ask to see masked values",
    here: deed === null ? here : `${here}?${chosen.map((type) => `types=${type}`).join("&")}`,
  };
}

function choose(
  {
    title,
    here,
    back,
    types,
  }: { title: string; here: string; back: Asking["back"]; types: readonly MentionType[] },
  errors: readonly FieldError[],
): Reply {
  return page(
    "people/reveal/page.njk",
    {
      title,
      here,
      back,
      form: formView({}, errors),
      choices: types.map((type) => ({ value: type, text: categoryWords(type) })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
