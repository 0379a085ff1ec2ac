import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { withEntry } from "../../../test/builders/with-entry.ts";
import { must, staffedDesk } from "../../../test/desk.ts";
import { unopened } from "../../domain/documents/unopened.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { AssessedPerson } from "../../domain/people/person.ts";
import { type NoticesOfPeople, noNotices } from "../../store/people/notices-of-people.ts";
import type { PeopleQuery } from "../desk/people/people-reading.ts";
import { madeUpDocument, madeUpPerson, madeUpSeverity, personNumber } from "../testing/made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-people-"));
mkdirSync(join(folder, "northmere", "Mr Thistlewood"), { recursive: true });
after(() => rmSync(folder, { recursive: true, force: true }));

/** Those named here have been sent a notice. */
let told: readonly PersonId[] = [];
const notices: NoticesOfPeople = (sql) =>
  told.length === 0
    ? noNotices(sql)
    : sql`select unnest(${[...told]}::uuid[]) as person_id, gen_random_uuid() as id, 'sent' as state,
        'email' as channel, '{}'::text[] as hold_reasons`;

const { desk, world, record, lead, partner, north, south, incident } = await staffedDesk({ notices });
const at = (path: string, count = 1): AssessedPerson["sources"] =>
  Array.from({ length: count }, (_, index) => ({ path, place: { line: index + 1 }, types: ["name"] }));
const zoe = madeUpPerson({
  identifiers: { ...madeUpPerson().identifiers, password: ["hunter22"], health: ["schizophrenia"] },
  flags: ["child", "at-risk"],
  severity: madeUpSeverity("very-high"),
});
const bob = personNumber(2, {
  names: ["Bob Marsh"],
  sources: at("northmere/list.txt", 3),
  severity: madeUpSeverity("low"),
  categories: ["name", "health"],
  ambiguous: true,
});
const clerk = personNumber(3, { names: ["Zoe Clerk"], role: "staff", sources: at("northmere/list.txt", 2) });
const southerner = personNumber(4, { names: ["Zoë Marsh"], sources: at("southwold/zoe marsh.txt") });
const documents = [
  madeUpDocument({ path: "northmere/copy of permits.xlsx", duplicateOf: "northmere/permits.xlsx" }),
  madeUpDocument({ path: "northmere/list.txt", type: "txt", earliest: "1971-03-09" }),
  madeUpDocument(),
  madeUpDocument({
    path: "southwold/zoe marsh.txt",
    type: "txt",
    outcome: "corrupt",
    reason: "marsh.txt is cut off",
  }),
];
const holding = must(
  await desk.loadHolding(lead, {
    ...{ incident: incident.id, name: "Copy of the Bramble file", folder, defaultController: south },
    controllers: [
      { prefix: "northmere", authority: north },
      { prefix: "northmere/Mr Thistlewood", authority: north },
    ],
  }),
);
const review = async (people: readonly AssessedPerson[], read = documents) => {
  Object.assign(world, { people, documents: read });
  return must(await desk.reviewHolding(lead, holding.id));
};
const search = (query: Partial<PeopleQuery> = {}, reader = lead) =>
  desk.people(reader, { incident: incident.id, sort: "reference", page: 1, ...query });
const namesOf = async (query: Partial<PeopleQuery> = {}) =>
  (await search(query)).rows.map(({ name }) => name);
await review([zoe, bob, clerk, southerner]);

const misspelt = [
  { name: "a surname with a letter left out", text: "Quilfeather" },
  { name: "a surname as it sounds", text: "Kwillfether" },
  { name: "an NI number with a wrong digit", text: "QQ 12 34 57 C" },
  { name: "a phone number with two digits swapped", text: "07700 900132" },
];
for (const { name, text } of misspelt) {
  test(`${name} still finds the person, and says that it is not exact`, async () => {
    const { rows, near } = await search({ text });
    assert.deepEqual([rows.map((row) => row.name), near], [["Zoë Quillfeather"], true]);
    assert.equal((await search({ text: "quillfeather" })).near, undefined);
  });
}

