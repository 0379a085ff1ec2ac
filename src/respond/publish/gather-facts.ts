/**
 * What may be published: the bodies, their services and hours, and of each incident that the public has been told of its
 * published statements, which kinds of data were found, and the advice that fits them. Never a person, a count of people
 * or a draft.
 */

import type { Authority } from "../../domain/bodies/authority.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { type Advice, adviceFor, type CategoryWords } from "../../domain/notices/advice.ts";
import type { Maintenance } from "../../domain/public-services/maintenance.ts";
import type { Outage } from "../../domain/public-services/outage.ts";
import type { Point } from "../../domain/publication/point.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { Translation } from "../../domain/translations/translation.ts";
import type { Standing } from "../desk/house/public-service-forms.ts";
import type { KeptPlace, PlacePorts } from "../places/place-store.ts";
import type { PointStore } from "../points/point-store.ts";
import type { BodyStore, IncidentStore, LedgerStore, PeopleStore, StatementStore } from "../ports.ts";
import type { PublicServicePorts } from "../public-services/ports.ts";
import type { TranslationStore } from "../translations/translation-store.ts";
import { readPublicServices } from "./facts/public-services.ts";
import { type TakenKind, type ThoughtKind, takenKinds } from "./facts/taken.ts";

export type PublicIncident = Pick<
  Incident,
  "id" | "reference" | "title" | "phase" | "origin" | "declaredAt" | "believed"
> & {
  readonly involved: readonly Authority["id"][];
  /** Published ones, newest first. */
  readonly statements: readonly Statement[];
  /** What is told of what we know and believe, every wording that was published. */
  readonly points: readonly Point[];
  /** Kinds of data found, in the words and the order of the content files. */
  readonly taken: readonly TakenKind[];
  /** Kinds that points say were taken, besides what was found. */
  readonly thought: readonly ThoughtKind[];
  readonly advice: readonly Advice[];
};

export type PublicFacts = {
  readonly publishedAt: Date;
  readonly authorities: readonly Authority[];
  readonly services: readonly Standing[];
  readonly outages: readonly Outage[];
  readonly maintenances: readonly Maintenance[];
  readonly places: readonly KeptPlace[];
  /** Newest first. */
  readonly incidents: readonly PublicIncident[];
  /** Those that a second person has approved, whatever the English says by now. */
  readonly translations: readonly Translation[];
};

export type FactsPorts = PublicServicePorts &
  PlacePorts & {
    readonly bodies: BodyStore;
    readonly incidents: IncidentStore;
    readonly statements: StatementStore;
    readonly points: PointStore;
    readonly translations: Pick<TranslationStore, "current">;
    readonly people: PeopleStore;
    readonly entries: LedgerStore;
    /** The words that communications staff edit. */
    content(): Promise<{ readonly categories: CategoryWords; readonly advice: readonly Advice[] }>;
    now(): Date;
  };

export async function gatherFacts(ports: FactsPorts, publishedAt: Date): Promise<PublicFacts> {
  const [authorities, publicServices, places, incidents, translations] = await Promise.all([
    ports.bodies.authorities(),
    readPublicServices(ports, publishedAt),
    ports.places.all(),
    ports.incidents.all(),
    ports.translations.current(),
  ]);
  const told = await Promise.all(incidents.map((incident) => publicIncident(ports, incident)));
  return {
    publishedAt,
    authorities,
    ...publicServices,
    places,
    incidents: told.filter((incident) => incident !== null),
    translations: translations.filter(({ state }) => state === "approved"),
  };
}

/** Null where the public has not been told of it. */
async function publicIncident(ports: FactsPorts, incident: Incident): Promise<PublicIncident | null> {
  const statements = (await ports.statements.of(incident.id)).filter(
    ({ publishedAt }) => publishedAt !== null,
  );
  if (statements.length === 0) return null;
  const { id, reference, title, phase, origin, declaredAt, believed } = incident;
  const found = await ports.people.categories(incident.id);
  const { categories, advice } = await ports.content();
  const points = (await ports.points.of(incident.id)).filter(({ publishedAt }) => publishedAt !== null);
  const { all, ...kinds } = takenKinds(found, points, categories);
  return {
    ...{ id, reference, title, phase, origin, declaredAt, believed },
    involved: incident.involved.map(({ authority }) => authority),
    statements,
    points,
    ...kinds,
    advice: adviceFor(all, advice),
  };
}
