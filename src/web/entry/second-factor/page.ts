/** The first sign-in: a second factor has to be set up before anything is seen. An app by key or picture, or a passkey. */
import { raw, text } from "../../frame/fields.ts";
import { type Reply, redirect, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { startAgain, stepPage } from "../next-step.ts";
import { showSecondFactor } from "./view.ts";

export const path = "/sign-in/second-factor";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;

export async function get(visit: Visit): Promise<Reply> {
  const { desk, half, query } = visit;
  const back = raw(query, "back");
  const found = await desk.halfOf(half);
  if (found?.staff == null || found.needs === null) return startAgain(back);
  if (found.needs !== "second-factor") return redirect(stepPage(found.needs, back));
  return showSecondFactor(visit, found.staff, back, []);
}

export async function post(visit: Visit): Promise<Reply> {
  const { desk, half, form, from, party } = visit;
  const back = raw(form, "back");
  const found = await desk.halfOf(half);
  if (found?.staff == null) return startAgain(back);
  const again = (errors: Parameters<typeof showSecondFactor>[3]) =>
    showSecondFactor(visit, found.staff!, back, errors, text(form, "name"));
  const response = raw(form, "response");
  const code = text(form, "code");
  if (response === "" && code === "")
    return again([{ field: "code", text: "Enter the code that your app shows" }]);
  const outcome =
    response !== "" && party !== null
      ? await desk.enrolPasskey(half, { name: text(form, "name"), response, party }, from)
      : await desk.enrolTotp(half, code, from);
  if (outcome.ok) {
    const { recoveryCodes, ...grant } = outcome.value;
    return { kind: "signed-in", grant, recoveryCodes, to: "/account/recovery-codes", banner: null };
  }
  if (outcome.problem.kind === "half-ended") return startAgain(back);
  return again([
    wrong(outcome.problem, {
      "code-not-of-key": "code",
      "key-too-old": "code",
      wait: "code",
      "passkey-nameless": "name",
    }),
  ]);
}
