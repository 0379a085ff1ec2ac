/**
 * Registers the people of a holding: documents, people, all that hangs on them, the holding's new state and the ledger
 * entries in one transaction. A new review replaces what the former one found here. Whoever is registered from another
 * holding keeps row and reference and gains what was found; whoever was told loses nothing of what they were told of.
 */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { PersonId } from "../../domain/ids.ts";
import { joinParts, type PersonPart } from "../../respond/people/join-parts.ts";
import { keepReferences } from "../../respond/people/keep-references.ts";
import type { Registration } from "../../respond/people/registration.ts";
import type { Register } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { lookupHash } from "../../seal/seal.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { applySeverity } from "../gate/circumstance-rows.ts";
import { applyFlags } from "../gate/flag-rows.ts";
import { updateHolding } from "../holding/holding-row.ts";
import { type KnownPerson, knownPeople } from "./known-people.ts";
import { leaveOutDeleted } from "./leave-out-deleted.ts";
import type { NoticesOfPeople } from "./notices-of-people.ts";
import { type Parts, partsOf } from "./person-parts.ts";
import { keyOfPerson, type RegisterKeys, registerKeys } from "./register-keys.ts";
import { clearFormerReview, removeVanished, touchPeople } from "./replace-review.ts";
import { mergeDocuments, stageDocuments } from "./write-documents.ts";
import { writeFindings } from "./write-findings.ts";
import { type Numbered, writePeople } from "./write-people.ts";

type KnownPeople = ReadonlyMap<PersonId, KnownPerson>;

export function registerPeople(sql: Sql, ring: KeyRing, notices: NoticesOfPeople): Register {
  return async (by, holding, found, entries) => {
    const registered = await change(sql, actorOf(by), async (tx) => {
      const keys = await registerKeys(tx, ring, holding, found.people);
      // The long part first, while nobody waits for the incident.
      const { outcomes, earliest, latest } = await stageDocuments(tx, keys, holding, found.documents);
      // Two holdings of one incident at once: the second waits, so that no number is given out twice; and whoever is
      // about to approve or send waits too, and then sees what was found.
      await tx`select from incident where id = ${holding.incident} for update`;
      const known = await knownPeople(tx, ring, holding, notices);
      const kept = await leaveOutDeleted(tx, holding, keys, found.people);
      const { people, rivals, touched } = await recognise(tx, keys, holding, kept, known);
      await clearFormerReview(tx, holding);
      await mergeDocuments(tx, holding);
      await writePeople(tx, holding, people);
      await writeFindings(tx, keys, holding, people.filter(isFound), known);
      await removeVanished(tx, holding);
      await applyFlags(tx, holding.incident);
      await applySeverity(tx, holding.incident);
      const takenBack = await touchPeople(tx, touched, rivals);
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
      await updateHolding(tx, ring, next);
      // A register that grew from nothing a moment ago would be searched by a plan for an empty one.
      await tx`analyze person, person_part, document, contact_point, identifier, finding, person_search, person_mark, person_link`;
      return { value: next, entries: entries(next, takenBack) };
    });
    // What was written over is cleared out, and people are counted from an index from now on. Not the register's matter.
    await sql`vacuum (analyze) person`.catch(() => {});
    return registered;
  };
}

/** Gives everybody an id and a number: the one that they have, or the next that nobody ever had. */
async function recognise(
  tx: TransactionSql,
  keys: RegisterKeys,
  holding: Holding,
  found: readonly Registration[],
  known: KnownPeople,
) {
  const marks = found.map((person) =>
    person.marks.map(({ mark, kind }) => ({ hash: lookupHash("mark", mark, keys.lookup), kind })),
  );
  const { kept, rivals } = keepReferences(
    known,
    found.map(({ names, datesOfBirth }, at) => ({
      marks: marks[at]!,
      names: () => names,
      datesOfBirth: () => datesOfBirth,
    })),
  );
  let next = await reserveNumbers(tx, holding, kept.filter(({ id }) => id === null).length);
  const ids = kept.map(({ id }) => id ?? (randomUUID() as PersonId));
  const former = [...known].filter(([, { here }]) => here).map(([id]) => id);
  const parts = await partsOf(tx, keys.ring, holding, ids);
  const people = found.map((person, at): Numbered & { readonly person: Registration } => {
    const id = ids[at]!;
    const before = known.get(id);
    const number = before?.number ?? ++next;
    const home = before?.home ?? holding.id;
    const own = { ...partOf(person), ambiguous: person.ambiguous || kept[at]!.uncertain };
    const said = together(own, id, holding, parts, before);
    const key = keyOfPerson(keys, id, before, said.whole.authority);
    return { id, number, home, person, marks: marks[at]!, ...said, ...key };
  });
  const gone = new Set(ids);
  const left = former
    .filter((id) => !gone.has(id))
    .flatMap((id) => remaining(id, known, parts, holding, keys));
  return { people: [...people, ...left], rivals, touched: [...new Set([...former, ...ids])] };
}

function partOf(person: Registration): PersonPart {
  const { authority, role, names, datesOfBirth, categories, flags, ambiguous, severity, sources } = person;
  return {
    ...{ authority, role, names, datesOfBirth, categories, flags, ambiguous, severity },
    places: sources.length,
  };
}

/** What this holding says of them, and what all holdings say. Of what they were told nothing is taken back. */
function together(
  own: PersonPart,
  id: PersonId,
  { id: holding }: Holding,
  parts: Parts,
  before: KnownPerson | undefined,
): Pick<Numbered, "part" | "whole"> {
  const others = parts.get(id) ?? [];
  const former = others.find((one) => one.holding === holding);
  const part = former === undefined ? own : joinParts([former.part, own]);
  const rest = others.map((one) => (one === former ? part : one.part));
  const whole = joinParts(former === undefined ? [...rest, part] : rest);
  return { part, whole: before?.told ? { ...whole, authority: before.authority } : whole };
}

/** No longer found here, but in another holding: they are what that one says of them. */
function remaining(
  id: PersonId,
  known: KnownPeople,
  parts: Parts,
  holding: Holding,
  keys: RegisterKeys,
): readonly Numbered[] {
  const { told, number, home } = known.get(id)!;
  const [first, ...others] = parts.get(id) ?? [];
  if (told || first === undefined) return [];
  const whole = joinParts([first.part, ...others.map(({ part }) => part)]);
  return [
    {
      id,
      number,
      home: home === holding.id ? first.holding : home,
      person: null,
      part: null,
      marks: [],
      whole,
      ...keyOfPerson(keys, id, known.get(id), whole.authority),
    },
  ];
}

function isFound(one: Numbered): one is Numbered & { readonly person: Registration } {
  return one.person !== null;
}

async function reserveNumbers(tx: TransactionSql, { incident }: Holding, newcomers: number): Promise<number> {
  const [row] = await tx<[{ readonly last: number }]>`
    update incident set people_numbered = people_numbered + ${newcomers} where id = ${incident}
    returning people_numbered as last`;
  return row.last - newcomers;
}

async function countPeople(tx: TransactionSql, { id }: Holding): Promise<number> {
  const [row] = await tx<[{ readonly people: number }]>`
    select count(*)::int as people from person_part where holding_id = ${id}`;
  return row.people;
}
