/** A wave from its plan to its end, over the real record: canary, pause, pace, the next way, and everybody accounted for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../src/domain/ids.ts";
import type { ReceiptState } from "../src/domain/notices/receipts/receipt.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { usualPlan, type WavePlan } from "../src/domain/waves/plan.ts";
import { openCarriers } from "../src/main/channels/open-carriers.ts";
import type { Carrier, Delivery, OutgoingMessage } from "../src/respond/courier.ts";
import { recordReceipts } from "../src/respond/delivery/record-receipts.ts";
import { openNoticeDesk } from "../src/respond/notices/open-notice-desk.ts";
import { openRequestDesk } from "../src/respond/second/open-request-desk.ts";
import { openWaveDesk } from "../src/respond/waves/open-wave-desk.ts";
import { openBodyStore } from "../src/store/bodies/open-body-store.ts";
import { openReceiptStore } from "../src/store/delivery/receipts.ts";
import { openNoticeStore } from "../src/store/notices/open-notice-store.ts";
import { touchPeople } from "../src/store/people/replace-review.ts";
import { openPhoneStore } from "../src/store/phone/open-phone-store.ts";
import { openWaveStore } from "../src/store/waves/open-wave-store.ts";
import { noticePortsOf } from "./builders/notice-ports.ts";
import { addPeople, type MadeUp, settingIn, testRing } from "./builders/register.ts";
import { addStaff, requestPortsOf } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";
import { testRecord } from "./record.ts";

const minute = 60_000;
const hour = 60 * minute;
const noon = new Date("2026-01-05T12:00:00Z");
const several = (count: number, more: Partial<MadeUp> = {}): readonly MadeUp[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `Person ${at} Example`,
    email: `p${at}@example.org`,
    ...more,
  }));

test("first the canary, alone; then, once it was watched, the rest; then it is finished", async () => {
  const house = await houseOf(several(30));
  await house.launch({ canary: 10, watchMinutes: 15 });
  await house.deliver();
  assert.equal(house.carried.length, 10);
  house.later(5 * minute);
  await house.deliver();
  assert.equal(house.carried.length, 10);
  house.later(15 * minute);
  await house.deliver();
  assert.equal(house.carried.length, 30);
  assert.deepEqual(await house.stands(), { state: "finished", sent: 30, failed: 0, waiting: 0 });
});

test("a canary that bounces pauses the wave before the others are tried", async () => {
  const house = await houseOf(several(60), () => ({ kind: "refused", why: "No such mailbox." }));
  await house.launch({ canary: 20, watchMinutes: 0, ways: ["email"] });
  await house.deliver();
  assert.equal(house.carried.length, 20);
  assert.deepEqual(await house.stands(), { state: "paused", sent: 0, failed: 20, waiting: 40 });
});

test("who cannot be reached one way is told the next that is safe, once its time has come", async () => {
  const people = several(2, { address: "1 Mill Lane, Northmere, W8 7NX" }).map((person, at) => ({
    ...person,
    address: `${at + 1} Mill Lane, Northmere, W8 7NX`,
  }));
  const house = await houseOf(people, ({ channel }) =>
    channel === "email" ? { kind: "refused", why: "No such mailbox." } : { kind: "sent", already: false },
  );
  await house.launch({ canary: 0, fallBackAfterHours: 24, failuresPerHundred: 100 });
  await house.deliver();
  assert.deepEqual(await house.stands(), { state: "running", sent: 0, failed: 2, waiting: 0 });
  house.later(25 * hour);
  await house.deliver();
  assert.deepEqual(
    house.carried.map(({ channel, to }) => [channel, to.includes("Mill Lane")]),
    [
      ["email", false],
      ["email", false],
      ["letter", true],
      ["letter", true],
    ],
  );
  assert.equal((await house.stands()).state, "finished");
});

test("a receipt of failure counts as a failure, and the next way follows", async () => {
  const house = await houseOf([
    { name: "Ada Example", email: "ada@example.org", address: "1 Mill Lane, Northmere, W8 7NX" },
  ]);
  await house.launch({ canary: 0, fallBackAfterHours: 0 });
  await house.deliver();
  await house.receive(house.carried[0]!, "permanent-failure");
  house.later(hour);
  await house.deliver();
  assert.deepEqual(
    house.carried.map(({ channel }) => channel),
    ["email", "letter"],
  );
  assert.deepEqual(await house.suppressed(), [{ kind: "email", why: "bounced", source: "receipt" }]);
});

test("whose every way failed comes onto the phone list by themselves, and not while a way is left", async () => {
  const address = "1 Mill Lane, Northmere, W8 7NX";
  const both = { name: "Ada Example", email: "ada@example.org", address };
  const house = await houseOf([both, { name: "Ben Example", email: "ben@example.org" }], () => ({
    ...{ kind: "refused", why: "Nobody there." },
  }));
  await house.launch({ canary: 0, fallBackAfterHours: 24, failuresPerHundred: 100 });
  await house.deliver();
  assert.deepEqual(await house.toCall(), ["failed"], "a letter to the other is still to go");
  house.later(25 * hour);
  await house.deliver();
  assert.equal((await house.stands()).state, "finished");
  assert.deepEqual(await house.toCall(), ["failed", "failed"]);
});

test("paused, nothing new goes; resumed, it goes on; ended, whoever was not told is approved again", async () => {
  const house = await houseOf(several(12));
  await house.launch({ canary: 4, watchMinutes: 1 });
  await house.deliver();
  must(await house.steer("pause", ""));
  house.later(hour);
  await house.deliver();
  assert.equal(house.carried.length, 4);
  assert.equal((await house.steer("resume", "")).ok, false, "to go on asks for a reason");
  must(await house.steer("resume", "The contact centre is open again."));
  must(await house.steer("end", "A better list is coming."));
  await house.deliver();
  assert.equal(house.carried.length, 4);
  assert.deepEqual(await house.notices(), { approved: 8, sent: 4 });
  await house.launch({ canary: 0 });
  await house.deliver();
  assert.deepEqual(await house.notices(), { sent: 12 });
  assert.equal(new Set(house.carried.map(({ to }) => to)).size, 12);
});

test("a wave that paused by itself goes on once somebody has looked, and pauses again only for what fails then", async () => {
  let broken = true;
  const house = await houseOf(several(60), () =>
    broken ? { kind: "refused", why: "No such mailbox." } : { kind: "sent", already: false },
  );
  await house.launch({ canary: 20, watchMinutes: 0, ways: ["email"] });
  await house.deliver();
  assert.equal((await house.stands()).state, "paused");
  broken = false;
  must(await house.steer("resume", "The mail server trusts us again."));
  await house.deliver();
  assert.deepEqual(await house.stands(), { state: "finished", sent: 40, failed: 20, waiting: 0 });
});

test("who is to be looked at first is told no other way", async () => {
  const house = await houseOf([
    { name: "Ada Example", email: "ada@example.org", address: "1 Mill Lane, Northmere, W8 7NX" },
  ]);
  await house.launch({ canary: 0, fallBackAfterHours: 1 });
  await house.deliver();
  await house.receive(house.carried[0]!, "permanent-failure");
  await house.lookFirst();
  house.later(2 * hour);
  await house.deliver();
  assert.equal(house.carried.length, 1);
});

test("the next way is called back where the first reached them after all", async () => {
  const house = await houseOf([
    { name: "Ada Example", email: "ada@example.org", address: "1 Mill Lane, Northmere, W8 7NX" },
  ]);
  await house.launch({ canary: 0, fallBackAfterHours: 1, perHour: 1 });
  await house.deliver();
  await house.receive(house.carried[0]!, "temporary-failure");
  house.later(2 * hour);
  await house.advance();
  assert.deepEqual(await house.notices(), { sending: 1 });
  await house.receive(house.carried[0]!, "delivered");
  house.later(5 * hour);
  await house.deliver();
  assert.equal(house.carried.length, 1);
  assert.deepEqual(await house.notices(), { sent: 1 });
});

test("what a review since then touched is taken back, and does not count as failed", async () => {
  const house = await houseOf(several(30));
  await house.launch({ canary: 10, watchMinutes: 1, failuresPerHundred: 0 });
  await house.deliver();
  await house.reviewAll();
  house.later(hour);
  await house.deliver();
  assert.equal(house.carried.length, 10);
  assert.deepEqual(await house.notices(), { drafted: 20, sent: 10 });
  assert.equal((await house.stands()).state, "finished");
});

test("what a stopped wave gets back unsent waits with the rest", async () => {
  let away = true;
  const house = await houseOf(several(3), () =>
    away ? { kind: "unavailable", why: "Away.", retryAfterMs: 0 } : { kind: "sent", already: false },
  );
  await house.launch({ canary: 0 });
  await house.deliverOnce();
  must(await house.steer("pause", ""));
  away = false;
  const before = house.carried.length;
  house.later(hour);
  await house.deliver();
  assert.equal(house.carried.length, before);
  assert.equal((await house.stands()).waiting, 3);
});

test("its own pace is kept, hour by hour", async () => {
  const house = await houseOf(several(20));
  await house.launch({ canary: 0, perHour: 6 });
  for (let at = 0; at < 6; at++) {
    house.later(10 * minute);
    await house.deliver();
  }
  assert.ok(house.carried.length <= 7, `${house.carried.length} in an hour`);
  assert.ok(house.carried.length >= 5);
});

test("texts wait for the morning", async () => {
  const house = await houseOf([{ name: "Ada Example", phone: "+447912345678" }]);
  house.later(9 * hour);
  await house.launch({ canary: 0 });
  await house.deliver();
  assert.equal(house.carried.length, 0);
  house.later(12 * hour);
  await house.deliver();
  assert.equal(house.carried.length, 1);
});

test("what was agreed to is what goes: a plan that changed since it was asked for is not launched", async () => {
  const house = await houseOf(several(3));
  const wave = must(await house.plan({ canary: 0 }));
  const id = await house.ask(wave.id);
  must(await house.replan(wave.number, { ...wave.plan, ways: ["letter"] }, 1));
  assert.equal(kindOf(await house.grant(id)), "changed-since-asked");
  assert.equal(kindOf(await house.replan(wave.number, wave.plan, 1)), "changed-meanwhile");
  await house.deliver();
  assert.equal(house.carried.length, 0);
});

test("two at once let each person go once", async () => {
  const house = await houseOf(several(40));
  await house.launch({ canary: 0 });
  await Promise.all([house.deliver(), house.deliver(), house.deliver()]);
  assert.equal(house.carried.length, 40);
  assert.equal(new Set(house.carried.map(({ to }) => to)).size, 40);
});

async function houseOf(
  people: readonly MadeUp[],
  answer: (message: OutgoingMessage) => Delivery = () => ({ kind: "sent", already: false }),
) {
  const { sql } = await testRecord();
  const setting = await settingIn(sql);
  await addPeople(sql, setting, people);
  const ring = await testRing(sql);
  const carried: OutgoingMessage[] = [];
  let now = noon;
  const carrier: Carrier = {
    ...{ name: "outbox", channels: ["email", "letter", "text"], batch: 20, leaseMs: 1000, ask: null },
    async carry(messages) {
      carried.push(...messages);
      return messages.map(answer);
    },
  };
  const incidents = { byId: async (id: string) => ({ id }) as never };
  const common = { waves: openWaveStore(sql), incidents, now: () => now };
  const ports = {
    ...noticePortsOf({ notices: openNoticeStore(sql, ring), bodies: openBodyStore(sql), ...common }),
    ...openCarriers([carrier]),
  };
  const notices = openNoticeDesk(() => ports);
  const limits = { perDay: null, perMinute: null, pence: 1 };
  const waves = openWaveDesk(() => ({
    ...common,
    sendingLimits: async () => ({ email: limits, letter: limits, text: limits }),
  }));
  const requests = openRequestDesk(() => ({ ...requestPortsOf(sql, ring), now: () => now }));
  const [lead, dpo] = [
    await addStaff(sql, setting.authority, "lead"),
    await addStaff(sql, setting.authority, "dpo"),
  ];
  const { incident, authority } = setting;
  await notices.draftNotices("system", incident, { authority, bands: ["high"] });
  must(await notices.approveNotices(lead, incident, { authority, exercise: false }));
  let latest = 0;
  const plan = async (over: Partial<WavePlan>) =>
    await waves.planWave(lead, incident, { name: "Everybody", plan: { ...usualPlan, ...over } });
  const ask = async (wave: string) => {
    const deed = { verb: "notice.send", incident, wave: wave as never } as const;
    const { fingerprint } = must(await requests.weigh(lead, deed));
    return must(await requests.askFor(lead, deed, { reasons: "Looked at.", fingerprint })).id;
  };
  const grant = (id: Awaited<ReturnType<typeof ask>>, by: Staff = dpo) =>
    requests.decideRequest(by, id, { grant: true, words: "", confirmedAt: now });
  return {
    carried,
    plan,
    ask,
    grant,
    later(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    async launch(over: Partial<WavePlan>) {
      const wave = must(await plan(over));
      latest = wave.number;
      must(await grant(await ask(wave.id)));
    },
    advance: () => waves.advanceWaves(),
    deliverOnce: () => notices.deliverPending(),
    /** As another review does that touches everybody. */
    reviewAll: () =>
      withEntry(sql, async (tx) => {
        const all = await tx<{ readonly id: PersonId }[]>`select id from person`;
        await touchPeople(
          tx,
          all.map(({ id }) => id),
          [],
        );
      }),
    deliver: async () => {
      await notices.deliverPending();
      // Times of what ended are the record's own: brought to the clock of this test.
      await sql`update message set ended_at = ${now} where ended_at > ${new Date(Date.now() - 600_000)}`;
      await notices.deliverPending();
    },
    steer: (taken: "pause" | "resume" | "end", reasons: string) =>
      waves.steerWave(lead, incident, latest, { taken, reasons }),
    replan: (number: number, changed: WavePlan, version: number) =>
      waves.changeWavePlan(lead, incident, number, { plan: changed, version, reasons: "" }),
    async stands() {
      const { state, account } = must(await waves.wave(lead, incident, latest));
      const waiting = account.waiting.email + account.waiting.letter + account.waiting.text;
      return { state, sent: account.sent, failed: account.failed, waiting };
    },
    async notices() {
      const rows = await sql<{ readonly state: string; readonly n: number }[]>`
        select state, count(*)::int as n from notice group by 1 order by 1`;
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    },
    async toCall() {
      const rows = await openPhoneStore(sql, ring).list({ incident, authority }, []);
      return rows.map(({ reason }) => reason);
    },
    lookFirst: () =>
      withEntry(
        sql,
        (tx) => tx`
          insert into sending_hold (person_id, authority_id, at, reason)
          select id, authority_id, ${now}, 'at-risk' from person`,
      ),
    suppressed: () => sql`select kind, why, source from suppression`.then((rows) => [...rows]),
    receive: ({ attemptReference }: OutgoingMessage, state: ReceiptState) =>
      recordReceipts({ receipts: openReceiptStore(sql), now: () => now }, [
        { attempt: attemptReference!, state, at: now, from: "notify" },
      ]),
  };
}

function kindOf(outcome: {
  readonly ok: boolean;
  readonly problem?: { readonly kind: string };
}): string | null {
  return outcome.ok ? null : (outcome.problem?.kind ?? null);
}
