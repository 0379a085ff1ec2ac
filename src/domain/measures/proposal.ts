/**
 * What the public page should say of a service because of a measure: suspended when an application is taken off, running
 * when that is lifted. It changes nothing by itself: whoever may change the service says yes with one click, or sets it aside.
 */
import type { ServiceStatus } from "../bodies/service.ts";
import type { ServiceId, StaffId } from "../ids.ts";

export type ProposalOutcome = "taken" | "set-aside" | "overtaken";

export type StatusProposal = {
  readonly id: string;
  readonly service: ServiceId;
  readonly proposes: ServiceStatus;
  readonly proposedAt: Date;
  /** Null as long as it waits. */
  readonly outcome: ProposalOutcome | null;
  readonly decidedBy: StaffId | null;
  readonly decidedByName: string;
  readonly decidedAt: Date | null;
};

export function waits({ outcome }: StatusProposal): boolean {
  return outcome === null;
}

/** What is proposed now: those of before that still wait are overtaken. */
export function proposed(
  before: readonly StatusProposal[],
  services: readonly ServiceId[],
  proposes: ServiceStatus | null,
  { at, ids }: { readonly at: Date; readonly ids: readonly string[] },
): readonly StatusProposal[] {
  const settled = before.map(
    (one): StatusProposal => (waits(one) ? { ...one, outcome: "overtaken", decidedAt: at } : one),
  );
  if (proposes === null) return settled;
  const fresh = services.map((service, index): StatusProposal => {
    const none = { outcome: null, decidedBy: null, decidedByName: "", decidedAt: null };
    return { id: ids[index]!, service, proposes, proposedAt: at, ...none };
  });
  return [...settled, ...fresh];
}
