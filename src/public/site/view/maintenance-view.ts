/** Planned maintenance of an authority. Nothing is called "now": times say it, also in a copy that is read later. */
import type { Publication } from "../../../domain/publication/publication.ts";

export function maintenanceOf({ maintenance, services }: Publication, authority: string) {
  return maintenance
    .filter((one) => one.authority === authority)
    .map((one) => ({
      ...{ key: one.key, title: one.title, words: one.words, state: one.state, services: one.services },
      from: { iso: one.from },
      until: { iso: one.until },
      names: services
        .filter((service) => service.authority === authority && one.services.includes(service.key))
        .map(({ name }) => name),
    }));
}
