/** Council tax and benefits: accounts, refunds into bank accounts, claims of households, web forms. */
import type { Leaf } from "../pack/leaf.ts";
import { delimited, htmlTable, json } from "../pack/text.ts";
import { xlsx } from "../pack/xlsx.ts";
import { type Column, type Desk, type Resident, rowsOf } from "./desk.ts";
import {
  accountOf,
  bornOn,
  emailOf,
  harm,
  ibanOf,
  mobileOf,
  nameOf,
  ninoOf,
  passportOf,
  phoneOf,
  postcodeOf,
  reference,
  streetOf,
  utrOf,
} from "./facts.ts";
import { plain } from "./writing.ts";

export function revenues(desk: Desk): Leaf[] {
  const { authority, chance, adults } = desk;
  const tax = `${authority.pathPrefix}/council-tax`;
  const benefits = `${authority.pathPrefix}/benefits`;
  const housed = adults.filter(({ person }) => !person.noFixedAbode);
  const of = (from: readonly Resident[], share: number) => chance.some(from, Math.ceil(from.length * share));
  const some = (share: number) => of(housed, share);
  // a list without birth dates cannot tell a father from a son of his name, nor can anybody who reads it
  const apart = housed.filter(({ person }) => !person.namesake);
  const firsts = desk.households.map((home) => ({ home, person: home.people[0] as Resident["person"] }));
  return [
    delimited(
      `${tax}/2010/accounts.csv`,
      {
        name: "accounts",
        rows: rowsOf(
          accounts(),
          firsts.filter(({ person }) => !person.noFixedAbode && !person.namesake),
        ),
      },
      2010,
      ",",
      "utf-8",
    ),
    delimited(
      `${tax}/2007/refunds_0607.csv`,
      { name: "refunds_0607", rows: rowsOf(refunds(desk), of(apart, 0.2)) },
      2007,
      ",",
      "windows-1252",
    ),
    delimited(
      `${tax}/2013/refunds_1213.tsv`,
      { name: "refunds_1213", rows: rowsOf(refunds(desk), of(apart, 0.2)) },
      2013,
      "\t",
      "utf-8-bom",
    ),
    xlsx(
      `${tax}/2015/Refunds 2015 BACS.xlsx`,
      {
        kind: "book",
        sheets: [
          {
            name: "BACS",
            mergedTitle: 5,
            rows: [[plain("Refunds by BACS, run 7 of 2015")], ...rowsOf(refunds(desk), of(apart, 0.25))],
          },
        ],
      },
      2015,
    ),
    delimited(
      `${tax}/2017/landlords_overseas.csv`,
      { name: "landlords_overseas", rows: rowsOf(landlords(), of(apart, 0.1)) },
      2017,
      ";",
      "utf-16be",
    ),
    delimited(
      `${benefits}/2009/hb_claims.csv`,
      { name: "hb_claims", rows: rowsOf(claims(), some(0.3)) },
      2009,
      ",",
      "windows-1252",
    ),
    xlsx(
      `${benefits}/2016/caseload_2016.xlsx`,
      {
        kind: "book",
        sheets: [{ name: "Caseload", rows: rowsOf(claims(), of(adults, 0.35)) }],
      },
      2016,
    ),
    json(
      `${benefits}/2019/online_claims.json`,
      { name: "online_claims", rows: rowsOf(online(), some(0.15)) },
      2019,
    ),
    htmlTable(
      `${benefits}/2018/portal_export.html`,
      { name: "Portal export", rows: rowsOf(online(), some(0.12)) },
      2018,
    ),
  ];
}

function accounts(): Column[] {
  return [
    {
      header: "CTAX REF",
      cell: ({ person, home }) => reference("council-tax-reference", home.councilTaxReference, [person]),
    },
    { header: "UPRN", cell: ({ person, home }) => reference("uprn", home.address.uprn, [person]) },
    { header: "LIABLE PARTY", cell: ({ person }) => nameOf(person, "upper") },
    { header: "PROPERTY", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "POSTCODE", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    { header: "PHONE", cell: ({ person, home }) => phoneOf(home.landline, [person], "plain") },
    { header: "BAND", cell: ({ home }) => plain("ABCDEFGH".charAt(home.id.charCodeAt(5) % 8)) },
  ];
}

function refunds(desk: Desk): Column[] {
  return [
    {
      header: "Acc Ref",
      cell: ({ person, home }) => reference("council-tax-reference", home.councilTaxReference, [person]),
    },
    { header: "Payee", cell: ({ person }) => nameOf(person, "initial") },
    { header: "Sort Code", cell: ({ person }) => accountOf(person).sortCode },
    { header: "Account No", cell: ({ person }) => accountOf(person).number },
    { header: "Amount", cell: () => plain(`${desk.chance.int(12, 900)}.${desk.chance.digits(2)}`) },
    {
      header: "Last address",
      cell: ({ person, home }) => streetOf(home.formerAddress ?? home.address, [person]),
    },
    { header: "PCode", cell: ({ person, home }) => postcodeOf(home.formerAddress ?? home.address, [person]) },
  ];
}

function landlords(): Column[] {
  return [
    { header: "Landlord", cell: ({ person }) => nameOf(person, "formal") },
    { header: "UTR", cell: ({ person }) => utrOf(person) },
    { header: "Passport No", cell: ({ person }) => passportOf(person) },
    { header: "IBAN", cell: ({ person }) => ibanOf(person) },
    { header: "Contact e-mail", cell: ({ person }) => emailOf(person) },
  ];
}

function claims(): Column[] {
  return [
    {
      header: "Claim No",
      cell: ({ person }) => reference("benefit-reference", person.benefitReference, [person]),
    },
    { header: "Claimant", cell: ({ person }) => nameOf(person, "surname-first") },
    { header: "DOB", cell: ({ person }) => bornOn(person) },
    { header: "NI No", cell: ({ person }) => ninoOf(person) },
    {
      header: "Partner",
      cell: ({ person, home }) => other(person, home, (partner) => nameOf(partner, "full")),
    },
    { header: "Partner DOB", cell: ({ person, home }) => other(person, home, (partner) => bornOn(partner)) },
    { header: "Partner NI", cell: ({ person, home }) => other(person, home, (partner) => ninoOf(partner)) },
    { header: "Address", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "Postcode", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    {
      header: "Overpaid",
      cell: ({ person }) =>
        person.salary % 3 === 0 ? harm("financial", `£${person.salary % 900}.00`, person) : plain(""),
    },
  ];
}

function other(
  person: Resident["person"],
  home: Resident["home"],
  tell: (partner: Resident["person"]) => ReturnType<typeof plain>,
) {
  const partner = home.people.find((one) => one !== person && !one.child);
  return partner === undefined ? plain("") : tell(partner);
}

function online(): Column[] {
  return [
    { header: "fullName", cell: ({ person }) => nameOf(person, "formal") },
    { header: "dateOfBirth", cell: ({ person }) => bornOn(person, "iso") },
    { header: "niNumber", cell: ({ person }) => ninoOf(person, true) },
    { header: "email", cell: ({ person }) => emailOf(person) },
    { header: "mobile", cell: ({ person }) => mobileOf(person, "abroad") },
    { header: "address", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "postcode", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
  ];
}
