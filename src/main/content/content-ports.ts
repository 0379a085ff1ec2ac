/** What the use cases read of the files that staff edit: read anew each time, so that an edited file counts at once. */
import { readBriefings } from "./read-briefings.ts";
import { readClocks } from "./read-clocks.ts";
import { readContent } from "./read-content.ts";
import { readGate } from "./read-gate.ts";
import { readLanguages } from "./read-languages.ts";
import { readLater } from "./read-later.ts";
import { readMeasureTemplates } from "./read-measures.ts";
import { readPhone } from "./read-phone.ts";
import { readPublicNotice } from "./read-public-notice.ts";
import { readReasons } from "./read-reasons.ts";
import { readReferralBodies } from "./read-referrals.ts";
import { readSendingLimits } from "./read-sending.ts";

export function contentPorts(folder: string) {
  return {
    content: () => readContent(folder),
    gate: () => readGate(folder),
    laterContent: () => readLater(folder),
    phoneWords: () => readPhone(folder),
    publicNoticeTemplate: () => readPublicNotice(folder),
    reasons: () => readReasons(folder),
    sendingLimits: () => readSendingLimits(folder),
    measureTemplates: () => readMeasureTemplates(folder),
    briefingTemplates: () => readBriefings(folder),
    regimes: () => readClocks(folder),
    languages: () => readLanguages(folder),
    referralBodies: () => readReferralBodies(folder),
  };
}
