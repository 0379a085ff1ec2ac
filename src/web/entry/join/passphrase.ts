/** An invitation accepted: who it is for, and a passphrase that nobody else knows. */
import type { Invitation } from "../../../domain/staff/account.ts";
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { roleWords } from "../../words/roles.ts";
import { nextStep } from "../next-step.ts";

export const path = "/join/passphrase";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;

export async function get(visit: Visit): Promise<Reply> {
  const invitation = (await visit.desk.halfOf(visit.half))?.invitation ?? null;
  return invitation === null ? redirect("/join") : show(visit, invitation, []);
}

export async function post(visit: Visit): Promise<Reply> {
  const { desk, half, form } = visit;
  const invitation = (await desk.halfOf(half))?.invitation ?? null;
  if (invitation === null) return redirect("/join");
  const outcome = await desk.acceptInvitation(half, raw(form, "passphrase"));
  if (outcome.ok) return nextStep(outcome.value, "");
  return show(visit, invitation, [{ ...wrong(outcome.problem, {}), field: "passphrase" }]);
}

async function show(
  { desk }: Visit,
  { name, email, role, authority, kind }: Invitation,
  errors: readonly FieldError[],
): Promise<Reply> {
  // The names of bodies are public; whoever is invited is nobody yet.
  const body = (await desk.authorities("system")).find(({ id }) => id === authority)?.name ?? "";
  return page(
    "entry/join/passphrase.njk",
    {
      title: kind === "account" ? "Make your account" : "Choose a new passphrase",
      form: formView({}, errors),
      ...{ name, email, kind, body, role: roleWords[role] },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
