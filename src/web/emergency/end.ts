/** Takes the emergency message down. */
import { wordsFor } from "../../respond/words.ts";
import { text } from "../frame/fields.ts";
import { type Reply, redirect, type StaffVisit } from "../frame/visit.ts";
import { followsPage } from "./follows.ts";

export const path = "/emergency/end";
export const needs = "staff";
export const verbs = { post: "emergency.publish" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const outcome = await desk.endEmergency(staff, text(form, "id"));
  if (!outcome.ok) return redirect("/emergency", wordsFor(outcome.problem));
  return outcome.value.recorded
    ? redirect("/emergency", "The message is taken down.")
    : followsPage(visit, { title: "The message is taken down", said: "No public page shows it any more." });
}
