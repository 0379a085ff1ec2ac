/** Signing in with a passkey: in the place of passphrase and code. The browser is given a token to be known again by. */
import { randomBytes } from "node:crypto";
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { page, type Reply, type Visit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { wayBack } from "../../guard/way-back.ts";

export const path = "/sign-in/passkey";
export const needs = "nobody";
export const verbs = { get: "open", post: "open" } as const;

const lasts = 10 * 60_000;

export async function get(visit: Visit): Promise<Reply> {
  return show(visit, raw(visit.query, "back"), []);
}

export async function post(visit: Visit): Promise<Reply> {
  const { desk, form, from, half, party } = visit;
  const back = raw(form, "back");
  const response = raw(form, "response");
  if (party === null || response === "") return show(visit, back, [unanswered]);
  const outcome = await desk.signInWithPasskey(half, { response, party }, from);
  if (!outcome.ok) return show(visit, back, [wrong(outcome.problem, {})]);
  return { kind: "signed-in", grant: outcome.value, to: wayBack(back), banner: null };
}

const unanswered: FieldError = {
  field: "",
  text: "Your browser sent no passkey. This page needs JavaScript",
};

async function show(visit: Visit, back: string, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, half, now, party } = visit;
  const holder = half === "" ? randomBytes(32).toString("base64url") : half;
  return page(
    "entry/passkey/page.njk",
    {
      title: "Sign in with a passkey",
      form: formView({ back }, errors),
      // Whoever came here from their passphrase may use a recovery code instead.
      halfway: half !== "" && (await desk.halfOf(half))?.staff != null,
      options: party === null ? null : await desk.askForPasskey(holder, party),
    },
    {
      status: errors.length > 0 ? 400 : 200,
      passkeys: party !== null,
      ...(half === "" ? { half: { token: holder, endsAt: new Date(now.getTime() + lasts) } } : {}),
    },
  );
}
