/** Inviting a colleague: they choose their own passphrase, so a lead never knows one. */
import { roles } from "../../../domain/bodies/authority.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { roleWords } from "../../words/roles.ts";
import { days, errorOf, readInvite } from "./form.ts";

export const path = "/staff/invite";
export const needs = "staff";
export const verbs = { get: "staff.invite", post: "staff.invite" } as const;
export const confirms = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, { authority: visit.staff.authority, days: "3" }, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, authorities, memory } = visit;
  const read = readInvite(form, authorities);
  if (!read.ok) return show(visit, form, read.problem.errors);
  const outcome = await desk.invite(staff, read.value);
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem)]);
  memory.setOnce("code", [outcome.value.code, outcome.value.invitation.id]);
  return redirect("/staff/code");
}

function show({ authorities }: StaffVisit, values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "staff/invite/page.njk",
    {
      title: "Invite a colleague",
      back: { href: "/staff", text: "Staff" },
      form: formView(values, errors),
      authorities: authorities.map(({ id, name }) => ({ value: id, text: name })),
      roles: roles.map((value) => ({ value, text: roleWords[value] })),
      days: days.map((value) => ({ value, text: value === "1" ? "1 day" : `${value} days` })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
