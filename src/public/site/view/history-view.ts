/** 90 days of a service as a bar, as a sentence for whoever cannot see it, and as a list of what changed. */
import { byUrgency, type ServiceStatus } from "../../../domain/bodies/service.ts";
import type { PublishedHistory } from "../../../domain/publication/published-service.ts";
import { dayInWords, momentInWords, statusWords } from "../words.ts";

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
    word: statusWords[status].text,
    count: days.filter((one) => one.status === status).length,
  }));
  const unknown = days.filter(({ status }) => status === null).length;
  const known = counts.filter(({ count }) => count > 0);
  const parts = known.map(({ word, count }) => `${word.toLowerCase()} on ${dayCount(count)}`);
  const sentence = parts.length === 0 ? "nothing is known yet" : new Intl.ListFormat("en-GB").format(parts);
  return {
    width: days.length * step - 1,
    height: whole,
    label: `The last ${dayCount(days.length)}: ${sentence}${unknown === 0 || parts.length === 0 ? "" : `, and not known on ${dayCount(unknown)}`}.`,
    paths: [
      ...known.map(({ status }) => ({ status, d: pathOf(days, status, heights[status]) })),
      ...(unknown === 0 ? [] : [{ status: "unknown", d: pathOf(days, null, 2) }]),
    ],
    from: dayInWords(`${days[0]?.day ?? "1970-01-01"}T12:00:00Z`),
    to: dayInWords(`${days.at(-1)?.day ?? "1970-01-01"}T12:00:00Z`),
    share: running === null ? "" : `${percentOf(running)}%`,
    changes: changes.toReversed().map(({ at, status }) => ({
      ...{ iso: at, when: momentInWords(at), status, word: statusWords[status].text },
    })),
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

function dayCount(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
