/** What there is to translate for whoever asks: the words of their own authority, as they stand now. */
import type { Incident } from "../../domain/incident/incident.ts";
import { maintenanceShown } from "../../domain/public-services/maintenance.ts";
import { type Point, rootOfPoint, wordingsOf } from "../../domain/publication/point.ts";
import { rootOf, type Statement, versionsOf } from "../../domain/publication/statement.ts";
import {
  incidentWords,
  maintenanceWords,
  type Named,
  outageWords,
  partWords,
  placeWords,
  pointWords,
  serviceWords,
  speakerOf,
  statementWords,
} from "../../domain/translations/sources.ts";
import type { Source } from "../../domain/translations/subject.ts";
import type { By } from "../change-by.ts";
import { mayActFor } from "../change-by.ts";
import { readIncidents } from "../incident/read-incidents.ts";
import type { TranslationPorts } from "./translation-store.ts";

export async function readSources(ports: TranslationPorts, reader: By): Promise<readonly Source[]> {
  const incidents = await readIncidents(ports, reader);
  const [ofIncidents, ofHouse] = await Promise.all([
    Promise.all(incidents.map((incident) => sourcesOfIncident(ports, incident))),
    sourcesOfHouse(ports),
  ]);
  return [...ofIncidents.flat(), ...ofHouse].filter(
    ({ authority, fields }) => mayActFor(reader, authority) && Object.keys(fields).length > 0,
  );
}

async function sourcesOfIncident(ports: TranslationPorts, incident: Incident): Promise<readonly Source[]> {
  const [statements, points] = await Promise.all([
    ports.statements.of(incident.id),
    ports.points.of(incident.id),
  ]);
  const isTold = statements.some(({ publishedAt }) => publishedAt !== null);
  const { id, title, origin } = incident;
  const about = source(incidentWords(incident), title, { incident: id, authority: origin, isPublic: isTold });
  return [
    about,
    ...statements.filter(isOnItsWay).map((one) =>
      source(statementWords(one), one.title, {
        ...{ incident: id, authority: speakerOf(one, origin), isPublic: one.publishedAt !== null },
        isCurrent: one.state !== "retracted" && !isPast(one, versionsOf(statements, rootOf(one))),
      }),
    ),
    ...points
      .filter(({ state }) => state !== "discarded")
      .map((one) =>
        source(pointWords(one), one.text, {
          ...{ incident: id, authority: one.authority, isPublic: isTold && one.publishedAt !== null },
          isCurrent: !isPast(one, wordingsOf(points, rootOfPoint(one))),
        }),
      ),
  ];
}

async function sourcesOfHouse(ports: TranslationPorts): Promise<readonly Source[]> {
  const [services, outages, maintenances, places] = await Promise.all([
    ports.bodies.services(),
    ports.outages.all(),
    ports.maintenances.all(),
    ports.places.all(),
  ]);
  const now = ports.now();
  return [
    ...outages.map((one) =>
      source(outageWords(one), one.title, { authority: one.origin, isCurrent: one.endedAt === null }),
    ),
    ...outages.flatMap((one) =>
      one.parts
        .filter(({ state }) => state === "joined")
        .map((part) =>
          source(partWords(one, part), one.title, {
            ...{ authority: part.authority, isCurrent: one.endedAt === null },
          }),
        ),
    ),
    ...services.map((one) => source(serviceWords(one), one.name, one)),
    ...maintenances.map((one) =>
      source(maintenanceWords(one), one.title, {
        ...{ authority: one.authority, isCurrent: one.cancelledAt === null && maintenanceShown(one, now) },
      }),
    ),
    ...places.map((one) => source(placeWords(one), one.name, one)),
  ];
}

function isOnItsWay({ state }: Statement): boolean {
  return state !== "discarded" && state !== "sent-back";
}

/** Others have been published after it in its place. */
function isPast<T extends Statement | Point>(one: T, published: readonly T[]): boolean {
  return one.publishedAt !== null && published.at(-1)?.number !== one.number;
}

type Rest = Pick<Source, "authority"> & Partial<Pick<Source, "incident" | "isPublic" | "isCurrent">>;

function source(named: Named, title: string, rest: Rest): Source {
  const { authority, incident = null, isPublic = true, isCurrent = true } = rest;
  return { ...named, title, authority, incident, isPublic, isCurrent };
}
