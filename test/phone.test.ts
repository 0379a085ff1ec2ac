/** The phone work list: who is on it, what comes of calls, and that reached and told is told, with proof, once. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { IncidentId, NoticeId } from "../src/domain/ids.ts";
import { effortOfCall, type PhoneTry } from "../src/domain/phone/to-call.ts";
import { readPhone } from "../src/main/content/read-phone.ts";
import { readabilityOf } from "../src/respond/readability/reading-age.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

let made: Furnished;
let incident: IncidentId;
let notices: readonly NoticeId[];
before(async () => {
  made = await furnishedRecord();
  incident = made.incident.id;
  const rows = await made.sql<{ readonly id: NoticeId }[]>`
    select n.id from notice n join person p on p.id = n.person_id where n.authority_id = ${made.south} order by p.number`;
  notices = rows.map(({ id }) => id);
  await withEntry(made.sql, async (tx) => {
    await tx`update notice set state = 'held', hold_reasons = '{at-risk}' where id = ${notices[0]!}`;
    await tx`update notice set state = 'failed' where id = ${notices[1]!}`;
    await tx`update notice set state = 'held', hold_reasons = '{child}' where id = ${notices[2]!}`;
  });
});

const told: PhoneTry = { outcome: "told", asked: ["birth", "address"], note: "", tryAt: null };
const tried = (outcome: PhoneTry["outcome"], tryAt: Date | null = null): PhoneTry => ({
  ...{ outcome, asked: [], note: "A note that is sealed", tryAt },
});
const at = (time: string) => new Date(`2026-01-${time}Z`);

test("the script reads at an age of nine or less", async () => {
  const { before, careful, opening, identity, telling, closing } = await readPhone("/nowhere");
  const text = [before, careful, opening, identity, telling, closing]
    .flat()
    .join("\n")
    .replaceAll(/\{\w+\}/g, "Jo");
  assert.ok((readabilityOf(text).age ?? 99) <= 9, `${readabilityOf(text).age}: ${text}`);
});

test("on it are whom nobody writes to before a call, and whom no message reached; of one's own alone", async () => {
  const { rows, isOpen } = await made.desk.toCall(made.partner, incident, false);
  assert.deepEqual(
    rows.map(({ notice, reason }) => [notice, reason]).toSorted(),
    [
      [notices[0], "call-first"],
      [notices[1], "failed"],
    ].toSorted(),
  );
  assert.equal(isOpen, true);
  assert.equal((await made.desk.toCall(made.lead, incident, false)).total, 0);
  assert.equal(await made.desk.callTo(made.lead, incident, notices[0]!), null);
  assert.equal(await made.desk.callTo(made.partner, incident, notices[2]!), null);
});

test("what is shown is what may be said, with warnings, and no address", async () => {
  const sheet = await made.desk.callTo(made.partner, incident, notices[0]!);
  assert.equal(sheet!.isCareful, true);
  assert.equal(sheet!.numbers.length, 1);
  assert.ok(sheet!.said.length > 0 && sheet!.advice.length > 0);
  assert.doesNotMatch(JSON.stringify(sheet), /Lantern Yard|@example/);
});

test("nobody answered: it comes again within the hours, and stands in the list as not due", async () => {
  const call = must(await made.desk.recordCall(made.partner, incident, notices[0]!, tried("no-answer")));
  assert.equal(call.tryAt?.toISOString(), "2026-01-08T12:00:00.000Z");
  assert.deepEqual(await efforts(notices[0]!), [["phone", "no-answer"]]);
  const list = await made.desk.toCall(made.partner, incident, true);
  assert.deepEqual([list.total, list.due, list.rows[0]!.tries], [1, 0, 1]);
});

const refused = [
  {
    name: "told without showing who they are",
    made: { ...told, asked: ["birth"] },
    kind: "call-identity-missing",
  },
  { name: "to be called again, but when?", made: tried("call-back"), kind: "phone-time-missing" },
  { name: "again in the past", made: tried("call-back", at("08T08:00:00")), kind: "phone-time-past" },
  { name: "again on a Sunday", made: tried("unsafe", at("11T12:00:00")), kind: "phone-time-outside" },
  {
    name: "a note too long",
    made: { ...tried("refused"), note: "x".repeat(2001) },
    kind: "phone-note-too-long",
  },
] as const;
for (const { name, made: form, kind } of refused)
  test(`refused, and nothing is written: ${name}`, async () => {
    const outcome = await made.desk.recordCall(made.partner, incident, notices[0]!, form);
    assert.deepEqual(outcome, { ok: false, problem: { kind } });
    assert.equal((await made.desk.callTo(made.partner, incident, notices[0]!))!.call.tries, 1);
  });

test("outside the hours nobody is called", async () => {
  const now = made.world.now;
  made.world.now = at("08T20:00:00");
  const outcome = await made.desk.recordCall(made.partner, incident, notices[0]!, told);
  assert.deepEqual(outcome, { ok: false, problem: { kind: "phone-outside-hours" } });
  made.world.now = now;
});

test("reached and told: the notice is told, with who, when and which call; a second at once is told so", async () => {
  const { desk, partner, sql } = made;
  const both = await Promise.all([1, 2].map(() => desk.recordCall(partner, incident, notices[0]!, told)));
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
  assert.deepEqual(
    both.find(({ ok }) => !ok),
    { ok: false, problem: { kind: "phone-told-already" } },
  );
  const [row] = await sql`
    select n.state, n.told_way, n.told_by, n.told_at, n.told_proof, y.id as try from notice n
      join phone_try y on y.notice_id = n.id and y.outcome = 'told' where n.id = ${notices[0]!}`;
  assert.deepEqual(
    [row!["state"], row!["told_way"], row!["told_by"], row!["told_proof"]],
    ["sent", "phone", partner.id, `phone-try:${row!["try"]}`],
  );
  const { byState } = await desk.noticeCounts(partner, incident);
  assert.equal(byState.sent, 1);
});

test("who is held and was spoken to has gone through the lane of calls; who refused, or said that it is not safe, has not", async () => {
  const { desk, partner } = made;
  await withEntry(
    made.sql,
    (tx) => tx`update notice set state = 'held', hold_reasons = '{at-risk}' where id = ${notices[2]!}`,
  );
  const undone = async () => must(await desk.hold(partner, incident, notices[2]!)).undone;
  for (const [outcome, left] of [
    ["unsafe", { kind: "not-safe-last" }],
    ["call-back", { kind: "not-safe-last" }],
    ["letter", null],
  ] as const) {
    const again = outcome === "letter" ? null : at("09T12:00:00");
    made.world.now = new Date(made.world.now.getTime() + 60_000);
    must(await desk.recordCall(partner, incident, notices[2]!, tried(outcome, again)));
    assert.deepEqual(await undone(), left, outcome);
  }
  const { history } = must(await desk.hold(partner, incident, notices[2]!));
  assert.deepEqual([history.length, history[0]!.note], [3, "A note that is sealed"]);
  assert.equal(effortOfCall("held", "refused")!.outcome, "refused");
  assert.equal(effortOfCall("failed", "told"), null);
});

test("a letter asked for ends it; no note stands in the ledger, and a partner reads nothing of it", async () => {
  const { desk, partner, lead } = made;
  must(await desk.recordCall(partner, incident, notices[1]!, tried("letter")));
  assert.equal((await desk.toCall(partner, incident, false)).total, 0);
  const sheet = await desk.callTo(partner, incident, notices[1]!);
  assert.deepEqual(
    sheet!.tries.map(({ note, outcome }) => [note, outcome]),
    [["A note that is sealed", "letter"]],
  );
  const entries = (await desk.ledger("system", { page: 1 })).rows;
  assert.ok(entries.some(({ verb }) => verb === "to-call.told"));
  assert.doesNotMatch(JSON.stringify(entries), /A note that is sealed/);
  const theirs = (await desk.ledger(lead, { page: 1 })).rows;
  assert.equal(
    theirs.some(({ verb }) => verb.startsWith("to-call.")),
    false,
  );
});

async function efforts(notice: NoticeId) {
  const rows = await made.sql`
    select e.way, e.outcome from hold_effort e join notice n on n.person_id = e.person_id where n.id = ${notice}`;
  return rows.map((row) => [row["way"], row["outcome"]]);
}
