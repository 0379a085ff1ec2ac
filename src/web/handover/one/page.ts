/** One note: read, written anew before it is taken over, and what stood in it before. */
import type { HandoverProblem } from "../../../domain/handover/handover.ts";
import type { KnownNote } from "../../../respond/handover/known-note.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { contentView } from "../view.ts";

export const path = "/incidents/:incident/handover/:handover";
export const needs = "incident";
export const verbs = { get: "handover.read", post: "handover.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const note = await noteOf(visit);
  return note === null ? notFound : show(visit, note, formOf(note), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const note = await noteOf(visit);
  if (note === null) return notFound;
  const words = longText(form, "words");
  if (words === "")
    return show(visit, note, form, [{ field: "words", text: "Enter what the next shift must know" }]);
  const version = versionIn(form);
  const outcome = await desk.changeHandover(staff, incident.id, note.id, { words, version });
  if (outcome.ok)
    return redirect(`/incidents/${incident.reference}/handover/${note.id}`, "The note is written anew.");
  const { problem } = outcome;
  const now = (await noteOf(visit)) ?? note;
  if (problem.kind === "changed-meanwhile") {
    const mine = { ...form, version: String(now.latest.version) };
    const labels = { words: "What the next shift must know" };
    return show(visit, now, mine, [], changedView(problem, labels, formOf(now), form));
  }
  if (problem.kind === "handover-taken")
    return show(visit, now, form, [{ field: "", text: inSummary(wordsFor(problem)) }]);
  return show(visit, now, form, [
    wrong<HandoverProblem["kind"] | "no-such-handover">(problem, {
      "handover-words-missing": "words",
      "handover-words-too-long": "words",
    }),
  ]);
}

function noteOf({ desk, staff, incident, params }: IncidentVisit): Promise<KnownNote | null> {
  return desk.handover(staff, incident.id, params["handover"] ?? "");
}

function formOf({ latest }: KnownNote): Fields {
  return withVersion({ words: latest.words }, latest.version);
}

function show(
  { staff, incident }: IncidentVisit,
  note: KnownNote,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const list = `/incidents/${incident.reference}/handover`;
  return page(
    "handover/one/page.njk",
    {
      title: `Hand-over ${note.number}`,
      back: { href: list, text: "Hand-over" },
      here: `${list}/${note.id}`,
      list,
      note,
      content: contentView(note.latest.content),
      earlier: note.versions.slice(1),
      open: note.acknowledgedAt === null,
      mayTake: note.acknowledgedAt === null && note.latest.by !== staff.id,
      form: formView(values, errors),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
