/** Reads which measures of a set are ordered, of which authorities, to what and by when. */
import type { AuthorityId } from "../../../domain/ids.ts";
import type { SharedMap } from "../../../domain/map/map.ts";
import { howOf, type MeasureSet, type MeasureTemplate } from "../../../domain/measures/template.ts";
import type { Order } from "../../../respond/desk/incident/measures-desk.ts";
import { type FieldError, type Fields, someOf, text } from "../../frame/fields.ts";
import { targetFrom } from "../order-fields.ts";

export type TemplateRead = {
  readonly orders: readonly Order[];
  /** The template of each order, by its place. */
  readonly keys: readonly string[];
};

const longestMinutes = 525_600;

export function readTemplate(
  form: Fields,
  templates: readonly MeasureTemplate[],
  involved: readonly AuthorityId[],
  map: SharedMap,
  now: Date,
): TemplateRead | { readonly errors: readonly FieldError[] } {
  const authorities = someOf(form, "authority", involved);
  const keys = someOf(
    form,
    "measure",
    templates.map(({ key }) => key),
  );
  const chosen = templates.filter(({ key }) => keys.includes(key));
  const errors: FieldError[] = [];
  if (authorities.length === 0) errors.push({ field: "authority", text: "Select who carries them out" });
  if (chosen.length === 0) errors.push({ field: "measure", text: "Select at least one measure" });
  for (const { key } of chosen) {
    if (text(form, `target-${key}`) === "")
      errors.push({ field: `target-${key}`, text: "Say what it is to be done to" });
    if (minutesOf(form, key) === null)
      errors.push({ field: `due-${key}`, text: "Enter by when, as a whole number of minutes" });
  }
  if (errors.length > 0) return { errors };
  const planned = authorities.flatMap((authority) => chosen.map((template) => ({ authority, template })));
  const orders = planned.map(({ authority, template }): Order => {
    const { key, kind, effect, title, after } = template;
    const dueAt = new Date(now.getTime() + (minutesOf(form, key) ?? 0) * 60_000);
    return {
      ...{ title, kind, effect, authority, dueAt, how: howOf(template), happenedAt: null, after: [] },
      target: targetFrom(text(form, `target-${key}`), authority, map),
      comesAfter: planned.flatMap((one, at) =>
        one.authority === authority && after.includes(one.template.key) ? [at] : [],
      ),
    };
  });
  return { orders, keys: planned.map(({ template }) => template.key) };
}

function minutesOf(form: Fields, key: string): number | null {
  const typed = text(form, `due-${key}`);
  if (!/^\d{1,6}$/u.test(typed)) return null;
  const minutes = Number(typed);
  return minutes >= 1 && minutes <= longestMinutes ? minutes : null;
}

/** What a form for the set begins with. What takes a service off asks which one: it is not chosen by itself. */
export function freshFields(
  set: MeasureSet,
  templates: readonly MeasureTemplate[],
  own: AuthorityId,
): Fields {
  const fields: Record<string, string | readonly string[]> = {
    set: set.key,
    authority: [own],
    measure: templates.filter(({ effect }) => effect !== "suspends").map(({ key }) => key),
  };
  for (const { key, target, dueMinutes } of templates) {
    fields[`target-${key}`] = target;
    fields[`due-${key}`] = String(dueMinutes);
  }
  return fields;
}
