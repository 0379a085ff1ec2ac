/** Before a dangerous act: once more who is there, by passphrase and code or by a passkey, and back to the page. */
import { type FieldError, formView, raw, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { wayBack } from "../../guard/way-back.ts";

export const path = "/confirm";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, raw(visit.query, "back"), raw(visit.query, "sent") === "1", []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, token, form, from, party } = visit;
  const back = raw(form, "back");
  const response = raw(form, "response");
  const outcome =
    response !== "" && party !== null
      ? await desk.confirmWithPasskey(token, { response, party })
      : await desk.confirm(token, { passphrase: raw(form, "passphrase"), code: text(form, "code") }, from);
  if (outcome.ok) return redirect(wayBack(back));
  return show(visit, back, false, [
    wrong(outcome.problem, { "not-confirmed": "passphrase", wait: "passphrase" }),
  ]);
}

async function show(
  { desk, staff, token, party }: StaffVisit,
  back: string,
  sent: boolean,
  errors: readonly FieldError[],
): Promise<Reply> {
  const { totp, passkeys } = await desk.factors(staff);
  return page(
    "entry/confirm/page.njk",
    {
      title: "Confirm that it is you",
      form: formView({ back }, errors),
      ...{ sent, hasApp: totp !== null, hasPasskeys: passkeys.length > 0 },
      options: party === null || passkeys.length === 0 ? null : await desk.askForPasskey(token, party),
    },
    { status: errors.length > 0 ? 400 : 200, passkeys: party !== null && passkeys.length > 0 },
  );
}
