/** A second person has looked at the emergency message, and it is right. */
import { wordsFor } from "../../respond/words.ts";
import { text } from "../frame/fields.ts";
import { type Reply, redirect, type StaffVisit } from "../frame/visit.ts";

export const path = "/emergency/stand-by";
export const needs = "staff";
export const verbs = { post: "emergency.stand-by" } as const;

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  const outcome = await desk.standByEmergency(staff, text(form, "id"));
  return redirect("/emergency", outcome.ok ? "You stand by the message." : wordsFor(outcome.problem));
}
