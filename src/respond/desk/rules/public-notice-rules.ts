/** Which verbs the methods are that tell people by a public notice. */
import type { PublicNoticeDesk } from "../people/public-notice-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const publicNoticeRules: {
  readonly [M in keyof PublicNoticeDesk]: DeskRule<PublicNoticeDesk[M]> | "open";
} = {
  publicNotices: { verb: "public-notice.read", incident: (id) => id },
  draftPublicNotice: { verb: "public-notice.draft", incident: (id) => id },
  accountPublicly: { verb: "public-notice.account", incident: (id) => id },
};
