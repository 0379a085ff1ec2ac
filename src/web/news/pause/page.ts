/** Lets news rest, with a reason: what is queued waits. */
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/news/pause";
export const needs = "staff";
export const verbs = { get: "news.pause", post: "news.pause" } as const;

export async function get(): Promise<Reply> {
  return show({}, []);
}

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  const outcome = await desk.pauseNews(staff, longText(form, "reason"));
  if (outcome.ok) return redirect("/news", "The news is paused.");
  const fields = { "reasons-missing": "reason", "words-too-long": "reason" };
  return show(form, [wrong<string>(outcome.problem, fields)]);
}

function show(values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "news/pause/page.njk",
    {
      title: "Pause the news",
      form: formView(values, errors),
      back: { href: "/news", text: "News by email" },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
