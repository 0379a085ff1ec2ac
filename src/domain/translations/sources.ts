/** Which fields of each text are translated. The site asks the same when it shows them: both must name them alike. */
import type { Service } from "../bodies/service.ts";
import type { AuthorityId } from "../ids.ts";
import type { Incident } from "../incident/incident.ts";
import type { Place } from "../places/place.ts";
import type { Channel } from "../public-services/channel.ts";
import type { Maintenance } from "../public-services/maintenance.ts";
import { latestSaying, type Outage, type OutagePart } from "../public-services/outage.ts";
import type { Point } from "../publication/point.ts";
import type { Statement } from "../publication/statement.ts";
import { type SubjectKind, type SubjectName, subjectName, type Words, written } from "./subject.ts";

export type Named = { readonly subject: SubjectName; readonly kind: SubjectKind; readonly fields: Words };

export function incidentWords({ id, title, believed }: Pick<Incident, "id" | "title" | "believed">): Named {
  return named("incident", [id], { title, what: believed.what });
}

export function statementWords(statement: Statement): Named {
  const { incident, number, title, body, easyRead, changed, state, why } = statement;
  // Why a draft was sent back is no matter of the public.
  const withdrawn = state === "retracted" ? why : "";
  return named("statement", [incident, number], { title, body, easyRead, changed, withdrawn });
}

export function pointWords({ incident, number, text, why }: Point): Named {
  return named("point", [incident, number], { text, why });
}

export function outageWords(outage: Pick<Outage, "id" | "title" | "sayings">): Named {
  const { words, expected } = latestSaying(outage);
  return named("outage", [outage.id], { title: outage.title, words, expected });
}

export function partWords(
  outage: Pick<Outage, "id">,
  { authority, words, channels }: Pick<OutagePart, "authority" | "words" | "channels">,
): Named {
  return named("outage-part", [outage.id, authority], { words, ...ways(channels) });
}

export function serviceWords(
  service: Pick<Service, "id" | "name" | "group" | "note" | "expected" | "channels">,
): Named {
  const { id, name, group, note, expected, channels } = service;
  return named("service", [id], { name, group, note, expected, ...ways(channels) });
}

export function maintenanceWords({ id, title, words }: Pick<Maintenance, "id" | "title" | "words">): Named {
  return named("maintenance", [id], { title, words });
}

export function placeWords({ id, name, access, special }: Pick<Place, "id" | "name" | "access" | "special">) {
  const said = [...new Set(special.map(({ words }) => words))].filter((words) => words !== "");
  return named("place", [id], { name, access, ...counted("day", said) });
}

/** Whose words a statement is: Candour's own are of the body where it began. */
export function speakerOf({ authority }: Pick<Statement, "authority">, origin: AuthorityId): AuthorityId {
  return authority ?? origin;
}

function ways(channels: readonly Channel[]): Words {
  return counted("way", [...new Set(channels.map(({ words }) => words))]);
}

function counted(name: string, texts: readonly string[]): Words {
  return Object.fromEntries(texts.map((text, index) => [`${name}-${index + 1}`, text]));
}

function named(kind: SubjectKind, parts: readonly (string | number)[], fields: Words): Named {
  return { subject: subjectName(kind, ...parts), kind, fields: written(fields) };
}
