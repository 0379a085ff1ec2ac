/** Letters to residents and the forms that they sent in, as Word, PDF, web page and text. */
import type { Leaf } from "../pack/leaf.ts";
import { type ProseFormat, prose } from "../pack/prose.ts";
import { at, type Desk, footer, lines, type Resident } from "./desk.ts";
import {
  accountOf,
  bornOn,
  cardOf,
  dateIn,
  emailOf,
  harm,
  ibanOf,
  licenceOf,
  mobileOf,
  nameOf,
  nhsOf,
  ninoOf,
  passportOf,
  phoneOf,
  postcodeOf,
  reference,
  streetOf,
  utrOf,
  vehicleOf,
} from "./facts.ts";
import { type Prose, plain, type Written, write } from "./writing.ts";

const letterFormats: readonly ProseFormat[] = ["docx", "pdf", "docx", "txt-1252", "pdf", "html"];
const formFormats: readonly ProseFormat[] = ["txt", "docx", "html", "pdf", "txt-1252"];

export async function letters(desk: Desk): Promise<Leaf[]> {
  const count = Math.max(24, Math.round(desk.households.length / 5));
  const recipients = desk.chance.shuffled(desk.plainAdults);
  const made: Promise<Leaf>[] = [];
  for (let i = 0; i < count; i++) {
    const year = 2006 + ((i * 4) % 15);
    const one = recipients[i % recipients.length] as Resident;
    const words = letter(at(desk, `letter ${i}`), one, year, i);
    const path = `${desk.authority.pathPrefix}/correspondence/${year}/letter-${String(i + 1).padStart(3, "0")}`;
    made.push(
      prose(path, words, year, letterFormats[(i + Math.floor(i / 6)) % letterFormats.length] ?? "docx"),
    );
  }
  return Promise.all(made);
}

export async function forms(desk: Desk): Promise<Leaf[]> {
  const count = Math.max(15, Math.round(desk.households.length / 9));
  const applicants = desk.chance.shuffled(desk.adults.filter(({ person }) => !person.noFixedAbode));
  const made: Promise<Leaf>[] = [];
  for (let i = 0; i < count; i++) {
    const year = 2008 + ((i * 5) % 13);
    const words = form(applicants[i % applicants.length] as Resident, year, i);
    const path = `${desk.authority.pathPrefix}/benefits/forms/${year}/form-${String(i + 1).padStart(3, "0")}`;
    made.push(prose(path, words, year, formFormats[i % formFormats.length] ?? "txt"));
  }
  return Promise.all(made);
}

function letter(desk: Desk, { person, home }: Resident, year: number, turn: number): Prose {
  const { chance, authority } = desk;
  const officer = chance.pick(desk.staff).person;
  return {
    kind: "prose",
    title: plain(authority.name),
    paragraphs: [
      lines(
        nameOf(person, "initial"),
        streetOf(home.address, [person]),
        plain("London"),
        postcodeOf(home.address, [person]),
      ),
      write`${dateIn(`${year}-${String(chance.int(1, 12)).padStart(2, "0")}-09`, "long")}`,
      write`Dear ${nameOf(person, "titled")}`,
      business({ person, home }, turn),
      write`If you have any question please call us between 9am and 5pm, Monday to Friday. We are sorry for any inconvenience.`,
      lines(plain("Yours sincerely"), nameOf(officer), plain(officer.job)),
    ],
    footer: footer(authority, "letters"),
  };
}

function business({ person, home }: Resident, turn: number): Written {
  const { sortCode, number } = accountOf(person);
  switch (turn % 6) {
    case 0:
      return write`Council tax account ${reference("council-tax-reference", home.councilTaxReference, [person])}. We have refunded your overpayment to sort code ${sortCode}, account number ${number}.`;
    case 1:
      return write`Your resident parking permit for vehicle registration ${vehicleOf(person)} ends on 31 March. Your payment by card ${cardOf(person)} was declined.`;
    case 2:
      return write`Your housing benefit claim, reference ${reference("benefit-reference", person.benefitReference, [person])}, has been assessed. National Insurance number: ${ninoOf(person, true)}. You have been overpaid and this ${harm("financial", "debt of £412.50", person)} will be recovered.`;
    case 3:
      return write`Thank you for the documents that you sent to prove who you are: passport number ${passportOf(person)} and driving licence ${licenceOf(person)}. They are returned with this letter. We hold your date of birth as ${bornOn(person, "long")}.`;
    case 4:
      return write`Tenancy ${reference("housing-reference", home.housingReference, [person])}: we will inspect the boiler on Tuesday. If you will be out, ring us, or we shall ring you on ${mobileOf(person)} or ${phoneOf(home.landline, [person])}.`;
    default:
      return write`As a landlord you told us your tax reference (UTR ${utrOf(person)}). Rent will be paid to IBAN ${ibanOf(person)} from April. We will confirm by e-mail to ${emailOf(person)}.`;
  }
}

function form({ person, home }: Resident, year: number, turn: number): Prose {
  const partner = home.people.find((one) => one !== person && !one.child);
  const children = home.people.filter((one) => one.child && Number(one.dateOfBirth.slice(0, 4)) < year);
  const { sortCode, number } = accountOf(person);
  return {
    kind: "prose",
    title: plain(
      turn % 2 === 0
        ? "Claim for Housing Benefit and Council Tax Support"
        : "Application to join the housing register",
    ),
    paragraphs: [
      lines(
        write`Full name: ${nameOf(person, "formal")}`,
        write`Date of birth: ${bornOn(person)}`,
        write`National Insurance number: ${ninoOf(person, turn % 3 === 0)}`,
        write`Address: ${streetOf(home.address, [person])}`,
        write`Postcode: ${postcodeOf(home.address, [person])}`,
        write`Telephone: ${mobileOf(person)}`,
        write`E-mail: ${emailOf(person)}`,
      ),
      ...(partner
        ? [
            lines(
              write`Partner's name: ${nameOf(partner)}`,
              write`Partner's date of birth: ${bornOn(partner)}`,
              write`Partner's NI number: ${ninoOf(partner)}`,
            ),
          ]
        : []),
      ...children.map((child, c) =>
        lines(write`Child ${c + 1}: ${nameOf(child)}`, write`Born: ${bornOn(child)}`),
      ),
      lines(write`Bank sort code: ${sortCode}`, write`Account number: ${number}`),
      turn % 2 === 0
        ? write`Anything else we should know: ${harm("health", "I have chronic kidney disease", person)} and attend hospital twice a week. NHS number ${nhsOf(person)}.`
        : write`Declaration: I confirm that the above is true. Signed ${nameOf(person)}, 12/05/${year}`,
    ],
  };
}
