/** How a text reads that somebody is writing: shown beside the form, or as a page of its own where there is no script. */
import {
  type Aim,
  easyAim,
  plainAim,
  type Readability,
  readabilityOf,
} from "../../respond/readability/reading-age.ts";
import { raw } from "../frame/fields.ts";
import { page, type Reply, type StaffVisit } from "../frame/visit.ts";

export const path = "/readability";
export const needs = "staff";
/** It changes nothing, and keeps nothing of what it is shown. */
export const verbs = { post: "account.manage" } as const;
export const takes = 256 * 1024;

/** `field`: which field of the form that was sent along is to be measured. `aim=easy`: as easy read is. */
export async function post({ form, query }: StaffVisit): Promise<Reply> {
  const isEasy = raw(query, "aim") === "easy";
  const aim = isEasy ? easyAim : plainAim;
  const text = raw(form, raw(form, "field"));
  const measured = readabilityOf(text, aim);
  return page("readability/page.njk", {
    title: "How it reads",
    ...measured,
    ...{ isEasy, aimed: aim.age, longest: aim.longest },
    verdict: verdictOf(measured, aim),
  });
}

function verdictOf({ age, words, long }: Readability, aim: Aim): string {
  if (age === null) return words === 0 ? "There are no words yet." : "There are too few words to say.";
  if (age <= aim.age && aim === easyAim && long.length > 0)
    return "Nearly easy read. Shorten a sentence or two.";
  if (age <= aim.age) return aim === easyAim ? "Easy enough for easy read." : "Easy to read.";
  if (age <= aim.age + 2) return "Nearly easy to read. Shorten a sentence or two.";
  return age <= 14 ? "Hard for many people." : "Very hard for most people.";
}
