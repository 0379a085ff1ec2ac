/** Lets the news go on. */
import { wordsFor } from "../../../respond/words.ts";
import { type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";

export const path = "/news/resume";
export const needs = "staff";
export const verbs = { post: "news.pause" } as const;

export async function post({ desk, staff }: StaffVisit): Promise<Reply> {
  const outcome = await desk.resumeNews(staff);
  return redirect("/news", outcome.ok ? "The news goes on." : wordsFor(outcome.problem));
}
