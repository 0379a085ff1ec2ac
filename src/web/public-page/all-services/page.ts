/** What runs and what does not, by authority, what is planned, and where people get help: what the public page says of it. */

import { type Service, worstOf } from "../../../domain/bodies/service.ts";
import { openOn, type Place, weekInRuns } from "../../../domain/places/place.ts";
import { writeHours } from "../../../domain/places/written-hours.ts";
import {
  type Maintenance,
  maintenanceShown,
  maintenanceState,
} from "../../../domain/public-services/maintenance.ts";
import { latestSaying, type Outage, outagesOf, waitsFor } from "../../../domain/public-services/outage.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { channelWords } from "../../public-services/channel-fields.ts";
import { dayOfIso } from "../../words/dates.ts";
import { serviceTags } from "../../words/states.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services";
export const needs = "incident";
export const verbs = { get: "service.read", post: "site.publish" } as const;

export async function get({ desk, staff, incident, authorities, site, now }: IncidentVisit): Promise<Reply> {
  const [services, outages, maintenances, places] = await Promise.all([
    desk.services(staff),
    desk.outages(staff),
    desk.maintenances(staff),
    desk.places(staff),
  ]);
  const going = outages.filter(({ endedAt }) => endedAt === null);
  const ownFirst = authorities.toSorted(
    (a, b) => Number(b.id === staff.authority) - Number(a.id === staff.authority),
  );
  return page("public-page/all-services/page.njk", {
    title: "Services",
    base: `/incidents/${incident.reference}`,
    publicSiteUrl: site.publicSiteUrl,
    waiting: going.filter((one) => waitsFor(one, staff.authority)).map(outageLink),
    going: going.map(outageLink),
    groups: ownFirst.map(({ id, name, contact }) => ({
      ...{ name, contact, own: id === staff.authority },
      services: services
        .filter(({ authority }) => authority === id)
        .map((service) => ({
          ...{ ...service, tag: serviceTags[service.status] },
          shown: serviceTags[shownStatus(service, going)],
          worse: shownStatus(service, going) !== service.status,
          overdue:
            service.status !== "running" && service.expectedDay !== null && service.expectedDay < ukDay(now),
          day: service.expectedDay === null ? "" : dayOfIso(service.expectedDay),
          channels: service.channels.map((one) => `${channelWords[one.kind]}: ${one.value}`),
          outages: outagesOf(service.id, going).map(outageLink),
        })),
      maintenances: maintenances
        .filter((one) => one.authority === id && maintenanceShown(one, now))
        .map((one) => maintenanceView(one, now)),
      places: places.filter(({ authority }) => authority === id).map((place) => placeView(place, ukDay(now))),
    })),
  });
}

/** Brings the public page up to date with the facts as they are. */
export async function post(visit: IncidentVisit): Promise<Reply> {
  return redirect(`/incidents/${visit.incident.reference}/services`, await publishAnew(visit, "Done."));
}

/** What the public reads: its own status, or what an outage that its authority has joined says, whichever is worse. */
function shownStatus({ id, status }: Service, going: readonly Outage[]) {
  return worstOf([status, ...outagesOf(id, going).map((one) => latestSaying(one).status)]);
}

function outageLink({ id, title }: Outage) {
  return { title, href: `/outages/${id}` };
}

const stateWords = {
  upcoming: { text: "Planned", colour: "blue" },
  "in-progress": { text: "Goes on now", colour: "yellow" },
  done: { text: "Done", colour: "grey" },
  cancelled: { text: "Called off", colour: "grey" },
} as const;

function maintenanceView(one: Maintenance, now: Date) {
  const state = maintenanceState(one, now);
  const open = state === "upcoming" || state === "in-progress";
  return {
    ...{ id: one.id, title: one.title, from: one.from, until: one.until, open },
    tag: stateWords[state],
  };
}

function placeView(place: Place, today: string) {
  const { hours, words } = openOn(place, today);
  const week = weekInRuns(place.weekly).map(
    ({ first, last, hours: open }) =>
      `${first === last ? named(first) : `${named(first)} to ${named(last)}`}, ${writeHours(open)}`,
  );
  const days = place.special
    .filter(({ day }) => day >= today)
    .map((one) => [dayOfIso(one.day), one.hours === null ? "closed" : writeHours([one.hours]), one.words]);
  return {
    ...{ id: place.id, name: place.name, address: place.address.join(", "), week },
    days: days.map((parts) => parts.filter((part) => part !== "").join(", ")),
    today: [hours.length === 0 ? "closed" : writeHours(hours), words]
      .filter((part) => part !== "")
      .join(", "),
  };
}

function named(weekday: string): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}
