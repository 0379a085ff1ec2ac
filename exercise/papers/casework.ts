/** Housing and social-care notes: prose about several people at once, with what would harm them if it were known. */
import type { Leaf } from "../pack/leaf.ts";
import { type ProseFormat, prose } from "../pack/prose.ts";
import type { Person } from "../people/person.ts";
import type { Desk, Resident } from "./desk.ts";
import { addressOf, bornOn, dateIn, harm, mobileOf, nameOf, ninoOf } from "./facts.ts";
import { visit } from "./visits.ts";
import { join, plain, said, type Written, write } from "./writing.ts";

const formats: readonly ProseFormat[] = ["docx", "txt-1252", "pdf", "txt", "docx", "txt-utf16"];

export async function casework(desk: Desk): Promise<Leaf[]> {
  const { authority, chance, plainAdults } = desk;
  const folder = `${authority.pathPrefix}/housing/notes`;
  const subjects = chance.shuffled(plainAdults.filter(({ person }) => !person.deceased));
  const flagged = flaggedNotes(desk);
  const count = Math.max(15, Math.round(desk.households.length / 9), Math.ceil(flagged.length / 2));
  const late = Array.from({ length: count }, (_, i) => i).filter((i) => yearOf(i) > flaggedYear);
  const notes: Promise<Leaf>[] = [];
  for (let i = 0; i < count; i++) {
    const year = yearOf(i);
    const writer = chance.pick(desk.staff).person;
    const about = [0, 1, 2].map((k) => subjects[(i * 3 + k) % subjects.length] as Resident);
    const paragraphs = [
      write`Case note of ${dateIn(`${year}-0${1 + (i % 9)}-14`, "long")}, written by ${nameOf(writer)}, ${writer.job}`,
      ...about.map((resident, k) => visit(desk, resident, about[(k + 1) % 3] as Resident, year, i * 3 + k)),
      ...flagged.filter((_, f) => late[f % late.length] === i),
      write`Signed: ${nameOf(writer, "initial")}`,
    ];
    const words = { kind: "prose", title: plain(`Housing case notes ${i + 1}`), paragraphs } as const;
    const format = formats[i % formats.length] ?? "txt";
    notes.push(prose(`${folder}/${year}/note-${String(i + 1).padStart(3, "0")}`, words, year, format));
  }
  return Promise.all(notes);
}

const flaggedYear = 2015;
const yearOf = (note: number): number => 2006 + ((note * 4) % 15);

/** Every person at risk, deceased or without a home is so because a note says so. */
function flaggedNotes(desk: Desk): Written[] {
  return desk.households.flatMap((home) =>
    home.people.flatMap((person) => {
      const she = person.sex === "F" ? "She" : "He";
      if (person.deceased) {
        return [
          write`${nameOf(person, "titled")} of ${addressOf(home.address, [person])} (born ${bornOn(person)}) is deceased; the death was registered on ${dateIn(`${flaggedYear}-02-11`, "long")}. Close the account and write to the executor.`,
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
