/** Mail threads: residents who complain, officers who answer with the thread below, lists passed on as attachments. */
import { eml } from "../pack/eml.ts";
import type { Leaf } from "../pack/leaf.ts";
import { prose } from "../pack/prose.ts";
import { delimited } from "../pack/text.ts";
import { xlsx } from "../pack/xlsx.ts";
import type { Person } from "../people/person.ts";
import { at, type Column, type Desk, type Resident, rowsOf, sharedMailbox } from "./desk.ts";
import {
  accountOf,
  addressOf,
  bornOn,
  dateIn,
  emailOf,
  mobileOf,
  nameOf,
  ninoOf,
  phoneOf,
  postcodeOf,
  reference,
  vehicleOf,
} from "./facts.ts";
import { join, type Message, plain, type Written, write } from "./writing.ts";

export async function mail(desk: Desk): Promise<Leaf[]> {
  const count = Math.max(20, Math.round(desk.households.length / 6));
  const writers = desk.chance.shuffled(desk.plainAdults.filter(({ person }) => !person.deceased));
  const made: Promise<Leaf>[] = [];
  for (let i = 0; i < count; i++) {
    const own = at(desk, `mail ${i}`);
    const year = 2007 + ((i * 2) % 14);
    const sent = `${year}-${String(own.chance.int(1, 12)).padStart(2, "0")}-1${i % 9}T${String(9 + (i % 8)).padStart(2, "0")}:2${i % 10}:00Z`;
    const path = `${desk.authority.pathPrefix}/mail/${year}/${String(i + 1).padStart(4, "0")}.eml`;
    const one = writers[i % writers.length] as Resident;
    const two = writers[(i + 7) % writers.length] as Resident;
    made.push(i % 3 === 0 ? complaint(own, path, sent, one) : passedOn(own, path, sent, one, two, i));
  }
  return Promise.all(made);
}

const mailbox = (person: Person): Written => write`${quotedName(person)} <${emailOf(person)}>`;

/** A display name with a point or comma must stand in quotes (RFC 5322). */
function quotedName(person: Person): Written {
  const name = nameOf(person);
  return /[^\p{L} ]/u.test(name.text) ? join(['"', name, '"']) : name;
}

function signature(desk: Desk, { person, home }: Resident): Written[] {
  return [
    plain(""),
    plain("Kind regards"),
    nameOf(person),
    plain(person.job),
    plain(desk.authority.name),
    write`Direct line: ${phoneOf(home.landline, [person])} | Switchboard: ${desk.authority.switchboard}`,
  ];
}

function complaint(desk: Desk, path: string, sent: string, { person, home }: Resident): Promise<Leaf> {
  const officer = desk.chance.pick(desk.staff);
  const quoted = [
    write`On ${dateIn(sent, "long")} at 08:12, ${nameOf(person)} <${emailOf(person)}> wrote:`,
    plain(">"),
    plain("> I parked with a valid permit and still got a penalty charge notice."),
    write`> My car is ${vehicleOf(person)}. Call me on ${mobileOf(person)}.`,
    write`> I live at ${addressOf(home.address, [person])}.`,
    plain(">"),
    write`> ${nameOf(person, "short")}`,
  ];
  return eml(
    path,
    {
      kind: "message",
      from: mailbox(officer.person),
      to: [mailbox(person)],
      cc: [sharedMailbox(desk.authority, "parking")],
      subject: write`RE: PCN appeal - ${nameOf(person, "titled")}`,
      lines: [
        write`Dear ${nameOf(person, "titled")}`,
        plain(""),
        plain("Thank you for your message. The notice has been cancelled and no payment is due."),
        ...signature(desk, officer),
        plain(""),
        ...quoted,
      ],
      sent,
    } satisfies Message,
    [],
  );
}

async function passedOn(
  desk: Desk,
  path: string,
  sent: string,
  one: Resident,
  two: Resident,
  turn: number,
): Promise<Leaf> {
  const { chance } = desk;
  const [from, to, copied] = chance.some(desk.staff, 3) as [Resident, Resident, Resident];
  const year = Number(sent.slice(0, 4));
  const attachments = await enclosed(desk, [one, two], year, turn);
  return eml(
    path,
    {
      kind: "message",
      from: mailbox(from.person),
      to: [mailbox(to.person)],
      cc: [mailbox(copied.person)],
      subject: plain(
        chance.pick([
          "FW: refunds to check",
          "List for this week",
          "Two cases for you",
          "FW: outstanding claims",
        ]),
      ),
      lines: [
        write`Hi ${nameOf(to.person, "first")},`,
        plain(""),
        write`Please see ${attachments.length > 0 ? "attached. " : ""}${nameOf(one.person)} (NI ${ninoOf(one.person)}, dob ${bornOn(one.person)})`,
        write`has moved to ${addressOf(one.home.address, [one.person])}.`,
        plain(""),
        write`Also ${nameOf(two.person, "titled")}, claim ${reference("benefit-reference", two.person.benefitReference, [two.person])}, asks for a call on ${mobileOf(two.person)}.`,
        ...signature(desk, from),
      ],
      sent,
    },
    attachments,
  );
}

async function enclosed(
  desk: Desk,
  residents: readonly Resident[],
  year: number,
  turn: number,
): Promise<Leaf[]> {
  const more = [
    ...residents,
    ...desk.chance.some(desk.plainAdults, 8).filter((one) => !residents.includes(one)),
  ];
  const columns: Column[] = [
    { header: "Nm", cell: ({ person }) => nameOf(person) },
    { header: "S/C", cell: ({ person }) => accountOf(person).sortCode },
    { header: "A/C", cell: ({ person }) => accountOf(person).number },
    { header: "P/Code", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    { header: "£", cell: () => plain(`${desk.chance.int(10, 400)}.00`) },
  ];
  const rows = rowsOf(columns, more);
  if (turn % 3 === 2 && turn % 2 === 0) return [];
  switch (turn % 4) {
    case 0:
      return [xlsx("list.xlsx", { kind: "book", sheets: [{ name: "Sheet1", rows }] }, year)];
    case 1:
      return [delimited("list.csv", { name: "list", rows }, year, ",", "windows-1252")];
    case 2:
      return [await prose("case-summary", summary(more.slice(0, 3)), year, "docx")];
    default:
      return [
        await prose("case-summary", summary(more.slice(0, 2)), year, "pdf"),
        delimited("bacs.csv", { name: "bacs", rows }, year, ",", "utf-8"),
      ];
  }
}

function summary(residents: readonly Resident[]) {
  return {
    kind: "prose",
    title: plain("Case summary"),
    paragraphs: residents.map(
      ({ person, home }) =>
        write`${nameOf(person, "initial")}, born ${bornOn(person, "long")}, of ${addressOf(home.address, [person])}. Council tax reference ${reference("council-tax-reference", home.councilTaxReference, [person])}. E-mail: ${emailOf(person)}`,
    ),
  } as const;
}
