/** Messages that may have gone: a person of their authority decides, with reasons, each once; by desk and by page. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { IncidentId } from "../src/domain/ids.ts";
import {
  minuteKey,
  minuteOfKey,
  sampleOf,
  type UnsureDecision,
  type UnsureForm,
} from "../src/domain/notices/unsure/unsure.ts";
import { recordReceipts } from "../src/respond/delivery/record-receipts.ts";
import { attemptOfToken } from "../src/seal/attempt-token.ts";
import { openReceiptStore } from "../src/store/delivery/receipts.ts";
import { appOver, type OpenApp } from "./builders/app-over.ts";
import { makeUnsure, unsureMinute } from "./builders/furnish-unsure.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

let made: Furnished;
let incident: IncidentId;
let app: OpenApp;
before(async () => {
  made = await furnishedRecord();
  incident = made.incident.id;
  app = await appOver(made.desk, made.now);
});

const reasons = "Nia of the mail team looked in the log of the relay.";
const some = (decision: UnsureDecision, references: readonly string[]): UnsureForm => ({
  ...{ decision, reasons },
  of: { references },
});

test("a minute and its carrier stand in an address and come back from it; a sample is spread over all", () => {
  assert.equal(minuteKey(unsureMinute), "20260108T0803Z-smtp");
  assert.deepEqual(minuteOfKey("20260108T0803Z-smtp"), unsureMinute);
  for (const none of ["", "20261308T0803Z-smtp", "20260108T0803Z-", "20260108T0803Z-SMTP", "x'--"])
    assert.equal(minuteOfKey(none), null);
  assert.deepEqual(sampleOf([1, 2]), [1, 2]);
  assert.deepEqual(sampleOf(Array.from({ length: 100 }, (_, at) => at)), [0, 20, 40, 60, 80]);
});

test("they are counted by minute and carrier, of one's own alone, with the id that the mail server's log has", async () => {
  await fresh(made.south, 2);
  await makeUnsure({ sql: made.sql, of: made.north, most: 1 });
  assert.deepEqual(await made.desk.unsureMinutes(made.partner, incident), [{ ...unsureMinute, messages: 2 }]);
  const messages = (await made.desk.unsureOf(made.partner, incident, unsureMinute))!;
  const key = made.ring.derived("bounce");
  for (const { messageId, attempt } of messages) {
    const [token, domain] = messageId!.split("@");
    assert.deepEqual([attemptOfToken(key, token!), domain], [attempt, "body.example"]);
  }
  const later = { ...unsureMinute, minute: new Date("2026-01-08T08:04:00Z") };
  assert.equal(await made.desk.unsureOf(made.partner, incident, later), null);
});

const decisions = [
  { decision: "went", message: "sent", notice: "sent", outcome: "sent" },
  { decision: "again", message: "queued", notice: "sending", outcome: "not-sent" },
  { decision: "other-way", message: "failed", notice: "failed", outcome: "unknown" },
  { decision: "withdraw", message: "failed", notice: "withdrawn", outcome: "unknown" },
] as const;
for (const { decision, message, notice, outcome } of decisions)
  test(`decided: ${decision}`, async () => {
    const [reference] = await fresh(made.south, 1);
    assert.deepEqual(
      must(await made.desk.decideUnsure(made.partner, incident, unsureMinute, some(decision, [reference!]))),
      { decided: 1 },
    );
    assert.deepEqual(await standing(reference!), { message, notice, outcome });
    const [entry] = (await made.desk.ledger("system", { page: 1 })).rows;
    assert.match(entry!.verb, /^unsure\./);
    assert.deepEqual([entry!.actor, entry!.detail["reasons"]], [made.partner.id, reasons]);
  });

test("what went again is given to its carrier as a new attempt", async () => {
  const [reference] = await fresh(made.south, 1);
  must(await made.desk.decideUnsure(made.partner, incident, unsureMinute, some("again", [reference!])));
  await made.desk.deliverPending();
  const attempts = await made.sql`
    select number, outcome from attempt where message_reference = ${reference!} order by number`;
  assert.deepEqual(
    attempts.map(({ number, outcome }) => [number, outcome]),
    [
      [1, "not-sent"],
      [2, "sent"],
    ],
  );
});

test("a bounce that comes after all counts, also after a person took another way", async () => {
  const [reference] = await fresh(made.south, 1);
  must(await made.desk.decideUnsure(made.partner, incident, unsureMinute, some("other-way", [reference!])));
  await recordReceipts({ receipts: openReceiptStore(made.sql), now: made.now }, [
    { attempt: `${reference}.1`, state: "delivered", at: made.now(), from: "smtp" },
  ]);
  assert.deepEqual(await standing(reference!), { message: "sent", notice: "sent", outcome: "sent" });
});

test("all of a minute at once, once a sample was looked up, and only as many as were shown", async () => {
  const references = await fresh(made.south, 3);
  const all = (count: number, lookedUp = true): UnsureForm => ({
    ...{ decision: "went", reasons },
    of: { all: count, lookedUp },
  });
  const decide = (form: UnsureForm) => made.desk.decideUnsure(made.partner, incident, unsureMinute, form);
  assert.deepEqual(await decide(all(3, false)), { ok: false, problem: { kind: "unsure-not-looked-up" } });
  assert.deepEqual(await decide(all(2)), { ok: false, problem: { kind: "unsure-changed", number: 3 } });
  assert.deepEqual(must(await decide(all(3))), { decided: 3 });
  for (const reference of references) assert.equal((await standing(reference)).message, "sent");
  assert.deepEqual(await decide(all(3)), { ok: false, problem: { kind: "no-such-unsure" } });
});

test("two who decide at once: one does, and nothing is decided twice", async () => {
  const references = await fresh(made.south, 2);
  const decide = (decision: UnsureDecision) =>
    made.desk.decideUnsure(made.partner, incident, unsureMinute, some(decision, references));
  const both = await Promise.all([decide("went"), decide("again"), decide("withdraw")]);
  assert.equal(both.filter(({ ok }) => ok).length, 1);
});

test("nobody decides about another authority's, nor without reasons, nor about none", async () => {
  const [own] = await fresh(made.south, 1);
  const { desk, lead: partner, partner: lead } = made;
  const form = some("went", [own!]);
  const theirs = await desk.decideUnsure(partner, incident, unsureMinute, form);
  assert.equal(theirs.ok, false);
  const refused = [
    { form: { ...form, reasons: " " }, kind: "reasons-missing" },
    { form: some("went", []), kind: "unsure-none-chosen" },
    { form: some("went", [own!, "N-of-nobody"]), kind: "unsure-changed" },
  ] as const;
  for (const { form, kind } of refused) {
    const outcome = await desk.decideUnsure(lead, incident, unsureMinute, form);
    assert.equal(!outcome.ok && outcome.problem.kind, kind);
  }
  assert.deepEqual(await standing(own!), { message: "unsure", notice: "sending", outcome: "unknown" });
});

test("a connection of staff changes nothing of a message but what a decision may", async () => {
  const [own] = await fresh(made.south, 1);
  const pool = made.pools.of({ ...made.lead, incidents: null });
  const lead = made.pools.of({ ...made.partner, incidents: null });
  const changed = async (sql: typeof pool, set: string) =>
    await sql.unsafe(`update message set ${set} where reference = '${own}'`).then(
      ({ count }) => count,
      () => 0,
    );
  assert.equal(await changed(pool, "state = 'sent', sent_at = now()"), 0);
  assert.equal(await changed(lead, "state = 'waiting'"), 0);
  assert.equal((await standing(own!)).message, "unsure");
});

test("the pages: a list, a minute, faults beside their fields, and what was decided", async () => {
  await fresh(made.south, 3);
  const base = `/incidents/${made.incident.reference}/notices/unsure`;
  const minute = `${base}/${minuteKey(unsureMinute)}`;
  const lead = app.as(made.partner);
  const list = await lead.get(base);
  assert.match(list.words, /3 messages may have gone/);
  assert.match(list.body, new RegExp(`href="${minute}"`));
  const one = await lead.get(minute);
  assert.match(one.words, /All 3 of this minute/);
  assert.doesNotMatch(one.body, /@example|Lantern/, "nobody's address or name");
  const faults = await lead.post(minute, {});
  assert.equal(faults.status, 400);
  assert.match(faults.words, /Select what becomes of them/);
  const unread = await lead.post(minute, { decision: "went", which: "all", all: "3", reasons });
  assert.match(unread.body, /href="#looked-up"/);
  assert.match(unread.body, new RegExp(reasons), "what was typed is still there");
  const stale = await lead.post(minute, {
    decision: "went",
    which: "all",
    all: "9",
    reasons,
    "looked-up": "yes",
  });
  assert.equal(stale.status, 409);
  assert.match(stale.words, /3 are still in doubt/);
  const decided = await lead.post(minute, {
    decision: "went",
    which: "all",
    all: "3",
    reasons,
    "looked-up": "yes",
  });
  assert.equal(decided.status, 303);
  assert.match((await lead.get(base)).words, /No message is in doubt/);
  assert.equal((await lead.get(minute)).status, 404);
  assert.equal((await lead.get(`${base}/x`)).status, 404);
});

/** So many in doubt, of people who begin anew. */
async function fresh(of: string, most: number): Promise<readonly string[]> {
  await withEntry(made.sql, async (tx) => {
    await tx`delete from attempt`;
    await tx`delete from message`;
    await tx`update notice set state = 'drafted'`;
  });
  const references = await makeUnsure({ sql: made.sql, of, most });
  assert.equal(references.length, most);
  return references;
}

async function standing(reference: string) {
  const [row] = await made.sql`
    select m.state as message, n.state as notice, a.outcome from message m join notice n on n.id = m.notice_id
      join attempt a on a.message_reference = m.reference and a.number = 1 where m.reference = ${reference}`;
  return { ...row };
}
