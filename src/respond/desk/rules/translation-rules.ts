/** Who may do what with translations. Of which incident a text is, and whose, the use cases ask: they find no others. */
import type { TranslationDesk } from "../house/translation-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const translationRules: {
  readonly [M in keyof TranslationDesk]: DeskRule<TranslationDesk[M]> | "open";
} = {
  otherLanguages: { verb: "translation.read" },
  translations: { verb: "translation.read" },
  translation: { verb: "translation.read" },
  writeTranslation: { verb: "translation.write" },
  approveTranslation: { verb: "translation.approve" },
  discardTranslation: { verb: "translation.write" },
  withdrawTranslation: { verb: "translation.write" },
};
