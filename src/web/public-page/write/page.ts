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
  const corrects = raw(visit.query, "corrects");
  const from = raw(visit.query, "from") || corrects;
  const { version, statements } = await standingOf(visit);
  const earlier = statements.find(({ number }) => String(number) === from);
  const { title = "", body = "", easyRead = "", changed = "" } = earlier ?? {};
  const goesOn = corrects || (earlier?.corrects ? String(earlier.corrects) : "");
  const values = {
    title,
    body,
    easyRead,
    asksEasy: easyRead === "" ? "" : "yes",
    from,
    corrects: goesOn,
    changed: raw(visit.query, "from") === "" ? "" : changed,
  };
  return show(visit, withVersion(values, version), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const typed = {
    ...{
      title: text(form, "title"),
      body: longText(form, "body"),
      easyRead: longText(form, "easyRead"),
      changed: longText(form, "changed"),
    },
    easyStands: text(form, "easyStands") !== "",
    ...{ from: numberIn(form, "from"), corrects: numberIn(form, "corrects"), version: versionIn(form) },
  };
  const missing = [
    ...(typed.title === "" ? [{ field: "title", text: "Enter a title" }] : []),
    ...(typed.body === "" ? [{ field: "body", text: "Enter what people should know" }] : []),
    ...(typed.corrects !== null && typed.changed === ""
      ? [{ field: "changed", text: "Enter what is different and why" }]
      : []),
  ];
  if (missing.length > 0) return show(visit, form, missing);
  const outcome = await desk.writeStatement(staff, incident.id, typed);
  if (!outcome.ok && outcome.problem.kind === "changed-meanwhile") {
    const { version, statements } = await standingOf(visit);
    const [latest] = statements.toSorted((a, b) => b.number - a.number);
    const theirs = { title: latest?.title ?? "", body: latest?.body ?? "" };
    return show(visit, withVersion(form, version), [], changedView(outcome.problem, labels, theirs, form));
  }
  if (!outcome.ok) {
    const asksEasy = outcome.problem.kind === "easy-read-unlooked";
    return show(visit, asksEasy ? { ...form, asksEasy: "yes" } : form, [wrong(outcome.problem, fields)]);
  }
  const here = `/incidents/${incident.reference}/statements/${outcome.value.number}`;
  return redirect(
    here,
    "The draft is saved. Nobody outside sees it until somebody else has approved it and it is published.",
  );
}

const labels = { title: "Title", body: "Statement" };

/** The version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, incident }: IncidentVisit) {
  const version = await desk.version(staff, { kind: "statements", incident: incident.id });
  return { version, statements: await desk.statements(staff, incident.id) };
}

const fields = {
  ...{ "title-missing": "title", "title-too-long": "title", "body-missing": "body" },
  ...{ "changed-missing": "changed", "easy-read-unlooked": "easyRead" },
} as const;

/** Of a text of this incident; null where none is named. */
function numberIn(form: Fields, name: string): number | null {
  const typed = text(form, name);
  return /^[1-9]\d{0,5}$/u.test(typed) ? Number(typed) : null;
}

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
      title: text(values, "corrects") === "" ? "Write a statement" : "Correct a statement",
      corrects: text(values, "corrects"),
      form: formView(values, errors),
      back: { href: here, text: "Statements" },
      here,
      changed,
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
