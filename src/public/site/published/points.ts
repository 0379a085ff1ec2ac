/** What we know, believe and do not know yet, as it is published. */
import { type Point, pointKinds, rootOfPoint, wordingsOf } from "../../../domain/publication/point.ts";
import type { PublishedPoint } from "../../../domain/publication/published-point.ts";
import { pointWords } from "../../../domain/translations/sources.ts";
import type { PublicFacts } from "../../../respond/publish/gather-facts.ts";
import type { Translations } from "./in-languages.ts";

export function publishedPoints(facts: PublicFacts, translations: Translations): readonly PublishedPoint[] {
  const names = new Map(facts.authorities.map(({ id, name }) => [id, name]));
  return facts.incidents
    .flatMap(({ reference, points }) =>
      [...new Set(points.map(rootOfPoint))].map((root): PublishedPoint => {
        const wordings = wordingsOf(points, root);
        const standing = wordings.at(-1)!;
        return {
          ...wordingOf(standing, translations),
          incident: reference,
          number: root,
          author: names.get(standing.authority) ?? "",
          checkedAt: (standing.checkedAt ?? standing.publishedAt!).toISOString(),
          earlier: wordings.slice(0, -1).map((one) => wordingOf(one, translations)),
        };
      }),
    )
    .toSorted((a, b) => pointKinds.indexOf(a.kind) - pointKinds.indexOf(b.kind) || a.number - b.number);
}

function wordingOf(point: Point, { translatedOf }: Translations) {
  const { kind, sure, text, why, publishedAt } = point;
  return { kind, sure, text, why, since: publishedAt!.toISOString(), ...translatedOf(pointWords(point)) };
}
