/** To the body's own sign-in. By a link: a form may not lead off this site. */

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
  if (!begun.ok) return providerFailed(wordsFor(begun.problem));
  const { url, ...keep } = begun.value;
  return { kind: "to-provider", keep, to: url };
}

export function providerFailed(words: string): Reply {
  return page("entry/provider/page.njk", { title: "That did not work", words, to: null }, { status: 502 });
}
