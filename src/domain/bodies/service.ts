/** A public service of an authority, and the only thing in Candour that has a "status": what the public page says. */
import type { AuthorityId, ServiceId } from "../ids.ts";
import type { Channel } from "../public-services/channel.ts";

export const serviceStatuses = ["running", "disrupted", "suspended", "essential"] as const;
/** essential: only emergencies are dealt with. */
export type ServiceStatus = (typeof serviceStatuses)[number];

export type Service = {
  readonly id: ServiceId;
  readonly authority: AuthorityId;
  /** Its place in addresses, "my-account": unique in its authority, and it stays when the service is renamed. */
  readonly key: string;
  readonly name: string;
  /** Services of one group stand together; "" for none. */
  readonly group: string;
  /** Lower comes first; services of the same rank stand as they were added. */
  readonly rank: number;
  readonly status: ServiceStatus;
  /** What people should do meanwhile, in plain words. */
  readonly note: string;
  /** Other ways to get the same: by phone, at a place. */
  readonly channels: readonly Channel[];
  /** Expected return in words ("at least two weeks"), "" where unknown. */
  readonly expected: string;
  /** The day on which it is expected back, "2026-12-08", where one is known. */
  readonly expectedDay: string | null;
  readonly since: Date;
};

/** Worst first: what people cannot use, then what is only for emergencies, then what is slow. */
export const byUrgency: readonly ServiceStatus[] = ["suspended", "essential", "disrupted", "running"];

export function worstOf(statuses: readonly ServiceStatus[]): ServiceStatus {
  return byUrgency.find((status) => statuses.includes(status)) ?? "running";
}
