/** Planned maintenance of an authority, in words. */

import type { MaintenanceState } from "../../../domain/public-services/maintenance.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import { momentInWords } from "../words.ts";

/** Nothing is called "now": times say it, also in a copy that is read later. */
const stateWords: Readonly<Record<MaintenanceState, string>> = {
  upcoming: "Planned",
  "in-progress": "Under way",
  done: "Finished",
  cancelled: "Called off",
};

export function maintenanceOf({ maintenance, services }: Publication, authority: string) {
  return maintenance
    .filter((one) => one.authority === authority)
    .map((one) => ({
      ...{ key: one.key, title: one.title, words: one.words, state: one.state, services: one.services },
      word: stateWords[one.state],
      from: { iso: one.from, words: momentInWords(one.from) },
      until: { iso: one.until, words: momentInWords(one.until) },
      names: services
        .filter((service) => service.authority === authority && one.services.includes(service.key))
        .map(({ name }) => name)
        .join(", "),
    }));
}
