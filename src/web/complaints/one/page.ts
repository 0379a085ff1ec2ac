/** One complaint: what was written, by when it must be acknowledged, and what is done about it. */
import {
  complaintOutcomes,
  complaintReference,
  complaintSteps,
  isOverdue,
  isUrgent,
  type StepForm,
  stepNames,
} from "../../../domain/complaints/complaint.ts";
import type { DealProblem, HoldProblem } from "../../../respond/desk/people/complaint-desk.ts";
import {
  type FieldError,
  type Fields,
  formView,
  longText,
  oneOf,
  several,
  text,
} from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { acknowledgingWords, kindWords, lastDay, markOf, noonOf, outcomeWords, wayWords } from "../words.ts";

export const path = "/complaints/:complaint";
export const needs = "staff";
export const verbs = { get: "complaint.read", post: "complaint.deal" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, params, authorities } = visit;
  const id = params["complaint"] ?? "";
  if (text(form, "hold") !== "") {
    const held = await desk.holdAfterComplaint(staff, id);
    if (held.ok) {
      const { held: count, underWay } = held.value;
      const late =
        underWay === 0 ? "" : ` On their way already: ${underWay}. What comes back of them is held too.`;
      return redirect(`/complaints/${id}`, `Held until somebody has looked: ${count}.${late}`);
    }
    if (held.problem.kind === "no-such-complaint") return notFound;
    return await show(visit, {}, [
      wrong<HoldProblem["kind"]>(held.problem, {
        "no-such-complaint": "hold",
        "complaint-letter-unknown": "hold",
      }),
    ]);
  }
  const step = oneOf(form, "step", stepNames);
  if (step === undefined) return await show(visit, form, [{ field: "step", text: "Select what you do" }]);
  const outcome = oneOf(form, "outcome", complaintOutcomes);
  const to = authorities.find((one) => one.key === text(form, "to"))?.id;
  const how: StepForm = {
    ...{ step, answer: longText(form, "answer") },
    ...(outcome === undefined ? {} : { outcome }),
    ...(to === undefined ? {} : { to }),
    ...(several(form, "quiet").length > 0 ? { quiet: true } : {}),
  };
  const dealt = await desk.dealWithComplaint(staff, id, how);
  if (dealt.ok)
    return step === "pass"
      ? redirect("/complaints", "It is passed on.")
      : redirect(`/complaints/${id}`, "It is saved.");
  if (dealt.problem.kind === "no-such-complaint") return notFound;
  return await show(visit, form, [wrong<DealProblem["kind"]>(dealt.problem, fields)]);
}

const fields = {
  "no-such-complaint": "step",
  "complaint-moved-on": "step",
  "complaint-outcome-missing": "outcome",
  "complaint-answer-missing": "answer",
  "complaint-answer-too-long": "answer",
  "complaint-authority-missing": "to",
} as const;

async function show(visit: StaffVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, params, authorities, now } = visit;
  const shown = await desk.complaint(staff, params["complaint"] ?? "");
  if (shown === null) return notFound;
  const { complaint, content, answer, by, about, acknowledging } = shown;
  const may = stepNames.filter((step) =>
    (complaintSteps[step].from as readonly string[]).includes(complaint.state),
  );
  const named = {
    acknowledge: "Acknowledge it",
    "look-into": "Look into it",
    answer: "Answer it",
    pass: "Pass it on",
  };
  return page(
    "complaints/one/page.njk",
    {
      title: `${complaintReference(complaint.number)}: ${kindWords[complaint.kind]}`,
      back: { href: "/complaints", text: "Complaints and corrections" },
      about:
        about === null ? null : { ...about, href: `/incidents/${about.incident}/callers/${about.person}` },
      ...{ complaint, content, answer, by, mark: markOf(complaint, now), urgent: isUrgent(complaint) },
      ...{ way: wayWords[complaint.way], due: lastDay(complaint), overdue: isOverdue(complaint, now) },
      acknowledging: acknowledgingWords(acknowledging),
      askQuiet: acknowledging.kind === "to-send" && complaint.acknowledgedAt === null,
      promised: complaint.answerBy === null ? null : noonOf(complaint.answerBy),
      outcome: complaint.outcome === null ? "" : outcomeWords[complaint.outcome],
      passedFrom: authorities.find(({ id }) => id === complaint.passedFrom)?.name ?? "",
      steps: may.map((value) => ({ value, text: named[value] })),
      outcomes: complaintOutcomes.map((value) => ({ value, text: outcomeWords[value] })),
      others: [
        { value: "", text: "None" },
        ...authorities
          .filter(({ id }) => id !== staff.authority)
          .map(({ key, name }) => ({ value: key, text: name })),
      ],
      form: formView(values, errors),
    },
    {
      status: errors.length === 0 ? 200 : errors.some(({ field }) => field === "step") ? 409 : 400,
      readability: true,
    },
  );
}
