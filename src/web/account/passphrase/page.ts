/** A new passphrase of one's own. Who it is was asked just before. */
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { backToAccount } from "../back-to-account.ts";

export const path = "/account/passphrase";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;
export const confirms = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, token, form } = visit;
  const outcome = await desk.changePassphrase(staff, token, raw(form, "passphrase"));
  if (!outcome.ok) return show(visit, [{ ...wrong(outcome.problem, {}), field: "passphrase" }]);
  return redirect("/account", "Your passphrase is changed. Every other session of yours has ended.");
}

function show({ staff }: StaffVisit, errors: readonly FieldError[]): Reply {
  return page(
    "account/passphrase/page.njk",
    { title: "Change your passphrase", form: formView({}, errors), back: backToAccount, email: staff.email },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
