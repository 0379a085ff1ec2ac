/** One text beside its translation: what waits for a yes, and what the public reads. */

import { mayEver } from "../../../domain/staff/permissions.ts";
import { wordsInStep } from "../../../domain/translations/in-step.ts";
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
    pairs: pairsOf(sheet, draft ?? standing),
    standingPairs: draft === null || standing === null ? [] : pairsOf(sheet, standing),
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

function pairsOf({ source }: TranslationSheet, made: Translation | null) {
  const words = made === null ? {} : wordsInStep(made, source.fields);
  return Object.entries(source.fields).map(([field, english]) => ({
    ...{ label: fieldLabel(field), english, words: words[field] ?? "" },
  }));
}
