/** One colleague's account: codes for who forgot or lost something, ending sessions or the account, emergencies. */
import type { StaffId } from "../../../domain/ids.ts";
import type { AccountDesk } from "../../../respond/desk/house/account-desk.ts";
import { wordsFor } from "../../../respond/words.ts";
import { oneOf } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { roleWords } from "../../words/roles.ts";

export const path = "/staff/accounts/:staff";
export const needs = "staff";
export const verbs = { get: "staff.end", post: "staff.end" } as const;
export const confirms = true;

const acts = ["passphrase", "factors", "end-sessions", "end", "break-glass", "no-break-glass"] as const;

export async function get({ desk, staff, params }: StaffVisit): Promise<Reply> {
  const account = (await desk.colleagues(staff)).find(({ id }) => id === params["staff"]);
  if (account === undefined || account.endedAt !== null) return notFound;
  return page("staff/one/page.njk", {
    title: account.name,
    back: { href: "/staff", text: "Staff" },
    account: { ...account, role: roleWords[account.role] },
    own: account.id === staff.id,
  });
}

export async function post({ desk, staff, params, form, memory }: StaffVisit): Promise<Reply> {
  const id = (params["staff"] ?? "") as StaffId;
  const act = oneOf(form, "act", acts);
  const here = `/staff/accounts/${encodeURIComponent(id)}`;
  if (act === undefined) return redirect(here);
  if (act === "passphrase" || act === "factors") {
    const issued = await desk.issueLink(staff, id, act);
    if (!issued.ok) return redirect("/staff", wordsFor(issued.problem));
    memory.setOnce("code", [issued.value.code, issued.value.invitation.id]);
    return redirect("/staff/code");
  }
  const outcome = await does[act](desk, staff, id);
  if (!outcome.ok) return redirect("/staff", wordsFor(outcome.problem));
  return act === "end" ? redirect("/staff", said[act]) : redirect(here, said[act]);
}

type Act = Exclude<(typeof acts)[number], "passphrase" | "factors">;
const does: Readonly<
  Record<
    Act,
    (
      desk: AccountDesk,
      by: StaffVisit["staff"],
      id: StaffId,
    ) => ReturnType<AccountDesk["endAccount" | "endSessionsOf"]>
  >
> = {
  "end-sessions": (desk, by, id) => desk.endSessionsOf(by, id),
  end: (desk, by, id) => desk.endAccount(by, id),
  "break-glass": (desk, by, id) => desk.setBreakGlass(by, id, true),
  "no-break-glass": (desk, by, id) => desk.setBreakGlass(by, id, false),
};
const said: Readonly<Record<Act, string>> = {
  "end-sessions": "They are signed out everywhere.",
  end: "The account has ended, and its sessions with it.",
  "break-glass":
    "It is a break-glass account now. All leads of all authorities are told, now and at each use.",
  "no-break-glass": "It is an ordinary account again.",
};
