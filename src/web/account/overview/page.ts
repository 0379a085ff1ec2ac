/** One's own account: how one signs in, and where one is signed in. */
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { roleWords } from "../../words/roles.ts";

export const path = "/account";
export const needs = "staff";
export const verbs = { get: "account.manage" } as const;

export async function get({ desk, staff, authorities }: StaffVisit): Promise<Reply> {
  const [factors, sessions] = await Promise.all([desk.factors(staff), desk.sessions(staff)]);
  return page("account/overview/page.njk", {
    title: "Your account",
    ...{ name: staff.name, email: staff.email, role: roleWords[staff.role] },
    body: authorities.find(({ id }) => id === staff.authority)?.name ?? "",
    ...factors,
    sessions: sessions.length,
  });
}
