/** Signing in, the second step: a code of the authenticator app, or one of the recovery codes. */
import type { Half } from "../../../respond/desk/house/account-desk.ts";
import { type FieldError, formView, raw, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { wayBack } from "../../guard/way-back.ts";
import { startAgain, stepPage } from "../next-step.ts";

export const path = "/sign-in/code";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;

export async function get({ desk, half, query }: Visit): Promise<Reply> {
  const back = raw(query, "back");
  const found = await desk.halfOf(half);
  if (found === null || found.needs === null) return startAgain(back);
  if (found.needs === "second-factor") return redirect(stepPage(found.needs, back));
  const recovery = raw(query, "recovery") === "1" || found.needs === "passkey";
  return show(found, recovery, back, []);
}

export async function post({ desk, half, form, from }: Visit): Promise<Reply> {
  const back = raw(form, "back");
  const recovery = raw(form, "kind") === "recovery";
  const code = text(form, "code");
  const found = await desk.halfOf(half);
  if (found === null) return startAgain(back);
  if (code === "") return show(found, recovery, back, [{ field: "code", text: "Enter the code" }]);
  const outcome = await (recovery
    ? desk.signInWithRecoveryCode(half, code, from)
    : desk.signInWithCode(half, code, from));
  if (outcome.ok) {
    const banner = recovery ? "You used a recovery code. It does not work again." : null;
    return { kind: "signed-in", grant: outcome.value, to: wayBack(back), banner };
  }
  if (outcome.problem.kind === "half-ended" || (await desk.halfOf(half)) === null) return startAgain(back);
  return show(found, recovery, back, [wrong(outcome.problem, { "code-wrong": "code", wait: "code" })]);
}

function show(
  { passkeys, needs }: Half,
  recovery: boolean,
  back: string,
  errors: readonly FieldError[],
): Reply {
  return page(
    "entry/code/page.njk",
    {
      title: recovery ? "Enter a recovery code" : "Enter the code from your app",
      form: formView({ back }, errors),
      ...{ recovery, passkeys, hasApp: needs === "code" },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
