/** The second of two people who release somebody: says yes to what the first chose, or no. */
import type { NoticeId } from "../../../domain/ids.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { channelWords, holdWordsOf } from "../../words/states.ts";

export const path = "/incidents/:incident/gate/:notice/release";
export const needs = "incident";
export const verbs = { get: "notice.decide", post: "notice.decide" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const id = params["notice"] as NoticeId;
  const answer = oneOf(form, "answer", ["yes", "no"] as const);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(answer === undefined ? [{ field: "answer", text: "Select yes or no" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Enter your reasons" }] : []),
  ];
  if (answer === undefined || errors.length > 0) return await show(visit, form, errors);
  const outcome = await desk.answerRelease(staff, id, { agree: answer === "yes", reasons });
  const base = `/incidents/${incident.reference}`;
  if (outcome.ok)
    return answer === "yes"
      ? redirect(`${base}/notices/${id}`, "The notice is released. It still has to be approved.")
      : redirect(`${base}/gate/${id}`, "It stays held. Your colleague sees why in the ledger.");
  const { problem } = outcome;
  if (problem.kind === "no-such-notice" || problem.kind === "not-yours") return notFound;
  return await show(visit, form, [wrong(problem, { "words-too-long": "reasons" })]);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const outcome = await desk.hold(staff, incident.id, params["notice"] as NoticeId);
  if (!outcome.ok) return notFound;
  const held = outcome.value;
  const here = `/incidents/${incident.reference}/gate/${held.notice}`;
  return page(
    "gate/answer/page.njk",
    {
      title: "Release this person?",
      back: { href: here, text: held.reference },
      here: `${here}/release`,
      cancel: here,
      form: formView(values, errors),
      name: held.name,
      reference: held.reference,
      asked: held.askedBy !== null,
      own: held.askedBy === staff.id,
      by: held.askedByName,
      at: held.askedAt,
      reasons: held.askedReasons,
      holds: held.reasons.map(holdWordsOf),
      ways: held.askedWays.flatMap((way) => {
        const reach = held.reaches.find(({ ordinal }) => ordinal === way);
        return reach === undefined ? [] : [`${channelWords[reach.channel]}: ${reach.value}`];
      }),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
