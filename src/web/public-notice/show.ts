/** The page about telling people by a public notice, as both of its forms show it. */
import { type FieldError, formView } from "../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../frame/visit.ts";

export async function showPublicNotice(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { waiting, decisions, statements, done } = await desk.publicNotices(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  return page(
    "public-notice/one/page.njk",
    {
      title: "Public notice",
      ...{ base, here: `${base}/public-notice`, waiting, decisions, form: formView(form, errors) },
      statements: statements.map(({ number, title, publishedAt }) => ({
        ...{ value: String(number), text: `Statement ${number}: ${title}`, at: publishedAt },
      })),
      done: done.map((one) => ({
        ...{ statement: one.statement, people: one.people, at: one.madeAt, by: one.madeByName },
        decisions: one.decisions.join(", "),
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
