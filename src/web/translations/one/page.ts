/** One text beside its translation: what waits for a yes, and what the public reads. */

import { numbersKept } from "../../../domain/languages/numbers.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { wordsInStep } from "../../../domain/translations/in-step.ts";
import type { Words } from "../../../domain/translations/subject.ts";
import type { Translation } from "../../../domain/translations/translation.ts";
import type { TranslationSheet } from "../../../respond/desk/house/translation-desk.ts";
import { wordsFor } from "../../../respond/words.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { addressOf, sheetOf, whichIn, whichOf } from "../found.ts";
import { fieldLabel, kindWords, progressTags } from "../words.ts";

export const path = "/translations/:code/:subject";
export const needs = "staff";
export const verbs = { get: "translation.read", post: "translation.write" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const { staff } = visit;
  const sheet = await sheetOf(visit);
  if (sheet === null) return notFound;
  const { source, language, progress, standing, draft } = sheet;
  return page("translations/one/page.njk", {
    ...{ title: source.title, language, standing, draft, isPublic: source.isPublic },
    here: addressOf(whichIn(sheet)),
    back: { href: `/translations?language=${language.code}`, text: "Translations" },
    kind: kindWords[source.kind],
    progress: progressTags[progress],
    isBehind: progress === "behind",
    waits: progress === "waiting",
    ownWords: draft?.writers.includes(staff.id) ?? false,
    pairs: pairsOf(source.fields, inStep(sheet, draft ?? standing), language.dir),
    standingPairs: draft === null ? [] : pairsOf(source.fields, inStep(sheet, standing), language.dir),
    earlierPairs: progress === "behind" ? earlierOf(sheet) : [],
    may: {
      write: mayEver(staff.role, "translation.write"),
      approve: mayEver(staff.role, "translation.approve"),
    },
  });
}

/** A draft is put away. */
export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const which = whichOf(visit);
  const number = Number(raw(form, "number"));
  const outcome = await desk.discardTranslation(staff, which, number);
  if (!outcome.ok && outcome.problem.kind === "no-such-translation") return notFound;
  return redirect(addressOf(which), outcome.ok ? "The draft is put away." : wordsFor(outcome.problem));
}

function inStep({ source }: TranslationSheet, made: Translation | null): Words {
  return made === null ? {} : wordsInStep(made, source.fields);
}

/** What was translated, beside the English of then. */
function earlierOf({ draft, standing, language }: TranslationSheet) {
  const made = draft ?? standing;
  return made === null ? [] : pairsOf(made.source, made.fields, language.dir);
}

function pairsOf(english: Words, words: Words, dir: "ltr" | "rtl") {
  if (Object.keys(words).length === 0) return onlyEnglish(english);
  return Object.entries(english).map(([field, text]) => ({
    ...{ label: fieldLabel(field), english: text, words: numbersKept(words[field] ?? "", dir) },
    instead: "Stays in English",
  }));
}

function onlyEnglish(english: Words) {
  return Object.entries(english).map(([field, text]) => ({
    ...{ label: fieldLabel(field), english: text, words: "", instead: "Not translated" },
  }));
}
