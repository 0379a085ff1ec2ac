/** Writing down that a partner was told by phone or in person: the one way that works where nothing else does. */
import type { AuthorityId } from "../../../domain/ids.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/incidents/:incident/exposure/told/:authority";
export const needs = "incident";
export const verbs = { get: "telling.tell", post: "telling.tell" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const authority = params["authority"] as AuthorityId;
  const words = longText(form, "words");
  const outcome = await desk.tellByHand(staff, incident.id, { authority, words });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/exposure`,
      "It is written down, for them to read as well.",
    );
  if (outcome.problem.kind === "not-told") return notFound;
  return show(visit, form, [
    wrong<(typeof outcome.problem)["kind"]>(outcome.problem, {
      "told-whom-missing": "words",
      "words-too-long": "words",
    }),
  ]);
}

function show(
  { incident, params, authorities }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
): Reply {
  const { id = "", name = "", contact } = authorities.find((one) => one.id === params["authority"]) ?? {};
  if (!incident.involved.some(({ authority }) => authority === id)) return notFound;
  const base = `/incidents/${incident.reference}/exposure`;
  return page(
    "exposure/by-hand/page.njk",
    {
      title: `Tell ${name}`,
      back: { href: base, text: "Exposure" },
      here: `${base}/told/${id}`,
      name,
      phone: contact?.phone ?? "",
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
