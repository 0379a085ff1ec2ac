/**
 * What notices say, over the real record: words are written, looked at, approved by a second person, gone back from, and drafts
 * are written anew; how people read best, by hand and from a table, and what is drafted for them. One authority at a time.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { NoticeId, PersonId } from "../src/domain/ids.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { appOver, type OpenApp } from "./builders/app-over.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

const plain = "/notices/templates/en/plain";
const opening = "Details about you were copied.\nWe are very sorry.";

let made: Furnished;
let app: OpenApp;
before(async () => {
  made = await furnishedRecord();
  app = await appOver(made.desk, made.now);
});
after(() => app.app.close());

test("words are saved as a draft that changes nothing, and its author cannot say yes to it", async () => {
  const lead = browser(made.lead);
  const list = await lead.get("/notices/templates");
  for (const said of ["English", "Cymraeg", "Easy read", "Advice", "As it came with Candour"])
    assert.ok(list.words.includes(said), said);
  const saved = await lead.post(`${plain}/write`, { ...(await typed(made.lead)), "words-opening": opening });
  assert.match(saved.words, /Notices say it when somebody else has said yes/u);
  assert.match(saved.words, /What it changes[\s\S]*New: [\s\S]*copied/u);
  assert.doesNotMatch(saved.body, /Yes, notices may say this/u);
  assert.doesNotMatch(await noticeText(), /were copied/u);
  const refused = await lead.post(`${plain}/approve`, { number: await draftNumber() });
  assert.match(refused.words, /Somebody who had no hand in these words has to say yes/u);
});

test("two who write at once: the second is told, loses nothing, and has written nothing", async () => {
  const began = {
    ...(await typed(made.dpo)),
    version: "0",
    "words-subject": "{authority}: about your details",
  };
  const late = await browser(made.dpo).post(`${plain}/write`, began);
  assert.equal(late.status, 409);
  assert.match(late.words, /while you were writing/u);
  assert.ok(late.body.includes("about your details"), "what was typed is in the form");
  assert.ok(late.body.includes('name="version" value="1"'));
  assert.equal(await made.sql`select from wording`.then(({ length }) => length), 1);
});

test("another person says yes; drafted notices are then written anew, held ones stay held", async () => {
  const dpo = browser(made.dpo);
  const before = await states();
  const done = await dpo.post(`${plain}/approve`, { number: await draftNumber() });
  assert.match(done.words, /Notices that are drafted from now on say this/u);
  assert.match(done.words, /Version 1, by .*, approved by Dee Dpo/u);
  const again = await dpo.post(`${plain}/approve`, { number: "1" });
  assert.match(again.words, /A colleague has dealt with this draft already/u);
  const here = `/incidents/${made.incident.reference}/notices`;
  assert.match(
    (await dpo.get(`${here}/reword`)).words,
    /notice that nobody has approved says|notices that nobody/u,
  );
  assert.match((await dpo.post(`${here}/reword`, {})).words, /written anew/u);
  assert.match(await noticeText(), /were copied/u);
  assert.deepEqual(await states(), before);
  assert.match(
    (await dpo.get(`${here}/reword`)).words,
    /All notices that wait for approval say what they should/u,
  );
  assert.match(
    (await dpo.get(`${here}/${await noticeOf(made.lead)}`)).words,
    /Plain words \(en\) version 1/u,
  );
  const partners = must(await made.desk.notice(made.partner, await noticeOf(made.partner)));
  assert.doesNotMatch(
    JSON.stringify(partners.words),
    /were copied/u,
    "another authority's notices say their own",
  );
});

const wrong: readonly {
  readonly name: string;
  readonly field: string;
  readonly text: string;
  readonly says: RegExp;
}[] = [
  {
    name: "a field that there is not",
    field: "we",
    text: "Dear {firstname}",
    says: /Nothing is filled in for \{firstname\}/u,
  },
  { name: "a bracket left open", field: "we", text: "Dear {name", says: /Nothing is filled in for \{/u },
  { name: "nobody to call", field: "contact", text: "Give {reference}.", says: /Write \{phone\} in here/u },
  {
    name: "no reference in the text message",
    field: "short",
    text: "{authority}: call {phone}",
    says: /Write \{reference\} in here/u,
  },
  { name: "nothing in a part", field: "doHeading", text: " ", says: /Write this. Every notice needs it/u },
  { name: "a link", field: "we", text: "See https://evil.example", says: /Take out the link/u },
  {
    name: "a kind of data in the title",
    field: "subject",
    text: "{authority}: your bank card number was taken",
    says: /Do not say “your bank card number” here/u,
  },
  {
    name: "a text message that is too long",
    field: "short",
    text: `{authority} {phone} {reference} ${"Call us. ".repeat(100)}`,
    says: /Write 858 at most/u,
  },
  { name: "a book", field: "opening", text: "Sorry. ".repeat(500), says: /Write 3,000 characters at most/u },
];
for (const { name, field, text, says } of wrong)
  test(`refused beside its field, with all that was typed: ${name}`, async () => {
    const form = {
      ...(await typed(made.lead)),
      [`words-${field}`]: text,
      "words-closing": "With kind regards",
    };
    const shown = await browser(made.lead).post(`${plain}/write`, form);
    assert.equal(shown.status, 400);
    assert.match(shown.words, says);
    assert.ok(shown.body.includes("With kind regards"));
    assert.ok(shown.body.includes(`href="#words-${field}"`));
  });

test("going back to what came along is a draft too, which another has to approve", async () => {
  const shown = await browser(made.lead).post(`${plain}/back`, { to: "0", version: "1" });
  assert.match(shown.words, /It is a draft/u);
  assert.match(shown.words, /Gone: [\s\S]*copied/u);
  assert.match(await noticeText(), /were copied/u);
  const stale = await browser(made.lead).post(`${plain}/back`, { to: "1", version: "1" });
  assert.match(stale.words, /while you were writing|changed this/u);
  assert.match(
    (await browser(made.dpo).post(plain, { number: await draftNumber() })).words,
    /The draft is put away/u,
  );
});

test("Welsh is written line by line beside the English, and what it lacks is said in English", async () => {
  const here = "/notices/templates/cy/plain";
  const sheet = (await made.desk.wording(made.lead, { language: "cy", kind: "plain" }))!;
  assert.equal(sheet.now["opening"], "", "the English is other words now");
  assert.match((await browser(made.lead).get("/notices/templates")).words, /2 lines missing|1 line missing/u);
  const form = { version: String(sheet.version), "words-opening": "Copïwyd manylion amdanoch." };
  assert.match(
    (await browser(made.lead).post(`${here}/write`, form)).words,
    /Write 2 lines, as in the English/u,
  );
  const both = {
    ...form,
    "words-opening": "Copïwyd manylion amdanoch.\nMae'n ddrwg iawn gennym.",
    "words-contact": "Ffoniwch.\nB\nC\nD\nE",
  };
  assert.match(
    (await browser(made.lead).post(`${here}/write`, both)).words,
    /Keep the names in curly brackets/u,
  );
  const right = { ...both, "words-contact": "" };
  assert.match((await browser(made.lead).post(`${here}/write`, right)).words, /It is saved/u);
  const [draft] = (await made.desk.wording(made.lead, { language: "cy", kind: "plain" }))!.versions;
  assert.match(
    (await browser(made.dpo).post(`${here}/approve`, { number: String(draft!.number) })).words,
    /from now on/u,
  );
});

test("who reads Welsh in large print is told so, the English behind; a colleague's change is not lost", async () => {
  const person = await personOf(made.lead);
  const here = `/incidents/${made.incident.reference}/people/${person}/reading`;
  const lead = browser(made.lead);
  assert.match((await lead.get(here)).words, /How they read best/u);
  assert.equal((await lead.post(here, { version: "0", language: "cy" })).status, 400);
  assert.equal((await lead.post(here, { version: "0", format: "plain", language: "xx" })).status, 400);
  assert.match(
    (await lead.post(here, { version: "0", format: "large-print", language: "cy" })).words,
    /Saved/u,
  );
  const late = await browser(made.dpo).post(here, { version: "0", format: "easy-read", language: "en" });
  assert.equal(late.status, 409);
  assert.match(late.words, /Theirs[\s\S]*Large print/u);
  must(await made.desk.rewordNotices(made.lead, made.incident.id, { authority: made.north }));
  const { words } = must(await made.desk.notice(made.lead, await noticeOf(made.lead)));
  assert.deepEqual([words.format, words.language?.code, words.also?.length], ["large-print", "cy", 1]);
  assert.match(JSON.stringify(words.blocks), /Copïwyd manylion amdanoch/u);
  const { rows: entries } = await made.desk.ledger("system", { page: 1 });
  const said = entries.filter(({ verb }) => verb === "reading-need.set").map(({ detail }) => detail);
  assert.ok(said.length > 0);
  assert.doesNotMatch(
    JSON.stringify(said),
    /large|cy/u,
    "a need may tell of an illness: the ledger does not hold it",
  );
});

test("a table of many is looked at before it is taken in; references of others are nobody's", async () => {
  const here = `/incidents/${made.incident.reference}/notices/reading-needs`;
  const own = (await made.desk.people(made.lead, { incident: made.incident.id, sort: "reference", page: 1 }))
    .rows[0]!;
  const theirs = (
    await made.desk.people(made.partner, { incident: made.incident.id, sort: "reference", page: 1 })
  ).rows[0]!;
  const table = `Reference;Format;Language\n${own.reference};easy read;Welsh\n${theirs.reference};large print;\nP-999999;;English`;
  const lead = browser(made.lead);
  const looked = await lead.post(here, { table });
  assert.match(looked.words, /1 person of your authority would be set[\s\S]*2 references are nobody’s/u);
  assert.equal(
    must(await made.desk.readingNeed(made.lead, own.id)).need?.format,
    "large-print",
    "nothing yet",
  );
  assert.match((await lead.post(here, { table, sure: "yes" })).words, /1 person reads best/u);
  assert.deepEqual(pick(must(await made.desk.readingNeed(made.lead, own.id)).need), [
    "easy-read",
    "cy",
    "import",
  ]);
  assert.equal(must(await made.desk.readingNeed(made.partner, theirs.id)).need, null);
  assert.equal(
    (await made.desk.setReadingNeed(made.lead, theirs.id, { format: "plain", language: "en", version: 0 }))
      .ok,
    false,
  );
  for (const [bad, says] of [
    ["", /Paste the table first/u],
    ["name,format\nAda,plain", /must have the heads/u],
    ["reference,format\nP-1,plain", /Row 2: the reference/u],
    ["reference,format\nP-000001,braille", /Row 2: the format/u],
    ["reference,language\nP-000001,Klingon", /Row 2: this language/u],
    ['reference,format\n"P-000001,plain', /quotation mark|reference/u],
    ["reference,format\n", /Paste the table first/u],
  ] as const)
    assert.match((await lead.post(here, { table: bad })).words, says);
});

test("words are looked at as made-up people and as real ones, whose reading is written down; the draft before what stands", async () => {
  const saved = await browser(made.dpo).post(`${plain}/write`, {
    ...(await typed(made.dpo)),
    "words-closing": "Kind regards",
  });
  assert.match(saved.words, /It is saved/u);
  const looks = () =>
    made.sql`select from ledger_entry where verb in ('notice.read', 'notices.read')`.then(
      ({ length }) => length,
    );
  const [unseen, madeUp] = [await looks(), await browser(made.dpo).get(`${plain}/preview`)];
  assert.match(madeUp.words, /made up[\s\S]*Dear Ada Example[\s\S]*Kind regards[\s\S]*As a text message/u);
  assert.equal(await looks(), unseen);
  const real = await browser(made.dpo).get(`/incidents/${made.incident.reference}/notices/preview/en/plain`);
  assert.match(real.words, /one at each severity[\s\S]*P-0000/u);
  assert.match(real.words, /Kind regards/u);
  assert.equal((await browser(made.dpo).get("/notices/templates/xx/plain")).status, 404);
  assert.equal((await browser(made.dpo).get("/notices/templates/en/odd")).status, 404);
});

test("the record itself takes no yes from an author, no change of words, and nothing of another authority", async () => {
  const [draft] =
    await made.sql`select number, writers[1] as writer from wording where state = 'draft' and language = 'en'`;
  const pool = made.pools.of({ ...made.partner, incidents: null });
  assert.equal(await pool`select from wording`.then(({ length }) => length), 0);
  assert.equal(
    (await pool`update wording set state = 'approved' where number = ${draft!["number"]}`).count,
    0,
  );
  for (const set of [
    made.sql`update wording set state = 'approved', approved_by = writers[1], approved_at = now() where number = ${draft!["number"]}`,
    made.sql`update wording set fields = '{}' where number = ${draft!["number"]}`,
  ])
    await assert.rejects(set);
});

/** Follows where a form leads to, as a browser does. */
function browser(staff: Staff) {
  const own = app.as(staff);
  return {
    get: own.get,
    async post(url: string, form: Readonly<Record<string, string>>) {
      const shown = await own.post(url, form);
      return shown.to === "" ? shown : await own.get(shown.to);
    },
  };
}

