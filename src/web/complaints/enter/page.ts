/** Enters a complaint or a correction for whoever called, wrote or came to a counter. */
import { complaintKinds, complaintReference } from "../../../domain/complaints/complaint.ts";
import type { EnterProblem } from "../../../respond/desk/people/complaint-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf, text } from "../../frame/fields.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { kindWords, wayWords } from "../words.ts";

export const path = "/complaints/new";
export const needs = "staff";
export const verbs = { get: "complaint.enter", post: "complaint.enter" } as const;

const ways = ["phone", "post", "counter"] as const;

export async function get({ query }: StaffVisit): Promise<Reply> {
  return show({ letter: text(query, "letter").slice(0, 20) }, []);
}

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  const kind = oneOf(form, "kind", complaintKinds);
  const way = oneOf(form, "way", ways);
  if (kind === undefined || way === undefined)
    return show(form, [
      ...(way === undefined ? [{ field: "way", text: "Select how they told us" }] : []),
      ...(kind === undefined ? [{ field: "kind", text: "Select what it is about" }] : []),
    ]);
  const entered = await desk.enterComplaint(staff, {
    ...{ kind, way, words: longText(form, "words"), name: text(form, "name") },
    ...{ contact: text(form, "contact"), letter: text(form, "letter") },
  });
  if (!entered.ok) return show(form, [wrong<EnterProblem["kind"]>(entered.problem, fields)]);
  return page("complaints/enter/entered.njk", {
    title: "It is entered",
    back: { href: "/complaints", text: "Complaints and corrections" },
    number: complaintReference(entered.value.number),
    reference: entered.value.reference,
  });
}

const fields = { "complaint-words-missing": "words", "complaint-too-long": "words" } as const;

function show(values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "complaints/enter/page.njk",
    {
      title: "Enter a complaint or correction",
      back: { href: "/complaints", text: "Complaints and corrections" },
      ways: ways.map((value) => ({ value, text: wayWords[value] })),
      kinds: complaintKinds.map((value) => ({ value, text: kindWords[value] })),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
