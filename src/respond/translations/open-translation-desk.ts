/** Binds the desk of translations to the record. */
import type { By } from "../change-by.ts";
import type { TranslationDesk } from "../desk/house/translation-desk.ts";
import type { PublishPorts } from "../publish/publish-site.ts";
import { type StepOf, takeTranslationStep } from "./pass-translation.ts";
import { otherLanguages, readTranslation, readTranslations } from "./read-translations.ts";
import type { TranslationPorts } from "./translation-store.ts";
import { writeTranslation } from "./write-translation.ts";

export type TranslationDeskPorts = TranslationPorts & PublishPorts;

export function openTranslationDesk(portsOf: (by: By) => TranslationDeskPorts): TranslationDesk {
  // The public page is about all bodies: gathering its facts is Candour's own work.
  const own = portsOf("system");
  const step = (by: By, which: StepOf, taken: Parameters<typeof takeTranslationStep>[4]) =>
    takeTranslationStep(portsOf(by), own, by, which, taken);
  return {
    otherLanguages: () => otherLanguages(own),
    translations: (reader, language) => readTranslations(portsOf(reader), reader, language),
    translation: (reader, which) => readTranslation(portsOf(reader), reader, which),
    writeTranslation: (by, which, form) => writeTranslation(portsOf(by), by, which, form),
    approveTranslation: (by, which, number) => step(by, { ...which, number }, "approve"),
    discardTranslation: (by, which, number) => step(by, { ...which, number }, "discard"),
    withdrawTranslation: (by, which, number, why) => step(by, { ...which, number, why }, "withdraw"),
  };
}
