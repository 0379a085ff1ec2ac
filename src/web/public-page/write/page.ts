/** Writing a statement: a draft, previewed before it is published. A version that exists is never changed. */
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/incidents/:incident/statements/write";
export const needs = "incident";
export const verbs = { get: "statement.write", post: "statement.write" } as const;
/** A statement of many pages. */
export const takes = 256 * 1024;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const from = Number(raw(visit.query, "from"));
  const { version, statements } = await standingOf(visit);
  const earlier = statements.find(({ number }) => number === from);
  const { title = "", body = "" } = earlier ?? {};
  return show(visit, withVersion({ title, body }, version), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const typed = { title: text(form, "title"), body: longText(form, "body"), version: versionIn(form) };
  const missing = [
    ...(typed.title === "" ? [{ field: "title", text: "Enter a title" }] : []),
    ...(typed.body === "" ? [{ field: "body", text: "Enter what people should know" }] : []),
  ];
  if (missing.length > 0) return show(visit, form, missing);
  const outcome = await desk.writeStatement(staff, incident.id, typed);
  if (!outcome.ok && outcome.problem.kind === "changed-meanwhile") {
    const { version, statements } = await standingOf(visit);
    const [latest] = statements.toSorted((a, b) => b.number - a.number);
    const theirs = { title: latest?.title ?? "", body: latest?.body ?? "" };
    return show(visit, withVersion(form, version), [], changedView(outcome.problem, labels, theirs, form));
  }
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, fields)]);
  const here = `/incidents/${incident.reference}/statements/${outcome.value.number}`;
  return redirect(here, "The draft is saved. Nobody outside sees it until it is published.");
}

const labels = { title: "Title", body: "Statement" };

/** The version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, incident }: IncidentVisit) {
  const version = await desk.version(staff, { kind: "statements", incident: incident.id });
  return { version, statements: await desk.statements(staff, incident.id) };
}

const fields = { "title-missing": "title", "title-too-long": "title", "body-missing": "body" } as const;

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${incident.reference}/statements`;
  return page(
    "public-page/write/page.njk",
    {
      title: "Write a statement",
      form: formView(values, errors),
      back: { href: here, text: "Statements" },
      here,
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