test("each authority sees its own people, and how many of the others' it does not see", async () => {
  const own = await search();
  assert.deepEqual([own.total, own.hidden, own.page, own.pages], [3, 1, 1, 1]);
  const others = await search({}, partner);
  assert.deepEqual(
    others.rows.map(({ name, reference }) => [name, reference]),
    [["Zoë Marsh", "P-000004"]],
  );
  assert.equal(others.hidden, 3);
});

const searches: readonly {
  name: string;
  query: Partial<PeopleQuery>;
  found: readonly string[];
  hidden?: number;
}[] = [
  {
    name: "a given name, accents folded",
    query: { text: "zoe" },
    found: ["Zoë Quillfeather", "Zoe Clerk"],
    hidden: 1,
  },
  { name: "words in any order", query: { text: "QUILLFEATHER, zoë" }, found: ["Zoë Quillfeather"] },
  { name: "part of a word, which finds nobody", query: { text: "quill" }, found: [] },
  { name: "an NI number", query: { text: "qq 12 34 56 c" }, found: ["Zoë Quillfeather"] },
  { name: "an e-mail address", query: { text: "Zoe.Quillfeather@example.net" }, found: ["Zoë Quillfeather"] },
  { name: "a phone", query: { text: "07700 900123" }, found: ["Zoë Quillfeather"] },
  { name: "a postcode and a name", query: { text: "ze3 9qq marsh" }, found: ["Bob Marsh"], hidden: 1 },
  { name: "a reference", query: { text: "P-000002" }, found: ["Bob Marsh"] },
  { name: "a reference beside a name that is not theirs", query: { text: "P-2 zoe" }, found: [] },
  { name: "a password, which is no identifier", query: { text: "hunter22" }, found: [] },
  { name: "a diagnosis, which is none either", query: { text: "schizophrenia" }, found: [] },
  { name: "nothing but punctuation", query: { text: "…" }, found: [] },
  { name: "a band", query: { band: "low" }, found: ["Bob Marsh"] },
  { name: "a category", query: { category: "health" }, found: ["Bob Marsh"] },
  { name: "a role", query: { role: "staff" }, found: ["Zoe Clerk"] },
  { name: "a flag", query: { flag: "at-risk" }, found: ["Zoë Quillfeather"] },
  { name: "uncertain matches", query: { flag: "uncertain" }, found: ["Bob Marsh"] },
  { name: "those without a notice", query: { notice: "none", band: "low" }, found: ["Bob Marsh"] },
  { name: "those with a notice, of whom there are none", query: { notice: "sent" }, found: [] },
  { name: "an incident that is not there", query: { incident: "x" as typeof incident.id }, found: [] },
];
for (const { name, query, found, hidden } of searches) {
  test(`people are found by ${name}`, async () => {
    assert.deepEqual(await namesOf(query), found);
    if (hidden !== undefined) assert.equal((await search(query)).hidden, hidden);
  });
}

test("people are sorted by severity, by places, by reference", async () => {
  assert.deepEqual(await namesOf({ sort: "severity" }), ["Zoë Quillfeather", "Zoe Clerk", "Bob Marsh"]);
  assert.deepEqual(await namesOf({ sort: "places" }), ["Bob Marsh", "Zoe Clerk", "Zoë Quillfeather"]);
  assert.deepEqual(await namesOf({ sort: "reference" }), ["Zoë Quillfeather", "Bob Marsh", "Zoe Clerk"]);
});

test("one person is shown with every place, identifiers masked, copies counted", async () => {
  const id = (await search()).rows[0]!.id;
  const person = must(await desk.person(lead, id));
  assert.deepEqual(person.sources, [{ ...zoe.sources[0], duplicates: 1 }]);
  assert.deepEqual(person.otherNames, ["Mrs Z Quillfeather"]);
  assert.deepEqual(person.datesOfBirth, ["1971-03-09"]);
  assert.deepEqual(person.contacts.at(-1), { kind: "address", value: "14 Lantern Yard, Northmere, ZE3 9QQ" });
  assert.deepEqual(person.identifiers[0], { type: "nino", masked: "•••••••6C" });
  assert.deepEqual(person.severity, zoe.severity);
  assert.deepEqual(person.reasons, ["same NI number"]);
  // To another controller they are not there.
  assert.deepEqual(await desk.person(partner, id), { ok: false, problem: { kind: "no-such-person" } });
  const nobody = await desk.person(lead, "x" as PersonId);
  assert.deepEqual(nobody, { ok: false, problem: { kind: "no-such-person" } });
});

