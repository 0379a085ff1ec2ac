/** Binds the account of an incident to its ports: the timeline, referrals. */
import type { By } from "../change-by.ts";
import type { CaseDesk } from "../desk/case-desk.ts";
import { openReferralDesk } from "../referrals/open-referral-desk.ts";
import type { ReferralPorts } from "../referrals/write-referral.ts";
import { openTimelineDesk, type TimelineDeskPorts } from "../timeline/open-timeline-desk.ts";

export type CasePorts = TimelineDeskPorts & ReferralPorts;

export function openCaseDesk(portsOf: (by: By) => CasePorts): CaseDesk {
  return { ...openTimelineDesk(portsOf), ...openReferralDesk(portsOf) };
}
