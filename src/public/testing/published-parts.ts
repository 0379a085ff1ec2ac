/** A statement and a service of those publications. */
import { keyFrom } from "../../domain/map/service-keys.ts";
import { calendarOf } from "../../domain/public-services/history.ts";
import type { PublishedService } from "../../domain/publication/published-service.ts";
import type { PublishedStatement } from "../../domain/publication/published-statement.ts";

export function statement(
  number: number,
  title: string,
  publishedAt: string,
  paragraphs: readonly string[],
): PublishedStatement {
  return {
    ...{ number, incident: "INC-2026-0001", title, paragraphs, publishedAt, author: "Northmere Council" },
    ...{ easyRead: [], authority: "northmere", version: 1, corrected: null, retracted: null, earlier: [] },
  };
}

export function service(
  authority: string,
  name: string,
  status: PublishedService["status"],
  note: string,
  expectedReturn: string,
): PublishedService {
  const since = "2026-11-24T10:00:00.000Z";
  const changes = [
    { at: "2026-08-01T00:00:00.000Z", status: "running" },
    ...(status === "running" ? [] : [{ at: since, status }]),
  ] as const;
  const days = calendarOf(new Date("2026-11-29T17:30:00Z")).map(({ day }) => {
    const out = day >= since.slice(0, 10);
    return { day, status: out ? status : ("running" as const) };
  });
  return {
    ...{ authority, key: keyFrom(name), name, group: "", status, note, channels: [], expectedReturn, since },
    expectedDay: null,
    revisions: expectedReturn === "" ? [] : [{ at: since, expected: expectedReturn, expectedDay: null }],
    outages: [],
    history: { days, changes, running: status === "running" ? 1 : 0.94 },
  };
}
