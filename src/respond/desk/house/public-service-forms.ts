/** What is asked for and what is read about public services, and why it may be refused. */
import type { Service, ServiceStatus } from "../../../domain/bodies/service.ts";
import type { ServiceId, SystemId } from "../../../domain/ids.ts";
import type { Channel, ChannelProblem } from "../../../domain/public-services/channel.ts";
import type { DayStatus, Expectation } from "../../../domain/public-services/history.ts";
import type { Maintenance } from "../../../domain/public-services/maintenance.ts";
import type {
  Outage,
  OutageProblem,
  OutageStatus,
  PartDecided,
} from "../../../domain/public-services/outage.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";

export type MaintenanceForm = Pick<Maintenance, "services" | "title" | "words" | "from" | "until">;

export type OutageWords = {
  readonly title: string;
  readonly status: OutageStatus;
  readonly words: string;
  readonly expected: string;
  readonly expectedDay: string | null;
};
export type OutageForm = OutageWords & {
  readonly startedAt: Date;
  readonly system: SystemId | null;
  /** Of whichever authority. */
  readonly services: readonly ServiceId[];
};
export type OutageRefusal = OutageProblem | { readonly kind: "day-unreal" } | ChangedMeanwhile;

export type PartForm = {
  readonly services: readonly ServiceId[];
  readonly words: string;
  readonly channels: readonly Channel[];
  readonly version?: FromVersion;
};
export type PartRefusal = OutageProblem | PartDecided | ChannelProblem | ChangedMeanwhile;

export type ServiceDescription = Pick<Service, "name" | "group" | "rank"> & {
  readonly version?: FromVersion;
};
export type DescriptionProblem = {
  readonly kind: "not-yours" | "no-such-service" | "service-name-missing" | "words-too-long";
};

export type Standing = {
  readonly service: Service;
  readonly status: ServiceStatus;
  readonly since: Date;
  readonly expected: string;
  readonly expectedDay: string | null;
  readonly revisions: readonly Expectation[];
  /** Those that go on. */
  readonly outages: readonly Outage[];
  readonly days: readonly DayStatus[];
  readonly changes: readonly { readonly at: Date; readonly status: ServiceStatus }[];
  readonly running: number | null;
};
