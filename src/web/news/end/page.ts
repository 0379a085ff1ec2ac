/** Ends the news for somebody who calls, comes or writes. Whether they were among the subscribers is not told. */
import { type AskedHow, askedHows } from "../../../domain/subscriptions/sender.ts";
import { type FieldError, type Fields, formView, oneOf, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/news/end";
export const needs = "staff";
export const verbs = { get: "news.end-for", post: "news.end-for" } as const;

const howWords: Readonly<Record<AskedHow, string>> = {
  phone: "By phone",
  counter: "At a counter",
  letter: "By letter",
  email: "By email",
};

export async function get(): Promise<Reply> {
  return show({}, []);
}

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  const how = oneOf(form, "how", askedHows);
  const outcome = await desk.endNewsFor(staff, { email: text(form, "email"), how });
  if (outcome.ok)
    return redirect(
      "/news",
      "That address gets no more news, if it ever did. A message that is on its way may still reach it.",
    );
  const isAlso = how === undefined && outcome.problem.kind !== "news-how-missing";
  const problems = [outcome.problem, ...(isAlso ? [{ kind: "news-how-missing" } as const] : [])];
  const fields = { "email-malformed": "email", "news-how-missing": "how" };
  return show(
    form,
    problems.map((problem) => wrong(problem, fields)),
  );
}

function show(values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "news/end/page.njk",
    {
      title: "End the news for somebody who asks",
      form: formView(values, errors),
      hows: askedHows.map((value) => ({ value, text: howWords[value] })),
      back: { href: "/news", text: "News by email" },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
