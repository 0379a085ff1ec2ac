/** The paragraphs of a case note: one turn after another, about one resident or about two at once. */
import type { Person } from "../people/person.ts";
import { type Desk, lines, type Resident } from "./desk.ts";
import {
  addressOf,
  bornOn,
  harm,
  mistyped,
  mobileOf,
  nameOf,
  nhsOf,
  ninoOf,
  phoneOf,
  reference,
  vehicleOf,
} from "./facts.ts";
import { type Written, write } from "./writing.ts";

const turns = 11;

export function visit(desk: Desk, resident: Resident, other: Resident, year: number, turn: number): Written {
  const { person, home } = resident;
  const words = wordsFor(person);
  const ill = illness(desk.chance.int(0, 5), person);
  switch (turn % turns) {
    case 0:
      return write`Visited ${nameOf(person)} (dob ${bornOn(person)}) at ${addressOf(home.address, [person])}. ${words.She} told me that ${words.her} ${ill} has got worse since the winter. ${words.She} can be reached on ${mobileOf(person)}. The bathroom ceiling is still damp and the repair has been reported twice.`;
    case 1:
      return withChild(resident, year);
    case 2:
      return write`Spoke to ${mistyped(desk.chance, person)}, ${addressOf(home.address, [person])}. ${words.She} has moved since and wants the deposit back. NHS number given for the medical priority form: ${nhsOf(person)}; GP letter says ${harm("health", "severe depression", person)}.`;
    case 3:
      return newName(resident);
    case 4:
      return write`${nameOf(person, "surname-first")} - medical assessment: ${ill}. DOB ${bornOn(person, "dots")}. Needs a ground-floor flat with level access near Lincoln Street.`;
    case 5:
      return dispute(resident, other);
    case 6:
      return write`Mutual exchange: ${nameOf(person)} of ${addressOf(home.address, [person])} swaps with ${nameOf(other.person)} of ${addressOf(other.home.address, [other.person])}. Born ${bornOn(person)} and ${bornOn(other.person)} respectively. Both references are clear.`;
    case 7:
      return lines(
        write`Client: ${nameOf(person, "formal")}`,
        write`DOB: ${bornOn(person, "short")}`,
        write`NHS No: ${nhsOf(person)}`,
        write`Diagnosis: ${ill}`,
        write`Tel: ${phoneOf(home.landline, [person])}`,
      );
    case 8:
      return write`Abandoned car in bay 14: ${vehicleOf(person)}, belongs to ${nameOf(person, "titled")} (${mobileOf(person, "abroad")}). ${words.She} says that ${words.her} licence was taken away after ${harm("criminal-offence", "a conviction for drink driving", person)}.`;
    case 9:
      return write`${nameOf(person)}, ${addressOf(home.address, [person])}, asks for no visits on festival days: ${words.She.toLowerCase()} is ${harm("religion", faith(person), person)}. Noted on the file of ${words.her} tenancy ${reference("housing-reference", home.housingReference, [person])}.`;
    default:
      return write`Rang ${nameOf(person, "initial")} and left a message. Wrote to ${nameOf(other.person, "titled")} about the same leak, claim ${reference("benefit-reference", other.person.benefitReference, [other.person])}.`;
  }
}

function wordsFor(person: Person) {
  return person.sex === "F"
    ? { She: "She", her: "her", object: "her" }
    : { She: "He", her: "his", object: "him" };
}

/** A child is written about only in years when it is born. */
function withChild({ person, home }: Resident, year: number): Written {
  const { She, her } = wordsFor(person);
  const child = home.people.find((one) => one.child && Number(one.dateOfBirth.slice(0, 4)) < year);
  if (child === undefined) {
    return write`${nameOf(person, "titled")} rang about ${harm("financial", "rent arrears", person)}; tenancy ${reference("housing-reference", home.housingReference, [person])}, NI number ${ninoOf(person, true)}. ${She} offers £15 a week. Home number ${phoneOf(home.landline, [person])}.`;
  }
  return write`${nameOf(person)} came in with ${her} ${child.sex === "F" ? "daughter" : "son"} ${nameOf(child)}, born ${bornOn(child, "long")}. School reports that ${nameOf(child, "first")} is ${harm("safeguarding", "on a child protection plan", child)}; conference next month.`;
}

function newName({ person }: Resident): Written {
  const { her, object } = wordsFor(person);
  if (person.formerSurname === undefined) {
    return write`${nameOf(person, "short")} phoned from ${mobileOf(person, "plain")} about the noise from the flat above. Told ${object} to keep a diary. No further action.`;
  }
  return write`${nameOf(person)}, formerly ${nameOf(person, "former")}, asked us to change the name on the tenancy after ${her} marriage. Date of birth ${bornOn(person)}. Certificate seen.`;
}

function dispute({ person, home }: Resident, other: Resident): Written {
  const { object } = wordsFor(person);
  return write`${nameOf(person)} (${mobileOf(person)}) complains about ${nameOf(other.person, "short")} at ${addressOf(other.home.address, [other.person])}, who plays music at night. ${nameOf(person, "titled")} asks that nobody tells ${nameOf(other.person, "titled")} who complained. Reply to ${object} at ${addressOf(home.address, [person])}.`;
}

function faith(person: Person): string {
  const faiths: Readonly<Record<string, string>> = {
    arabic: "a practising Muslim",
    "south-asian": "a practising Hindu",
    polish: "a Roman Catholic",
    irish: "a Roman Catholic",
    chinese: "a Buddhist",
  };
  return faiths[person.heritage] ?? "a Jehovah's Witness";
}

function illness(which: number, person: Person): Written {
  const illnesses = ["asthma", "type 2 diabetes", "epilepsy", "HIV", "schizophrenia", "multiple sclerosis"];
  return harm("health", illnesses[which] ?? "asthma", person);
}
