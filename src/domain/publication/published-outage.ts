/** An outage of services of several authorities, and planned maintenance, as the public sees them. */
import type { Channel } from "../public-services/channel.ts";
import type { MaintenanceState } from "../public-services/maintenance.ts";
import type { OutageStatus } from "../public-services/outage.ts";
import type { PublishedExpectation } from "./published-service.ts";
import type { Translated } from "./published-translation.ts";

export type PublishedOutage = Translated & {
  /** Its place in addresses: it stays. */
  readonly key: string;
  readonly title: string;
  /** Key of the authority where it began. */
  readonly origin: string;
  readonly status: OutageStatus;
  readonly words: string;
  readonly expectedReturn: string;
  readonly expectedDay: string | null;
  readonly revisions: readonly PublishedExpectation[];
  /** Everything that was said of it, oldest first; the last is what is said now. */
  readonly sayings: readonly { readonly at: string; readonly status: OutageStatus; readonly words: string }[];
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly endedAt: string | null;
  /** When authorities that had joined said that it is not so with them after all. */
  readonly leavings?: readonly string[];
  /** Those that have joined, the origin among them; each speaks for itself. */
  readonly parts: readonly (Translated & {
    readonly authority: string;
    readonly joinedAt: string;
    /** Keys of its services. */
    readonly services: readonly string[];
    readonly words: string;
    readonly channels: readonly Channel[];
  })[];
};

export type PublishedMaintenance = Translated & {
  readonly key: string;
  readonly authority: string;
  readonly services: readonly string[];
  readonly title: string;
  readonly words: string;
  readonly from: string;
  readonly until: string;
  /** At the moment of the publication. */
  readonly state: MaintenanceState;
};
