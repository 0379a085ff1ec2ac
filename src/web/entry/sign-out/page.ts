/** Signing out: by a form only, so that a link cannot do it to anybody. */
import { type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";

export const path = "/sign-out";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;

export async function get(_visit: StaffVisit): Promise<Reply> {
  return redirect("/incidents");
}

export async function post(_visit: StaffVisit): Promise<Reply> {
  return { kind: "signed-out" };
}
