/** A page with one question about a group: a choice from a list, with the version that it began from. */
import { type ChangedView, statusOf } from "../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../frame/fields.ts";
import { notFound, page, type Reply, type StaffVisit } from "../frame/visit.ts";
import { groupIn } from "./group/view.ts";
import { groupView } from "./line-view.ts";

export async function showChoice(
  visit: StaffVisit,
  {
    template,
    title,
    choices,
  }: {
    readonly template: string;
    readonly title: string;
    readonly choices: readonly { readonly value: string; readonly text: string }[];
  },
  values: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null,
): Promise<Reply> {
  const group = await visit.desk.sightingGroup(visit.staff, groupIn(visit), 1);
  if (group === null || values === null) return notFound;
  const line = groupView(group, visit.staff.id);
  return page(
    template,
    {
      ...{ title, choices, changed, group: line },
      back: { href: line.href, text: line.reference },
      form: formView(values, errors),
    },
    { status: statusOf(changed, errors) },
  );
}
