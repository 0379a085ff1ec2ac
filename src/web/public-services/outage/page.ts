/** One outage: what was said of it, who has joined, and what one's own authority can do about it. */
import { latestSaying } from "../../../domain/public-services/outage.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { dayOfIso } from "../../words/dates.ts";
import { serviceTags } from "../../words/states.ts";
import { channelWords } from "../channel-fields.ts";
import { outageOf, partOf } from "./found.ts";

export const path = "/outages/:outage";
export const needs = "staff";
export const verbs = { get: "service.read" } as const;

const stateWords = {
  joined: "Joined",
  waiting: "Not answered yet",
  declined: "Not theirs, or left",
} as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, authorities } = visit;
  const outage = await outageOf(visit);
  if (outage === undefined) return notFound;
  const version = await desk.version(staff, { kind: "outage", outage: outage.id, authority: outage.origin });
  const names = new Map(authorities.map(({ id, name }) => [id, name]));
  const services = new Map((await desk.services(staff)).map(({ id, name }) => [id, name]));
  const own = partOf(outage, staff.authority);
  const here = `/outages/${outage.id}`;
  const going = outage.endedAt === null;
  return page("public-services/outage/page.njk", {
    ...{ title: outage.title, here, going, version: String(version) },
    ...{ startedAt: outage.startedAt, endedAt: outage.endedAt },
    back: { href: "/outages", text: "Outages" },
    origin: names.get(outage.origin) ?? "",
    tag: serviceTags[latestSaying(outage).status],
    sayings: outage.sayings.toReversed().map((one) => ({
      ...{ ...one, tag: serviceTags[one.status] },
      day: one.expectedDay === null ? "" : dayOfIso(one.expectedDay),
    })),
    mayTell: going && outage.origin === staff.authority && mayEver(staff.role, "outage.tell"),
    mayAnswer: going && own !== undefined && mayEver(staff.role, "outage.join"),
    own: own?.state ?? null,
    parts: outage.parts.map((part) => ({
      ...{ name: names.get(part.authority) ?? "", state: part.state, stateWords: stateWords[part.state] },
      ...{ decidedAt: part.decidedAt, by: part.decidedByName, words: part.words },
      services: part.services.map((id) => services.get(id) ?? ""),
      channels: part.channels.map((one) => ({ ...one, kind: channelWords[one.kind] })),
    })),
  });
}
