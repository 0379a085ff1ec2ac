/** Planned maintenance of services: told to the public before it begins. Whether it goes on is a matter of the clock. */
import type { AuthorityId, MaintenanceId, ServiceId } from "../ids.ts";

export type Maintenance = {
  readonly id: MaintenanceId;
  readonly authority: AuthorityId;
  readonly services: readonly ServiceId[];
  readonly title: string;
  /** What will not work, and what to do instead. */
  readonly words: string;
  readonly from: Date;
  readonly until: Date;
  readonly cancelledAt: Date | null;
};

export type MaintenanceState = "upcoming" | "in-progress" | "done" | "cancelled";

export type MaintenanceProblem = {
  readonly kind:
    | "not-yours"
    | "no-such-maintenance"
    | "title-missing"
    | "title-too-long"
    | "words-too-long"
    | "services-missing"
    | "maintenance-reversed"
    | "maintenance-past"
    | "maintenance-over";
};

export function maintenanceState(
  { from, until, cancelledAt }: Pick<Maintenance, "from" | "until" | "cancelledAt">,
  now: Date,
): MaintenanceState {
  if (cancelledAt !== null) return "cancelled";
  if (now < from) return "upcoming";
  return now < until ? "in-progress" : "done";
}

/** What may become of it, and the entry that each writes. */
export const maintenanceTransitions = {
  plan: { from: [], entry: "maintenance.planned" },
  change: { from: ["upcoming", "in-progress"], entry: "maintenance.changed" },
  cancel: { from: ["upcoming", "in-progress"], entry: "maintenance.cancelled" },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly MaintenanceState[]; readonly entry: string }>
>;

/** Shown to the public: those to come, those that go on, and what ended or was called off in the last week. */
export function maintenanceShown(one: Maintenance, now: Date): boolean {
  const week = 7 * 24 * 60 * 60_000;
  return (one.cancelledAt ?? one.until).getTime() > now.getTime() - week;
}
