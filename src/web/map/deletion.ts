/** Takes something off the map that was never there: asked with what to do instead, answered alike for things and connections. */
import type { Outcome, Problem } from "../../domain/outcome.ts";
import { formView, longText } from "../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";

export type Deletion = {
  readonly title: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly here: string;
  readonly warning: string;
  readonly instead: { readonly href: string; readonly text: string } | null;
  readonly onwards: { readonly href: string; readonly text: string };
  carryOut(form: { readonly reasons: string }): Promise<Outcome<unknown, Problem>>;
};

export function askDeletion(visit: StaffVisit, deletion: Deletion): Reply {
  return show(visit, deletion, null);
}

export async function deleteIt(visit: StaffVisit, deletion: Deletion): Promise<Reply> {
  const outcome = await deletion.carryOut({ reasons: longText(visit.form, "reasons") });
  if (outcome.ok) return redirect(deletion.onwards.href, deletion.onwards.text);
  const { problem } = outcome;
  if (problem.kind === "no-such-map-thing") return notFound;
  return problem.kind === "not-yours" ? notYours : show(visit, deletion, problem);
}

function show({ form }: StaffVisit, deletion: Deletion, problem: Problem | null): Reply {
  const { title, back, here, warning, instead } = deletion;
  const errors =
    problem === null
      ? []
      : [wrong<string>(problem, { "reasons-missing": "reasons", "words-too-long": "reasons" })];
  return page(
    "map/delete.njk",
    { title, back, here, warning, instead, form: formView(form, errors) },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
