/** Signing in, the first step. The same words for an unknown address and a wrong passphrase, so that neither can be found out. */
import { formView, raw, text } from "../../frame/fields.ts";
import { page, type Reply, redirect, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { nextStep } from "../next-step.ts";

export const path = "/sign-in";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;
const template = "entry/sign-in/page.njk";

export async function get(visit: Visit): Promise<Reply> {
  const { desk, query } = visit;
  if (await desk.needsSetUp()) return redirect("/");
  const why = ["ended", "out", "late", "joined"].find((one) => raw(query, one) === "1") ?? null;
  return page(template, { ...around(visit), why, form: formView({ back: raw(query, "back") }) });
}

export async function post(visit: Visit): Promise<Reply> {
  const { desk, form, source } = visit;
  const email = text(form, "email");
  const passphrase = raw(form, "passphrase");
  const missing = [
    ...(email === "" ? [{ field: "email", text: "Enter your email address" }] : []),
    ...(passphrase === "" ? [{ field: "passphrase", text: "Enter your passphrase" }] : []),
  ];
  const values = { email, back: raw(form, "back") };
  if (missing.length > 0)
    return page(template, { ...around(visit), form: formView(values, missing) }, { status: 400 });

  const outcome = await desk.signIn({ email, passphrase, source });
  if (outcome.ok) return nextStep(outcome.value, values.back);
  const problem = wrong(outcome.problem, { "not-recognised": "email", wait: "email" });
  const status = outcome.problem.kind === "wait" ? 429 : 400;
  return page(template, { ...around(visit), form: formView(values, [problem]) }, { status });
}

/** The other ways in. Passkeys are made for a name, so an address of numbers leads to the name. */
function around({ desk, party }: Visit) {
  return { title: "Sign in", providers: desk.providers(), named: party !== null };
}