test("the situation counts the reader's own people by band, and of the others how many each authority knows", async () => {
  const { people } = await desk.situation(lead, incident.id);
  assert.deepEqual(people, {
    ...{ total: 3, hidden: 1, flagged: 1 },
    byBand: { low: 1, medium: 0, high: 1, "very-high": 1 },
    byAuthority: people.byAuthority,
  });
  const known = people.byAuthority.map(({ authority, known, told }) => [authority, known, told]);
  assert.deepEqual(
    known.sort(),
    [
      [lead.authority, 3, 0],
      [partner.authority, 1, 0],
    ].sort(),
  );
});

test("no value of a person stands in clear anywhere in the record", async () => {
  const planted = [
    ..."Quillfeather|quillfeather|Zoë|zoë|zoe|Marsh|marsh|1971-03-09|Lantern|ZE3 9QQ|ze39qq|ZE39QQ".split(
      "|",
    ),
    ..."Bramble|Thistlewood|candour-people-|hunter22|HUNTER22|schizophrenia|".split("|").filter(Boolean),
    ..."QQ123456C|qq123456c|12345678|7700900123|example.net|permits.xlsx|Sheet of permits|cut off".split("|"),
  ];
  const tables = await record.sql<{ readonly name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'`;
  assert.ok(tables.length > 20);
  let text = "";
  for (const { name } of tables) {
    const rows = await record.sql<{ readonly row: Record<string, unknown> }[]>`
      select to_jsonb(t) as row from ${record.sql(name)} t`;
    for (const { row } of rows) text += `\n${name}: ${Object.values(row).map(everyForm).join(" ")}`;
  }
  assert.ok(
    text.includes("Northmere Borough Council"),
    "what may stand in clear is seen by this very search",
  );
  assert.ok(text.includes("•••••••6C"));
  assert.deepEqual(
    planted.filter((value) => text.includes(value)),
    [],
  );
});

/** Text as it is, and bytes as the text that they may hold. */
function everyForm(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const bytes = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex]) =>
    Buffer.from(hex!, "hex").toString("utf8"),
  );
  return [text, ...bytes].join(" ");
}

test("what is sealed opens in its own row alone", async () => {
  await record.sql`create table kept as select * from contact_point`;
  await record.sql`create table kept_keys as select id, seal_key from person`;
  await withEntry(
    record.sql,
    (tx) => tx`
    update contact_point c set value = o.value from contact_point o
    where o.kind = c.kind and o.person_id <> c.person_id`,
  );
  const id = (await search()).rows[0]!.id;
  const shown = must(await desk.person(lead, id)).contacts.map(({ value }) => value);
  assert.ok(shown.length > 0 && shown.every((value) => value === unopened), "another's value is not shown");
  await withEntry(
    record.sql,
    (tx) => tx`update person p set seal_key = o.seal_key from person o where o.id <> p.id`,
  );
  assert.equal(must(await desk.person(lead, id)).name, unopened, "nor does another's key open anything");
  await withEntry(
    record.sql,
    (tx) => tx`update person p set seal_key = k.seal_key from kept_keys k where k.id = p.id`,
  );
  await record.sql`drop table kept_keys`;
  await withEntry(
    record.sql,
    (tx) => tx`
    update contact_point c set value = k.value from kept k where k.person_id = c.person_id and k.ordinal = c.ordinal`,
  );
  await record.sql`drop table kept`;
  must(await desk.person(lead, id));
});

