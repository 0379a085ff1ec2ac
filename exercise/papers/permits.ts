/** Parking: permit holders with their vehicles and how they paid, penalty charges, a text dump of the old system. */

import type { Leaf } from "../pack/leaf.ts";
import { delimited } from "../pack/text.ts";
import { xlsx } from "../pack/xlsx.ts";
import { type Column, type Desk, rowsOf } from "./desk.ts";
import {
  accountOf,
  cardOf,
  dateIn,
  emailOf,
  licenceOf,
  mistyped,
  mobileOf,
  nameOf,
  phoneOf,
  postcodeOf,
  streetOf,
  vehicleOf,
} from "./facts.ts";
import { plain, type Sheet, type Written } from "./writing.ts";

export function permits(desk: Desk): Leaf[] {
  const { authority, chance, adults } = desk;
  const folder = `${authority.pathPrefix}/parking`;
  const housed = adults.filter(({ person }) => !person.noFixedAbode && !person.namesake);
  const some = (share: number) => chance.some(housed, Math.ceil(housed.length * share));
  const title = [plain(`${authority.name} - Resident permits - INTERNAL`)];
  const holders = rowsOf(byDirectDebit(desk), some(0.35));
  return [
    xlsx(
      `${folder}/2008/permits_2008.xlsx`,
      book({ name: "Permits", mergedTitle: 6, rows: [title, [plain("Run 04/03/2008")], [], ...holders] }),
      2008,
    ),
    xlsx(
      `${folder}/2011/permit holders 2011.xlsx`,
      {
        kind: "book",
        sheets: [
          {
            name: "Summary",
            rows: [
              [plain("Zone"), plain("Permits")],
              [plain("A"), plain("412")],
              [plain("B"), plain("377")],
            ],
          },
          { name: "Old", hidden: true, rows: rowsOf(byCard(desk), some(0.12)) },
        ],
      },
      2011,
    ),
    xlsx(`${folder}/2014/renewals.xlsx`, renewals(desk, rowsOf(byCard(desk), some(0.25))), 2014),
    delimited(
      `${folder}/2009/prmt_extract.csv`,
      { name: "prmt_extract", rows: rowsOf(terse(desk), some(0.3)) },
      2009,
      ",",
      "windows-1252",
    ),
    delimited(
      `${folder}/2012/pcn_appeals.tsv`,
      { name: "pcn_appeals", rows: [[plain("Appeals register")], [], ...rowsOf(appeals(desk), some(0.2))] },
      2012,
      "\t",
      "utf-16le",
    ),
    delimited(
      `${folder}/2006/legacy_dump.txt`,
      // the old system wrote no header
      { name: "legacy_dump", rows: rowsOf(terse(desk), some(0.15)).slice(1) },
      2006,
      "|",
      "windows-1252",
    ),
  ];
}

function book(sheet: Sheet): { readonly kind: "book"; readonly sheets: readonly Sheet[] } {
  return { kind: "book", sheets: [sheet] };
}

function renewals(desk: Desk, rows: readonly (readonly Written[])[]) {
  const { person } = desk.chance.pick(desk.plainAdults);
  return book({
    name: "Renewals",
    rows,
    hiddenRows: [2, 3],
    hiddenColumns: [5],
    comments: [{ row: 1, column: 0, note: nameOf(person, "titled") }],
  });
}

function byDirectDebit(desk: Desk): Column[] {
  return [
    { header: "Permit No", cell: () => plain(`P${desk.chance.digits(6)}`) },
    { header: "Cust Nm", cell: ({ person }) => nameOf(person, "initial") },
    { header: "Add1", cell: ({ person, home }) => streetOf(home.formerAddress ?? home.address, [person]) },
    { header: "PCode", cell: ({ person, home }) => postcodeOf(home.formerAddress ?? home.address, [person]) },
    { header: "VRM", cell: ({ person }) => vehicleOf(person, false) },
    { header: "Srt Cd", cell: ({ person }) => accountOf(person).sortCode },
    { header: "A/C", cell: ({ person }) => accountOf(person).number },
    { header: "Tel", cell: ({ person, home }) => phoneOf(home.landline, [person]) },
  ];
}

function byCard(desk: Desk): Column[] {
  return [
    {
      header: "Name",
      cell: ({ person }) => (desk.chance.happens(0.04) ? mistyped(desk.chance, person) : nameOf(person)),
    },
    { header: "Address", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "Postcode", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    { header: "Vehicle Reg", cell: ({ person }) => vehicleOf(person) },
    { header: "Email", cell: ({ person }) => emailOf(person) },
    { header: "Card No", cell: ({ person }) => cardOf(person) },
    {
      header: "Exp",
      cell: () => plain(`${String(desk.chance.int(1, 12)).padStart(2, "0")}/${desk.chance.int(12, 17)}`),
    },
    {
      header: "Issued",
      cell: () => plain(dateIn(`2014-${String(desk.chance.int(1, 9)).padStart(2, "0")}-15`, "slashes")),
    },
  ];
}

function terse(desk: Desk): Column[] {
  const { chance } = desk;
  return [
    { header: "REF", cell: () => plain(`${chance.int(100, 999)}-${chance.digits(3)}`) },
    { header: "SURNAME", cell: ({ person }) => ({ ...nameOf(person), text: person.surname.toUpperCase() }) },
    { header: "FORENAME", cell: ({ person }) => plain((person.forenames[0] ?? "").toUpperCase()) },
    { header: "ADDR", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "PC", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    { header: "VRM", cell: ({ person }) => vehicleOf(person, false) },
    { header: "CARD L4", cell: ({ person }) => plain(person.card.slice(-4)) },
    { header: "MOB", cell: ({ person }) => mobileOf(person, "plain") },
  ];
}

function appeals(desk: Desk): Column[] {
  return [
    { header: "PCN", cell: () => plain(`KM${desk.chance.digits(8)}`) },
    { header: "Registered keeper", cell: ({ person }) => nameOf(person, "surname-first") },
    { header: "Keeper DL no", cell: ({ person }) => licenceOf(person) },
    { header: "Reg", cell: ({ person }) => vehicleOf(person) },
    { header: "E-mail", cell: ({ person }) => emailOf(person) },
    {
      header: "Grounds",
      cell: () => plain(desk.chance.pick(["Permit displayed", "Loading", "Signs unclear", "Vehicle sold"])),
    },
    {
      header: "Contravention date",
      cell: () => plain(dateIn(`2012-0${desk.chance.int(1, 9)}-11`, "slashes")),
    },
  ];
}
