/** Asks for a bundle: for whom, under which mark, why, and whether sealed originals go along. */
import { type EvidenceProblem, problemOfEvidence } from "../../../domain/evidence/evidence.ts";
import { marks } from "../../../domain/referrals/tlp.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { markChoices } from "../../referrals/words.ts";
import { readRecipient, recipientChoices } from "../recipients.ts";
import { makingErrand } from "../words.ts";

export const path = "/incidents/:incident/evidence/new";
export const needs = "incident";
export const verbs = { get: "evidence.make", post: "evidence.make" } as const;

/** Short work is told at once; long work is shown as it goes. */
const patience = 4_000;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, errands } = visit;
  const to = readRecipient(form, visit, await desk.referralBodies(staff));
  const mark = oneOf(form, "mark", marks);
  const reasons = longText(form, "reasons");
  const errors: readonly FieldError[] = [
    ...("errors" in to ? to.errors : []),
    ...(mark === undefined ? [{ field: "mark", text: "Select a handling mark" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
  ];
  if ("errors" in to || mark === undefined || errors.length > 0) return show(visit, form, errors);
  const originals = raw(form, "originals") === "yes";
  const wanted = { mark, reasons, originals, recipient: to.recipient };
  const problem = problemOfEvidence(wanted);
  if (problem !== null) return show(visit, form, [wrong<EvidenceProblem["kind"]>(problem, fieldOf)]);
  const key = makingErrand(incident, staff);
  const started = errands.start(key, async () => {
    const outcome = await desk.makeEvidence(staff, incident.id, wanted);
    if (!outcome.ok) return wordsFor(outcome.problem);
    return outcome.value.state === "asked"
      ? "It waits for a second person: another incident lead or data protection officer."
      : `Bundle ${outcome.value.number} is made, and that stands in the ledger.`;
  });
  if (!started)
    return show(visit, form, [{ field: "", text: "One is being made already. Wait until it is" }]);
  const here = `/incidents/${incident.reference}/evidence`;
  const ended = await errands.soon(key, patience);
  return redirect(here, (ended ? errands.take(key)?.ending : undefined) || null);
}

const fieldOf = {
  "recipient-missing": "to",
  "recipient-person-missing": "person",
  "reasons-missing": "reasons",
} satisfies Partial<Record<EvidenceProblem["kind"], string>>;

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const list = `/incidents/${incident.reference}/evidence`;
  return page(
    "evidence/new/page.njk",
    {
      title: "Make an evidence bundle",
      back: { href: list, text: "Evidence" },
      here: `${list}/new`,
      list,
      form: formView(values, errors),
      choices: {
        to: recipientChoices(visit, await desk.referralBodies(staff)),
        mark: markChoices,
        originals: [
          {
            value: "yes",
            text: "With the files that staff sent in, as they came",
            hint: "They may be hostile. A second person must say yes.",
          },
        ],
      },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
