/** Asking for another role for a colleague: what somebody may do changes only when two others want it. */
import { roles } from "../../../domain/bodies/authority.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { type FieldError, formView, oneOf } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../requests/ask.ts";
import { roleWords } from "../../words/roles.ts";

export const path = "/staff/accounts/:staff/role";
export const needs = "staff";
export const verbs = { get: "staff.change-role", post: "staff.change-role" } as const;
export const confirms = true;

/** First which role; with one in the address, what that means and for whom it waits. */
export async function get(visit: StaffVisit): Promise<Reply> {
  const asking = await askingOf(visit);
  if (asking === null) return notFound;
  // Nobody asks for another role for themselves.
  if (asking.account.id === visit.staff.id) return redirect(asking.back.href);
  if (asking.deed === null) return choose(asking, []);
  return (await showAsking(visit, { ...asking, deed: asking.deed })) ?? redirect(asking.back.href);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const chosen = oneOf(visit.form, "role", roles);
  const asking = await askingOf(visit);
  if (asking === null) return notFound;
  if (asking.deed !== null) {
    return (await sendAsking(visit, { ...asking, deed: asking.deed })) ?? redirect(asking.back.href);
  }
  if (chosen === undefined) return choose(asking, [{ field: "role", text: "Select the new role" }]);
  return redirect(address(asking.here, { to: chosen }));
}

async function askingOf({ desk, staff, params, query }: StaffVisit) {
  const account = (await desk.colleagues(staff)).find(({ id }) => id === params["staff"]);
  if (account === undefined || account.endedAt !== null) return null;
  const to = oneOf(query, "to", roles);
  const own = `/staff/accounts/${account.id}`;
  const deed: Asking["deed"] | null =
    to === undefined || to === account.role
      ? null
      : { verb: "staff.change-role", staff: account.id as StaffId, role: to };
  return {
    deed,
    account,
    title: `Another role for ${account.name}`,
    about: account.name,
    here: to === undefined ? `${own}/role` : address(`${own}/role`, { to }),
    back: { href: own, text: account.name },
  };
}

function choose(
  { account, title, here, back }: NonNullable<Awaited<ReturnType<typeof askingOf>>>,
  errors: readonly FieldError[],
): Reply {
  return page(
    "staff/role/page.njk",
    {
      title,
      here,
      back,
      form: formView({ role: account.role }, errors),
      now: roleWords[account.role],
      choices: roles
        .filter((role) => role !== account.role)
        .map((role) => ({ value: role, text: roleWords[role] })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