async function typed(staff: Staff): Promise<Record<string, string>> {
  const { draft, now, version } = (await made.desk.wording(staff, { language: "en", kind: "plain" }))!;
  const fields = Object.entries(draft?.fields ?? now).map(([field, text]) => [
    `words-${field.replaceAll(".", "-")}`,
    text,
  ]);
  return { ...Object.fromEntries(fields), version: String(version) };
}

async function draftNumber(): Promise<string> {
  const [row] = await made.sql<
    { readonly number: number }[]
  >`select number from wording where state = 'draft' order by number desc`;
  return String(row?.number);
}

async function noticeText(): Promise<string> {
  return JSON.stringify(must(await made.desk.notice(made.lead, await noticeOf(made.lead))).words);
}

async function noticeOf(staff: Staff): Promise<NoticeId> {
  const { rows } = await made.desk.notices(staff, { incident: made.incident.id, page: 1 });
  return rows[0]!.id;
}

async function personOf(staff: Staff): Promise<PersonId> {
  return must(await made.desk.notice(staff, await noticeOf(staff))).person;
}

async function states(): Promise<readonly unknown[]> {
  return await made.sql`select id, state, channel, hold_reasons from notice order by id`;
}

function pick(need: { readonly format: string; readonly language: string; readonly way: string } | null) {
  return need === null ? null : [need.format, need.language, need.way];
}
