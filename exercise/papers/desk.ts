/** One borough's desk: whom its papers are about, who writes them, and what every letter carries at its foot. */
import { Chance } from "../chance.ts";
import type { Authority, Household, Person, Population } from "../people/person.ts";
import { join, plain, said, type Written, write } from "./writing.ts";

export type Resident = { readonly person: Person; readonly home: Household };

export type Desk = {
  readonly authority: Authority;
  readonly chance: Chance;
  readonly households: readonly Household[];
  readonly adults: readonly Resident[];
  /** Adults whose name alone tells them from the rest of their household, and whose address may be written. */
  readonly plainAdults: readonly Resident[];
  readonly children: readonly Resident[];
  readonly staff: readonly Resident[];
};

export function deskOf(authority: Authority, population: Population, seed: number): Desk {
  const households = population.households.filter((household) => household.authority === authority.key);
  const residents = households.flatMap((home) => home.people.map((person) => ({ person, home })));
  const adults = residents.filter(({ person }) => !person.child);
  return {
    authority,
    chance: new Chance(seed).fork(authority.key),
    households,
    adults,
    plainAdults: adults.filter(({ person }) => !person.namesake && !person.noFixedAbode && !person.atRisk),
    children: residents.filter(({ person }) => person.child),
    staff: population.staff
      .filter((household) => household.authority === authority.key)
      .map((home) => ({ person: home.people.find((one) => one.role === "staff") as Person, home })),
  };
}

/** The papers of one kind have their own stream of chance. */
export function at(desk: Desk, label: string): Desk {
  return { ...desk, chance: desk.chance.fork(label) };
}

/** Nobody's: an office, its shared mailbox. The switchboard is written as plain text. */
export function footer(authority: Authority, mailbox = "enquiries"): Written {
  return write`${authority.name}, ${said(authority.office, "address", authority.office, [])}, London ${said(authority.officePostcode, "postcode", authority.officePostcode, [])}
Switchboard: ${authority.switchboard}   ${sharedMailbox(authority, mailbox)}`;
}

export function sharedMailbox(authority: Authority, mailbox: string): Written {
  const address = `${mailbox}@${authority.domain}`;
  return said(address, "email", address, []);
}

export type Column = {
  readonly header: string;
  readonly cell: (resident: Resident, row: number) => Written;
};

export function rowsOf(columns: readonly Column[], residents: readonly Resident[]): Written[][] {
  return [
    columns.map((column) => plain(column.header)),
    ...residents.map((resident, row) => columns.map((column) => column.cell(resident, row))),
  ];
}

export function lines(...parts: readonly Written[]): Written {
  return join(parts, "\n");
}
