/** Reads of personal data, on the real record: nothing is shown without a reason, and everything that is shown is written down. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Staff } from "../src/domain/staff/staff.ts";
import { ReasonMissing } from "../src/respond/readings/keep-reading.ts";
import { madeUpDocument, madeUpPerson, personNumber } from "../src/respond/testing/made-up.ts";
import { noticesOfPeople } from "../src/store/notices/open-notice-store.ts";
import { loadedHolding } from "./builders/loaded-holding.ts";
import { addStaff } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, staffedDesk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-reads-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const call = { why: "caller", words: "", reference: "CALL-7" };

test("without a task nobody is listed and nobody is shown", async () => {
  const { desk, lead, query, person } = await house();
  await assert.rejects(desk.people(lead, query), ReasonMissing);
  await assert.rejects(desk.person(lead, person), ReasonMissing);
});

test("a task lasts until it is ended, four hours have passed, or another takes its place", async () => {
  const { desk, lead, query, world, verbs } = await house();
  must(await desk.openTask(lead, call));
  assert.equal((await desk.people(lead, query)).total, 2);
  world.now = new Date(world.now.getTime() + 4 * 3_600_000);
  await assert.rejects(desk.people(lead, query), ReasonMissing);
  const next = must(await desk.openTask(lead, { ...call, reference: "CALL-8" }));
  assert.equal((await desk.task(lead))?.reference, next.reference);
  await desk.endTask(lead);
  assert.equal(await desk.task(lead), null);
  await assert.rejects(desk.people(lead, query), ReasonMissing);
  assert.deepEqual((await verbs()).slice(-2), ["task.opened", "task.ended"]);
});

test("a task of one is none of another", async () => {
  const { desk, lead, dpo, query } = await house();
  must(await desk.openTask(lead, call));
  await assert.rejects(desk.people(dpo, query), ReasonMissing);
});

const wrongs = [
  { name: "no reason", form: { ...call, why: "" }, kind: "why-missing" },
  { name: "a reason that is none of the usual", form: { ...call, why: "curious" }, kind: "why-missing" },
  { name: "something else without words", form: { ...call, why: "other" }, kind: "task-words-missing" },
  { name: "more words than fit", form: { ...call, words: "x".repeat(301) }, kind: "task-words-too-long" },
];
for (const { name, form, kind } of wrongs) {
  test(`a task is refused: ${name}`, async () => {
    const { desk, lead } = await house();
    assert.deepEqual(await desk.openTask(lead, form), { ok: false, problem: { kind } });
  });
}

test("every reading is an entry with the task and the people's references, before anything is shown", async () => {
  const { desk, lead, query, person, entries, record } = await house();
  const task = must(await desk.openTask(lead, call));
  await desk.people(lead, query);
  must(await desk.person(lead, person));
  const [listed, read] = (await entries()).slice(-2);
  assert.deepEqual([listed!.verb, listed!.detail["people"]], ["people.listed", ["P-000001", "P-000002"]]);
  assert.deepEqual(
    [read!.verb, read!.subject, read!.detail["task"]],
    ["person.read", `person:${person}`, task.id],
  );
  assert.equal(read!.actor, lead.id);
  const rows = await record.sql`
    select r.kind, r.staff_id, p.person_id from reading r join person_read p on p.reading_id = r.id
    where p.person_id = ${person} order by r.kind desc`;
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ["person.read", "people.listed"],
  );
});

test("that somebody read is no news of the incident: what came in last stands before it", async () => {
  const { desk, lead, query } = await house();
  must(await desk.openTask(lead, call));
  await desk.people(lead, query);
  const [incident] = await desk.incidents(lead);
  const { recentEntries } = await desk.situation(lead, incident!.id);
  assert.ok(recentEntries.length > 0);
  assert.deepEqual(
    recentEntries.filter(({ verb }) => /^(task|people\.listed)/.test(verb)),
    [],
  );
});

test("what cannot be written down is not shown", async () => {
  const { desk, lead, query, record } = await house();
  must(await desk.openTask(lead, call));
  await record.superuser`
    create function refuse() returns trigger language plpgsql as 'begin raise exception ''no room''; end'`;
  await record.superuser`create trigger full_disk before insert on reading for each row execute function refuse()`;
  await assert.rejects(desk.people(lead, query), /no room/);
});

test("a search is an entry too, by a salted hash: the words stand nowhere, and the same words hash otherwise", async () => {
  const { desk, lead, query, entries, record } = await house();
  must(await desk.openTask(lead, { ...call, words: "Mr Quillfeather called", reference: "Quillfeather" }));
  await desk.people(lead, { ...query, text: "quillfeather" });
  await desk.people(lead, { ...query, text: "quillfeather" });
  const searches = (await entries()).filter(({ verb }) => verb === "people.searched");
  const hashes = searches.map(({ changes = [] }) => (changes[0]!.after as { hash: string }).hash);
  assert.equal(hashes.length, 2);
  assert.match(hashes[0]!, /^[0-9a-f]{64}$/);
  assert.notEqual(hashes[0], hashes[1]);
  for (const table of ["ledger_entry", "reading", "person_read", "task", "entry_salt"]) {
    const [row] = await record.sql.unsafe(
      `select coalesce(string_agg(t::text, ' '), '') as all from ${table} t`,
    );
    assert.doesNotMatch(String(row?.["all"]), /quillfeather/i, table);
    assert.doesNotMatch(String(row?.["all"]), /7175696c6c66656174686572/i, `${table}, as bytes`);
  }
});

test("the data protection officer sees who looked at whom and why; a lead and another authority do not", async () => {
  const { desk, lead, dpo, partner, query, person, incident, world } = await house();
  must(await desk.openTask(lead, { ...call, words: "Rang about a letter" }));
  must(await desk.person(lead, person));
  world.now = new Date(world.now.getTime() + 1000);
  await desk.people(lead, query);
  const seen = await desk.reads(dpo, { incident: incident.id, page: 1 });
  assert.deepEqual(
    seen.rows.map(({ kind, staffName, task, people }) => [kind, staffName, task.words, people.length]),
    [
      ["people.listed", lead.name, "Rang about a letter", 2],
      ["person.read", lead.name, "Rang about a letter", 1],
    ],
  );
  const ofOne = await desk.reads(dpo, { incident: incident.id, person, staff: lead.id, page: 1 });
  assert.equal(ofOne.total, 2);
  await assert.rejects(async () => desk.reads(lead, { incident: incident.id, page: 1 }), /not permitted/);
  const others: Staff = { ...partner, role: "dpo" };
  assert.equal((await desk.reads(others, { incident: incident.id, page: 1 })).total, 0);
});

test("staff of one authority see nothing of readings in the raw tables, and cannot change what was written down", async () => {
  const { desk, lead, person, pools } = await house();
  must(await desk.openTask(lead, call));
  must(await desk.person(lead, person));
  const pool = pools.of(lead);
  assert.deepEqual([...(await pool`select * from reading`)], []);
  assert.deepEqual([...(await pool`select * from person_read`)], []);
  for (const statement of ["update reading set found = 0", "delete from person_read", "delete from reading"])
    assert.equal((await pool.unsafe(statement)).count, 0, statement);
});

test("values cannot be written down as shown without the grant that shows them", async () => {
  const { desk, lead, incident, record } = await house();
  const task = must(await desk.openTask(lead, call));
  await assert.rejects(
    withEntry(
      record.sql,
      (tx) => tx`
        insert into reading (id, task_id, staff_id, authority_id, incident_id, kind, at, found, searched, request_id)
        values (gen_random_uuid(), ${task.id}, ${lead.id}, ${lead.authority}, ${incident.id}, 'values.revealed', now(), 1, false, null)`,
    ),
    (error: { code?: string }) => ["23000", "23514"].includes(error.code ?? ""),
  );
});

test("odd patterns are found on the record: one's own name, at risk without work, and a search for nobody", async () => {
  const { desk, dpo, query, person, incident, record, north, world } = await house();
  const namesake = await addStaff(record.sql, north, "lead");
  await withEntry(
    record.sql,
    (tx) => tx`update staff set name = 'Ann Quillfeather' where id = ${namesake.id}`,
  );
  await withEntry(record.sql, (tx) => tx`update person set flags = '{at-risk}' where id = ${person}`);
  must(await desk.openTask(namesake, call));
  must(await desk.person(namesake, person));
  for (let n = 0; n < 5; n++) await desk.people(namesake, { ...query, text: `nobody${n} xyzzy` });
  world.now = new Date(world.now.getTime() + 24 * 3_600_000);
  const odd = await desk.oddReadings(dpo, incident.id);
  assert.deepEqual(odd.map(({ kind }) => kind).toSorted(), [
    "at-risk-without-work",
    "like-the-reader",
    "searches-for-nobody",
  ]);
  const [first] = odd;
  assert.equal(first!.staffName, "Ann Quillfeather");
  assert.deepEqual(await desk.lookInto(dpo, incident.id, { key: first!.key, words: " " }), {
    ok: false,
    problem: { kind: "reasons-missing" },
  });
  must(
    await desk.lookInto(dpo, incident.id, {
      key: first!.key,
      words: "Asked her: her aunt. Another takes it on.",
    }),
  );
  const again = (await desk.oddReadings(dpo, incident.id)).find(({ key }) => key === first!.key);
  assert.deepEqual([again?.lookedInto?.by, again?.lookedInto?.at], [dpo.name, world.now]);
});

async function house() {
  const made = await staffedDesk({ notices: noticesOfPeople, reads: true });
  const { desk, record, world, lead, north, incident } = made;
  const dpo = await addStaff(record.sql, north, "dpo");
  const holding = await loadedHolding(made, folder);
  world.people = [
    madeUpPerson({ sources: [{ path: "a.txt", place: { line: 1 }, types: ["name"] }] }),
    personNumber(4, { sources: [{ path: "a.txt", place: { line: 2 }, types: ["name"] }] }),
  ];
  world.documents = [madeUpDocument({ path: "a.txt", type: "txt" })];
  must(await desk.reviewHolding(lead, holding.id));
  const [row] = await record.sql<[{ id: string }]>`select id from person where number = 1`;
  const entries = async () => (await desk.ledger("system", { page: 1 })).rows.toReversed();
  return {
    ...made,
    dpo,
    pools: record.pools,
    person: row.id as Parameters<typeof desk.person>[1],
    query: { incident: incident.id, sort: "reference", page: 1 } as const,
    entries,
    verbs: async () => (await entries()).map(({ verb }) => verb),
  };
}
