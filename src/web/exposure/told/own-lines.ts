/** What one authority has to fear for, a line each, data first. */
import { namesOf } from "../../../domain/exposure/reckoning.ts";
import type { AuthorityId } from "../../../domain/ids.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import type { ExposureReading } from "../../../respond/desk/incident/exposure-desk.ts";
import { pathLine, sinceWords, yearsWords } from "../words.ts";

export type OwnLine = {
  readonly name: string;
  readonly years: string;
  readonly since: string;
  readonly path: string;
};

export function ownLines(
  { exposures, map }: ExposureReading,
  authority: AuthorityId,
  now: Date,
): readonly OwnLine[] {
  const names = namesOf(map);
  return exposures
    .filter((line) => line.authority === authority && !line.gone)
    .map((line) => ({
      name: line.name,
      years: yearsWords(line.years),
      since: sinceWords(line.since, ukDay(now)),
      path: pathLine(line.path, names),
    }));
}
