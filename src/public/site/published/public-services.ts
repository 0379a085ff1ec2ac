/** Services, outages and maintenance as plain data. Nobody's name, no id of the record but those that stand in addresses. */

import type { Authority } from "../../../domain/bodies/authority.ts";
import type { ServiceId } from "../../../domain/ids.ts";
import type { Expectation } from "../../../domain/public-services/history.ts";
import { revised } from "../../../domain/public-services/history.ts";
import { type Maintenance, maintenanceState } from "../../../domain/public-services/maintenance.ts";
import { latestSaying, type Outage } from "../../../domain/public-services/outage.ts";
import type { PublishedMaintenance, PublishedOutage } from "../../../domain/publication/published-outage.ts";
import type { PublishedService } from "../../../domain/publication/published-service.ts";
import {
  maintenanceWords,
  outageWords,
  partWords,
  serviceWords,
} from "../../../domain/translations/sources.ts";
import type { PublicFacts } from "../../../respond/publish/gather-facts.ts";
import type { Translations } from "./in-languages.ts";

type KeyOf = (id: Authority["id"]) => string;

export function publishedServices(
  { services }: PublicFacts,
  keyOf: KeyOf,
  { translatedOf }: Translations,
): readonly PublishedService[] {
  return services.map(({ service, ...standing }) => {
    const { authority, key, name, group, note, channels } = service;
    return {
      ...{ authority: keyOf(authority), key, name, group, status: standing.status, note, channels },
      expectedReturn: standing.expected,
      expectedDay: standing.expectedDay,
      revisions: standing.revisions.map(expectation),
      since: standing.since.toISOString(),
      outages: standing.outages.map(outageKey),
      // When it is back may be what an outage says of it.
      ...translatedOf(...standing.outages.map(outageWords), serviceWords(service)),
      history: {
        days: standing.days,
        changes: standing.changes.map(({ at, status }) => ({ at: at.toISOString(), status })),
        running: standing.running,
      },
    };
  });
}

export function publishedOutages(
  { outages, services }: PublicFacts,
  keyOf: KeyOf,
  { translatedOf }: Translations,
): readonly PublishedOutage[] {
  const keys = serviceKeys({ services });
  return outages.map((outage) => {
    const { status, words, expected, expectedDay, at } = latestSaying(outage);
    return {
      ...{ key: outageKey(outage), title: outage.title, origin: keyOf(outage.origin), status, words },
      ...{ expectedReturn: expected, expectedDay, revisions: revised(outage.sayings).map(expectation) },
      sayings: outage.sayings.map((one) => ({
        at: one.at.toISOString(),
        status: one.status,
        words: one.words,
      })),
      startedAt: outage.startedAt.toISOString(),
      updatedAt: (outage.endedAt ?? at).toISOString(),
      endedAt: outage.endedAt?.toISOString() ?? null,
      ...translatedOf(outageWords(outage)),
      leavings: outage.parts.flatMap(({ leftAt }) => leftAt?.toISOString() ?? []),
      parts: outage.parts
        .filter(({ state }) => state === "joined")
        .map((part) => ({
          authority: keyOf(part.authority),
          joinedAt: (part.decidedAt ?? part.askedAt).toISOString(),
          services: part.services.flatMap((id) => keys.get(id) ?? []),
          words: part.words,
          channels: part.channels,
          ...translatedOf(partWords(outage, part)),
        })),
    };
  });
}

export function publishedMaintenance(
  { maintenances, services, publishedAt }: PublicFacts,
  keyOf: KeyOf,
  { translatedOf }: Translations,
): readonly PublishedMaintenance[] {
  const keys = serviceKeys({ services });
  return maintenances.map((one: Maintenance) => ({
    key: one.id.slice(0, 13),
    authority: keyOf(one.authority),
    services: one.services.flatMap((id) => keys.get(id) ?? []),
    ...{ title: one.title, words: one.words, from: one.from.toISOString(), until: one.until.toISOString() },
    state: maintenanceState(one, publishedAt),
    ...translatedOf(maintenanceWords(one)),
  }));
}

function serviceKeys({ services }: Pick<PublicFacts, "services">): ReadonlyMap<ServiceId, string> {
  return new Map(services.map(({ service }) => [service.id, service.key]));
}

/** The first characters of its id: short, the same for good, and telling nothing. */
function outageKey({ id }: Pick<Outage, "id">): string {
  return id.slice(0, 13);
}

function expectation({ at, expected, expectedDay }: Expectation) {
  return { at: at.toISOString(), expected, expectedDay };
}