test("a new review keeps references, adds newcomers, and takes away who is no longer found", async () => {
  const before = (await search()).rows;
  const newcomer = personNumber(9, { names: ["Nia New"], sources: at("northmere/list.txt") });
  const more = { ...zoe, names: ["Zoë Quillfeather-Marsh"], emails: [] };
  const holdingNow = await review([newcomer, more, clerk], documents.slice(1));
  assert.equal(holdingNow.people, 3);
  const rows = (await search()).rows;
  assert.deepEqual(
    rows.map(({ name, reference }) => [name, reference]),
    [
      ["Zoë Quillfeather-Marsh", "P-000001"],
      ["Zoe Clerk", "P-000003"],
      ["Nia New", "P-000005"],
    ],
  );
  assert.equal(rows[0]?.id, before[0]?.id);
  assert.deepEqual(await namesOf({ text: "zoe.quillfeather@example.net" }), []);
  assert.equal(must(await desk.person(lead, rows[0]!.id)).sources[0]?.duplicates, 0);
});

test("the same review again changes nothing", async () => {
  const once = await search();
  await review(world.people, world.documents as typeof documents);
  assert.deepEqual(await search(), once);
});

test("who has been told keeps all that they were told of, also when they are no longer found", async () => {
  const [first, second] = (await search()).rows;
  told = [first!.id, second!.id];
  const before = must(await desk.person(lead, first!.id));
  const reviewed = await review([], [madeUpDocument()]);
  assert.equal(reviewed.people, 2);
  assert.deepEqual(
    { ...must(await desk.person(lead, first!.id)), noticeId: null },
    { ...before, noticeId: null },
  );
  assert.deepEqual(await namesOf({ notice: "sent" }), ["Zoë Quillfeather-Marsh", "Zoe Clerk"]);
  assert.equal(must(await desk.person(lead, second!.id)).sources[0]?.path, "northmere/list.txt");
});

test("what is found later about somebody who was told is kept, and said to be more", async () => {
  const first = (await search()).rows[0]!;
  assert.equal(first.moreFound, false);
  const before = must(await desk.person(lead, first.id));
  const later = {
    ...zoe,
    categories: ["health", "name"] as const,
    emails: ["zoe@new.example.net"],
    sources: at("northmere/list.txt"),
    severity: madeUpSeverity("very-high"),
  };
  await review([later, clerk], documents.slice(1));
  const after = must(await desk.person(lead, first.id));
  assert.equal(after.moreFound, true);
  assert.equal(after.name, before.name);
  assert.ok(
    after.categories.includes("health") && before.categories.every((c) => after.categories.includes(c)),
  );
  assert.deepEqual(
    after.contacts.filter(({ kind }) => kind === "email").map(({ value }) => value),
    ["zoe@new.example.net"],
  );
  assert.deepEqual(
    after.sources.map(({ path }) => path),
    ["northmere/permits.xlsx", "northmere/list.txt"],
  );
  assert.equal(after.places, 2);
  assert.equal((await search({ text: "zoe@new.example.net" })).rows[0]?.id, first.id);
  // The same once more adds nothing: neither for her nor for the clerk, of whom nothing new was found.
  await review([later, clerk], documents.slice(1));
  const again = must(await desk.person(lead, first.id));
  assert.deepEqual({ ...again, noticeId: null }, { ...after, noticeId: null });
  assert.equal((await search()).rows[1]?.moreFound, false);
  told = [];
});

test("a thousand people cost less than three seconds of processor time, and are listed fifty at a time", async () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    personNumber(index, { sources: at("northmere/list.txt", 12), flags: ["child"] }),
  );
  // Not the time on the clock, which says more about what else the machine does.
  const before = process.cpuUsage();
  assert.equal((await review(many, documents)).people, 1000);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 3_000_000, `took ${((user + system) / 1000).toFixed(0)} ms`);
  const last = await search({ page: 99, sort: "severity" });
  assert.deepEqual([last.total, last.pages, last.page, last.rows.length], [1000, 20, 20, 50]);
  assert.equal((await search({ text: "surname512" })).total, 1);
});
