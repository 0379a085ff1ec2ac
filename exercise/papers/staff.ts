/** The councils' own staff: the establishment list with pay and next of kin, the directory, a note of passwords. */
import type { Leaf } from "../pack/leaf.ts";
import { prose } from "../pack/prose.ts";
import { delimited } from "../pack/text.ts";
import { xlsx } from "../pack/xlsx.ts";
import type { Person } from "../people/person.ts";
import { type Column, type Desk, lines, rowsOf } from "./desk.ts";
import { bornOn, emailOf, harm, mobileOf, nameOf, ninoOf, phoneOf, postcodeOf, streetOf } from "./facts.ts";
import { join, type Prose, plain, said, type Written, write } from "./writing.ts";

export async function staffPapers(desk: Desk): Promise<Leaf[]> {
  const folder = `${desk.authority.pathPrefix}/hr`;
  const kin =
    (tell: (one: Person) => Written): Column["cell"] =>
    ({ person, home }) =>
      join(home.people.filter((one) => one !== person).map(tell));
  const columns: Column[] = [
    { header: "Emp No", cell: () => plain(desk.chance.digits(5)) },
    { header: "Employee", cell: ({ person }) => nameOf(person, "surname-first") },
    { header: "Post", cell: ({ person }) => plain(person.job) },
    {
      header: "Salary",
      cell: ({ person }) => harm("financial", `£${person.salary.toLocaleString("en-GB")}`, person),
    },
    { header: "NINO", cell: ({ person }) => ninoOf(person) },
    { header: "DOB", cell: ({ person }) => bornOn(person, "short") },
    { header: "Home address", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "Postcode", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    { header: "Next of kin", cell: kin((one) => nameOf(one)) },
    { header: "NOK tel", cell: kin((one) => mobileOf(one)) },
    {
      header: "Union",
      cell: ({ person }) =>
        person.salary % 5 === 0 ? harm("trade-union", "UNISON member", person) : plain(""),
    },
  ];
  const directory: Column[] = [
    { header: "Name", cell: ({ person }) => nameOf(person) },
    { header: "Job title", cell: ({ person }) => plain(person.job) },
    { header: "Direct line", cell: ({ person, home }) => phoneOf(home.landline, [person]) },
    { header: "Email", cell: ({ person }) => emailOf(person) },
    { header: "Login", cell: ({ person }) => login(person) },
  ];
  return [
    xlsx(
      `${folder}/2016/Establishment list 2016.xlsx`,
      { kind: "book", sheets: [{ name: "Staff", rows: rowsOf(columns, desk.staff) }] },
      2016,
    ),
    delimited(
      `${folder}/2012/directory.csv`,
      { name: "directory", rows: rowsOf(directory, desk.staff) },
      2012,
      ",",
      "utf-8",
    ),
    await prose(`${folder}/2010/system-access`, access(desk), 2010, "txt"),
  ];
}

function login(person: Person): Written {
  const name = `${person.email.split(".")[0]}${person.id.slice(-3)}`;
  return said(name, "username", name.toUpperCase(), [person.id]);
}

function access(desk: Desk): Prose {
  return {
    kind: "prose",
    title: plain("System access while colleagues are on leave. Please do not forward."),
    paragraphs: desk.chance.some(desk.staff, 6).map(({ person }) => {
      const secret = `${desk.chance.pick(["Harbour", "Tulip", "Arsenal", "Biscuit"])}-${desk.chance.digits(4)}`;
      return lines(
        write`${nameOf(person)}, ${person.job}`,
        write`Username: ${login(person)}`,
        write`Password: ${said(secret, "password", secret, [person.id])}`,
      );
    }),
  };
}
