/** Letters that came back: their references, typed or scanned one after the other. */
import type { ReturnedLetters, ReturnProblem } from "../../../domain/print/returned.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { batchesOf } from "../words.ts";

export const path = "/incidents/:incident/notices/batches/returned";
export const needs = "incident";
export const verbs = { get: "print.return", post: "print.return" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, [], null);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const outcome = await desk.recordReturned(staff, incident.id, longText(form, "references"));
  if (!outcome.ok)
    return show(
      visit,
      form,
      [
        wrong<ReturnProblem["kind"]>(outcome.problem, {
          "references-missing": "references",
          "too-many-references": "references",
        }),
      ],
      null,
    );
  // What was not known stays in the box, to be looked at again.
  return show(visit, { references: outcome.value.unknown.join("\n") }, [], outcome.value);
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  entered: ReturnedLetters | null,
): Reply {
  const list = batchesOf(incident);
  return page(
    "print/returned/page.njk",
    {
      title: "Letters that came back",
      back: { href: list, text: "Print batches" },
      ...{ list, here: `${list}/returned`, entered, form: formView(values, errors) },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
