/** Housing and social-care notes: prose about several people at once, with what would harm them if it were known. */
import type { Leaf } from "../pack/leaf.ts";
import { type ProseFormat, prose } from "../pack/prose.ts";
import type { Person } from "../people/person.ts";
import type { Desk, Resident } from "./desk.ts";
import {
  addressOf,
  bornOn,
  dateIn,
  harm,
  mistyped,
  mobileOf,
  nameOf,
  nhsOf,
  ninoOf,
  phoneOf,
  reference,
} from "./facts.ts";
import { join, plain, said, type Written, write } from "./writing.ts";

const formats: readonly ProseFormat[] = ["docx", "txt-1252", "pdf", "txt", "docx", "txt-utf16"];

export async function casework(desk: Desk): Promise<Leaf[]> {
  const { authority, chance, plainAdults } = desk;
  const folder = `${authority.pathPrefix}/housing/notes`;
  const subjects = chance.shuffled(plainAdults.filter(({ person }) => !person.deceased));
  const flagged = flaggedNotes(desk);
  const count = Math.max(14, Math.round(desk.households.length / 9), Math.ceil(flagged.length / 2));
  const notes: Promise<Leaf>[] = [];
  for (let i = 0; i < count; i++) {
    const year = 2006 + ((i * 3) % 15);
    const writer = chance.pick(desk.staff).person;
    const about = [0, 1, 2].map((k) => subjects[(i * 3 + k) % subjects.length] as Resident);
    const paragraphs = [
      write`Case note of ${dateIn(`${year}-0${1 + (i % 9)}-14`, "long")}, written by ${nameOf(writer)}, ${writer.job}`,
      ...about.map((resident, k) => visit(desk, resident, i + k)),
      ...flagged.filter((_, f) => f % count === i),
      write`Signed: ${nameOf(writer, "initial")}`,
    ];
    const words = { kind: "prose", title: plain(`Housing case notes ${i + 1}`), paragraphs } as const;
    const format = formats[i % formats.length] ?? "txt";
    notes.push(prose(`${folder}/${year}/note-${String(i + 1).padStart(3, "0")}`, words, year, format));
  }
  return Promise.all(notes);
}

function visit(desk: Desk, { person, home }: Resident, turn: number): Written {
  const { chance } = desk;
  const child = home.people.find((one) => one.child);
  const she = person.sex === "F" ? "She" : "He";
  const her = person.sex === "F" ? "her" : "his";
  switch (turn % 5) {
    case 0:
      return write`Visited ${nameOf(person)} (dob ${bornOn(person)}) at ${addressOf(home.address, [person])}. ${she} told me that ${her} ${illness(chance.int(0, 5), person)} has got worse since the winter. ${she} can be reached on ${mobileOf(person)}. The bathroom ceiling is still damp and the repair has been reported twice.`;
    case 1:
      return child === undefined
        ? write`${nameOf(person, "titled")} rang about ${harm("financial", "rent arrears", person)}; tenancy ${reference("housing-reference", home.housingReference, [person])}, NI number ${ninoOf(person, true)}. ${she} offers £15 a week. Home number ${phoneOf(home.landline, [person])}.`
        : write`${nameOf(person)} came in with ${her} ${child.sex === "F" ? "daughter" : "son"} ${nameOf(child, "full")}, born ${bornOn(child, "long")}. School reports that ${nameOf(child, "first")} is ${harm("safeguarding", "on a child protection plan", child)}; conference next month.`;
    case 2:
      return write`Spoke to ${mistyped(chance, person)}, ${addressOf(home.address, [person])}. ${she} has moved since and wants the deposit back. NHS number given for the medical priority form: ${nhsOf(person)}; GP letter says ${harm("health", "severe depression", person)}.`;
    case 3:
      return person.formerSurname === undefined
        ? write`${nameOf(person, "short")} phoned from ${mobileOf(person, "plain")} about the noise from the flat above. Told ${person.sex === "F" ? "her" : "him"} to keep a diary. No further action.`
        : write`${nameOf(person)}, formerly ${nameOf(person, "former")}, asked us to change the name on the tenancy after ${her} marriage. Date of birth ${bornOn(person)}. Certificate seen.`;
    default:
      return write`${nameOf(person, "surname-first")} - medical assessment: ${illness(chance.int(0, 5), person)}. DOB ${bornOn(person, "dots")}. Needs a ground-floor flat with level access near ${plain("Lincoln Street")}.`;
  }
}

function illness(which: number, person: Person): Written {
  const illnesses = ["asthma", "type 2 diabetes", "epilepsy", "HIV", "schizophrenia", "multiple sclerosis"];
  return harm("health", illnesses[which] ?? "asthma", person);
}

/** Every person at risk, deceased or without a home is so because a note says so. */
function flaggedNotes(desk: Desk): Written[] {
  const year = 2016;
  return desk.households.flatMap((home) =>
    home.people.flatMap((person) => {
      const she = person.sex === "F" ? "She" : "He";
      if (person.deceased) {
        return [
          write`${nameOf(person, "titled")} of ${addressOf(home.address, [person])} (born ${bornOn(person)}) is deceased; the death was registered on ${dateIn(`${year}-02-11`, "long")}. Close the account and write to the executor.`,
        ];
      }
      if (person.noFixedAbode) {
        return [
          write`${nameOf(person)}, dob ${bornOn(person)}, is of no fixed abode and sleeps at friends' homes. Reached by mobile only: ${mobileOf(person)}. NINO ${ninoOf(person)}.`,
        ];
      }
      if (person.atRisk && !person.child) {
        const haven = person.safeContact ?? "";
        return [
          write`WARNING - ${nameOf(person)} (dob ${bornOn(person)}) ${harm("safeguarding", "fled domestic violence", person)} and now lives at ${addressOf(home.address, [person])}. Do not disclose this address to ${person.sex === "F" ? "her" : "his"} former partner or to anybody who rings. ${she} may be written to only at ${said(haven, "address", haven, [person.id])}.${dependants(home.people)}`,
        ];
      }
      return [];
    }),
  );
}

function dependants(people: readonly Person[]): Written {
  const children = people.filter((one) => one.child);
  if (children.length === 0) return plain("");
  return write` Living with the children ${join(
    children.map((child) => nameOf(child)),
    " and ",
  )}.`;
}
