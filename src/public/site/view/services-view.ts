/** Services of an authority, and how many there are in each state. */
import type { ServiceStatus } from "../../../domain/bodies/service.ts";
import type { PublishedService } from "../../../domain/publication/published-service.ts";
import { dayInWords, statusWords } from "../words.ts";

/** Those that people cannot use come first. */
const urgency: readonly ServiceStatus[] = ["suspended", "essential", "disrupted", "running"];

export function servicesOf(services: readonly PublishedService[], authority: string) {
  const all = services
    .filter((service) => service.authority === authority)
    .toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status))
    .map((service) => ({
      ...service,
      word: statusWords[service.status].text,
      sinceWords: dayInWords(service.since),
    }));
  return {
    services: all,
    troubled: all.filter(({ status }) => status !== "running"),
    running: all.filter(({ status }) => status === "running").map(({ name }) => name),
  };
}

export function countsOf(services: readonly PublishedService[]) {
  return urgency.map((status) => ({
    status,
    ...statusWords[status],
    count: services.filter((service) => service.status === status).length,
  }));
}
