/** Binds the account of an incident to its ports: the timeline, hand-over notes, referrals, evidence. */
import type { By } from "../change-by.ts";
import type { CaseDesk } from "../desk/incident/case-desk.ts";
import type { EvidencePorts } from "../evidence/make-evidence.ts";
import { openEvidenceDesk } from "../evidence/open-evidence-desk.ts";
import { type OtherPorts, otherPartsOf } from "../evidence/other-parts.ts";
import { type HandoverDeskPorts, openHandoverDesk } from "../handover/open-handover-desk.ts";
import { openReferralDesk } from "../referrals/open-referral-desk.ts";
import type { ReferralPorts } from "../referrals/write-referral.ts";
import { openTimelineDesk, type TimelineDeskPorts } from "../timeline/open-timeline-desk.ts";

export type CasePorts = TimelineDeskPorts &
  ReferralPorts &
  Omit<EvidencePorts, "otherParts"> &
  OtherPorts &
  HandoverDeskPorts;

export function openCaseDesk(portsOf: (by: By) => CasePorts): CaseDesk {
  const otherParts = otherPartsOf(portsOf);
  return {
    ...openTimelineDesk(portsOf),
    ...openHandoverDesk(portsOf),
    ...openReferralDesk(portsOf),
    ...openEvidenceDesk((by) => ({ ...portsOf(by), otherParts })),
  };
}
