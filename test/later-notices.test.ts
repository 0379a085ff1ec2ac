/** Notices after the first: only what is new, and what was said wrongly; to nobody twice, and to nobody unseen. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { PersonId } from "../src/domain/ids.ts";
import { problemOfCorrection } from "../src/domain/notices/later/correction.ts";
import { newSince } from "../src/domain/notices/later/second.ts";
import type { NoticeWords } from "../src/domain/notices/notice.ts";
import { readLater } from "../src/main/content/read-later.ts";
import { readabilityOf } from "../src/respond/readability/reading-age.ts";
import { madeUpPerson } from "../src/respond/testing/made-up.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { askAndGrant } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

let made: Furnished;
let person: PersonId;
before(async () => {
  made = await furnishedRecord();
  const [row] = await made.sql<{ readonly id: PersonId }[]>`
    select id from person where authority_id = ${made.north}`;
  person = row!.id;
});

const bands = ["very-high", "high", "medium", "low"] as const;
const correction = {
  ...({
    chosen: "category",
    wrong: ["nino"],
    wave: null,
    wordsFrom: null,
    toldFrom: null,
    toldTo: null,
  } as const),
  said: "We told you that your National Insurance number was taken.",
  truth: "It was not in the files.",
  reasons: "The column was misread.",
};

test("what is new is said alone; what nobody wrote down is said again", () => {
  assert.deepEqual(newSince(["address", "health", "name", "postcode"], ["address", "name"]), ["health"]);
  assert.deepEqual(newSince(["name"], null), ["name"]);
});

test("words for everybody hold nothing of one person", () => {
  for (const said of ["It is P-000123.", "Write to jo@example.net", "Call 020 7946 0000"])
    assert.deepEqual(problemOfCorrection({ ...correction, said }), { kind: "correction-holds-a-number" });
  assert.equal(problemOfCorrection(correction), null);
  assert.deepEqual(problemOfCorrection({ ...correction, wrong: [] }), { kind: "correction-wrong-missing" });
});

test("both templates read at an age of nine or less", async () => {
  const { second, correction } = await readLater("/nowhere");
  const texts = [
    [
      ...second.opening,
      second.years,
      second.takenNote,
      ...second.meaning.map(({ text }) => text),
      ...second.we,
    ],
    [...second.contact],
    [
      ...correction.opening,
      correction.stillNote,
      correction.nothingLeft,
      ...correction.do,
      ...correction.contact,
    ],
  ].map((some) =>
    some
      .join("\n")
      .replace("{first}", "3 January 2026")
      .replaceAll(/\{\w+\}/g, "Northmere"),
  );
  for (const text of texts)
    assert.ok((readabilityOf(text).age ?? 99) <= 9, `${readabilityOf(text).age}: ${text}`);
});

test("nothing was found since: nobody is told again", async () => {
  await send();
  assert.equal(await total(), 0);
  assert.deepEqual(await made.desk.draftSeconds(made.lead, made.incident.id, bands), {
    ok: false,
    problem: { kind: "nobody-to-tell-again" },
  });
});

test("a review finds more: a second notice says that alone, with the day of the first, and passes the gate", async () => {
  await findMore(["address", "bank-account", "date-of-birth", "health", "name", "nino"]);
  assert.equal(await total(), 1);
  const drafted = must(await made.desk.draftSeconds(made.lead, made.incident.id, bands));
  assert.deepEqual(drafted, { drafted: 1, held: 0 });
  assert.equal(await total(), 0, "it is under way");
  const notice = await noticeOf("second");
  const said = textOf(notice.words);
  assert.match(said, /On 8 January 2026 we told you/);
  assert.match(said, /health/i);
  assert.doesNotMatch(said, /account number|National Insurance/i);
  assert.doesNotMatch(said, /\{\w+\}/);
  await send();
  const [row] = await made.sql`select more_found from person where id = ${person}`;
  assert.equal(row!["more_found"], false);
  assert.equal(await total(), 0);
});

test("another round finds more again: the third notice has the next number", async () => {
  await findMore(["address", "bank-account", "date-of-birth", "ethnicity", "health", "name", "nino"]);
  must(await made.desk.draftSeconds(made.lead, made.incident.id, bands));
  const said = textOf((await noticeOf("second")).words);
  assert.match(said, /ethnic/i);
  assert.doesNotMatch(said, /health\b/i);
  await send();
  const rows = await made.sql`select ordinal, kind, state from notice where person_id = ${person} order by 1`;
  assert.deepEqual(
    rows.map((row) => [row["ordinal"], row["kind"], row["state"]]),
    [
      [1, "first", "sent"],
      [2, "second", "sent"],
      [3, "second", "sent"],
    ],
  );
});

test("a correction goes to whoever was told of it, says what still holds, and not twice at once", async () => {
  const { desk, lead, incident } = made;
  const nobody = { ...correction, wrong: ["passport"] as const };
  assert.equal(await desk.countCorrected(lead, incident.id, nobody), 0);
  assert.equal(await desk.countCorrected(lead, incident.id, correction), 1);
  const later = { ...correction, toldFrom: new Date("2026-02-01T00:00:00Z") };
  assert.equal(await desk.countCorrected(lead, incident.id, later), 0);
  must(await desk.draftCorrection(lead, incident.id, correction));
  const said = textOf((await noticeOf("correction")).words);
  assert.match(said, /We told you that your National Insurance number was taken/);
  assert.match(said, /It was not in the files/);
  assert.match(said, /account number/i);
  assert.deepEqual(await desk.draftCorrection(lead, incident.id, correction), {
    ok: false,
    problem: { kind: "correction-under-way" },
  });
  const [line] = await desk.corrections(lead, incident.id);
  assert.deepEqual([line!.notices, line!.sent, line!.madeByName], [1, 0, "Lea Lead"]);
  await send();
  assert.equal((await desk.corrections(lead, incident.id))[0]!.sent, 1);
  assert.deepEqual(await desk.corrections(made.partner, incident.id), []);
});

test("a correction by wave, or by version of the words, goes to whoever was told so, with the day of just that notice", async () => {
  const { desk, lead, partner, incident, sql } = made;
  await withEntry(
    sql,
    (tx) => tx`update notice set words_from = 'plain words (en) version 31, advice (en) version 2'
    where person_id = ${person} and ordinal = 1`,
  );
  const { waves, words } = await desk.correctionGrounds(lead, incident.id);
  assert.deepEqual(words, [
    { from: "advice (en) version 2", people: 1 },
    { from: "plain words (en) version 31", people: 1 },
  ]);
  assert.deepEqual(await desk.correctionGrounds(partner, incident.id), { waves: [], words: [] });
  const [last] = waves;
  assert.equal(last!.people, 1);
  const by = (over: object) => desk.countCorrected(lead, incident.id, { ...correction, wrong: [], ...over });
  const wave = { chosen: "wave", wave: last!.id } as const;
  assert.equal(await by(wave), 1);
  assert.equal(await by({ ...wave, wrong: ["passport"] }), 0, "of those alone who were told of it");
  assert.equal(await by({ chosen: "words", wordsFrom: "advice (en) version 2" }), 1);
  assert.equal(await by({ chosen: "words", wordsFrom: "plain words (en) version 3" }), 0, "3 is not 31");
  assert.equal(await by({ chosen: "words", wordsFrom: "" }), 0);
  const draft = (over: object) =>
    desk.draftCorrection(lead, incident.id, { ...correction, wrong: [], ...over });
  for (const [over, kind] of [
    [{ chosen: "wave", wave: incident.id }, "correction-wave-missing"],
    [{ chosen: "words", wordsFrom: "advice (en) version 9" }, "correction-version-missing"],
  ] as const)
    assert.deepEqual(await draft(over), { ok: false, problem: { kind } });
  must(await draft(wave));
  // Made at one moment of the test's clock.
  const lineOf = async (chosen: string) =>
    (await desk.corrections(lead, incident.id)).find((one) => one.chosen === chosen);
  const line = await lineOf("wave");
  assert.deepEqual([line!.chosen, line!.waveNumber, line!.notices], ["wave", last!.number, 1]);
  await send();
  must(await draft({ chosen: "words", wordsFrom: "advice (en) version 2" }));
  assert.equal((await lineOf("words"))!.wordsFrom, "advice (en) version 2");
  await send();
});

test("who must not be written to since is held, also a second time", async () => {
  const { desk, lead, incident } = made;
  must(await desk.suppress(lead, incident.id, person, { what: "person", why: "asked", reasons: "By phone" }));
  const all = { ...correction, chosen: "everybody", wrong: [] } as const;
  assert.deepEqual(must(await desk.draftCorrection(lead, incident.id, all)), { drafted: 0, held: 1 });
  const words = JSON.stringify((await made.desk.ledger("system", { page: 1 })).rows);
  assert.doesNotMatch(words, /Quillfeather|@example/);
});

async function total(): Promise<number> {
  const counts = await made.desk.countSeconds(made.lead, made.incident.id);
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

async function send(): Promise<void> {
  const { desk, lead, dpo, incident, north } = made;
  must(await desk.approveNotices(lead, incident.id, { authority: north, exercise: false }));
  must(await askAndGrant(desk, lead, dpo, incident.id, made.now()));
  assert.equal((await desk.deliverPending()).sent, 1);
}

async function findMore(categories: ReturnType<typeof madeUpPerson>["categories"]): Promise<void> {
  const source = { sources: [{ path: "north/a.txt", place: { line: 1 }, types: ["name"] as const }] };
  const rest = made.world.people.slice(1);
  made.world.people = [madeUpPerson({ ...source, categories }), ...rest];
  await made.review();
}

async function noticeOf(kind: string) {
  const [row] = await made.sql`
    select id from notice where person_id = ${person} and kind = ${kind} order by ordinal desc limit 1`;
  return must(await made.desk.notice(made.lead, row!["id"]));
}

function textOf({ blocks, subject, short }: NoticeWords): string {
  return [
    subject,
    short,
    ...blocks.map((one) => (one.kind === "list" ? one.items.join("\n") : one.text)),
  ].join("\n");
}
