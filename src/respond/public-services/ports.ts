/** What is kept of public services besides how they run now: what was said, maintenance, and outages. */
import type { AuthorityId, MaintenanceId, OutageId, ServiceId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { StatusChange } from "../../domain/public-services/history.ts";
import type { Maintenance } from "../../domain/public-services/maintenance.ts";
import type { Outage, OutagePart } from "../../domain/public-services/outage.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import type { AlterFrom, BodyStore, Change, Verdict } from "../ports.ts";

export type MaintenanceStore = {
  /** In order of time. */
  all(): Promise<readonly Maintenance[]>;
  add(change: Change, maintenance: Maintenance, entries: readonly NewEntry[]): Promise<void>;
  alter: AlterFrom<MaintenanceId, Maintenance>;
};

export type OutageStore = {
  /** Those that go on first, then the newest. */
  all(): Promise<readonly Outage[]>;
  add(change: Change, outage: Outage, entries: readonly NewEntry[]): Promise<void>;
  /** Title, end, and one saying or some parts more; sayings and parts that are there stay as they are. */
  alter: AlterFrom<OutageId, Outage>;
  alterPart<P extends Problem>(
    change: Change,
    of: { readonly outage: OutageId; readonly authority: AuthorityId },
    from: FromVersion,
    decide: (part: OutagePart) => Verdict<OutagePart, P>,
  ): Promise<Outcome<OutagePart, P | { readonly kind: "not-there" } | ChangedMeanwhile>>;
};

export type ServiceHistoryStore = {
  /** Oldest first, of all services: what stood before the moment last, and all since. */
  since(moment: Date): Promise<ReadonlyMap<ServiceId, readonly StatusChange[]>>;
  of(service: ServiceId): Promise<readonly StatusChange[]>;
};

export type PublicServicePorts = {
  readonly bodies: BodyStore;
  readonly maintenances: MaintenanceStore;
  readonly outages: OutageStore;
  readonly serviceHistory: ServiceHistoryStore;
  now(): Date;
};
