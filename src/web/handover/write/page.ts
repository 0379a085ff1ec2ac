/** Hands over: what Candour gathered since the shift began, and the words of who goes. */
import type { HandoverProblem } from "../../../domain/handover/handover.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { contentView } from "../view.ts";

export const path = "/incidents/:incident/handover/write";
export const needs = "incident";
export const verbs = { get: "handover.write", post: "handover.write" } as const;

const usualShift = 8 * 3_600_000;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const since = await usualSince(visit);
  return show(visit, momentFields("since", since), since, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const since = readMoment(form, "since", "When the shift began");
  const words = longText(form, "words");
  const errors: readonly FieldError[] = [
    ...(since.kind === "error" ? [since.error] : []),
    ...(since.kind === "empty" ? [{ field: "since-day", text: "Enter when the shift began" }] : []),
    ...(words === "" ? [{ field: "words", text: "Enter what the next shift must know" }] : []),
  ];
  if (since.kind !== "moment" || errors.length > 0)
    return show(visit, form, since.kind === "moment" ? since.moment : await usualSince(visit), errors);
  const outcome = await desk.writeHandover(staff, incident.id, { since: since.moment, words });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/handover/${outcome.value.id}`,
      "The note is written. Go through it with whoever takes over.",
    );
  return show(visit, form, since.moment, [
    wrong<HandoverProblem["kind"] | "no-such-incident">(outcome.problem, {
      "shift-in-future": "since-day",
      "since-too-long-ago": "since-day",
      "handover-words-missing": "words",
      "handover-words-too-long": "words",
    }),
  ]);
}

/** Since the last hand-over, where that was not long ago. */
async function usualSince({ desk, staff, incident, now }: IncidentVisit): Promise<Date> {
  const [last] = await desk.handovers(staff, incident.id);
  const usual = new Date(now.getTime() - usualShift);
  const written = last?.latest.writtenAt;
  return written !== undefined && written > new Date(usual.getTime() - usualShift) && written < now
    ? written
    : usual;
}

async function show(
  { desk, staff, incident, now }: IncidentVisit,
  values: Fields,
  since: Date,
  errors: readonly FieldError[],
): Promise<Reply> {
  const list = `/incidents/${incident.reference}/handover`;
  const from = since < now ? since : now;
  return page(
    "handover/write/page.njk",
    {
      title: "Hand over",
      back: { href: list, text: "Hand-over" },
      here: `${list}/write`,
      list,
      form: formView(values, errors),
      content: contentView(await desk.gatherHandover(staff, incident.id, from)),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
