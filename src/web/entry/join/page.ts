/** The code of an invitation is typed, never part of an address: addresses stay in histories and logs. */
import { formView, text } from "../../frame/fields.ts";
import { page, type Reply, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/join";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;
const title = "Enter the code that you were given";

export async function get(_visit: Visit): Promise<Reply> {
  return page("entry/join/page.njk", { title, form: formView({}) });
}

export async function post({ desk, form, from }: Visit): Promise<Reply> {
  const code = text(form, "code");
  const outcome = code === "" ? null : await desk.openInvitation(code, from);
  if (outcome?.ok) return { kind: "half-signed-in", grant: outcome.value, to: "/join/passphrase" };
  const error =
    outcome === null
      ? { field: "code", text: "Enter the code" }
      : { ...wrong(outcome.problem, {}), field: "code" };
  const status = outcome?.problem.kind === "wait" ? 429 : 400;
  return page("entry/join/page.njk", { title, form: formView({}, [error]) }, { status });
}
