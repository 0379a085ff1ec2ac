/** Who may do what with the words of notices. Whose they are the use cases ask: they find no others. */
import type { WordingDesk } from "../people/wording-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const wordingRules: {
  readonly [M in keyof WordingDesk]: DeskRule<WordingDesk[M]> | "open";
} = {
  wordings: { verb: "wording.read" },
  wording: { verb: "wording.read" },
  writeWording: { verb: "wording.write" },
  approveWording: { verb: "wording.approve" },
  discardWording: { verb: "wording.write" },
  goBackToWording: { verb: "wording.write" },
  previewWording: { verb: "wording.read" },
  previewWordingFor: { verb: "notice.read", incident: (id) => id },
  countStaleNotices: { verb: "wording.read", incident: (id) => id },
  rewordNotices: { verb: "notice.draft", incident: (id) => id },
  readingNeed: { verb: "people.read" },
  setReadingNeed: { verb: "reading-need.set" },
  // No more than which folders of words there are.
  noticeLanguages: { verb: "authority.read" },
  importReadingNeeds: { verb: "reading-need.set", incident: (id) => id },
};
