/** Templates to HTML: Nunjucks, escaping everything that is not said to be safe. */
import { join } from "node:path";
import nunjucks from "nunjucks";
import { mayEver } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { dateAndTime, day, dayOfIso } from "../words/dates.ts";
import { number } from "../words/numbers.ts";
import { frontendFolder } from "./assets.ts";

export type Render = (template: string, context: object) => string;

export function createRender(): Render {
  const folders = [join(import.meta.dirname, ".."), frontendFolder];
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  templates.addFilter("moment", (value: Date | null) => (value === null ? "" : dateAndTime(value)));
  templates.addFilter("clock", (value: Date) => dateAndTime(value).split(", ").at(-1));
  templates.addFilter("day", (value: Date | null) => (value === null ? "" : day(value)));
  templates.addFilter("isoDay", (value: string) => dayOfIso(value));
  templates.addFilter("number", (value: number) => number(value));
  templates.addFilter("errorOn", errorOn);
  templates.addFilter("mayPublishEmergency", (staff: Pick<Staff, "role">) =>
    mayEver(staff.role, "emergency.publish"),
  );
  templates.addFilter("isIn", (value: string, chosen: string | readonly string[] | undefined) =>
    typeof chosen === "string" ? chosen === value : (chosen ?? []).includes(value),
  );
  return (template, context) => templates.render(template, context);
}

/** The message beside a field, in the shape that GOV.UK Frontend's components want; undefined where there is none. */
function errorOn(
  errors: readonly { readonly field: string; readonly text: string }[] | undefined,
  field: string,
): { readonly text: string } | undefined {
  const error = errors?.find((candidate) => candidate.field === field);
  return error === undefined ? undefined : { text: error.text };
}
