/** Who would be exposed, as the map says it before anything is declared. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import { pathTo } from "../../../domain/exposure/reach.ts";
import { factsOf, namesOf } from "../../../domain/exposure/reckoning.ts";
import { stepOf } from "../../../domain/exposure/tree.ts";
import type { AuthorityId } from "../../../domain/ids.ts";
import { refKey } from "../../../domain/map/ref.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import type { Preview } from "../../../respond/desk/incident/exposure-desk.ts";
import { pathLine, sinceWords, yearsWords } from "../../exposure/words.ts";

export type Proposal = {
  readonly bodies: readonly {
    readonly name: string;
    readonly lines: readonly {
      readonly name: string;
      readonly years: string;
      readonly since: string;
      readonly path: string;
    }[];
    readonly more: number;
  }[];
};

const shown = 5;

export function proposalView(
  { map, exposed }: Preview,
  bodies: readonly AuthorityId[],
  authorities: readonly Authority[],
  now: Date,
): Proposal {
  const names = namesOf(map);
  const facts = Map.groupBy(factsOf(map, exposed), ({ authority }) => authority);
  return {
    bodies: bodies.map((id) => {
      const own = facts.get(id) ?? [];
      return {
        name: authorities.find((one) => one.id === id)?.name ?? "",
        lines: own.slice(0, shown).map((line) => ({
          name: line.name,
          years: yearsWords(line.years),
          since: sinceWords(line.since, ukDay(now)),
          path: pathLine(pathTo(exposed.reach, refKey(line.thing)).map(stepOf), names),
        })),
        more: Math.max(0, own.length - shown),
      };
    }),
  };
}
