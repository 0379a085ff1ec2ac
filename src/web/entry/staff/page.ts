/** Accounts for colleagues, made by an incident lead: whoever has one sees the people of its authority. */
import { roles } from "../../../domain/authority.ts";
import { mayAddStaff } from "../../../domain/roles.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { leadsOnly, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { errorOf, readStaff, roleWords } from "./form.ts";

export const path = "/staff";
export const needs = "staff";

export async function get(visit: StaffVisit): Promise<Reply> {
  if (!mayAddStaff(visit.staff.role)) return leadsOnly;
  return show(visit, { authority: visit.staff.authority }, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, authorities } = visit;
  if (!mayAddStaff(staff.role)) return leadsOnly;
  const read = readStaff(form, authorities);
  if (!read.ok) return show(visit, form, read.problem.errors);
  const outcome = await desk.addStaff(staff, read.value);
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem)]);
  return redirect(path, `${outcome.value.name} can sign in now. Tell them the passphrase by voice.`);
}

function show({ authorities }: StaffVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const { passphrase: _, ...shown } = values;
  return page(
    "entry/staff/page.njk",
    {
      title: "Add a member of staff",
      form: formView(shown, errors),
      authorities: authorities.map(({ id, name }) => ({ value: id, text: name })),
      roles: roles.map((value) => ({ value, text: roleWords[value] })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
