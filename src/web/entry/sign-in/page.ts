/** Signing in. The same words for an unknown address and a wrong passphrase, so that neither can be found out. */
import { formView, raw, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { wayBack } from "../../guard/way-back.ts";

export const path = "/sign-in";
export const needs = "nobody";
const template = "entry/sign-in/page.njk";

export async function get({ desk, query }: Visit): Promise<Reply> {
  if (await desk.needsSetUp()) return redirect("/");
  const ended = raw(query, "ended") === "1";
  const out = raw(query, "out") === "1";
  return page(template, { title: "Sign in", form: formView({ back: raw(query, "back") }), ended, out });
}

export async function post({ desk, form, source }: Visit): Promise<Reply> {
  const email = text(form, "email");
  const passphrase = raw(form, "passphrase");
  const missing = [
    ...(email === "" ? [{ field: "email", text: "Enter your email address" }] : []),
    ...(passphrase === "" ? [{ field: "passphrase", text: "Enter your passphrase" }] : []),
  ];
  const values = { email, back: raw(form, "back") };
  if (missing.length > 0)
    return page(template, { title: "Sign in", form: formView(values, missing) }, { status: 400 });

  const outcome = await desk.signIn({ email, passphrase, source });
  if (outcome.ok) return { kind: "signed-in", grant: outcome.value, to: wayBack(values.back), banner: null };
  const problem = wrong(outcome.problem, { "not-recognised": "email", wait: "email" });
  const status = outcome.problem.kind === "wait" ? 429 : 400;
  return page(template, { title: "Sign in", form: formView(values, [problem]) }, { status });
}
