/** Where one is signed in, and ending that: one session, or all but this one. */
import { raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { sourceWords } from "../../words/sources.ts";
import { backToAccount } from "../back-to-account.ts";

export const path = "/account/sessions";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;

export async function get({ desk, staff, token }: StaffVisit): Promise<Reply> {
  const here = (await desk.session(token))?.id;
  const sessions = await desk.sessions(staff);
  return page("account/sessions/page.njk", {
    title: "Where you are signed in",
    back: backToAccount,
    rows: sessions.map((session) => ({
      ...session,
      source: sourceWords(session.source),
      here: session.id === here,
    })),
  });
}

export async function post({ desk, staff, token, form }: StaffVisit): Promise<Reply> {
  const id = raw(form, "session");
  if (id === "") {
    const ended = await desk.endOtherSessions(staff, token);
    return redirect(path, `${count(ended, "other session", "other sessions")} ended.`);
  }
  const outcome = await desk.endSession(staff, id);
  return redirect(path, outcome.ok ? "The session has ended." : "That session had ended already.");
}
