/** To the body's own sign-in. By a link: a form may not lead off this site. */

import type { Problem } from "../../../domain/outcome.ts";
import { wordsFor } from "../../../respond/words.ts";
import { page, type Reply, type Visit } from "../../frame/visit.ts";

export const path = "/sign-in/provider/:provider";
export const needs = "nobody";
export const verbs = { get: "open" } as const;

export async function get({ desk, params, address }: Visit): Promise<Reply> {
  const begun = await desk.beginProvider(
    params["provider"] ?? "",
    new URL("/sign-in/provider/back", address).href,
  );
  if (!begun.ok) return providerFailed(begun.problem);
  const { url, ...keep } = begun.value;
  return { kind: "to-provider", keep, to: url };
}

/** Only a provider that does not answer is at fault itself. */
const codes: Readonly<Record<string, number>> = {
  "provider-silent": 502,
  "no-such-provider": 404,
  wait: 429,
};

export function providerFailed(problem: Problem): Reply {
  const view = { title: "That did not work", words: wordsFor(problem), to: null };
  return page("entry/provider/page.njk", view, { status: codes[problem.kind] ?? 400 });
}
