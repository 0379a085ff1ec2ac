/** What the press asks first: facts with their dates, who to ask, and what was said when. Only what is published. */
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedIncident } from "../../domain/publication/published-incident.ts";
import {
  dayInWords,
  momentInWords,
  phaseWords,
  statusWords,
  takenWords,
  yearsInWords,
} from "../site/words.ts";

export type Fact = { readonly name: string; readonly value: string };

export function pressFacts(publication: Publication): readonly Fact[] {
  const { services, updatedAt } = publication;
  const troubled = services.filter(({ status }) => status !== "running");
  return [
    ...publication.incidents.flatMap((incident) => incidentFacts(publication, incident)),
    ...(services.length === 0
      ? []
      : [
          {
            name: "Services",
            value:
              troubled.length === 0
                ? `All ${services.length} services are running.`
                : `${troubled.length} of ${services.length} do not run as usual: ${troubled
                    .map(({ name, status }) => `${name} (${statusWords[status].text.toLowerCase()})`)
                    .join(", ")}.`,
          },
        ]),
    { name: "As at", value: momentInWords(updatedAt) },
  ];
}

function incidentFacts(publication: Publication, incident: PublishedIncident): readonly Fact[] {
  const { taken, authorities } = incident;
  const names = publication.authorities
    .filter(({ key }) => authorities.includes(key))
    .map(({ name }) => name);
  const thought = (taken.thought ?? []).map(({ words }) => words);
  const isTaken = taken.categories.length > 0 || thought.length > 0 || taken.what !== "";
  return [
    {
      name: "What happened",
      value: `${incident.title} (${incident.reference}). ${phaseWords[incident.phase]}`,
    },
    { name: "Declared", value: dayInWords(incident.declaredAt) },
    { name: "Authorities", value: new Intl.ListFormat("en-GB").format(names) },
    {
      name: "Data",
      value: isTaken
        ? [
            taken.what === ""
              ? takenWords[taken.certainty]
              : takenWords[taken.certainty].replace(/\.$/, `: ${taken.what}.`),
            yearsInWords(taken.fromYear, taken.toYear, taken.certainty),
            taken.categories.length === 0 ? "" : `Kinds found so far: ${taken.categories.join(", ")}.`,
            thought.length === 0 ? "" : `Kinds believed to be in it: ${thought.join(", ")}.`,
          ]
            .filter((text) => text !== "")
            .join(" ")
        : "We have not said that any data was taken.",
    },
  ].filter(({ value }) => value !== "");
}

export type PublishedMoment = {
  readonly at: string;
  readonly words: string;
  readonly what: string;
  readonly href: string;
};

/** Everything that was published, oldest first. */
export function publishedMoments({ statements, outages }: Publication): readonly PublishedMoment[] {
  return [
    ...statements.map(({ publishedAt, title, number, author }) => ({
      ...{
        at: publishedAt,
        what: `${author === "" ? "" : `${author}: `}${title}`,
        href: `/statements/${number}`,
      },
    })),
    ...outages.flatMap(({ title, sayings, endedAt }) => [
      ...sayings.map(({ at, status }) => ({
        ...{ at, what: `${title}: ${statusWords[status].text.toLowerCase()}`, href: "/services" },
      })),
      ...(endedAt === null ? [] : [{ at: endedAt, what: `${title}: over`, href: "/services" }]),
    ]),
  ]
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((one) => ({ ...one, words: momentInWords(one.at) }));
}
