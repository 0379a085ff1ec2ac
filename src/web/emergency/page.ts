/** What cannot wait: one field and one button; what is up now, and a second person who looks after. */
import { longestEmergency } from "../../domain/emergency/emergency.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import { type FieldError, type Fields, formView, longText } from "../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";
import { seemsPersonal } from "./seems-personal.ts";

export const path = "/emergency";
export const needs = "staff";
export const verbs = { get: "emergency.read", post: "emergency.publish" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const text = longText(form, "text");
  const outcome = await desk.publishEmergency(staff, text);
  if (!outcome.ok)
    return show(visit, form, [
      wrong<string>(outcome.problem, { "emergency-missing": "text", "emergency-too-long": "text" }),
    ]);
  const warning = seemsPersonal(text)
    ? " It looks as if it holds somebody’s own number or address. If it does, change it now."
    : "";
  return redirect("/emergency", `It is out, above every public page.${warning}`);
}

async function show(
  { desk, staff, site }: StaffVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const [standing, all] = await Promise.all([desk.emergency(staff), desk.emergencies(staff)]);
  return page(
    "emergency/page.njk",
    {
      title: "Emergency message",
      form: formView({ text: standing?.text ?? "", ...values }, errors),
      standing,
      own: standing?.by === staff.id,
      earlier: all.filter(({ endedAt }) => endedAt !== null),
      longest: longestEmergency,
      publicSiteUrl: site.publicSiteUrl,
      may: {
        publish: mayEver(staff.role, "emergency.publish"),
        standBy: mayEver(staff.role, "emergency.stand-by"),
      },
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}
