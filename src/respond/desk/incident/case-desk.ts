/** The account of an incident: what happened, what is handed over, whom it was referred to. */
import type { EvidenceDesk } from "./evidence-desk.ts";
import type { HandoverDesk } from "./handover-desk.ts";
import type { ReferralDesk } from "./referral-desk.ts";
import type { TimelineDesk } from "./timeline-desk.ts";

export type CaseDesk = TimelineDesk & HandoverDesk & ReferralDesk & EvidenceDesk;
