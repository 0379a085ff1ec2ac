/** The authenticator app: a new one in the place of the old, or none, where a passkey remains. */
import { appView } from "../../entry/second-factor/view.ts";
import { type FieldError, formView, raw, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { backToAccount } from "../back-to-account.ts";

export const path = "/account/authenticator";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;
export const confirms = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  if (raw(form, "remove") === "1") {
    const removed = await desk.removeTotp(staff);
    if (!removed.ok) return show(visit, [wrong(removed.problem, {})]);
    return redirect("/account", "The authenticator app is removed. You sign in with a passkey now.");
  }
  const code = text(form, "code");
  if (code === "") return show(visit, [{ field: "code", text: "Enter the code that your app shows" }]);
  const outcome = await desk.setTotp(staff, code);
  if (!outcome.ok) return show(visit, [{ ...wrong(outcome.problem, {}), field: "code" }]);
  return redirect(
    "/account",
    "The authenticator app is set up. One that you had before gives no codes for Candour any more.",
  );
}

async function show({ desk, staff }: StaffVisit, errors: readonly FieldError[]): Promise<Reply> {
  const { totp, passkeys } = await desk.factors(staff);
  return page(
    "account/authenticator/page.njk",
    {
      title: totp === null ? "Set up an authenticator app" : "Change your authenticator app",
      form: formView({}, errors),
      back: backToAccount,
      app: appView(await desk.offerTotp(staff)),
      ...{ who: staff.email, removable: totp !== null && passkeys.length > 0 },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
