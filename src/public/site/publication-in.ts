/**
 * The publication as it is read in one language: what staff wrote in its translation, where there is one of the words
 * that stand now, and else in English. `spoken`: everything that is in that language; the rest is marked as English.
 */
import type { Language } from "../../domain/languages/language.ts";
import { numbersKept } from "../../domain/languages/numbers.ts";
import type { Channel } from "../../domain/public-services/channel.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedAuthority } from "../../domain/publication/published-authority.ts";
import type { PublishedIncident } from "../../domain/publication/published-incident.ts";
import type { PublishedMaintenance, PublishedOutage } from "../../domain/publication/published-outage.ts";
import type { PublishedPoint, PublishedWording } from "../../domain/publication/published-point.ts";
import type { PublishedService } from "../../domain/publication/published-service.ts";
import type { PublishedStatement, PublishedVersion } from "../../domain/publication/published-statement.ts";
import type { Translated } from "../../domain/publication/published-translation.ts";

export type Spoken = { readonly publication: Publication; readonly spoken: ReadonlySet<string> };

export function publicationIn(publication: Publication, { code, dir }: In): Spoken {
  const spoken = new Set<string>();
  const speak = (of: Translated) => speakerOf(of, { code, dir }, spoken);
  return {
    spoken,
    publication: {
      ...publication,
      authorities: publication.authorities.map((one) => authorityIn(one, speak)),
      services: publication.services.map((one) => serviceIn(one, speak(one))),
      outages: publication.outages.map((one) => outageIn(one, speak)),
      maintenance: publication.maintenance.map((one) => maintenanceIn(one, speak(one))),
      incidents: publication.incidents.map((one) => incidentIn(one, speak(one))),
      statements: publication.statements.map((one) => statementIn(one, { code, dir }, speak)),
      points: publication.points.map((one) => pointIn(one, speak)),
    },
  };
}

type In = Pick<Language, "code" | "dir">;
type Say = (english: string) => string;
type Speak = (of: Translated) => Say;

function speakerOf({ translated }: Translated, { code, dir }: In, spoken: Set<string>): Say {
  const own = translated !== undefined && Object.hasOwn(translated, code) ? translated[code] : undefined;
  return (english) => {
    // What staff wrote may be called as something that every object has.
    const found = own !== undefined && Object.hasOwn(own, english) ? own[english] : undefined;
    if (found === undefined) return english;
    const words = numbersKept(found, dir);
    spoken.add(words);
    return words;
  };
}

function authorityIn(authority: PublishedAuthority, speak: Speak): PublishedAuthority {
  return {
    ...authority,
    places: authority.places.map((place) => {
      const say = speak(place);
      return {
        ...{ ...place, name: say(place.name), access: say(place.access) },
        special: place.special.map((day) => ({ ...day, words: say(day.words) })),
      };
    }),
  };
}

function serviceIn(service: PublishedService, say: Say): PublishedService {
  return {
    ...{ ...service, name: say(service.name), group: say(service.group), note: say(service.note) },
    channels: channelsIn(service.channels, say),
    ...expectedIn(service, say),
  };
}

function outageIn(outage: PublishedOutage, speak: Speak): PublishedOutage {
  const say = speak(outage);
  return {
    ...{ ...outage, title: say(outage.title), words: say(outage.words), ...expectedIn(outage, say) },
    parts: outage.parts.map((part) => {
      const own = speak(part);
      return { ...part, words: own(part.words), channels: channelsIn(part.channels, own) };
    }),
  };
}

function maintenanceIn(maintenance: PublishedMaintenance, say: Say): PublishedMaintenance {
  return { ...maintenance, title: say(maintenance.title), words: say(maintenance.words) };
}

function incidentIn(incident: PublishedIncident, say: Say): PublishedIncident {
  return {
    ...{ ...incident, title: say(incident.title) },
    taken: { ...incident.taken, what: say(incident.taken.what) },
  };
}

function statementIn(statement: PublishedStatement, language: In, speak: Speak): PublishedStatement {
  const say = speak(statement);
  const { corrected, retracted, earlier, behind = [] } = statement;
  return {
    ...{ ...statement, ...textIn(statement, language, say) },
    corrected: corrected === null ? null : { ...corrected, changed: say(corrected.changed) },
    retracted: retracted === null ? null : { ...retracted, why: say(retracted.why) },
    earlier: earlier.map((one) => versionIn(one, language, speak(one))),
    behind: behind.filter((one) => one === language.code),
  };
}

function versionIn(version: PublishedVersion, language: In, say: Say): PublishedVersion {
  return { ...version, ...textIn(version, language, say), changed: say(version.changed) };
}

function textIn(text: PublishedVersion | PublishedStatement, { code, dir }: In, say: Say) {
  const { bodies, title, paragraphs } = text;
  const body = bodies !== undefined && Object.hasOwn(bodies, code) ? bodies[code] : undefined;
  if (body === undefined) return { spoken: false };
  const kept = (lines: readonly string[]) => lines.map((line) => numbersKept(line, dir));
  return {
    ...{ title: say(title), paragraphs: kept(body.paragraphs), easyRead: kept(body.easyRead) },
    ...{ spoken: true, original: { title, paragraphs } },
  };
}

function pointIn(point: PublishedPoint, speak: Speak): PublishedPoint {
  return {
    ...point,
    ...wordingIn(point, speak(point)),
    earlier: point.earlier.map((one) => wordingIn(one, speak(one))),
  };
}

function wordingIn<T extends PublishedWording>(wording: T, say: Say): T {
  return { ...wording, text: say(wording.text), why: say(wording.why) };
}

function channelsIn(channels: readonly Channel[], say: Say): readonly Channel[] {
  return channels.map((one) => ({ ...one, words: say(one.words) }));
}

type Expected = Pick<PublishedOutage, "expectedReturn" | "revisions">;

function expectedIn({ expectedReturn, revisions }: Expected, say: Say): Expected {
  return {
    expectedReturn: say(expectedReturn),
    revisions: revisions.map((one) => ({ ...one, expected: say(one.expected) })),
  };
}
