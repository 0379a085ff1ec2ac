/**
 * What a council's own site shows of this one, short and bounded: the emergency message or the latest statement, how many services run, where
 * to read on. After `validUntil` it is not to be shown: a site that is no longer kept says nothing.
 */
import type { ServiceStatus } from "../../domain/bodies/service.ts";
import type { Publication } from "../../domain/publication/publication.ts";

export type Banner = {
  readonly version: 1;
  /** Nothing to say: show nothing. */
  readonly show: boolean;
  readonly practice: boolean;
  readonly name: string;
  readonly updatedAt: string;
  readonly validUntil: string;
  /** The emergency message that stands, whole; `latest` says it too, for snippets that know no other. */
  readonly emergency?: { readonly text: string; readonly startedAt: string };
  readonly latest: {
    readonly title: string;
    readonly text: string;
    readonly publishedAt: string;
    readonly href: string;
  } | null;
  readonly services: Readonly<Record<ServiceStatus, number>>;
  readonly links: { readonly page: string; readonly services: string; readonly statements: string };
};

const longest = { title: 120, text: 300, name: 120, emergency: 1000 };
const hoursValid = 48;

/** Of all authorities, or of one. */
export function bannerOf(publication: Publication, only: string | null = null): Banner {
  const { siteName, address, updatedAt, authorities } = publication;
  const services = publication.services.filter(({ authority }) => only === null || authority === only);
  const incidents = publication.incidents.filter(
    (incident) => only === null || incident.authorities.includes(only),
  );
  const open = incidents.filter(({ phase }) => phase !== "concluded" && phase !== "near-miss");
  const told = new Set(open.map(({ reference }) => reference));
  const latest = publication.statements.find(
    ({ incident, retracted }) => retracted === null && told.has(incident),
  );
  const emergency = publication.emergencies?.find(({ endedAt }) => endedAt === null);
  const count = (status: ServiceStatus) => services.filter((one) => one.status === status).length;
  const counts = {
    running: count("running"),
    disrupted: count("disrupted"),
    suspended: count("suspended"),
    essential: count("essential"),
  };
  return {
    version: 1,
    show: emergency !== undefined || latest !== undefined || counts.running < services.length,
    practice: publication.practice === true,
    name: cut(authorities.find(({ key }) => key === only)?.name ?? siteName, longest.name),
    updatedAt,
    validUntil: new Date(Date.parse(updatedAt) + hoursValid * 3_600_000).toISOString(),
    ...(emergency === undefined
      ? {}
      : { emergency: { text: cut(emergency.text, longest.emergency), startedAt: emergency.startedAt } }),
    latest:
      emergency !== undefined
        ? {
            title: cut(`Emergency message: ${emergency.text}`, longest.title),
            text: cut(emergency.text, longest.text),
            ...{ publishedAt: emergency.startedAt, href: `${address}/` },
          }
        : latest === undefined
          ? null
          : {
              title: cut(latest.title, longest.title),
              text: cut(latest.paragraphs[0] ?? "", longest.text),
              publishedAt: latest.publishedAt,
              href: `${address}/statements/${latest.number}`,
            },
    services: counts,
    links: {
      page: `${address}/`,
      services: `${address}/services`,
      statements: `${address}/statements`,
    },
  };
}

/** Whole letters, and on one line. */
function cut(text: string, most: number): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  const letters = [...new Intl.Segmenter("en-GB").segment(plain.slice(0, most * 4))].map(
    ({ segment }) => segment,
  );
  let short = "";
  for (const letter of letters) {
    if (short.length + letter.length > most - 1) break;
    short += letter;
  }
  return short.length === plain.length ? plain : `${short.trimEnd()}…`;
}
