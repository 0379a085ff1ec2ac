/** Two copies of what was taken, one register: nobody stands in it twice, and nobody is taken for somebody else. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { withEntry } from "../../../test/builders/with-entry.ts";
import { must, staffedDesk } from "../../../test/desk.ts";
import type { HoldingId, PersonId } from "../../domain/ids.ts";
import type { AssessedPerson } from "../../domain/people/person.ts";
import { type NoticesOfPeople, noNotices } from "../../store/people/notices-of-people.ts";
import { madeUpDocument, madeUpPerson, madeUpSeverity, personNumber } from "../testing/made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-two-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let told: readonly PersonId[] = [];
let state = "sent";
const notices: NoticesOfPeople = (sql) =>
  told.length === 0
    ? noNotices(sql)
    : sql`select unnest(${[...told]}::uuid[]) as person_id, gen_random_uuid() as id, ${state}::text as state,
        'email' as channel, '{}'::text[] as hold_reasons`;
const { desk, world, lead, north, incident, record } = await staffedDesk({ notices });

let copies = 0;
const load = async (name = `copy-${++copies}`) => {
  mkdirSync(join(folder, name), { recursive: true });
  const form = { incident: incident.id, name, folder: join(folder, name), controllers: [] };
  return await desk.loadHolding(lead, { ...form, defaultController: north });
};
const review = async (id: HoldingId, people: readonly AssessedPerson[]) => {
  Object.assign(world, {
    people,
    documents: [madeUpDocument(), madeUpDocument({ path: "second.txt", type: "txt" })],
  });
  return must(await desk.reviewHolding(lead, id));
};
const rows = async () =>
  (await desk.people(lead, { incident: incident.id, sort: "reference", page: 1 })).rows;
const person = async (id: PersonId) => must(await desk.person(lead, id));
const second = (changes: Partial<AssessedPerson> = {}) =>
  madeUpPerson({ sources: [{ path: "second.txt", place: { line: 1 }, types: ["name"] }], ...changes });

beforeEach(async () => {
  told = [];
  state = "sent";
  await withEntry(record.sql, (tx) => tx`delete from person`);
});

test("who stands in two holdings is one person, with the places and the worst of both", async () => {
  const [a, b] = [must(await load()).id, must(await load()).id];
  await review(a, [madeUpPerson({ names: ["Zoë Quillfeather"], severity: madeUpSeverity("low") })]);
  const [before] = await rows();
  const reviewed = await review(b, [
    second({ categories: ["health", "name"], flags: ["at-risk"], emails: ["zoe@other.example.net"] }),
    personNumber(7),
  ]);
  assert.equal(reviewed.people, 2);
  const [one, other, ...rest] = await rows();
  assert.deepEqual([one?.id, one?.reference, rest.length], [before?.id, before?.reference, 0]);
  assert.equal(other?.name, "Given7 Surname7");
  assert.equal(one?.severity.score, 5, "at risk: worse together than either part");
  assert.deepEqual([one?.flags, one?.places, one?.moreFound], [["at-risk"], 2, false]);
  const whole = await person(one!.id);
  assert.deepEqual(whole.categories, ["address", "bank-account", "date-of-birth", "health", "name", "nino"]);
  assert.deepEqual(
    whole.contacts.map(({ kind }) => kind),
    ["email", "phone", "address", "email"],
  );
  assert.equal(whole.identifiers.length, 2, "the same number of both is one");
  assert.deepEqual(whole.otherNames, ["Mrs Z Quillfeather"]);
  assert.deepEqual(whole.reasons, ["same NI number (2 times)"]);
});

test("a new review of one holding leaves what the other says", async () => {
  const [a, b] = [must(await load()).id, must(await load()).id];
  await review(a, [madeUpPerson()]);
  await review(b, [second({ flags: ["child"] })]);
  const once = await person((await rows())[0]!.id);
  await review(b, [second({ flags: ["child"] })]);
  assert.deepEqual(await person(once.id), once);
  await review(a, []);
  const [left] = await rows();
  assert.deepEqual([left?.id, left?.places, left?.flags], [once.id, 1, ["child"]]);
  assert.deepEqual(
    (await person(once.id)).sources.map(({ path }) => path),
    ["second.txt"],
  );
  await review(b, []);
  assert.deepEqual(await rows(), []);
});

test("who was told is not registered again from another copy, and more was found about them", async () => {
  const [a, b] = [must(await load()).id, must(await load()).id];
  await review(a, [madeUpPerson()]);
  told = (await rows()).map(({ id }) => id);
  await review(b, [second({ emails: ["zoe@other.example.net"] })]);
  const after = await rows();
  assert.deepEqual(
    after.map(({ id, moreFound, notice }) => [id, moreFound, notice]),
    [[told[0], true, "sent"]],
  );
  assert.ok((await person(told[0]!)).contacts.some(({ value }) => value === "zoe@other.example.net"));
});

test("a phone that two people share makes no one person of them, in one holding or two", async () => {
  const [a, b] = [must(await load()).id, must(await load()).id];
  await review(a, [madeUpPerson()]);
  told = (await rows()).map(({ id }) => id);
  const bob = personNumber(2, { phones: madeUpPerson().phones });
  await review(b, [bob]);
  await review(a, [bob]);
  const names = (await rows()).map(({ name, notice, ambiguous }) => [name, notice, ambiguous]);
  assert.deepEqual(names, [
    ["Zoë Quillfeather", "sent", false],
    ["Given2 Surname2", null, false],
  ]);
});

test("of a told person who is now read as two, the other half is uncertain and stays so", async () => {
  const { id } = must(await load());
  await review(id, [madeUpPerson()]);
  told = (await rows()).map((row) => row.id);
  const half = madeUpPerson({ identifiers: {}, phones: [], addresses: [], datesOfBirth: [] });
  const whole = madeUpPerson({ emails: [] });
  for (const _ of [1, 2]) {
    await review(id, [whole, half]);
    const halves = (await rows()).map(({ notice, ambiguous }) => [notice, ambiguous]);
    assert.deepEqual(halves, [
      ["sent", false],
      [null, true],
    ]);
  }
});

test("a told and an untold person who turn out to be one are the one who was told", async () => {
  const { id } = must(await load());
  const untold = madeUpPerson({ emails: ["z@q.example.net"], phones: ["+447700900555"], identifiers: {} });
  await review(id, [madeUpPerson({ phones: [], datesOfBirth: [], addresses: [] }), untold]);
  assert.equal((await rows()).length, 2);
  told = [(await rows())[0]!.id];
  const both = [...madeUpPerson().emails, ...untold.emails];
  await review(id, [madeUpPerson({ emails: both, phones: untold.phones })]);
  assert.deepEqual(
    (await rows()).map((row) => row.id),
    told,
  );
});

test("a decision not to tell binds whoever it was made about, whatever they are read as", async () => {
  const { id } = must(await load());
  await review(id, [madeUpPerson()]);
  told = (await rows()).map((row) => row.id);
  state = "withdrawn";
  await review(id, [madeUpPerson({ emails: [], phones: [], addresses: [] })]);
  await review(id, []);
  assert.deepEqual(
    (await rows()).map((row) => [row.id, row.notice]),
    [[told[0], "withdrawn"]],
  );
});

test("a folder is loaded once in an incident, by whatever path", async () => {
  must(await load("once"));
  const again = { ok: false, problem: { kind: "already-loaded" } };
  assert.deepEqual(await load("once"), again);
  symlinkSync(join(folder, "once"), join(folder, "link"));
  assert.deepEqual(await load("link"), again);
  const both = await Promise.all([load("twice"), load("twice")]);
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
});
