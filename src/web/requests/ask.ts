/** Asking for what needs a second person: shown how much it is and who could say yes, then sent with reasons. */
import type { Deed } from "../../domain/staff/request.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";
import { count } from "../words/numbers.ts";
import { roleWords } from "../words/roles.ts";
import { meaningOf } from "./words.ts";

/** What the page of a deed adds: where it is, and its own template. */
export type Asking = {
  readonly deed: Deed;
  readonly title: string;
  readonly here: string;
  readonly back: { readonly href: string; readonly text: string };
  /** Whom it is about, where that has a name that may be shown. */
  readonly about?: string;
  readonly template?: string;
  readonly more?: Readonly<Record<string, unknown>>;
};

/** The page that asks; null where there is nothing to ask for: then the caller says so in its own words. */
export async function showAsking(
  { desk, staff }: StaffVisit,
  { deed, about, template = "requests/ask/page.njk", more = {}, ...asking }: Asking,
  values: Fields = {},
  errors: readonly FieldError[] = [],
): Promise<Reply | null> {
  const weighed = await desk.weigh(staff, deed);
  if (!weighed.ok) return null;
  const { deciders, waiting, fingerprint } = weighed.value;
  return page(
    template,
    {
      ...asking,
      ...more,
      form: formView(values, errors),
      meaning: meaningOf({ deed, extent: weighed.value, about: about ?? null }),
      deciders: deciders.map(({ name, role }) => ({ name, role: roleWords[role] })),
      waiting,
      fingerprint,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

/** Sends the request; where it cannot be, the page once more with what is wrong. */
export async function sendAsking(visit: StaffVisit, asking: Asking): Promise<Reply | null> {
  const { desk, staff, form } = visit;
  const reasons = longText(form, "reasons");
  const outcome = await desk.askFor(staff, asking.deed, { reasons, fingerprint: raw(form, "fingerprint") });
  if (!outcome.ok) {
    const error = wrong(outcome.problem, { "reasons-missing": "reasons", "words-too-long": "reasons" });
    return await showAsking(visit, asking, form, [error]);
  }
  const weighed = await desk.weigh(staff, asking.deed);
  const able = weighed.ok ? weighed.value.deciders.length : 0;
  const who =
    able === 0
      ? "Nobody who could say yes has an account yet"
      : `${count(able, "colleague", "colleagues")} can say yes`;
  return redirect(`/requests/${outcome.value.id}`, `You have asked. ${who}.`);
}
