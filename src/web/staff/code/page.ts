/** The code of an invitation, shown once to whoever made it. */
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";

export const path = "/staff/code";
export const needs = "staff";
export const verbs = { get: "staff.invite" } as const;

export async function get({ desk, staff, memory, address, party }: StaffVisit): Promise<Reply> {
  const [code, id] = memory.takeOnce("code") ?? [];
  const invitation = (await desk.invitations(staff)).find((one) => one.id === id);
  if (code === undefined || invitation === undefined) return redirect("/staff");
  return page("staff/code/page.njk", {
    title: `A code for ${invitation.name}`,
    back: { href: "/staff", text: "Staff" },
    ...{ code, name: invitation.name, kind: invitation.kind, endsAt: invitation.endsAt },
    at: new URL("/join", party?.origin ?? address).href,
  });
}
