/** The first run: the first account, and which authorities share IT. */
import { formView, raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type Visit } from "../../frame/visit.ts";
import { nextStep } from "../next-step.ts";
import { errorOf, missingIn, readSetUp } from "./form.ts";

export const path = "/set-up";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;

export async function get({ desk, query }: Visit): Promise<Reply> {
  if (!(await desk.needsSetUp())) return redirect("/sign-in");
  const token = raw(query, "token");
  if (token === "") return redirect("/");
  return page("entry/set-up/page.njk", { title: "Set up Candour", form: formView({ token }) });
}

export async function post({ desk, form }: Visit): Promise<Reply> {
  const typed = readSetUp(form);
  const missing = missingIn(typed);
  if (missing.length > 0) return again(form, missing);
  const outcome = await desk.setUp(typed);
  if (!outcome.ok) return again(form, [errorOf(outcome.problem)]);
  return nextStep(outcome.value, "");
}

function again(form: Visit["form"], problems: Parameters<typeof formView>[1]): Reply {
  const { passphrase: _, ...values } = form;
  return page(
    "entry/set-up/page.njk",
    { title: "Set up Candour", form: formView(values, problems) },
    { status: 400 },
  );
}
