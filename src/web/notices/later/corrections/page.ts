/** Corrections of earlier notices: what was wrong, and how far each has come. */

import type { CorrectionLine } from "../../../../respond/desk/people/later-notice-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../../frame/visit.ts";
import { categoryWords } from "../../../words/categories.ts";
import { choiceWords, versionWords } from "../words.ts";

export const path = "/incidents/:incident/notices/corrections";
export const needs = "incident";
export const verbs = { get: "notice.draft" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const base = `/incidents/${incident.reference}/notices`;
  const all = await desk.corrections(staff, incident.id);
  return page("notices/later/corrections/page.njk", {
    title: "Corrections",
    back: { href: base, text: "Notices" },
    here: `${base}/corrections`,
    rows: all.map((one) => ({
      ...{ at: one.madeAt, by: one.madeByName, said: one.said, truth: one.truth },
      whom: whomOf(one),
      ...{ notices: one.notices, sent: one.sent },
    })),
  });
}

function whomOf({ chosen, waveNumber, wordsFrom, wrong }: CorrectionLine): string {
  const types = wrong.map(categoryWords).join(", ");
  const ground =
    chosen === "wave" ? `Wave ${waveNumber}` : chosen === "words" ? versionWords(wordsFrom ?? "") : null;
  if (ground !== null) return types === "" ? ground : `${ground}: ${types}`;
  return chosen === "category" ? types : choiceWords.everybody;
}
