/**
 * The safe-contact gate over the real record: a flag holds at once what has not gone, whoever is held leaves through
 * their lanes alone, and what somebody has who must not know is no way at all.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { NoticeId, PersonId } from "../src/domain/ids.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { bands, gateHouse } from "./builders/gate-house.ts";
import { askAndGrant } from "./builders/send-wave.ts";
import { formsIn, staffApp } from "./builders/staff-browser.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, passphrase } from "./desk.ts";
import { testRecord } from "./record.ts";

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
});

type Told = { readonly person: PersonId; readonly notice: NoticeId; readonly number: number };

async function southern(at: number): Promise<Told> {
  const rows = await made.sql<Told[]>`
    select p.id as person, n.id as notice, p.number from person p join notice n on n.person_id = p.id
    where p.authority_id = ${made.south} order by p.number`;
  return rows[at]!;
}

async function stateOf(
  notice: NoticeId,
): Promise<{ readonly state: string; readonly holds: readonly string[] }> {
  const [row] = await made.sql<{ readonly state: string; readonly holds: readonly string[] }[]>`
    select state, hold_reasons as holds from notice where id = ${notice}`;
  return row!;
}

const partners = async (): Promise<readonly [Staff, Staff]> => {
  const { desk, south, partner } = made;
  const email = `${Math.random()}@southmere.example`;
  const form = { name: "Dor Dpo", email, role: "dpo", authority: south, passphrase } as const;
  return [partner, must(await desk.addStaff("system", form))];
};

test("a flag raised late stops what is approved and what is queued, and what comes back unsent", async () => {
  const { desk, incident, south } = made;
  const [lead, dpo] = await partners();
  const [one, other] = [await southern(0), await southern(1)];
  for (const { notice } of [one, other])
    await withEntry(
      made.sql,
      (tx) => tx`update notice set state = 'drafted', hold_reasons = '{}' where id = ${notice}`,
    );
  must(
    await desk.approveNotices(lead, incident.id, { authority: south, ids: [one.notice], exercise: false }),
  );
  must(await askAndGrant(desk, lead, dpo, incident.id, made.now()));
  assert.equal((await stateOf(one.notice)).state, "sending");
  const flag = { flag: "at-risk", apartFrom: "", reasons: "The refuge called." } as const;
  assert.deepEqual(must(await desk.raiseFlag(lead, incident.id, one.person, flag)).stopped, 1);
  assert.deepEqual(await stateOf(one.notice), { state: "held", holds: ["at-risk"] });
  const [message] = await made.sql`select state from message where notice_id = ${one.notice}`;
  assert.equal(message!["state"], "failed");
  assert.deepEqual(await desk.deliverPending(), { sent: 0, failed: 0 });
  must(await desk.raiseFlag(lead, incident.id, other.person, { ...flag, flag: "deceased" }));
  assert.deepEqual(await stateOf(other.notice), { state: "held", holds: ["deceased"] });
  const again = await desk.raiseFlag(lead, incident.id, one.person, flag);
  assert.equal(again.ok ? "raised" : again.problem.kind, "flag-already");
  const whose = await desk.raiseFlag(made.lead, incident.id, one.person, flag);
  assert.equal(whose.ok ? "raised" : whose.problem.kind, "no-such-person", "another controller's");
});

test("somebody at risk is spoken to first, and leaves by two people alone, by the ways that were chosen", async () => {
  const { desk, incident } = made;
  const [lead, dpo] = await partners();
  const { notice } = await southern(0);
  await openTask(lead);
  await openTask(dpo);
  const held = must(await desk.hold(lead, incident.id, notice));
  assert.deepEqual(held.lanes, ["call-first", "two-person"]);
  const reach = held.reaches[0]!.ordinal;
  const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }) =>
    outcome.ok ? "done" : outcome.problem!.kind;
  const ask = { reasons: "Spoke to her on her own.", reach };
  assert.equal(kindOf(await desk.releaseNotice(lead, notice, ask)), "call-first");
  const effort = { way: "phone", outcome: "spoke", note: "On her own" } as const;
  must(await desk.recordEffort(lead, incident.id, notice, effort));
  assert.equal(must(await desk.releaseNotice(lead, notice, ask)).state, "held");
  assert.equal(kindOf(await desk.releaseNotice(dpo, notice, ask)), "release-asked-already");
  const yes = { agree: true, reasons: "Looked myself." };
  assert.equal(kindOf(await desk.answerRelease(lead, notice, yes)), "own-release");
  assert.equal(kindOf(await desk.answerRelease(made.dpo, notice, yes)), "not-yours");
  must(await desk.answerRelease(dpo, notice, { ...yes, agree: false }));
  assert.equal(kindOf(await desk.answerRelease(dpo, notice, yes)), "release-not-asked");
  must(await desk.releaseNotice(lead, notice, ask));
  const later = () => {
    made.world.now = new Date(made.world.now.getTime() + 1000);
  };
  later();
  must(await desk.recordEffort(dpo, incident.id, notice, { ...effort, outcome: "not-safe" }));
  later();
  assert.equal(kindOf(await desk.answerRelease(dpo, notice, yes)), "not-safe-last");
  must(await desk.recordEffort(dpo, incident.id, notice, effort));
  assert.equal(must(await desk.answerRelease(dpo, notice, yes)).state, "drafted");
  assert.equal(kindOf(await desk.answerRelease(dpo, notice, yes)), "not-held");
});

test("a flag of somebody at risk is lifted by two, any other by one; each with reasons", async () => {
  const { desk, incident } = made;
  const [lead, dpo] = await partners();
  const { person } = await southern(0);
  const lift = { flag: "at-risk", reasons: "The refuge says that it is over." } as const;
  const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }) =>
    outcome.ok ? "done" : outcome.problem!.kind;
  assert.equal(
    kindOf(await desk.liftFlag(lead, incident.id, person, { ...lift, reasons: " " })),
    "reasons-missing",
  );
  assert.equal(must(await desk.liftFlag(lead, incident.id, person, lift)), "ask-lift");
  assert.equal(kindOf(await desk.liftFlag(lead, incident.id, person, lift)), "own-lift");
  assert.equal(must(await desk.settleFlag(dpo, incident.id, person, { ...lift, settle: "keep" })), "keep");
  must(await desk.liftFlag(lead, incident.id, person, lift));
  assert.equal(must(await desk.liftFlag(dpo, incident.id, person, lift)), "lift");
  assert.deepEqual(must(await desk.flagsOf(lead, incident.id, person)).flags, []);
  must(
    await desk.raiseFlag(lead, incident.id, person, { flag: "moved", apartFrom: "", reasons: "Wrote to us" }),
  );
  assert.equal(must(await desk.liftFlag(lead, incident.id, person, { ...lift, flag: "moved" })), "lift");
  const found = must(
    await desk.raiseFlag(lead, incident.id, person, { flag: "child", apartFrom: "", reasons: "Ten" }),
  );
  assert.equal(found.underWay, 0);
  await made.review();
  const [row] = await made.sql`select flags from person where id = ${person}`;
  assert.deepEqual(row!["flags"], ["child"], "a review keeps what was raised by hand");
});

test("two who must not know of one another are both held, across authorities, and neither learns who", async () => {
  const { desk, incident, lead } = made;
  const [partner] = await partners();
  const target = await southern(2);
  const [mine] = await made.sql<Told[]>`
    select p.id as person, n.id as notice, p.number from person p join notice n on n.person_id = p.id
    where p.authority_id = ${made.north} limit 1`;
  const form = { flag: "must-not-know", reasons: "She asked us." } as const;
  const odd = await desk.raiseFlag(lead, incident.id, mine!.person, { ...form, apartFrom: "Mrs Smith" });
  assert.equal(odd.ok ? "raised" : odd.problem.kind, "reference-malformed");
  must(await desk.raiseFlag(lead, incident.id, mine!.person, { ...form, apartFrom: `P-${target.number}` }));
  assert.ok((await stateOf(mine!.notice)).holds.includes("must-not-know"));
  assert.ok((await stateOf(target.notice)).holds.includes("must-not-know"));
  const theirs = must(await desk.flagsOf(partner, incident.id, target.person));
  assert.deepEqual(
    theirs.flags.map(({ flag, sources }) => [flag, [...sources]]),
    [["must-not-know", ["partner"]]],
  );
  const { rows } = await desk.ledger(partner, { incident: incident.id, page: 1 });
  assert.ok(
    !JSON.stringify(rows).includes(mine!.person),
    "nobody of another authority stands in what they read",
  );
  assert.ok(!JSON.stringify(rows).includes("She asked us."));
});

test("severity is set by hand part by part, stays through a review, and is never written over unseen", async () => {
  const { desk, incident } = made;
  const [lead] = await partners();
  const { person } = await southern(1);
  const before = must(await desk.severityOf(lead, incident.id, person));
  const adjusted = { context: 4, identification: 1, circumstances: null };
  const form = { adjusted, reasons: "The diagnosis is rare here.", version: 0 };
  const odd = await desk.adjustSeverity(lead, incident.id, person, {
    ...form,
    adjusted: { ...adjusted, context: 5 },
  });
  assert.equal(odd.ok ? "set" : odd.problem.kind, "factor-out-of-bounds");
  must(await desk.adjustSeverity(lead, incident.id, person, form));
  const late = await desk.adjustSeverity(lead, incident.id, person, form);
  assert.equal(late.ok ? "set" : late.problem.kind, "changed-meanwhile");
  await made.review();
  const [row] = await made.sql`select context, identification, score, band from person where id = ${person}`;
  const score = 4 + before.reckoned.circumstances;
  assert.deepEqual({ ...row }, { context: 4, identification: 1, score, band: "very-high" });
  const after = must(await desk.severityOf(lead, incident.id, person));
  assert.deepEqual([after.reckoned, after.reasons, after.version], [before.reckoned, form.reasons, 1]);
});

test("the work lists, one who is held, the rules and the flags, as pages", async () => {
  const { desk, incident } = made;
  const app = await staffApp(desk, made.now);
  const browser = app.signIn(made.lead);
  await openTask(made.lead);
  const base = `/incidents/${incident.reference}`;
  const list = await browser.open(`${base}/gate`);
  assert.equal(list.status, 200);
  const link = new RegExp(`${base}/gate/[0-9a-f-]{36}`).exec(list.body)![0];
  const hold = await browser.open(link);
  assert.match(hold.body, /Why nobody writes to them/);
  const efforts = formsIn(hold.body).find(({ action }) => action.endsWith("/efforts"))!;
  assert.equal((await browser.send(efforts.action, efforts.fields, {})).status, 400);
  const said = { way: "phone", outcome: "spoke", note: "At work" };
  assert.equal((await browser.send(efforts.action, efforts.fields, said)).status, 303);
  const plan = formsIn(hold.body).find(({ action }) => action.endsWith("/plan"))!;
  const change = { "next-step": "Call again", mine: "yes" };
  assert.equal((await browser.send(plan.action, plan.fields, change)).status, 303);
  const late = await browser.send(plan.action, plan.fields, { "next-step": "Write" });
  assert.equal(late.status, 409);
  assert.match(late.body, /Call again/);
  const contacts = formsIn(hold.body).find(({ action }) => action.endsWith("/contacts"))!;
  const odd = await browser.send(contacts.action, contacts.fields, { kind: "email", value: "nobody" });
  assert.equal(odd.status, 400);
  const added = { kind: "address", value: "c/o Haven\nPO Box 12\nw8 7nx" };
  assert.equal((await browser.send(contacts.action, contacts.fields, added)).status, 303);
  assert.match((await browser.open(link)).body, /c\/o Haven, PO Box 12, W8 7NX/);
  for (const lane of ["call-first", "two-person", "guardian", "alternative-contact", "hold"])
    assert.equal((await browser.open(`${base}/gate?lane=${lane}`)).status, 200);
  assert.match((await browser.open(`${base}/gate/rules`)).body, /What holds whom/);
  const person = /people\/([0-9a-f-]{36})\/flags/.exec(hold.body)![1]!;
  const flags = await browser.open(`${base}/people/${person}/flags`);
  assert.match(flags.body, /Raise a flag/);
  assert.equal((await browser.open(`${base}/people/${person}/flags/must-not-know`)).status, 200);
  assert.equal((await browser.open(`${base}/judgements`)).status, 200);
  assert.match((await browser.open(`${base}/people/${person}/severity`)).body, /As reckoned/);
  await app.app.close();
});

async function openTask(staff: Staff): Promise<void> {
  await made.desk.openTask(staff, { why: "caller", words: "", reference: "CALL-7" });
}

test("of the gate's kinds, mixed among others, none is written to without a release, and all others are", async () => {
  const { sql } = await testRecord();
  const house = await gateHouse(sql, 200, 48);
  const { desk, incident, authority, wronged, send, people } = house;
  must(await desk.draftNotices("system", incident, { authority, bands }));
  await send();
  const { written, left } = wronged();
  assert.deepEqual(
    written.map(({ kind }) => kind),
    [],
  );
  assert.deepEqual(left, []);
  assert.equal(people.filter(({ kind }) => kind !== null).length, 48);
});
