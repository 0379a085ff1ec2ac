/** Branded identities: a person's id cannot be passed where an incident's is wanted. */
declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]: B };

export type AuthorityId = Branded<"authority">;
export type StaffId = Branded<"staff">;
export type IncidentId = Branded<"incident">;
export type HoldingId = Branded<"holding">;
export type PersonId = Branded<"person">;
export type NoticeId = Branded<"notice">;
export type ServiceId = Branded<"service">;
export type RequestId = Branded<"request">;
export type TaskId = Branded<"task">;
export type SystemId = Branded<"system">;
export type ProcessorId = Branded<"processor">;
export type DataSetId = Branded<"data-set">;
export type EdgeId = Branded<"edge">;
export type ExposureId = Branded<"exposure">;
export type MeasureId = Branded<"measure">;
export type SightingId = Branded<"sighting">;
export type BriefingId = Branded<"briefing">;
export type DecisionId = Branded<"decision">;
export type ReferralId = Branded<"referral">;
export type ProposalId = Branded<"proposal">;
export type RecipientId = Branded<"recipient">;
export type LineId = Branded<"timeline-line">;
export type HandoverId = Branded<"handover">;
export type EvidenceId = Branded<"evidence">;
