/** Who lives together: the kinds of household of a borough, before their people are drawn. */
import type { Chance } from "../chance.ts";
import { type Heritage, heritages } from "./names.ts";

/** What is settled about somebody before the rest is drawn. */
export type Member = {
  readonly heritage: Heritage;
  readonly sex: "F" | "M";
  readonly born: readonly [number, number];
  readonly surname: string;
  readonly formerSurname?: string;
  /** The same forenames as the member at this position. */
  readonly namedAfter?: number;
  /** Born on the same day as the member at this position. */
  readonly twinOf?: number;
  readonly child?: true;
  readonly sharesWith?: number;
};

export function mixture(chance: Chance): Member[] {
  const draw = chance.next();
  if (draw < 0.16) return single(chance);
  if (draw < 0.34) return couple(chance);
  if (draw < 0.7) return family(chance, couple(chance));
  if (draw < 0.82) return family(chance, single(chance, [1965, 1985]));
  if (draw < 0.88) return fatherAndSon(chance);
  if (draw < 0.94) return [...couple(chance), ...single(chance, [1925, 1940])];
  return [...single(chance), ...single(chance), ...single(chance)];
}

export function single(chance: Chance, born: readonly [number, number] = [1928, 1988]): Member[] {
  const heritage = drawHeritage(chance);
  return [{ heritage, sex: chance.pick(["F", "M"] as const), born, surname: chance.pick(heritage.surnames) }];
}

export function couple(chance: Chance): Member[] {
  const heritage = drawHeritage(chance);
  const surname = chance.pick(heritage.surnames);
  const own = chance.pick(heritage.surnames);
  const middle = chance.int(1940, 1980);
  const born = [middle - 4, middle + 4] as const;
  const married = chance.happens(0.75);
  return [
    { heritage, sex: "M", born, surname },
    {
      heritage,
      sex: "F",
      born,
      surname: married ? surname : own,
      ...(married && own !== surname ? { formerSurname: own } : {}),
      ...(chance.happens(0.35) ? { sharesWith: 0 } : {}),
    },
  ];
}

function family(chance: Chance, parents: Member[]): Member[] {
  const first = parents[0] as Member;
  const members: Member[] = parents.map((parent) => ({ ...parent, born: [1966, 1984] }));
  const kin = {
    heritage: first.heritage,
    surname: first.surname,
    born: [2009, 2015] as const,
    child: true as const,
  };
  const sharesWith = parents.length - 1;
  const children = chance.int(1, 3);
  for (let i = 0; i < children; i++)
    members.push({ ...kin, sex: chance.pick(["F", "M"] as const), sharesWith });
  if (chance.happens(0.12)) {
    members.push({ ...kin, sex: chance.pick(["F", "M"] as const), twinOf: members.length - 1, sharesWith });
  }
  return members;
}

function fatherAndSon(chance: Chance): Member[] {
  const [father, mother] = couple(chance) as [Member, Member];
  const old = [1940, 1955] as const;
  return [
    { ...father, born: old },
    { ...mother, born: old },
    { ...father, born: [1970, 1985], namedAfter: 0 },
  ];
}

function drawHeritage(chance: Chance): Heritage {
  let left = chance.next() * heritages.reduce((sum, heritage) => sum + heritage.weight, 0);
  for (const heritage of heritages) {
    left -= heritage.weight;
    if (left < 0) return heritage;
  }
  return heritages[0] as Heritage;
}
