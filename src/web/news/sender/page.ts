/** Who the news comes from: what everybody sees first, and answers to. */
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/news/sender";
export const needs = "staff";
export const verbs = { get: "news.set-sender", post: "news.set-sender" } as const;

const labels = { name: "Name", email: "Sent from", replyTo: "Answers to" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(await standingOf(visit), []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const typed = { name: text(form, "name"), email: text(form, "email"), replyTo: text(form, "replyTo") };
  const outcome = await desk.setNewsSender(staff, typed, versionIn(form));
  if (outcome.ok) return redirect("/news", `News comes from ${typed.name} from now on.`);
  const { problem } = outcome;
  if (problem.kind !== "changed-meanwhile")
    return show(form, [
      wrong(problem, {
        "sender-name-missing": "name",
        "sender-name-long": "name",
        "sender-email": "email",
        "sender-reply": "replyTo",
      }),
    ]);
  const theirs = await standingOf(visit);
  return show({ ...form, version: theirs["version"] }, [], changedView(problem, labels, theirs, form));
}

async function standingOf({ desk, staff }: StaffVisit): Promise<Fields> {
  const { set, otherwise, version } = await desk.newsSender(staff);
  const { name = "", email = "", replyTo = "" } = set ?? otherwise ?? {};
  return withVersion({ name, email, replyTo }, version);
}

function show(values: Fields, errors: readonly FieldError[], changed: ChangedView | null = null): Reply {
  return page(
    "news/sender/page.njk",
    {
      ...{ title: "Who the news comes from", changed },
      form: formView(values, errors),
      back: { href: "/news", text: "News by email" },
    },
    { status: statusOf(changed, errors) },
  );
}
