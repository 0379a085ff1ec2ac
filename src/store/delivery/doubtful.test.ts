/** What broke off: asked about before it is carried again, or left to a person; and what receipts make of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { noticePortsOf } from "../../../test/builders/notice-ports.ts";
import { addPeople, settingIn, testRing } from "../../../test/builders/register.ts";
import { sendWave } from "../../../test/builders/send-wave.ts";
import { testRecord } from "../../../test/record.ts";
import type { ReceiptState } from "../../domain/notices/receipts/receipt.ts";
import { openCarriers } from "../../main/channels/open-carriers.ts";
import type { Carrier, Delivery, Fate, OutgoingMessage } from "../../respond/courier.ts";
import { recordReceipts } from "../../respond/delivery/record-receipts.ts";
import { openNoticeDesk } from "../../respond/notices/open-notice-desk.ts";
import { openBodyStore } from "../bodies/open-body-store.ts";
import { openNoticeStore } from "../notices/open-notice-store.ts";
import { openWaveStore } from "../waves/open-wave-store.ts";
import { openReceiptStore } from "./receipts.ts";

const bands = ["high"] as const;

test("an answer lost after it was taken: the carrier is asked, and nothing is sent again", async () => {
  const house = await sending({
    answers: [{ kind: "unknown", why: "The line broke." }],
    fates: [{ kind: "sent", provider: "7" }],
  });
  assert.deepEqual(await house.deliver(), { sent: 1, failed: 0 });
  assert.equal(house.carried.length, 1);
  assert.deepEqual(await house.attempts(), [{ number: 1, outcome: "sent", provider: "7" }]);
});

test("a carrier that never had it is given it again, under a reference of its own", async () => {
  const house = await sending({
    answers: [{ kind: "unknown", why: "The line broke." }],
    fates: [{ kind: "not-there" }],
  });
  assert.deepEqual(await house.deliver(), { sent: 1, failed: 0 });
  assert.equal(new Set(house.carried.map(({ attemptReference }) => attemptReference)).size, 2);
  assert.deepEqual(
    (await house.attempts()).map(({ outcome }) => outcome),
    ["not-sent", "sent"],
  );
});

test("where nobody can be asked it waits for a person", async () => {
  const house = await sending({ answers: [{ kind: "unknown", why: "The line broke." }], fates: null });
  assert.deepEqual(await house.deliver(), { sent: 0, failed: 0 });
  assert.deepEqual(await house.deliver(), { sent: 0, failed: 0 });
  assert.equal(house.carried.length, 1);
  assert.deepEqual(await house.states(), { message: "unsure", notice: "sending" });
});

test("a carrier that breaks has told nothing: it is asked", async () => {
  const house = await sending({ answers: [new Error("broken")], fates: [{ kind: "sent" }] });
  assert.deepEqual(await house.deliver(), { sent: 1, failed: 0 });
  assert.equal(house.carried.length, 1);
});

const receipts = [
  { name: "delivered", states: ["sending", "delivered"], message: "sent", notice: "sent" },
  { name: "bounced", states: ["permanent-failure", "sending"], message: "failed", notice: "failed" },
  { name: "complained about", states: ["delivered", "complained"], message: "sent", notice: "sent" },
] as const;
for (const { name, states, message, notice } of receipts) {
  test(`a message that was ${name} ends so, in whatever order receipts come`, async () => {
    for (const order of [states, states.toReversed()]) {
      const house = await sending({ answers: [], fates: [] });
      await house.deliver();
      for (const state of [...order, ...order]) await house.receive(state);
      assert.deepEqual(await house.states(), { message, notice });
    }
  });
}

test("a failure that is heard of an earlier attempt undoes no later one that went", async () => {
  const house = await sending({
    answers: [{ kind: "unknown", why: "The line broke." }],
    fates: [{ kind: "not-there" }],
  });
  await house.deliver();
  assert.equal(house.carried.length, 2);
  await house.receive("permanent-failure");
  assert.deepEqual(await house.states(), { message: "sent", notice: "sent" });
});

test("a receipt of what was in doubt settles it", async () => {
  const house = await sending({ answers: [{ kind: "unknown", why: "The line broke." }], fates: null });
  await house.deliver();
  await house.receive("delivered");
  assert.deepEqual(await house.states(), { message: "sent", notice: "sent" });
  assert.deepEqual(await house.receive("delivered", "N-of-another-record.1"), { recorded: 0, unknown: 1 });
});

type Sending = {
  readonly answers: readonly (Delivery | Error)[];
  /** Null: nobody can be asked. */
  readonly fates: readonly Fate[] | null;
};

async function sending({ answers, fates }: Sending) {
  const { sql } = await testRecord();
  const setting = await settingIn(sql);
  await addPeople(sql, setting, [{ name: "Ada Example", email: "ada@example.org" }]);
  const carried: OutgoingMessage[] = [];
  const [answered, asked] = [[...answers], [...(fates ?? [])]];
  const carrier: Carrier = {
    ...{ name: "outbox", channels: ["email"], batch: 10, leaseMs: 40 },
    async carry(messages) {
      carried.push(...messages);
      const answer = answered.shift() ?? { kind: "sent", already: false };
      if (answer instanceof Error) throw answer;
      return messages.map(() => answer);
    },
    ask:
      fates === null ? null : async (attempts) => attempts.map(() => asked.shift() ?? { kind: "not-there" }),
  };
  const ring = await testRing(sql);
  const ports = {
    ...noticePortsOf({
      notices: openNoticeStore(sql, ring),
      waves: openWaveStore(sql),
      bodies: openBodyStore(sql),
      incidents: { byId: async (id) => ({ id }) as never },
    }),
    ...openCarriers([carrier]),
  };
  const desk = openNoticeDesk(() => ports);
  const { incident, authority } = setting;
  await desk.draftNotices("system", incident, { authority, bands });
  await desk.approveNotices("system", incident, { authority, bands, exercise: false });
  await sendWave(sql, ring, incident, authority);
  const [row] = await sql<[{ readonly reference: string }]>`select reference from message`;
  return {
    carried,
    deliver: () => desk.deliverPending(),
    attempts: () =>
      sql`select number, outcome, provider from attempt order by number`.then((rows) => [...rows]),
    states: () =>
      sql`select m.state as message, n.state as notice from message m join notice n on n.id = m.notice_id`.then(
        ([states]) => ({ ...states }),
      ),
    receive: (state: ReceiptState, attempt = `${row.reference}.1`) =>
      recordReceipts({ receipts: openReceiptStore(sql), now: () => new Date() }, [
        { attempt, state, at: new Date(Date.UTC(2026, 0, 5, 9, 0, orderOf(state))), from: "notify" },
      ]),
  };
}

/** When it came to be so, whenever it is heard of. */
function orderOf(state: ReceiptState): number {
  return ["sending", "delivered", "permanent-failure", "complained"].indexOf(state);
}
