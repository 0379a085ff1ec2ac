/** Records a decision. */
import { decisionKinds, decisionRules, needsSecond } from "../../../domain/decisions/decision.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { kindHints, kindWords } from "../words.ts";

export const path = "/incidents/:incident/decisions/make";
export const needs = "incident";
/** Several long answers in letters that take nine bytes each on the way. */
export const takes = 512 * 1024;
export const verbs = { get: "decision.make", post: "decision.make" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const kind = oneOf(visit.query, "kind", decisionKinds) ?? "";
  const supersedes = numberIn(visit.query) === null ? "" : raw(visit.query, "supersedes");
  return show(visit, { ...momentFields("decided-at", visit.now), kind, supersedes }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const kind = oneOf(
    form,
    "kind",
    decisionKinds.filter((one) => one !== "telling"),
  );
  if (kind === undefined)
    return show(visit, form, [{ field: "kind", text: "Select what kind of decision it is" }]);
  const at = readMoment(form, "decided-at", "When it was decided");
  if (at.kind === "empty")
    return show(visit, form, [{ field: "decided-at-day", text: "Enter when it was decided" }]);
  if (at.kind === "error") return show(visit, form, [at.error]);
  const outcome = await desk.makeDecision(staff, incident.id, {
    kind,
    text: {
      question: longText(form, "question"),
      options: longText(form, "options"),
      decided: longText(form, "decided"),
      reasons: longText(form, "reasons"),
    },
    decidedAt: at.moment,
    supersedes: numberIn(form),
    sure: raw(form, "sure") === "yes",
  });
  if (outcome.ok) {
    const { number } = outcome.value;
    return redirect(
      `/incidents/${incident.reference}/decisions/${number}`,
      needsSecond(kind) ? "Recorded. It holds once a second person has confirmed it." : "Recorded.",
    );
  }
  const { problem } = outcome;
  const field = "field" in problem ? problem.field : fieldOfKind[problem.kind];
  return show(
    visit,
    form,
    [wrong(problem, { [problem.kind]: field ?? "" })],
    problem.kind === "may-name-somebody",
  );
}

const fieldOfKind: Readonly<Record<string, string>> = {
  "question-missing": "question",
  "options-missing": "options",
  "decided-missing": "decided",
  "reasons-missing": "reasons",
  "decided-in-future": "decided-at-day",
  "not-yours-to-decide": "kind",
};

function numberIn(fields: Fields): number | null {
  const value = raw(fields, "supersedes");
  return /^[1-9]\d{0,6}$/u.test(value) ? Number(value) : null;
}

function show(
  { incident, staff }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  asksSure = false,
): Reply {
  const base = `/incidents/${incident.reference}`;
  return page(
    "regulator/decide/page.njk",
    {
      title: "Record a decision",
      back: { href: `${base}/decisions`, text: "Decisions" },
      here: `${base}/decisions/make`,
      form: formView({ ...values, sure: "" }, errors),
      asksSure: asksSure || raw(values, "sure") === "yes",
      supersedes: numberIn(values),
      kinds: decisionKinds
        // Over a group of people there is a page of its own.
        .filter((kind) => kind !== "telling" && decisionRules[kind].decides.includes(staff.role))
        .map((kind) => ({
          value: kind,
          text: kindWords[kind],
          hint: `${kindHints[kind]} (${decisionRules[kind].article})`,
        })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
