/** An incident that the public was told of, as it is published. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { Advice } from "../../../domain/notices/advice.ts";
import type { PublishedAdvice, PublishedIncident } from "../../../domain/publication/published-incident.ts";
import { incidentWords } from "../../../domain/translations/sources.ts";
import type { TakenKind } from "../../../respond/publish/facts/taken.ts";
import type { PublicIncident } from "../../../respond/publish/gather-facts.ts";
import type { Translations } from "./in-languages.ts";

export function publishedIncident(
  incident: PublicIncident,
  keyOf: (id: Authority["id"]) => string,
  { translatedOf }: Translations,
): PublishedIncident {
  const { reference, title, phase, declaredAt, believed, taken, thought, advice, origin, involved } =
    incident;
  return {
    ...{ reference, title, phase, summary: "" },
    declaredAt: declaredAt.toISOString(),
    authorities: [...new Set([origin, ...involved])].map(keyOf),
    taken: {
      categories: taken.map(({ words }) => words),
      groups: [...Map.groupBy(taken, ({ group }) => group)].map(([title, kinds]) => ({
        title,
        categories: kinds.map(({ words }) => words),
      })),
      ...(thought.length === 0 ? {} : { thought }),
      what: believed.what,
      fromYear: believed.fromYear,
      toYear: believed.toYear,
      certainty: believed.confidence,
    },
    ...translatedOf(incidentWords(incident)),
    advice: advice.map((one) => publishedAdvice(one, [...taken, ...thought])),
  };
}

function publishedAdvice(advice: Advice, taken: readonly TakenKind[]): PublishedAdvice {
  const { key, order, title, steps, links } = advice;
  const isForAll = advice.for.includes("anything");
  const kinds = taken.filter(({ type }) => !isForAll && advice.for.includes(type));
  const easy = advice.easy === undefined ? {} : { easy: advice.easy };
  return { key, order, kinds: kinds.map(({ words }) => words), title, paragraphs: steps, ...easy, links };
}
