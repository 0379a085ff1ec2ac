/** Ends the task: whatever is read next asks for a reason again. */
import { type Reply, redirect, type StaffVisit } from "../frame/visit.ts";

export const path = "/reason/end";
export const needs = "staff";
export const verbs = { post: "account.manage" } as const;

export async function post({ desk, staff }: StaffVisit): Promise<Reply> {
  await desk.endTask(staff);
  return redirect("/incidents", "The task has ended.");
}
