/**
 * Back from the body's own sign-in. The browser came from another site, and would not send the cookies of this one along
 * if it were sent on at once: so a page is shown that leads on by itself.
 */
import { page, type Reply, type Visit } from "../../frame/visit.ts";
import { stepPage } from "../next-step.ts";
import { providerFailed } from "./begin.ts";

export const path = "/sign-in/provider/back";
export const needs = "nobody";
export const verbs = { get: "open" } as const;

export async function get({ desk, providerKeep, address, from }: Visit): Promise<Reply> {
  const outcome = await desk.finishProvider(providerKeep, address, from);
  if (!outcome.ok) return providerFailed(outcome.problem);
  const { token, endsAt, needs } = outcome.value;
  const to = stepPage(needs, "");
  return page(
    "entry/provider/page.njk",
    { title: "One step more", words: null, to },
    { half: { token, endsAt }, refreshTo: to },
  );
}
