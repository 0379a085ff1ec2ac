/** The messages of one minute that may have gone: what is known of each, and what a person decides about them. */
import {
  minuteOfKey,
  sampleOf,
  type UnsureForm,
  type UnsureProblem,
  unsureDecisions,
} from "../../../../domain/notices/unsure/unsure.ts";
import type { UnsureMessage } from "../../../../respond/desk/people/unsure-desk.ts";
import {
  type FieldError,
  type Fields,
  formView,
  longText,
  oneOf,
  raw,
  several,
} from "../../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../../frame/visit.ts";
import { wrong } from "../../../frame/wrong.ts";
import { bandTags, channelWords } from "../../../words/states.ts";
import { carrierWords, decidedWords, decisionChoices } from "../words.ts";

export const path = "/incidents/:incident/notices/unsure/:minute";
export const needs = "incident";
export const verbs = { get: "unsure.read", post: "unsure.decide" } as const;

/** As many as can be looked at one by one; the rest is decided together, or after these. */
const mostListed = 100;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const minute = minuteOfKey(params["minute"] ?? "");
  if (minute === null) return notFound;
  const decision = oneOf(form, "decision", unsureDecisions);
  const missing = [
    ...(decision === undefined ? [{ field: "decision", text: "Select what becomes of them" }] : []),
    ...(oneOf(form, "which", ["some", "all"]) === undefined
      ? [{ field: "which", text: "Select which of them you decide about" }]
      : []),
  ];
  if (decision === undefined || missing.length > 0) return await show(visit, form, missing);
  const decided = await desk.decideUnsure(staff, incident.id, minute, {
    decision,
    reasons: longText(form, "reasons"),
    of: chosen(form),
  });
  if (!decided.ok) return await refuse(visit, decided.problem);
  return redirect(
    `/incidents/${incident.reference}/notices/unsure`,
    decidedWords(decision, decided.value.decided),
  );
}

function chosen(form: Fields): UnsureForm["of"] {
  if (oneOf(form, "which", ["some", "all"]) !== "all") return { references: several(form, "messages") };
  return { all: Number(raw(form, "all")), lookedUp: several(form, "looked-up").includes("yes") };
}

const fields = {
  "reasons-missing": "reasons",
  "words-too-long": "reasons",
  "unsure-none-chosen": "messages",
  "unsure-not-looked-up": "looked-up",
} as const;

async function refuse(visit: IncidentVisit, problem: UnsureProblem): Promise<Reply> {
  return await show(
    visit,
    visit.form,
    [wrong(problem, fields)],
    problem.kind === "unsure-changed" ? 409 : 400,
  );
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Promise<Reply> {
  const minute = minuteOfKey(params["minute"] ?? "");
  const messages = minute === null ? null : await desk.unsureOf(staff, incident.id, minute);
  const list = `/incidents/${incident.reference}/notices/unsure`;
  if (minute === null || messages === null) {
    // Decided by a colleague while this one was writing: the list says what is left.
    return errors.length === 0 ? notFound : redirect(list, "Nothing of that minute is in doubt any more.");
  }
  const sample = sampleOf(messages);
  const alone = messages.length === 1;
  return page(
    "notices/unsure/minute/page.njk",
    {
      title: alone ? "A message that may have gone" : "Messages that may have gone",
      form: formView(
        alone && values["messages"] === undefined ? { ...values, messages: messages[0]!.reference } : values,
        errors,
      ),
      back: { href: list, text: "Unsure messages" },
      here: `${list}/${params["minute"]}`,
      ...{ at: minute.minute, carrier: carrierWords(minute.carrier), total: messages.length, alone },
      why: [...new Set(messages.map(({ why }) => why))].slice(0, 3),
      sample: alone ? [] : sample.map((one) => rowOf(one, incident.reference)),
      rows: messages.slice(0, mostListed).map((one) => rowOf(one, incident.reference)),
      more: Math.max(0, messages.length - mostListed),
      choices: decisionChoices,
    },
    { status },
  );
}

function rowOf(
  { reference, notice, person, band, channel, messageId, attempt }: UnsureMessage,
  incident: string,
) {
  return {
    ...{ reference, person, band: bandTags[band], channel: channelWords[channel] },
    ...{ id: messageId ?? attempt, href: `/incidents/${incident}/notices/${notice}` },
  };
}
