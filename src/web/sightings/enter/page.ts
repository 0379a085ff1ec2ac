/** What somebody tells over the phone, or forwards, typed in for them. */
import { largestFile } from "../../../domain/sightings/sighting.ts";
import type { EnterProblem } from "../../../respond/desk/incident/sighting-desk.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { actWords, kindWords } from "../../words/sightings.ts";
import { readEntered } from "./form.ts";

export const path = "/sightings/new";
export const needs = "staff";
export const verbs = { get: "sighting.enter", post: "sighting.enter" } as const;
export const files = true;
/** One file, and the words around it. */
export const takes = largestFile + 64 * 1024;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, uploads, memory } = visit;
  const read = readEntered(form, uploads);
  if ("errors" in read) return show(visit, form, read.errors);
  const outcome = await desk.enterSighting(staff, read.form);
  if (!outcome.ok) return show(visit, form, [wrong<EnterProblem["kind"]>(outcome.problem, fields)]);
  const { reference, number, id } = outcome.value;
  memory.setOnce("sighting", [reference, String(number), id]);
  return redirect("/sightings/entered");
}

const fields = {
  "details-missing": "details",
  "details-too-long": "details",
  "seen-in-future": "seen-day",
  "file-too-large": "file",
  "file-empty": "file",
} as const;

function show(_visit: StaffVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const choices = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, text]) => ({ value, text }));
  return page(
    "sightings/enter/page.njk",
    {
      title: "Enter a sighting",
      back: { href: "/sightings", text: "Sightings" },
      form: formView(values, errors),
      kinds: choices(kindWords),
      acts: choices(actWords),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
