/** Referrals on the real record, and their pages over it: who reads what by its mark, steps, questions, answers. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Referral } from "../src/domain/referrals/referral.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { appOver, type OpenApp } from "./builders/app-over.ts";
import { madeUpReferral } from "./builders/furnish-account.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must, passphrase } from "./desk.ts";

const here = "/incidents/INC-2026-0001/referrals";
let made: Furnished;
let app: OpenApp;
let analyst: Staff;
before(async () => {
  made = await furnishedRecord();
  app = await appOver(made.desk, () => made.world.now);
  const email = "analyst@northmere.example";
  const form = { name: "Ana Lyst", email, role: "analyst" as const, authority: made.north, passphrase };
  analyst = must(await made.desk.addStaff("system", form));
});

const add = async (change: Partial<typeof madeUpReferral>): Promise<Referral> =>
  must(await made.desk.addReferral(made.lead, made.incident.id, { ...madeUpReferral, ...change }));
const reads = async (who: Staff, { id }: Referral) =>
  (await made.desk.referral(who, made.incident.id, id)) !== null;

test("who reads a referral goes by its mark: red for those who are named, joint for all in the incident", async () => {
  const { lead, dpo, partner, desk, incident } = made;
  const [amber, joint, red] = [
    await add({}),
    await add({ joint: true, mark: "green" }),
    await add({ mark: "red", named: [dpo.id], about: "A source inside" }),
  ];
  const table = await Promise.all(
    [lead, dpo, analyst, partner].map((who) =>
      Promise.all([amber, joint, red].map((one) => reads(who, one))),
    ),
  );
  assert.deepEqual(table, [
    [true, true, true],
    [true, true, true],
    [true, true, false],
    [false, true, false],
  ]);
  assert.deepEqual((await desk.referrals(analyst, incident.id)).closedToReader, 1);
  assert.deepEqual((await desk.referrals(partner, incident.id)).closedToReader, 0);
  const page = await app.as(analyst).get(here);
  assert.match(page.words, /One more referral is marked TLP:RED/);
  assert.equal((await app.as(analyst).get(`${here}/${red.id}`)).status, 404);
  const changed = await desk.changeReferral(partner, incident.id, joint.id, {
    version: 1,
    form: madeUpReferral,
  });
  assert.equal(changed.ok ? null : changed.problem.kind, "no-such-referral");
});

test("the ledger tells of a red referral that it is there, and no more; nobody else’s ledger tells of it", async () => {
  const { desk, lead, partner, incident } = made;
  const entriesOf = async (who: Staff) =>
    (await desk.ledger(who, { incident: incident.id, page: 1 })).rows.filter(({ verb }) =>
      verb.startsWith("referral."),
    );
  const red = (await entriesOf(lead)).filter(({ detail }) => detail["mark"] === "TLP:RED");
  assert.ok(red.length > 0 && red.every(({ detail }) => detail["to"] === undefined));
  assert.ok((await entriesOf(partner)).every(({ detail }) => detail["joint"] === true));
  const text = JSON.stringify(await made.sql`select leaf from ledger_entry where verb like 'referral.%'`);
  assert.doesNotMatch(text, /source inside|shared store/);
  const rows = await made.sql<{ words: Buffer }[]>`select words from referral`;
  assert.ok(rows.every(({ words }) => !words.includes("source inside")));
});

test("numbers follow each other, also when two are written at once", async () => {
  const written = await Promise.all([add({}), add({}), add({})]);
  const numbers = written.map(({ number }) => number).toSorted((a, b) => a - b);
  assert.deepEqual(numbers, [numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
});

test("a step is taken once: whoever comes second is told that a colleague has done it", async () => {
  const { desk, lead, dpo, incident } = made;
  const { id } = await add({});
  const step = { at: made.now(), reasons: "", reference: "NCA-77" };
  const outcomes = await Promise.all(
    [lead, dpo].map((who) => desk.stepReferral(who, incident.id, id, "make", step)),
  );
  assert.deepEqual(outcomes.map(({ ok }) => ok).toSorted(), [false, true]);
  assert.equal((await desk.referral(lead, incident.id, id))?.reference, "NCA-77");
});

test("pages: a referral is written, told, asked about and answered, with its mark on each page", async () => {
  const lead = app.as(made.lead);
  assert.match((await lead.get(here)).words, /Report Fraud.*0300 123 2040/);
  assert.match(
    (await lead.post(`${here}/new`, {})).words,
    /Select whom it goes to.*Enter what you refer.*Select a handling mark/,
  );
  const form = {
    body: "report-fraud",
    about: "Bank details were used",
    mark: "amber-strict",
    joint: "joint",
  };
  assert.match((await lead.post(`${here}/new`, form)).words, /do not leave your authority/);
  const { to } = await lead.post(`${here}/new`, { ...form, joint: "own" });
  assert.match(to, /\/referrals\/[0-9a-f-]{36}$/);
  const page = await lead.get(to);
  assert.match(page.body, /<title>[^<]*TLP:AMBER\+STRICT/);
  assert.equal(page.body.match(/cd-mark-line/g)?.length, 2);
  const when = { "at-day": "8", "at-month": "1", "at-year": "2026", "at-hour": "8", "at-minute": "30" };
  assert.equal((await lead.post(`${to}/steps/make`, { ...when, reference: "NFRC1" })).status, 303);
  assert.match((await lead.post(`${to}/steps/make`, when)).words, /A colleague has done this already/);
  assert.match((await lead.post(`${to}/steps/close`, when)).words, /Give your reasons/);
  const asked = {
    asked: "Which accounts?",
    "asked-at-day": "8",
    "asked-at-month": "1",
    "asked-at-year": "2026",
  };
  assert.match((await lead.post(`${to}/questions/new`, asked)).words, /must include an hour/);
  const whole = { ...asked, "asked-at-hour": "8", "asked-at-minute": "00" };
  assert.equal((await lead.post(`${to}/questions/new`, whole)).status, 303);
  const [, question] = /questions\/([0-9a-f-]{36})/.exec((await lead.get(to)).body) ?? [];
  const answer = { kind: "answered", words: "These", documents: "nothing" };
  assert.match((await lead.post(`${to}/questions/${question}`, answer)).words, /Each line must be a SHA-256/);
  const listed = { ...answer, documents: `${"b".repeat(64)}  accounts.csv` };
  assert.equal((await lead.post(`${to}/questions/${question}`, listed)).status, 303);
  assert.match((await lead.get(to)).words, /Answered.*These.*accounts\.csv b{64}/);
  assert.match((await app.as(made.partner).get(to)).words, /Page not found|not here/i);
});
