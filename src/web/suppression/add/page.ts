/** Keeping a person, or one of their contact points, from being written to again. */
import type { PersonId } from "../../../domain/ids.ts";
import { suppressionWhys } from "../../../domain/suppression/suppression.ts";
import type { SuppressProblem } from "../../../respond/desk/people/suppression-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { phoneWords } from "../../words/contacts.ts";
import { count } from "../../words/numbers.ts";
import { contactKindWords, whatOf, whyWords } from "../words.ts";

export const path = "/incidents/:incident/people/:person/suppress";
export const needs = "incident";
export const verbs = { get: "suppression.add", post: "suppression.add" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const chosen = raw(form, "what");
  const why = oneOf(form, "why", suppressionWhys);
  const reasons = longText(form, "reasons");
  const isWhole = chosen === "person";
  const missing: readonly FieldError[] = [
    ...(isWhole || /^\d{1,3}$/.test(chosen)
      ? []
      : [{ field: "what", text: "Select what must not be written to" }]),
    ...(why === undefined ? [{ field: "why", text: "Select why" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
  ];
  if (why === undefined || missing.length > 0) return await show(visit, form, missing);
  const what = isWhole ? "person" : Number(chosen);
  const outcome = await desk.suppress(staff, incident.id, params["person"] as PersonId, {
    what,
    why,
    reasons,
  });
  if (outcome.ok) {
    const { held } = outcome.value;
    const also = held === 0 ? "" : ` ${count(held, "notice is", "notices are")} held.`;
    return redirect(
      `/incidents/${incident.reference}/suppressed`,
      `Nothing more is sent there.${also} What a courier has in hand at this moment cannot be called back.`,
    );
  }
  if (outcome.problem.kind === "no-such-person") return notFound;
  return await show(visit, form, [wrong<SuppressProblem["kind"]>(outcome.problem, fields)]);
}

const fields = {
  "no-such-contact": "what",
  "suppressed-already": "what",
  "reasons-missing": "reasons",
  "words-too-long": "reasons",
} as const;

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const id = params["person"] as PersonId;
  const found = await desk.suppressible(staff, incident.id, id);
  if (found === null) return notFound;
  const base = `/incidents/${incident.reference}`;
  return page(
    "suppression/add/page.njk",
    {
      title: "Do not write to them",
      back: { href: `${base}/callers/${id}`, text: found.reference },
      ...{ here: `${base}/people/${id}/suppress`, cancel: `${base}/callers/${id}` },
      ...{ name: found.name === "" ? "No name found" : found.name, reference: found.reference },
      inForce: found.inForce.map((one) => ({ what: whatOf(one), why: whyWords[one.why] })),
      choices: [
        { value: "person", text: "The person, by any way", hint: "Nothing is sent to them at all." },
        ...found.contacts.map(({ kind, value }, at) => ({
          ...{ value: String(at), text: kind === "phone" ? phoneWords(value) : value },
          hint: `${contactKindWords[kind]}. They may still be told by another way.`,
        })),
      ],
      whys: suppressionWhys.map((value) => ({ value, text: whyWords[value] })),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
