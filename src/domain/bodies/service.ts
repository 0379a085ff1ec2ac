/** A public service of an authority, and the only thing in Candour that has a "status": what the public page says. */
import type { AuthorityId, ServiceId } from "../ids.ts";

export const serviceStatuses = ["running", "disrupted", "suspended", "essential"] as const;
/** essential: only emergencies are dealt with. */
export type ServiceStatus = (typeof serviceStatuses)[number];

export type Service = {
  readonly id: ServiceId;
  readonly authority: AuthorityId;
  readonly name: string;
  readonly status: ServiceStatus;
  /** What people should do meanwhile, in plain words. */
  readonly note: string;
  /** Expected return in words ("at least two weeks"), "" where unknown. */
  readonly expected: string;
  readonly since: Date;
};
