/** 90 days of a service as a bar, as figures for whoever cannot see it, and as a list of what changed. */
import { byUrgency, type ServiceStatus } from "../../../domain/bodies/service.ts";
import type { PublishedHistory } from "../../../domain/publication/published-service.ts";

/** A day is 4 wide, 3 of it filled; what is worse stands higher, so that it shows without its colour. */
const step = 4;
const heights: Readonly<Record<ServiceStatus, number>> = {
  running: 14,
  disrupted: 20,
  essential: 26,
  suspended: 32,
};
const whole = 32;

export function historyView({ days, changes, running }: PublishedHistory) {
  const counts = byUrgency.map((status) => ({
    status,
    count: days.filter((one) => one.status === status).length,
  }));
  const unknown = days.filter(({ status }) => status === null).length;
  const known = counts.filter(({ count }) => count > 0);
  return {
    width: days.length * step - 1,
    height: whole,
    days: days.length,
    known,
    unknown,
    paths: [
      ...known.map(({ status }) => ({ status, d: pathOf(days, status, heights[status]) })),
      ...(unknown === 0 ? [] : [{ status: "unknown", d: pathOf(days, null, 2) }]),
    ],
    from: days[0]?.day ?? "1970-01-01",
    to: days.at(-1)?.day ?? "1970-01-01",
    share: running === null ? "" : `${percentOf(running)}%`,
    changes: changes.toReversed().map(({ at, status }) => ({ iso: at, status })),
  };
}

/** Neighbours of the same height are one bar less to draw, but days that stand apart are easier to count. */
function pathOf(days: PublishedHistory["days"], status: ServiceStatus | null, height: number): string {
  return days
    .flatMap((one, index) =>
      one.status === status ? [`M${index * step} ${whole - height}h3v${height}h-3z`] : [],
    )
    .join("");
}

/** Rounded down: only what ran all of the time is 100%. */
function percentOf(share: number): string {
  const percent = Math.floor(share * 1000) / 10;
  return Number.isInteger(percent) ? String(percent) : percent.toFixed(1);
}
