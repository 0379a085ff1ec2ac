/** Correcting an earlier notice: whom it concerns, what was said, what is true. First it says how many people that is. */
import {
  type CorrectionForm,
  type CorrectionGrounds,
  type CorrectionProblem,
  correctionChoices,
  problemOfCorrection,
} from "../../../../domain/notices/later/correction.ts";
import { mentionTypes } from "../../../../domain/people/mention.ts";
import type { LaterProblem } from "../../../../respond/desk/people/later-notice-desk.ts";
import { readDay } from "../../../frame/day-fields.ts";
import {
  type FieldError,
  type Fields,
  formView,
  longText,
  oneOf,
  raw,
  someOf,
} from "../../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../../frame/visit.ts";
import { wrong } from "../../../frame/wrong.ts";
import { categoryWords, gravestFirst } from "../../../words/categories.ts";
import { count } from "../../../words/numbers.ts";
import { choiceWords, draftedWords, versionWords } from "../words.ts";

export const path = "/incidents/:incident/notices/corrections/new";
export const needs = "incident";
export const verbs = { get: "notice.draft", post: "notice.draft" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, await groundsOf(visit), {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const grounds = await groundsOf(visit);
  const read = readForm(form, grounds);
  if ("errors" in read) return show(visit, grounds, form, read.errors);
  const unfit = problemOfCorrection(read);
  if (unfit !== null) return show(visit, grounds, form, [wrong<CorrectionProblem["kind"]>(unfit, fields)]);
  // Drafted for just as many as were shown: with another choice they are counted anew.
  const people = await desk.countCorrected(staff, incident.id, read);
  if (raw(form, "counted") !== String(people)) {
    if (people === 0)
      return show(visit, grounds, form, [
        wrong<"nobody-to-tell-again">({ kind: "nobody-to-tell-again" }, fields),
      ]);
    return show(visit, grounds, form, [], people);
  }
  const outcome = await desk.draftCorrection(staff, incident.id, read);
  const list = `/incidents/${incident.reference}/notices`;
  if (outcome.ok) return redirect(list, draftedWords("correction", outcome.value));
  return show(visit, grounds, form, [
    wrong<CorrectionProblem["kind"] | LaterProblem["kind"]>(outcome.problem, fields),
  ]);
}

async function groundsOf({ desk, staff, incident }: IncidentVisit): Promise<CorrectionGrounds> {
  return await desk.correctionGrounds(staff, incident.id);
}

/** How the form names words that nobody has written anew. */
const asTheyCame = "as-they-came";

const fields = {
  "correction-words-missing": "said",
  "correction-words-too-long": "said",
  "correction-holds-a-number": "said",
  "correction-wrong-missing": "wrong",
  "correction-wave-missing": "wave",
  "correction-version-missing": "version",
  "correction-days-reversed": "to-day",
  "reasons-missing": "reasons",
  "words-too-long": "reasons",
  "nobody-to-tell-again": "chosen",
  "correction-under-way": "chosen",
} as const;

function readForm(
  form: Fields,
  { waves, words }: CorrectionGrounds,
): CorrectionForm | { readonly errors: readonly FieldError[] } {
  const chosen = oneOf(form, "chosen", correctionChoices);
  const [from, to] = [readDay(form, "from", "The first day"), readDay(form, "to", "The last day")];
  const errors = [
    ...(chosen === undefined ? [{ field: "chosen", text: "Select whom it concerns" }] : []),
    ...(from.kind === "error" ? [from.error] : []),
    ...(to.kind === "error" ? [to.error] : []),
  ];
  if (chosen === undefined || from.kind === "error" || to.kind === "error") return { errors };
  const dayOf = (read: typeof from) => (read.kind === "day" ? new Date(`${read.day}T00:00:00Z`) : null);
  const wave = waves.find(({ number }) => String(number) === raw(form, "wave"))?.id ?? null;
  const version = words.find(({ from }) => (from || asTheyCame) === raw(form, "version"))?.from ?? null;
  return {
    ...{ chosen, wrong: chosen === "everybody" ? [] : someOf(form, "wrong", mentionTypes) },
    ...{ wave: chosen === "wave" ? wave : null, wordsFrom: chosen === "words" ? version : null },
    ...{ toldFrom: dayOf(from), toldTo: dayOf(to), said: longText(form, "said") },
    ...{ truth: longText(form, "truth"), reasons: longText(form, "reasons") },
  };
}

/** `people`: how many it would go to, once that was counted. */
function show(
  { incident }: IncidentVisit,
  { waves, words }: CorrectionGrounds,
  values: Fields,
  errors: readonly FieldError[],
  people: number | null = null,
): Reply {
  const list = `/incidents/${incident.reference}/notices/corrections`;
  return page(
    "notices/later/correct/page.njk",
    {
      title: "Correct an earlier notice",
      back: { href: list, text: "Corrections" },
      ...{ list, here: `${list}/new`, people, form: formView(values, errors) },
      choices: correctionChoices.map((value) => ({ value, text: choiceWords[value] })),
      ...{ waves: wavesOf(waves), versions: versionsOf(words) },
      types: gravestFirst(mentionTypes).map((value) => ({ value, text: categoryWords(value) })),
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}

const unchosen = { value: "", text: "Select one" };

function wavesOf(waves: CorrectionGrounds["waves"]) {
  const items = waves.map(({ number, name, people }) => ({
    value: String(number),
    text: `Wave ${number}, ${name}: ${count(people, "person", "people")}`,
  }));
  return items.length === 0 ? [] : [unchosen, ...items];
}

function versionsOf(words: CorrectionGrounds["words"]) {
  const items = words.map(({ from, people }) => ({
    value: from || asTheyCame,
    text: `${versionWords(from)}: ${count(people, "person", "people")}`,
  }));
  return items.length === 0 ? [] : [unchosen, ...items];
}
