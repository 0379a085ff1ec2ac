/** What one's own authority makes of a partner's all-clear: it declares safe what it names itself, or accepts nothing. */
import type { Attestation } from "../../../domain/trust/attestation.ts";
import { standingOf } from "../../../domain/trust/attestation.ts";
import type { AnswerProblem } from "../../../respond/desk/incident/trust-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, oneOf, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { namesOf } from "../../measures/words.ts";
import { allClearHref, attestationOf } from "../found.ts";
import { attestationReference, channelChoices, channelWords } from "../words.ts";

export const path = "/incidents/:incident/trust/all-clears/:attestation/answer";
export const needs = "incident";
export const verbs = { get: "attestation.answer", post: "attestation.answer" } as const;
export const confirms = true;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  return show(visit, { version: String(ownAnswers(visit, attestation).length) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  const answer = oneOf(form, "answer", ["accept", "not"]);
  const reasons = longText(form, "reasons");
  const channels = answer === "accept" ? someOf(form, "channels", attestation.scope) : [];
  const declaresNone = answer === "accept" && channels.length === 0;
  const errors: readonly FieldError[] = [
    ...(answer === undefined ? [{ field: "answer", text: "Select whether you accept it" }] : []),
    ...(declaresNone && (await unsafeIn(visit, attestation)).length > 0
      ? [{ field: "channels", text: "Select what you declare safe, or do not accept it" }]
      : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
  ];
  if (answer === undefined || errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.answerAttestation(staff, incident.id, attestation.id, {
    ...{ accepted: answer === "accept", reasons, words: longText(form, "words"), version: versionIn(form) },
    channels,
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/trust`,
      answer === "accept" ? "It is accepted." : "It is not accepted. Nothing has changed.",
    );
  const { problem } = outcome;
  if (problem.kind === "changed-meanwhile") {
    const theirs = ownAnswers(visit, (await attestationOf(visit)) ?? attestation);
    const said = theirs.at(-1);
    const labels = { answer: "Accepted", reasons: "Reasons" };
    const changed = changedView(
      problem,
      labels,
      { answer: said?.accepted ? "yes" : "no", reasons: said?.reasons },
      { answer: answer === "accept" ? "yes" : "no", reasons },
    );
    return show(visit, { ...form, version: String(theirs.length) }, [], changed);
  }
  return show(visit, form, [
    wrong<AnswerProblem["kind"]>(problem, {
      "attestation-not-standing": "answer",
      "not-in-scope": "channels",
      "reasons-missing": "reasons",
      "words-too-long": "words",
    }),
  ]);
}

/** In what one's own authority does not trust the other, as far as the all-clear reaches. */
async function unsafeIn({ desk, staff, incident }: IncidentVisit, { authority, scope }: Attestation) {
  const { now } = await desk.trust(staff, incident.id);
  return now
    .filter(
      ({ from, to, state }) => from === staff.authority && to === authority && state === "not-until-safe",
    )
    .map(({ channel }) => channel)
    .filter((channel) => scope.includes(channel));
}

function ownAnswers({ staff }: IncidentVisit, { answers }: Attestation) {
  return answers.filter(({ authority }) => authority === staff.authority);
}

async function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const { staff, authorities, now } = visit;
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  const nameOf = namesOf(authorities);
  const unsafe = await unsafeIn(visit, attestation);
  return page(
    "trust/answer/page.njk",
    {
      title: `Do you accept all-clear ${attestationReference(attestation)}?`,
      back: { href: allClearHref(visit), text: "The all-clear" },
      here: `${allClearHref(visit)}/answer`,
      allClear: allClearHref(visit),
      own: attestation.authority === staff.authority,
      stands: standingOf(attestation, now) === "standing",
      who: nameOf(attestation.authority),
      covers: attestation.covers,
      evidence: attestation.evidence,
      endsAt: attestation.expiresAt,
      form: formView(values, errors),
      answers: [
        { value: "accept", text: "Accept it", hint: "What you choose below is declared safe, until it ends" },
        { value: "not", text: "Do not accept it", hint: "Everything stays as it is" },
      ],
      channels: channelChoices
        .filter(({ value }) => unsafe.includes(value))
        .map(({ value }) => ({ value, text: channelWords[value] })),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
