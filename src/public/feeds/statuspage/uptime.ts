/** 90 days of each component: Statuspage shows them on its pages and in no file, so this file is ours alone. */
import type { Publication } from "../../../domain/publication/publication.ts";
import { componentStatus, serviceId } from "./ids.ts";

export function uptimeJson(publication: Publication): string {
  return JSON.stringify({
    components: publication.services.map((service) => ({
      id: serviceId(service),
      name: service.name,
      uptime_percentage:
        service.history.running === null ? null : Math.floor(service.history.running * 10_000) / 100,
      days: service.history.days.map(({ day, status }) => ({
        date: day,
        status: status === null ? null : componentStatus[status],
      })),
    })),
  });
}
