/** Lists of flags of a body's own: read first, then taken in as they were read; nobody is missed for a doubt. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { readFlagLines } from "../src/domain/gate/flag-list.ts";
import type { NoticeId, PersonId } from "../src/domain/ids.ts";
import { bandOf, theft } from "../src/domain/severity/severity.ts";
import { matcherOf } from "../src/link/match-line.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { bands as allBands } from "./builders/gate-house.ts";
import { staffApp } from "./builders/staff-browser.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

const one = (number: number, name: string, born: string | null, address: string | null) => ({
  ...{ number, names: [name], datesOfBirth: born === null ? [] : [born] },
  addresses: address === null ? [] : [address],
});
const register = [
  one(1, "Chidi Okafor", "1984-03-02", "12 Mill Lane, ZE3 9QQ"),
  one(2, "Anna Berg", "1990-01-01", "3 High Street, ZE3 9QA"),
  one(3, "Anna Berg", "1951-07-09", "3 High Street, ZE3 9QA"),
  one(4, "William Marsh", null, null),
  one(5, "Ada Stone", "1977-05-05", "9 Quay, ZE3 9QX"),
];
const match = matcherOf(register);
const line = (change: Partial<Parameters<typeof match>[0]>) => {
  const found = match({
    ...{ reference: null, name: "", dateOfBirth: null, address: "", postcode: "", ...change },
  });
  return [found.certain, found.people.map(({ number }) => number).toSorted()];
};

test("a line means whom its reference or its name and birth date, door or postcode say; else whoever it could", () => {
  assert.deepEqual(line({ reference: 5 }), [true, [5]]);
  assert.deepEqual(line({ name: "OKAFOR, Chidi", dateOfBirth: "1984-03-02" }), [true, [1]]);
  assert.deepEqual(line({ name: "Chidi Okafor", address: "12 Mill Ln", postcode: "ze39qq" }), [true, [1]]);
  assert.deepEqual(line({ name: "Anna Berg", dateOfBirth: "1990-01-01" }), [true, [2]]);
  assert.deepEqual(line({ name: "Anna Berg", postcode: "ZE3 9QA" }), [false, [2, 3]], "mother and daughter");
  assert.deepEqual(line({ name: "Anna Berg" }), [false, [2, 3]]);
  assert.deepEqual(line({ name: "Bill Marsh", dateOfBirth: "1960-01-01" }), [false, [4]]);
  assert.deepEqual(line({ name: "C Okafor", postcode: "ZE3 9QQ" }), [false, [1]]);
  assert.deepEqual(line({ name: "Chidi Okafor", dateOfBirth: "1984-02-03" }), [false, [1]], "turned about");
  assert.deepEqual(line({ name: "Chidi Okafor", dateOfBirth: "1999-12-31" }), [false, []]);
  assert.deepEqual(line({ name: "Nobody Known" }), [false, []]);
  assert.deepEqual(line({ reference: 5, name: "Chidi Okafor", dateOfBirth: "1984-03-02" }), [false, [1, 5]]);
  assert.deepEqual(line({ reference: 99, name: "Ada Stone", dateOfBirth: "1977-05-05" }), [true, [5]]);
});

test("a list is read by its columns; what is wrong with a row is said, and no value with it", () => {
  const rows = (text: string) => text.split("\n").map((row, at) => ({ at: at + 1, cells: row.split(",") }));
  const read = readFlagLines(
    rows("Flag,Date of Birth,NAME,notes\nAt risk,2/3/1984,Chidi Okafor,x\nchild,2 March 1984,Ada,\n,,,\n"),
  );
  assert.deepEqual(
    read.lines.map(({ flag, dateOfBirth }) => [flag, dateOfBirth]),
    [
      ["at-risk", "1984-03-02"],
      ["child", "1984-03-02"],
    ],
  );
  const wrong = readFlagLines(
    rows("flag,name,date of birth,reference\nodd,A,,\nchild,,,\nchild,A,31/2/1984,\nchild,A,,X1"),
  );
  assert.deepEqual(
    wrong.problems.map(({ row, fault }) => [row, fault]),
    [
      [2, "flag"],
      [3, "nobody"],
      [4, "date"],
      [5, "reference"],
    ],
  );
  assert.equal(readFlagLines(rows("name,postcode\nA,B")).headless, true);
});

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
});

test("nothing is written before the second step, which takes in the very file, once, and holds at once", async () => {
  const { sql, incident, lead, desk, north } = made;
  const [target] = await sql<
    { readonly person: PersonId; readonly notice: NoticeId; readonly number: number }[]
  >`
    select p.id as person, n.id as notice, p.number from person p join notice n on n.person_id = p.id
    where p.authority_id = ${north} order by p.number limit 1`;
  await withEntry(
    sql,
    (tx) => tx`update notice set state = 'drafted', hold_reasons = '{}' where id = ${target!.notice}`,
  );
  const detail = must(await desk.person(lead, target!.person));
  const house = await staffApp(desk, () => made.world.now);
  const browser = house.signIn(lead);
  const url = `/incidents/${incident.reference}/flags/import`;
  const form = await browser.open(url);
  const csrf = /name="_csrf" value="([^"]+)"/u.exec(form.body)![1]!;
  const send = (table: string) => browser.send(url, { _csrf: csrf }, { table });
  for (const [table, words] of [
    ["", "Select a file"],
    ["name,flag\n", "There is nobody on this list"],
    ["a,b\nc,d", "The first row must name the columns"],
    ['name,flag\n"never closed,child\n', "cannot be read from row"],
    ["name,flag\nQuillfeather,odd\n", "Some rows are wrong"],
    [`name,flag\n${"A,child\n".repeat(10_001)}`, "more than 10,000 rows"],
    [`name,flag\n${"x".repeat(6000)},child\n`, "cannot be read from row"],
    ["PK\u0003\u0004\u0000\u0000", "This is no text"],
  ] as const) {
    const shown = await send(table);
    assert.equal(shown.status, 400, words);
    assert.match(shown.body, new RegExp(words, "u"));
  }
  const secret = "Zebedee Unheardof";
  const seen = await send(
    `name,reference,flag,notes\n"${detail.name}",P-${target!.number},at risk,her mother rang\n${secret},,child,\n`,
  );
  assert.equal(seen.status, 303);
  assert.equal((await sql`select from person_flag`).length, 0, "nothing is flagged yet");
  const dry = await browser.open(seen.to);
  assert.match(dry.body, /Nobody in your register fits: row 3/u);
  assert.doesNotMatch(dry.body, /Unheardof/u);
  const id = seen.to.split("/").at(-1)!;
  const partners = await desk.takeFlagFile(made.partner, incident.id, id);
  assert.equal(partners.ok ? "taken" : partners.problem.kind, "no-such-flag-file", "another authority's");
  const both = await Promise.all([1, 2].map(() => browser.send(seen.to, { _csrf: csrf }, {})));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409], "once");
  const [notice] = await sql`select state, hold_reasons from notice where id = ${target!.notice}`;
  assert.deepEqual([notice!["state"], notice!["hold_reasons"]], ["held", ["at-risk"]]);
  assert.equal((await sql`select from flag_file where content is not null`).length, 0);
  const written = JSON.stringify(await sql`select * from ledger_entry`) + house.logged.join("");
  assert.doesNotMatch(written, /Unheardof|mother rang/u);
});

test("a doubtful line holds whom it may mean until somebody says that it is meant for them", async () => {
  const { sql, incident, lead, desk, north } = made;
  const [target] = await sql<
    { readonly person: PersonId; readonly notice: NoticeId; readonly number: number }[]
  >`
    select p.id as person, n.id as notice, p.number from person p join notice n on n.person_id = p.id
    where p.authority_id = ${north} order by p.number desc limit 1`;
  await withEntry(
    sql,
    (tx) => tx`update notice set state = 'drafted', hold_reasons = '{}' where id = ${target!.notice}`,
  );
  const list = `reference,name,flag\nP-${target!.number},Somebody Elsewhere,deceased\n`;
  const file = must(await desk.readFlagFile(lead, incident.id, list));
  const shown = await desk.flagFile(lead, incident.id, file);
  assert.deepEqual(shown!.counts, [{ flag: "deceased", certain: 0, doubtful: 1, held: 1, nobody: 0 }]);
  assert.deepEqual(must(await desk.takeFlagFile(lead, incident.id, file)), { flagged: 0, held: 1 });
  const [notice] = await sql`select state, hold_reasons from notice where id = ${target!.notice}`;
  assert.deepEqual([notice!["state"], notice!["hold_reasons"]], ["held", ["uncertain-flag"]]);
  const settle = { flag: "deceased", settle: "confirm", reasons: "Looked in our own records." } as const;
  must(await desk.settleFlag(lead, incident.id, target!.person, settle));
  const [row] = await sql`select flags from person where id = ${target!.person}`;
  assert.ok((row!["flags"] as string[]).includes("deceased"));
});

test("who is held in one incident is worked on there alone", async () => {
  const { sql, north, lead, desk, incident } = made;
  const [held] = await sql<{ readonly id: NoticeId }[]>`
    select id from notice where authority_id = ${north} and state = 'held' limit 1`;
  const effort = { way: "phone", outcome: "spoke", note: "" } as const;
  const elsewhere = await desk.recordEffort(lead, made.other.id, held!.id, effort);
  assert.equal(elsewhere.ok ? null : elsewhere.problem.kind, "no-such-hold");
  must(await desk.recordEffort(lead, incident.id, held!.id, effort));
});

test("circumstances move everybody's severity as the method would, stay through a review, and keep what was set by hand", async () => {
  const { sql, incident, lead, desk, north } = made;
  const people = () => sql<
    {
      readonly id: PersonId;
      readonly score: number;
      readonly factors: number;
      readonly cb: number;
      readonly band: string;
    }[]
  >`select id, score, context * identification as factors, circumstances as cb, band from person
    where authority_id = ${north} order by number`;
  const [first] = await people();
  const adjusted = { context: 4, identification: 1, circumstances: null } as const;
  must(await desk.adjustSeverity(lead, incident.id, first!.id, { adjusted, reasons: "Known", version: 0 }));
  const set = {
    ...theft,
    confidentiality: "kept",
    malicious: false,
    availability: "lost",
    unintelligible: true,
  } as const;
  const form = { set, reasons: "An encrypted disk was lost", version: 0 };
  const odd = await desk.setCircumstances(lead, incident.id, {
    ...form,
    set: { ...set, integrity: "odd" as never },
  });
  assert.equal(odd.ok ? "set" : odd.problem.kind, "circumstances-out-of-bounds");
  must(await desk.setCircumstances(lead, incident.id, form));
  const stale = await desk.setCircumstances(lead, incident.id, form);
  assert.equal(stale.ok ? "set" : stale.problem.kind, "changed-meanwhile");
  const check = async () => {
    const all = await people();
    for (const { score, factors, cb, band } of all) {
      assert.equal(cb, 0.5);
      assert.equal(score, Math.round((factors + 0.5) * 100) / 100);
      assert.equal(band, bandOf(score));
    }
    assert.equal(all[0]!.score, 4.5, "by hand");
    const shown = must(await desk.severityOf(lead, incident.id, first!.id));
    assert.equal(shown.reckoned.circumstances, 0.5);
    assert.ok(
      shown.reckoned.context < 4 || shown.reckoned.identification < 1,
      "what is reckoned stays beside it",
    );
    const detail = must(await desk.person(lead, first!.id));
    assert.ok(detail.severity.because.includes("Lost for good"));
    assert.ok(!detail.severity.because.includes("Taken by an attacker"));
  };
  await check();
  await made.review();
  await check();
  must(await desk.setCircumstances(lead, incident.id, { ...form, version: 1 }));
  await check();
  assert.equal((await desk.severityFlags(lead, incident.id)).unintelligible, true);
  const house = await staffApp(desk, () => made.world.now);
  const browser = house.signIn(lead);
  const base = `/incidents/${incident.reference}`;
  for (const path of ["/judgements", "/judgements/new", `/people/${first!.id}`])
    assert.match((await browser.open(base + path)).body, /Whoever took the data cannot read it/u, path);
  assert.match((await browser.open(`${base}/circumstances`)).body, /An encrypted disk was lost/u);
});

test("a later judgement that nobody is told says what is prepared for them, and it is withdrawn in one step", async () => {
  const { sql, incident, lead, dpo, desk, north } = made;
  await withEntry(
    sql,
    (tx) =>
      tx`update notice set state = 'approved', approved_by = 'system', approved_at = now(), hold_reasons = '{}',
        ways = array['letter'], channel = 'letter', destination = coalesce(destination, '\\x00') where authority_id = ${north}`,
  );
  assert.deepEqual(await desk.preparedAgainst(lead, incident.id), []);
  const people = {
    bands: [...allBands],
    categories: [],
    telling: "not-tell",
    exemption: "unintelligible",
  } as const;
  const form = { people, reasons: "The disk was encrypted.", supersedes: null, sure: true };
  const { number } = must(await desk.judgeGroup(dpo, incident.id, form));
  assert.deepEqual(await desk.preparedAgainst(lead, incident.id), [], "a second person has not confirmed it");
  must(
    await desk.confirmDecision(lead, incident.id, number, {
      ...{ confirm: true, words: "It was.", confirmedAt: made.world.now },
    }),
  );
  const browser = (await staffApp(desk, () => made.world.now)).signIn(lead);
  const list = `/incidents/${incident.reference}/judgements`;
  assert.match((await browser.open(list)).body, /1 notice is drafted or approved for people who are not/u);
  const url = `${list}/${number}/withdraw`;
  const csrf = /name="_csrf" value="([^"]+)"/u.exec((await browser.open(url)).body)![1]!;
  assert.equal((await browser.send(url, { _csrf: csrf }, {})).status, 400, "without reasons");
  assert.equal((await browser.send(url, { _csrf: csrf }, { reasons: "As judged." })).status, 303);
  const states = await sql<
    { readonly state: string }[]
  >`select state from notice where authority_id = ${north}`;
  assert.deepEqual(new Set(states.map(({ state }) => state)), new Set(["withdrawn"]));
  assert.equal((await browser.open(url)).status, 404);
});
