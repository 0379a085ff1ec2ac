/** Who lives in the three boroughs: households of every kind, and the councils' own staff. */
import type { Chance } from "../chance.ts";
import { person } from "./born.ts";
import { address, authorities, councilTaxReference, housingReference } from "./boroughs.ts";
import { type Heritage, heritages } from "./names.ts";
import { landline } from "./papers-of.ts";
import type { Authority, Household, Person, Population } from "./person.ts";

export function populate(count: number, chance: Chance): Population {
  const households: Household[] = [];
  const staff: Household[] = [];
  const wantedStaff = Math.max(9, Math.round(count * 0.06));
  let made = 0;
  for (let i = 0; i < wantedStaff; i++) {
    const household = house(chance, authorityAt(i), made, "staff");
    staff.push(household);
    made += household.people.length;
  }
  for (let i = 0; made < count; i++) {
    const household = house(chance, authorityAt(i), made, "subject");
    households.push(household);
    made += household.people.length;
  }
  return { authorities, households, staff };
}

function authorityAt(i: number): Authority {
  return authorities[i % authorities.length] as Authority;
}

function house(chance: Chance, authority: Authority, made: number, role: "subject" | "staff"): Household {
  const id = `h${String(made + 1).padStart(5, "0")}`;
  const noFixedAbode = role === "subject" && chance.happens(0.02);
  const members = role === "staff" ? couple(chance) : noFixedAbode ? single(chance) : mixture(chance);
  const home = noFixedAbode ? { line: "", town: "", postcode: "", uprn: "" } : address(chance, authority);
  const phone = landline(chance);
  const alone = members.filter((member) => !member.child).length === 1;
  const atRisk = role === "subject" && !noFixedAbode && alone && chance.happens(0.1);
  const lead = chance.int(0, 1);
  const people: Person[] = [];
  for (const [i, member] of members.entries()) {
    people.push(
      person(chance, authority, member, people, {
        id: `t${String(made + i + 1).padStart(5, "0")}`,
        household: id,
        role: role === "staff" && i === lead ? "staff" : "subject",
        noFixedAbode,
        atRisk,
      }),
    );
  }
  return {
    id,
    authority: authority.key,
    address: home,
    ...(chance.happens(0.12) && !noFixedAbode && !atRisk
      ? { formerAddress: address(chance, authority) }
      : {}),
    landline: phone,
    councilTaxReference: councilTaxReference(chance, authority),
    housingReference: housingReference(chance, authority),
    people,
  };
}

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

function mixture(chance: Chance): Member[] {
  const draw = chance.next();
  if (draw < 0.16) return single(chance);
  if (draw < 0.34) return couple(chance);
  if (draw < 0.7) return family(chance, couple(chance));
  if (draw < 0.82) return family(chance, single(chance, [1965, 1985]));
  if (draw < 0.88) return fatherAndSon(chance);
  if (draw < 0.94) return [...couple(chance), ...single(chance, [1925, 1940])];
  return [...single(chance), ...single(chance), ...single(chance)];
}

function single(chance: Chance, born: readonly [number, number] = [1928, 1988]): Member[] {
  const heritage = drawHeritage(chance);
  return [{ heritage, sex: chance.pick(["F", "M"] as const), born, surname: chance.pick(heritage.surnames) }];
}

function couple(chance: Chance): Member[] {
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
