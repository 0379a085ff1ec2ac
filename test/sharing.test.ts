/** People that one authority lets another see, on the real record: seen while it lasts, by nobody else, and written down. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../src/domain/ids.ts";
import type { ShareForm } from "../src/domain/staff/share.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

const call = { why: "caller", words: "", reference: "CALL-7" };

test("who is let look sees everybody of the other authority, and nobody else's; withdrawn, nobody", async () => {
  const made = await house();
  assert.equal((await made.seenByNorth()).total, 0);
  const share = must(await made.desk.sharePeople(made.partner, made.incident.id, made.everybody));
  const page = await made.seenByNorth();
  assert.deepEqual([page.total, page.hidden, page.rows.length], [3, 0, 3]);
  const person = must(await made.desk.person(made.lead, page.rows[0]!.id));
  assert.equal(person.authority.id, made.south);
  assert.deepEqual(person.sources, [], "where the files lie is their controller's alone");
  assert.equal((await made.desk.people(made.partner, { ...made.query, of: made.north })).total, 0);
  must(await made.desk.withdrawShare(made.partner, made.incident.id, share.id));
  assert.equal((await made.seenByNorth()).total, 0);
  assert.equal((await made.desk.person(made.lead, person.id)).ok, false);
});

test("one person who is shared is seen alone", async () => {
  const made = await house();
  const [first, second] = await made.southern();
  must(await made.desk.sharePeople(made.partner, made.incident.id, { ...made.everybody, person: first! }));
  assert.deepEqual(
    (await made.seenByNorth()).rows.map(({ id }) => id),
    [first],
  );
  assert.equal((await made.desk.person(made.lead, first!)).ok, true);
  assert.equal((await made.desk.person(made.lead, second!)).ok, false);
});

test("a look at another's people stands in the ledger with the person's reference", async () => {
  const made = await house();
  must(await made.desk.sharePeople(made.partner, made.incident.id, made.everybody));
  const [first] = await made.southern();
  await made.seenByNorth();
  must(await made.desk.person(made.lead, first!));
  const entries = (await made.desk.ledger("system", { page: 1 })).rows;
  const looks = entries.filter(({ verb }) => ["people.listed", "person.read"].includes(verb));
  assert.deepEqual(looks.map(({ verb, actor }) => [verb, actor]).toSorted(), [
    ["people.listed", made.lead.id],
    ["person.read", made.lead.id],
  ]);
});

test("whoever is let look changes nothing: telling and deciding stay with the controller", async () => {
  const made = await house();
  must(await made.desk.sharePeople(made.partner, made.incident.id, made.everybody));
  const pool = made.pools.of({ ...made.lead, incidents: null });
  const [first] = await made.southern();
  for (const statement of [
    "update person set keep_until = now() where id = $1",
    "delete from person where id = $1",
    "update notice set state = 'approved' where person_id = $1",
    "delete from contact_point where person_id = $1",
  ])
    assert.equal((await pool.unsafe(statement, [first!])).count, 0, statement);
  const passedOn: ShareForm = { ...made.everybody, to: made.south, person: first! };
  assert.equal((await made.desk.sharePeople(made.lead, made.incident.id, passedOn)).ok, false);
});

async function house() {
  const made: Furnished = await furnishedRecord({ reads: true });
  // The record asks its own clock whether a share has ended.
  made.world.now = new Date();
  const { desk, incident, lead, partner, north, south, sql } = made;
  for (const staff of [lead, partner]) must(await desk.openTask(staff, call));
  const query = { incident: incident.id, sort: "reference", page: 1 } as const;
  const everybody: ShareForm = { to: north, person: null, days: 14, reasons: "A joint call centre" };
  return {
    ...{ ...made, query, everybody },
    seenByNorth: () => desk.people(lead, { ...query, of: south }),
    southern: async () =>
      (
        await sql<{ id: PersonId }[]>`select id from person where authority_id = ${south} order by number`
      ).map(({ id }) => id),
  };
}
