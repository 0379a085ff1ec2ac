/** One call: why no message was sent, whom to call and how, what to say, and what came of it. */
import { callOutcomes, callReference } from "../../../domain/check/call.ts";
import type { CallPage, CallProblemOf } from "../../../respond/desk/people/check-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf, several } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { phoneWords } from "../../words/contacts.ts";
import { outcomeWords, reasonWords, wayWords } from "../words.ts";

export const path = "/incidents/:incident/checks/calls/:call";
export const needs = "incident";
export const verbs = { get: "check.call", post: "check.call" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const outcome = oneOf(form, "outcome", callOutcomes);
  if (outcome === undefined)
    return await show(visit, form, [{ field: "outcome", text: "Select what came of it" }]);
  const closed = await desk.closeCall(staff, incident.id, params["call"] ?? "", {
    outcome,
    asked: several(form, "asked"),
    note: longText(form, "note"),
  });
  if (closed.ok)
    return redirect(`/incidents/${incident.reference}/checks`, "What came of the call is saved.");
  if (closed.problem.kind === "no-such-call") return notFound;
  const fields = {
    "call-identity-missing": "asked",
    "call-note-too-long": "note",
    "call-closed": "outcome",
  } as const;
  return await show(visit, form, [wrong<CallProblemOf["kind"]>(closed.problem, fields)]);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const shown = await desk.checkCall(staff, incident.id, params["call"] ?? "");
  if (shown === null) return notFound;
  const { call, identity } = shown;
  const base = `/incidents/${incident.reference}`;
  return page(
    "checks/call/page.njk",
    {
      title: `Call ${callReference(call.number)}`,
      back: { href: `${base}/checks`, text: "Residents who asked" },
      here: `${base}/checks/calls/${call.id}`,
      call,
      way: wayWords[call.way],
      outcome: call.outcome === null ? "" : outcomeWords[call.outcome],
      reasons: call.reasons.map((reason) => reasonWords[reason]),
      people: peopleView(shown, base),
      script: shown.script,
      needed: identity.needed,
      questions: identity.questions.map(({ key, text }) => ({ value: key, text })),
      outcomes: callOutcomes.map((value) => ({ value, text: outcomeWords[value] })),
      form: formView({ note: shown.note, ...values }, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

/** Phones alone: by post or e-mail nobody is sure who reads. */
function peopleView({ people }: CallPage, base: string) {
  return people.map(({ id, reference, name, contacts, flags }) => ({
    ...{ reference, name, href: `${base}/people/${id}` },
    readOut: `${base}/checks/read-out?reference=${reference}`,
    phones: contacts.filter(({ kind }) => kind === "phone").map(({ value }) => phoneWords(value)),
    isChild: flags.includes("child"),
    isDead: flags.includes("deceased"),
  }));
}
