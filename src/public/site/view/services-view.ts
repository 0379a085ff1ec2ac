/** Services of an authority, and how many there are in each state. */
import { byUrgency } from "../../../domain/bodies/service.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedService } from "../../../domain/publication/published-service.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { statusWords } from "../words.ts";
import { channelView } from "./channel-view.ts";
import { expectedView } from "./expected-view.ts";
import { historyView } from "./history-view.ts";
import { maintenanceOf } from "./maintenance-view.ts";
import { outagesAt } from "./outage-view.ts";

export type ServiceView = ReturnType<typeof serviceView>;

/** Those that people cannot use come first. */
export function servicesOf(publication: Publication, authority: string) {
  const all = publication.services
    .filter((service) => service.authority === authority)
    .map((service) => serviceView(service, publication));
  const sorted = all.toSorted((a, b) => byUrgency.indexOf(a.status) - byUrgency.indexOf(b.status));
  const grouped = new Set(all.map(({ group }) => group)).size > 1;
  const groups = [...Map.groupBy(grouped ? all : sorted, ({ group }) => group)].map(([name, services]) => ({
    name,
    services,
  }));
  return {
    services: sorted,
    /** In the order that staff gave them, under their headings; those of no group come last. */
    groups: groups.toSorted((a, b) => Number(a.name === "") - Number(b.name === "")),
    grouped,
    // What an outage above them says already is not said again beside each.
    troubled: sorted
      .filter(({ status }) => status !== "running")
      .map((one) => (one.saidByOutage ? { ...one, back: null, overdue: false } : one)),
    running: all.filter(({ status }) => status === "running").map(({ name, href }) => ({ name, href })),
  };
}

function serviceView(service: PublishedService, publication: Publication) {
  const { authority, key, status, channels, history } = service;
  return {
    ...service,
    href: `/services/${authority}/${key}`,
    word: statusWords[status].text,
    ...expectedView(service, ukDay(new Date(publication.updatedAt))),
    saidByOutage: saidByOutage(service, publication),
    ways: channels.map(channelView),
    inOutages: outagesAt(publication, authority).filter(({ key: outage }) =>
      service.outages.includes(outage),
    ),
    maintenance: maintenanceOf(publication, authority).filter(({ services }) => services.includes(key)),
    bar: historyView(history),
  };
}

/** An outage that goes on expects it back at the same time, in the same words. */
function saidByOutage(service: PublishedService, { outages }: Publication): boolean {
  return outages.some(
    ({ key, endedAt, parts, expectedReturn, expectedDay }) =>
      endedAt === null &&
      service.outages.includes(key) &&
      parts.some(({ authority }) => authority === service.authority) &&
      expectedReturn === service.expectedReturn &&
      expectedDay === service.expectedDay,
  );
}

export function countsOf(services: readonly PublishedService[]) {
  return byUrgency.map((status) => ({
    status,
    count: services.filter((service) => service.status === status).length,
  }));
}
