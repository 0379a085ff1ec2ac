/** The form of a system, a processor or a data set: adding and changing share it. */

import type { AuthorityId } from "../../domain/ids.ts";
import { dataCategories } from "../../domain/map/categories.ts";
import type { NodeForm, OwnKind } from "../../domain/map/node-rules.ts";
import { keyFrom } from "../../domain/map/service-keys.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type FieldError, type Fields, longText, oneOf, someOf, text } from "../frame/fields.ts";
import type { StaffVisit } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";
import { readYear, yearTyped } from "./days.ts";
import { mayChange } from "./may.ts";
import { categoryName } from "./words.ts";

type NodeFault = Parameters<typeof wrong>[0];

export function readThing(
  { form, authorities }: StaffVisit,
  kind: OwnKind,
): NodeForm | { readonly errors: readonly FieldError[] } {
  const name = text(form, "name");
  const key = text(form, "key") || keyFrom(name);
  const missing = name === "" ? [{ field: "name", text: "Enter a name" }] : [];
  if (kind !== "data-set")
    return missing.length > 0 ? { errors: missing } : { kind, key, name, note: longText(form, "note") };
  const controller = oneOf<AuthorityId>(
    form,
    "controller",
    authorities.map(({ id }) => id),
  );
  const [from, to] = [readYear(form, "first-year"), readYear(form, "last-year")];
  const errors = [
    ...missing,
    ...(controller === undefined ? [{ field: "controller", text: "Select whose data it is" }] : []),
    ...[from, to].flatMap((read) => ("error" in read ? [read.error] : [])),
  ];
  if (errors.length > 0 || controller === undefined || "error" in from || "error" in to) return { errors };
  const categories = someOf(form, "categories", dataCategories);
  return { kind, key, name, controller, categories, years: { from: from.year, to: to.year } };
}

export function thingFields(form: NodeForm): Fields {
  const { key, name } = form;
  if (form.kind !== "data-set") return { key, name, note: form.note };
  const { controller, categories, years } = form;
  return {
    ...{ key, name, controller, categories },
    ...{ "first-year": yearTyped(years.from), "last-year": yearTyped(years.to) },
  };
}

export function thingError(problem: NodeFault): FieldError {
  return wrong(problem, {
    "map-key-malformed": "key",
    "map-key-taken": "key",
    "map-name-missing": "name",
    "map-text-too-long": "name",
    "map-controller-unknown": "controller",
    "map-category-unknown": "categories",
    "map-year-wrong": "first-year",
    "map-years-reversed": "last-year",
    "not-yours": "controller",
  });
}

/** Whose data a member of staff may enter. */
export function controllersFor(staff: Staff, authorities: StaffVisit["authorities"]) {
  const may = mayChange(staff);
  return authorities.filter(({ id }) => may.of(id)).map(({ id, name }) => ({ value: id, text: name }));
}

/** The regulator's kinds first, then those that Candour finds. */
export const categoryChoices = dataCategories.map((value) => ({ value, text: categoryName(value) }));
