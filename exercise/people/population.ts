/** Who lives in the three boroughs: households of every kind, and the councils' own staff. */
import type { Chance } from "../chance.ts";
import { person } from "./born.ts";
import { address, authorities, councilTaxReference, housingReference } from "./boroughs.ts";
import { couple, mixture, single } from "./household.ts";
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
        mayHaveDied: role === "subject",
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
