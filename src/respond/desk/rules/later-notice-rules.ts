/** Which verbs the methods are that tell people again. */
import type { LaterNoticeDesk } from "../people/later-notice-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const laterNoticeRules: {
  readonly [M in keyof LaterNoticeDesk]: DeskRule<LaterNoticeDesk[M]> | "open";
} = {
  countSeconds: { verb: "notice.draft", incident: (id) => id },
  draftSeconds: { verb: "notice.draft", incident: (id) => id },
  corrections: { verb: "notice.draft", incident: (id) => id },
  correctionGrounds: { verb: "notice.draft", incident: (id) => id },
  countCorrected: { verb: "notice.draft", incident: (id) => id },
  draftCorrection: { verb: "notice.draft", incident: (id) => id },
};
