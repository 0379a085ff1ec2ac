/** Outages of several authorities' services: what waits for one's own authority, what goes on, and what is over. */
import { latestSaying, type Outage, waitsFor } from "../../../domain/public-services/outage.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { serviceTags } from "../../words/states.ts";

export const path = "/outages";
export const needs = "staff";
export const verbs = { get: "service.read" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const { desk, staff } = visit;
  const outages = await desk.outages(staff);
  const line = (outage: Outage) => lineOf(visit, outage);
  return page("public-services/outages/page.njk", {
    title: "Outages",
    back: { href: "/incidents", text: "Incidents" },
    mayTell: mayEver(staff.role, "outage.tell"),
    mayTranslate: mayEver(staff.role, "translation.write"),
    waiting: outages.filter((one) => waitsFor(one, staff.authority)).map(line),
    going: outages.filter(({ endedAt }) => endedAt === null).map(line),
    over: outages.filter(({ endedAt }) => endedAt !== null).map(line),
  });
}

function lineOf({ authorities }: StaffVisit, outage: Outage) {
  const names = new Map(authorities.map(({ id, name }) => [id, name]));
  const of = (state: string) =>
    outage.parts.filter((part) => part.state === state).map(({ authority }) => names.get(authority) ?? "");
  return {
    ...{
      title: outage.title,
      href: `/outages/${outage.id}`,
      startedAt: outage.startedAt,
      endedAt: outage.endedAt,
    },
    origin: names.get(outage.origin) ?? "",
    tag: serviceTags[latestSaying(outage).status],
    joined: of("joined"),
    waits: of("waiting"),
  };
}
