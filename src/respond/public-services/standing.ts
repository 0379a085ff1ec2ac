/** How services stand for the public: what is said of each, or what an outage that its authority has joined says of it. */
import { byUrgency, type Service } from "../../domain/bodies/service.ts";
import type { ServiceId } from "../../domain/ids.ts";
import {
  type CalendarDay,
  calendarOf,
  daysOf,
  expectationsOf,
  joined,
  revised,
  type StatusChange,
  shareRunning,
} from "../../domain/public-services/history.ts";
import { latestSaying, linesOf, type Outage, outagesOf } from "../../domain/public-services/outage.ts";
import type { Standing } from "../desk/house/public-service-forms.ts";

export function standingsOf(
  services: readonly Service[],
  changes: ReadonlyMap<ServiceId, readonly StatusChange[]>,
  outages: readonly Outage[],
  now: Date,
): readonly Standing[] {
  const calendar = calendarOf(now);
  return services.map((service) =>
    standingOf(service, changes.get(service.id) ?? [], outages, calendar, now),
  );
}

function standingOf(
  service: Service,
  said: readonly StatusChange[],
  outages: readonly Outage[],
  calendar: readonly CalendarDay[],
  now: Date,
): Standing {
  const line = joined([said, ...linesOf(service.id, outages)]).filter(({ at }) => at <= now);
  const open = outagesOf(service.id, outages).filter(({ endedAt }) => endedAt === null);
  const first = calendar[0]!.from;
  const before = line.findLastIndex(({ at }) => at.getTime() <= first);
  return {
    service,
    ...worse(service, said, open),
    outages: open,
    days: daysOf(line, calendar, now),
    changes: line.slice(Math.max(0, before)),
    running: shareRunning(line, calendar, now),
  };
}

/** The worse of what is said of it and of what outages say; of two alike, the service's own word. */
function worse(service: Service, said: readonly StatusChange[], open: readonly Outage[]) {
  const own = byUrgency.indexOf(service.status);
  const worst = open.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
  if (worst === undefined || rankOf(worst) >= own) {
    const { status, since, expected, expectedDay } = service;
    return { status, since, expected, expectedDay, revisions: expectationsOf(said) };
  }
  const { status, expected, expectedDay } = latestSaying(worst);
  return { status, since: worst.startedAt, expected, expectedDay, revisions: revised(worst.sayings) };
}

function rankOf(outage: Outage): number {
  return byUrgency.indexOf(latestSaying(outage).status);
}
