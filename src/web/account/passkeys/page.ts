/** Passkeys of one's own: as many as one has devices, each with a name; the last second factor stays. */
import { type FieldError, formView, raw, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { backToAccount } from "../back-to-account.ts";

export const path = "/account/passkeys";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;
export const confirms = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, token, form, party } = visit;
  const remove = text(form, "remove");
  if (remove !== "") {
    const removed = await desk.removePasskey(staff, remove);
    return removed.ok ? redirect(path, "The passkey is removed.") : show(visit, [wrong(removed.problem, {})]);
  }
  const response = raw(form, "response");
  if (party === null || response === "")
    return show(visit, [{ field: "", text: "Your browser sent no passkey. This needs JavaScript" }]);
  const name = text(form, "name");
  const added = await desk.addPasskey(staff, token, { name, response, party });
  if (!added.ok) return show(visit, [wrong(added.problem, { "passkey-nameless": "name" })], name);
  return redirect(path, `The passkey “${name}” is added.`);
}

async function show(visit: StaffVisit, errors: readonly FieldError[], name = ""): Promise<Reply> {
  const { desk, staff, token, party } = visit;
  const { passkeys, totp } = await desk.factors(staff);
  return page(
    "account/passkeys/page.njk",
    {
      title: "Your passkeys",
      form: formView({ name }, errors),
      back: backToAccount,
      passkeys,
      removable: totp !== null || passkeys.length > 1,
      options: party === null ? null : await desk.askForNewPasskey(staff, token, party),
    },
    { status: errors.length > 0 ? 400 : 200, passkeys: party !== null },
  );
}
