/** What cannot wait: one field and one button; what is up now, and a second person who looks after. */
import type { Emergency } from "../../domain/emergency/emergency.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import { ukClock } from "../../domain/uk-time/in-words.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { type ChangedView, changedView } from "../frame/changed.ts";
import { type FieldError, type Fields, formView, raw } from "../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";
import { followsPage } from "./follows.ts";
import { fieldOf, fieldsOf, languageFields, wordsIn } from "./form.ts";
import { seemsPersonal } from "./seems-personal.ts";

export const path = "/emergency";
export const needs = "staff";
export const verbs = { get: "emergency.read", post: "emergency.publish" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, null, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const { text, ...more } = wordsIn(form);
  const outcome = await desk.publishEmergency(staff, text, { ...more, over: raw(form, "over") });
  if (!outcome.ok) {
    const { problem } = outcome;
    if (problem.kind === "changed-meanwhile") return show(visit, form, [], problem);
    const field =
      "language" in problem && problem.language !== undefined ? fieldOf(problem.language) : "text";
    const error = wrong<string>(problem, { "emergency-missing": field, "emergency-too-long": field });
    return show(visit, form, [error]);
  }
  const { emergency, recorded } = outcome.value;
  const left = Object.keys(more.texts).filter((code) => emergency.texts[code] === undefined);
  const warning = `${outOfStep(left)} ${warningOf([text, ...Object.values(more.texts)])}`.trim();
  if (!recorded)
    return followsPage(visit, {
      title: `It is out since ${ukClock(emergency.startedAt)}`,
      said: "It stands above every public page.",
      text: emergency.text,
      warning,
    });
  return redirect("/emergency", `It is out, above every public page. ${warning}`.trim());
}

/** What was translated from the words before says what nobody says any more. */
function outOfStep(left: readonly string[]): string {
  return left.length === 0
    ? ""
    : "The words in other languages were those of the message before, and were left out. Write them again if they still hold.";
}

function warningOf(texts: readonly string[]): string {
  const kinds = seemsPersonal(texts);
  return kinds.length === 0
    ? ""
    : `It looks as if it holds somebody’s own data (${kinds.join(", ")}). If it does, change it now.`;
}

async function show(
  { desk, staff, site }: StaffVisit,
  typed: Fields | null,
  errors: readonly FieldError[],
  problem: ChangedMeanwhile | null = null,
): Promise<Reply> {
  const [standing, all, languages] = await Promise.all([
    desk.emergency(staff),
    desk.emergencies(staff),
    desk.emergencyLanguages(staff),
  ]);
  const values = typed ?? (standing === null ? {} : fieldsOf(standing));
  const fields = languageFields(languages);
  return page(
    "emergency/page.njk",
    {
      title: "Emergency message",
      form: formView(values, errors),
      standing,
      changed: problem === null ? null : changedIn(problem, standing, values),
      own: standing?.by === staff.id,
      inOthers: fields.flatMap((one) => {
        const text = standing?.texts[one.code];
        return text === undefined ? [] : [{ ...one, text }];
      }),
      languages: fields,
      isMore: "danger" in values || fields.some(({ field }) => (values[field] ?? "") !== ""),
      earlier: all.filter(({ endedAt }) => endedAt !== null),
      publicSiteUrl: site.publicSiteUrl,
      may: {
        publish: mayEver(staff.role, "emergency.publish"),
        standBy: mayEver(staff.role, "emergency.stand-by"),
      },
    },
    { status: problem !== null ? 409 : errors.length > 0 ? 400 : 200, readability: true },
  );
}

function changedIn(problem: ChangedMeanwhile, standing: Emergency | null, typed: Fields): ChangedView {
  return changedView(problem, { text: "Message" }, standing === null ? {} : fieldsOf(standing), typed);
}
