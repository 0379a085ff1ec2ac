/**
 * Registers the people of a holding: documents, people, all that hangs on them, the holding's new state and the ledger
 * entries in one transaction. A new review replaces the former one; references are kept by greatest overlap, and whoever
 * has been told stays as they were told.
 */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { Holding } from "../../domain/holding.ts";
import type { PersonId } from "../../domain/ids.ts";
import { keepReferences } from "../../respond/people/keep-references.ts";
import type { Registration } from "../../respond/people/registration.ts";
import type { Register } from "../../respond/ports.ts";
import { lookupHash } from "../../seal/seal.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { updateHolding } from "../holding/holding-row.ts";
import { type NoticesOfPeople, toldStates } from "./notices-of-people.ts";
import { mergeDocuments, stageDocuments } from "./write-documents.ts";
import { type Keys, type Numbered, writePeople } from "./write-people.ts";

export function registerPeople(sql: Sql, keys: Keys, notices: NoticesOfPeople): Register {
  return (by, holding, found, entries) =>
    change(sql, actorOf(by), async (tx) => {
      // The long part first, while nobody waits for the incident.
      const { outcomes, earliest, latest } = await stageDocuments(tx, keys, holding, found.documents);
      // Two holdings of one incident at once: the second waits, so that no number is given out twice.
      await tx`select from incident where id = ${holding.incident} for update`;
      const told = await toldPeople(tx, holding, notices);
      const people = await numbered(tx, keys, holding, found.people);
      await clearFormerReview(tx, holding);
      await mergeDocuments(tx, holding);
      const untold = people.filter(({ id }) => !told.has(id));
      await writePeople(tx, keys, holding, untold);
      await removeVanished(tx, holding);
      const next: Holding = {
        ...holding,
        state: "reviewed",
        problem: null,
        people: await countPeople(tx, holding),
        outcomes,
        earliest,
        latest,
        reviewedAt: by.at,
      };
      await updateHolding(tx, next);
      // A register that grew from nothing a moment ago would be searched by a plan for an empty one.
      await tx`analyze person, document, contact_point, identifier, finding, person_search, person_mark, person_link`;
      return { value: next, entries: entries(next) };
    });
}

/** Kept in a table of the transaction too: there may be tens of thousands. */
async function toldPeople(
  tx: TransactionSql,
  { id }: Holding,
  notices: NoticesOfPeople,
): Promise<ReadonlySet<PersonId>> {
  await tx`create temporary table person_told (id uuid primary key) on commit drop`;
  const rows = await tx<{ readonly id: PersonId }[]>`
    insert into person_told
    select p.id from person p join (${notices(tx)}) n on n.person_id = p.id
    where p.holding_id = ${id} and n.state = any(${[...toldStates]}) returning id`;
  return new Set(rows.map((row) => row.id));
}

/** Gives everybody an id and a number: their own from the former review, or the next that nobody ever had. */
async function numbered(
  tx: TransactionSql,
  keys: Keys,
  holding: Holding,
  people: readonly Registration[],
): Promise<readonly Numbered[]> {
  const known = await knownMarks(tx, holding);
  const marks = people.map((person) => person.marks.map((mark) => lookupHash("mark", mark, keys.lookup)));
  const kept = keepReferences(known.marks, marks);
  const newcomers = kept.filter((id) => id === null).length;
  const [row] = await tx<[{ readonly last: number }]>`
    update incident set people_numbered = people_numbered + ${newcomers} where id = ${holding.incident}
    returning people_numbered as last`;
  let next = row.last - newcomers;
  return people.map((person, index) => {
    const id = kept[index] ?? (randomUUID() as PersonId);
    return { id, number: known.numbers.get(id) ?? ++next, person, markHashes: marks[index] ?? [] };
  });
}

async function knownMarks(tx: TransactionSql, { id }: Holding) {
  const rows = await tx<
    { readonly id: PersonId; readonly number: number; readonly marks: readonly string[] }[]
  >`
    select p.id, p.number, array(select encode(m.hash, 'hex') from person_mark m where m.person_id = p.id) as marks
    from person p where p.holding_id = ${id}`;
  return {
    marks: new Map(rows.map((row) => [row.id, row.marks])),
    numbers: new Map(rows.map((row) => [row.id, row.number])),
  };
}

const hangingOnPeople = [
  "contact_point",
  "identifier",
  "finding",
  "person_search",
  "person_mark",
  "person_link",
];

/** What hangs on people is written anew; whoever was told keeps theirs. */
async function clearFormerReview(tx: TransactionSql, { id }: Holding): Promise<void> {
  for (const table of hangingOnPeople)
    await tx`
      delete from ${tx(table)} t using person p where p.id = t.person_id and p.holding_id = ${id}
        and not exists (select from person_told k where k.id = p.id)`;
}

async function removeVanished(tx: TransactionSql, { id }: Holding): Promise<void> {
  await tx`
    delete from person p where p.holding_id = ${id}
      and not exists (select from person_told k where k.id = p.id)
      and not exists (select from person_found f where f.id = p.id)`;
}

async function countPeople(tx: TransactionSql, { id }: Holding): Promise<number> {
  const [row] = await tx<[{ readonly people: number }]>`
    select count(*)::int as people from person where holding_id = ${id}`;
  return row.people;
}
