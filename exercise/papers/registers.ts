/** Registers that hold everybody: electors by ward, pupils with a parent, and tenancies. */
import type { Leaf } from "../pack/leaf.ts";
import { delimited } from "../pack/text.ts";
import { xlsx } from "../pack/xlsx.ts";
import { type Column, type Desk, type Resident, rowsOf } from "./desk.ts";
import { bornOn, harm, mobileOf, nameOf, nhsOf, postcodeOf, reference, streetOf, upnOf } from "./facts.ts";
import { plain, type Written } from "./writing.ts";

export function registers(desk: Desk): Leaf[] {
  return [...electors(desk), ...pupils(desk), ...tenancies(desk)];
}

function electors(desk: Desk): Leaf[] {
  const folder = `${desk.authority.pathPrefix}/elections`;
  const { wards } = desk.authority;
  const encodings = ["utf-8", "windows-1252", "utf-16le"] as const;
  return wards.map((ward, w) => {
    const homes = desk.households.filter((_, i) => i % wards.length === w);
    const electorate = desk.adults.filter(({ home }) => homes.includes(home));
    const columns: Column[] = [
      { header: "Elector No", cell: (_, row) => plain(`${ward.slice(0, 2).toUpperCase()}-${row + 1}`) },
      { header: "Elector Name", cell: ({ person }) => nameOf(person, "surname-first") },
      { header: "Address 1", cell: ({ person, home }) => streetOf(home.address, [person]) },
      { header: "Postcode", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
      { header: "Date of birth", cell: ({ person }) => bornOn(person, "slashes") },
    ];
    const name = `electors_${ward.toLowerCase().replaceAll(" ", "_")}`;
    return delimited(
      `${folder}/2015/${name}.csv`,
      { name, rows: rowsOf(columns, electorate) },
      2015,
      ",",
      encodings[w] ?? "utf-8",
    );
  });
}

function pupils(desk: Desk): Leaf[] {
  const folder = `${desk.authority.pathPrefix}/schools`;
  return desk.authority.schools.map((school, s) => {
    const roll = desk.children.filter((_, i) => i % desk.authority.schools.length === s);
    const columns: Column[] = [
      { header: "UPN", cell: ({ person }) => upnOf(person) },
      { header: "Pupil", cell: ({ person }) => nameOf(person) },
      { header: "D.O.B.", cell: ({ person }) => bornOn(person) },
      { header: "Ethnicity", cell: ({ person }) => ethnicity(person) },
      { header: "NHS No", cell: ({ person }) => nhsOf(person) },
      { header: "Parent/carer", cell: ({ home }) => parent(home, (one) => nameOf(one, "titled")) },
      { header: "Home address", cell: ({ person, home }) => streetOf(home.address, [person]) },
      { header: "Post Code", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
      { header: "Emergency tel", cell: ({ home }) => parent(home, (one) => mobileOf(one)) },
    ];
    const rows = [[plain(`${school} - roll at January 2019`)], [], ...rowsOf(columns, roll)];
    const sheets = [{ name: "Roll", mergedTitle: 5, rows }];
    return xlsx(
      `${folder}/2019/${school.toLowerCase().replace(/[^a-z]+/g, "-")}-roll.xlsx`,
      { kind: "book", sheets },
      2019,
    );
  });
}

function ethnicity(person: Resident["person"]): Written {
  const groups: Readonly<Record<string, string>> = {
    african: "Black African",
    caribbean: "Black Caribbean",
    "south-asian": "Asian British",
    arabic: "Arab",
    chinese: "Chinese",
    polish: "White Other",
    portuguese: "White Other",
    irish: "White Irish",
  };
  return harm("ethnicity", groups[person.heritage] ?? "White British", person);
}

function parent(home: Resident["home"], tell: (one: Resident["person"]) => Written): Written {
  const adults = home.people.filter((one) => !one.child);
  const one = adults.at(-1);
  return one === undefined ? plain("") : tell(one);
}

/** Two people to a row. */
function tenancies(desk: Desk): Leaf[] {
  const folder = `${desk.authority.pathPrefix}/housing`;
  const homes = desk.households.filter((home) => home.address.line !== "");
  const rented = desk.chance.some(homes, Math.ceil(homes.length * 0.45));
  const tenants = rented.map((home) => ({ home, person: home.people[0] as Resident["person"] }));
  const second =
    (tell: (one: Resident["person"]) => Written): Column["cell"] =>
    ({ person, home }) => {
      const one = home.people.find((joint) => joint !== person && !joint.child);
      return one === undefined ? plain("") : tell(one);
    };
  const columns: Column[] = [
    {
      header: "Tenancy Ref",
      cell: ({ person, home }) => reference("housing-reference", home.housingReference, [person]),
    },
    { header: "Tenant 1", cell: ({ person }) => nameOf(person, "initial") },
    { header: "DOB 1", cell: ({ person }) => bornOn(person, "dots") },
    { header: "Tenant 2", cell: second((one) => nameOf(one, "initial")) },
    { header: "DOB 2", cell: second((one) => bornOn(one, "dots")) },
    { header: "Address", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "Post code", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    { header: "UPRN", cell: ({ person, home }) => reference("uprn", home.address.uprn, [person]) },
    { header: "Tel 1", cell: ({ person }) => mobileOf(person) },
    {
      header: "Arrears",
      cell: ({ person }) =>
        person.salary % 4 === 0 ? harm("financial", `£${person.salary % 2000}.50`, person) : plain(""),
    },
  ];
  const rows = rowsOf(columns, tenants);
  const half = Math.ceil(tenants.length / 2);
  return [
    xlsx(
      `${folder}/2013/tenancies.xlsx`,
      { kind: "book", sheets: [{ name: "Tenancies", rows, hiddenColumns: [9] }] },
      2013,
    ),
    delimited(
      `${folder}/2018/tenancy_extract.csv`,
      { name: "tenancy_extract", rows: rows.slice(0, half + 1) },
      2018,
      ",",
      "utf-8",
    ),
  ];
}
