/** Takes the emergency message down. */
import { wordsFor } from "../../respond/words.ts";
import { text } from "../frame/fields.ts";
import { type Reply, redirect, type StaffVisit } from "../frame/visit.ts";

export const path = "/emergency/end";
export const needs = "staff";
export const verbs = { post: "emergency.publish" } as const;

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  const outcome = await desk.endEmergency(staff, text(form, "id"));
  return redirect("/emergency", outcome.ok ? "The message is taken down." : wordsFor(outcome.problem));
}
