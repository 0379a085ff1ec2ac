import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { test } from "node:test";
import { noticePortsOf } from "../../../test/builders/notice-ports.ts";
import { addPeople, settingIn, testRing } from "../../../test/builders/register.ts";
import { sendWave } from "../../../test/builders/send-wave.ts";
import { withEntry } from "../../../test/builders/with-entry.ts";
import { type TestRecord, testRecord } from "../../../test/record.ts";
import type { NoticeId, StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Courier, OutgoingMessage } from "../../respond/courier.ts";
import type { NoticeDesk } from "../../respond/desk/people/notice-desk.ts";
import { openNoticeDesk } from "../../respond/notices/open-notice-desk.ts";
import { openBodyStore } from "../bodies/open-body-store.ts";
import { openRing } from "../keys/open-ring.ts";
import { readLedger } from "../ledger/read-ledger.ts";
import { openNoticeStore } from "./open-notice-store.ts";

const bands = ["very-high", "high", "medium", "low"] as const;

test("each person of an authority is told once, in the order of severity", async () => {
  const { desk, setting, carried, authority, record } = await house([
    { name: "Low Lodger", email: "low@example.org", band: "low" },
    { name: "High Holder", email: "high@example.org", band: "very-high" },
    { name: "Post Only", address: "12 Fernhill Road, Northmere, W8 7NX", band: "medium" },
  ]);
  await desk.draftNotices("system", setting.incident, { authority, bands });
  await desk.approveNotices("system", setting.incident, { authority, bands, exercise: true });
  assert.deepEqual(await sendWave(record.sql, await testRing(record.sql), setting.incident, authority), {
    ok: true,
    value: { verb: "notice.send", queued: 3 },
  });
  assert.deepEqual(await desk.deliverPending(), { sent: 3, failed: 0 });
  assert.deepEqual(
    carried.map(({ name, channel }) => [name, channel]),
    [
      ["High Holder", "email"],
      ["Post Only", "letter"],
      ["Low Lodger", "email"],
    ],
  );
  await desk.draftNotices("system", setting.incident, { authority, bands });
  assert.equal(
    (await desk.approveNotices("system", setting.incident, { authority, bands, exercise: true })).ok,
    false,
  );
  assert.deepEqual(await desk.deliverPending(), { sent: 0, failed: 0 });
});

test("two deliveries at once carry each message once", async () => {
  const people = Array.from({ length: 120 }, (_, at) => ({
    name: `Person ${at}`,
    email: `p${at}@example.org`,
  }));
  const { desk, setting, carried, authority, record } = await house(people);
  await tellAll(desk, setting, authority, record);
  await Promise.all([desk.deliverPending(), desk.deliverPending(), desk.deliverPending()]);
  assert.equal(carried.length, 120);
  assert.equal(new Set(carried.map(({ reference }) => reference)).size, 120);
});

const held = [
  {
    name: "a person at risk",
    person: { name: "Ann Able", email: "a@example.org", flags: ["at-risk"] },
    reason: "at-risk",
  },
  {
    name: "a child",
    person: { name: "Ben Baker", email: "b@example.org", flags: ["child"] },
    reason: "child",
  },
  {
    name: "an uncertain match",
    person: { name: "Cat Cooper", email: "c@example.org", ambiguous: true },
    reason: "uncertain-match",
  },
  { name: "nobody to reach", person: { name: "Dan Dyer" }, reason: "no-contact" },
] as const;
for (const { name, person, reason } of held) {
  test(`a notice is held and never approved with the rest: ${name}`, async () => {
    const { desk, setting, authority } = await house([person]);
    assert.deepEqual(await desk.draftNotices("system", setting.incident, { authority, bands }), {
      ok: true,
      value: { drafted: 0, held: 1, unjudged: 0, notTold: 0 },
    });
    assert.equal(
      (await desk.approveNotices("system", setting.incident, { authority, bands, exercise: false })).ok,
      false,
    );
    assert.deepEqual((await desk.noticeCounts("system", setting.incident)).byHoldReason, { [reason]: 1 });
  });
}

test("an e-mail address that two people share tells neither of them about the other", async () => {
  const { desk, setting, carried, authority, record } = await house([
    { name: "One Family", email: "family@example.org", address: "1 Mill Lane, Northmere, W8 7NX" },
    { name: "Two Family", email: "family@example.org", address: "1 Mill Lane, Northmere, W8 7NX" },
  ]);
  await tellAll(desk, setting, authority, record);
  await desk.deliverPending();
  assert.deepEqual(
    carried.map(({ channel }) => channel),
    ["letter", "letter"],
  );
});

test("a held notice is released by a channel that the person has, with reasons, and then sent", async () => {
  const { desk, setting, staff, authority, carried, record } = await house([
    {
      name: "Held Safely",
      email: "safe@example.org",
      address: "1 Mill Lane, Northmere, W8 7NX",
      flags: ["deceased"],
    },
  ]);
  await desk.draftNotices("system", setting.incident, { authority, bands });
  const { rows } = await desk.notices(staff, { incident: setting.incident, page: 1 });
  const id = rows[0]!.id;
  assert.equal(kindOf(await desk.releaseNotice(staff, id, { reasons: " ", reach: 0 })), "reasons-missing");
  assert.equal(
    kindOf(await desk.releaseNotice(staff, id, { reasons: "Spoke to them", reach: 9 })),
    "no-such-contact",
  );
  assert.equal((await desk.releaseNotice(staff, id, { reasons: "Spoke to them", reach: 0 })).ok, true);
  await tellAll(desk, setting, authority, record);
  await desk.deliverPending();
  assert.deepEqual(
    carried.map(({ to }) => to),
    ["safe@example.org"],
  );
});

test("staff of another authority cannot read, draft, approve, release or withdraw", async () => {
  const { desk, setting, authority, stranger } = await house([{ name: "A B", email: "a@example.org" }]);
  await desk.draftNotices("system", setting.incident, { authority, bands });
  const own = (await desk.notices({ ...stranger, authority }, { incident: setting.incident, page: 1 }))
    .rows[0]!;
  assert.equal((await desk.notices(stranger, { incident: setting.incident, page: 1 })).total, 0);
  assert.equal(kindOf(await desk.notice(stranger, own.id)), "not-yours");
  assert.equal(kindOf(await desk.letterOf(stranger, own.id)), "not-yours");
  assert.equal(
    kindOf(await desk.draftNotices(stranger, setting.incident, { authority, bands })),
    "not-yours",
  );
  assert.equal(
    kindOf(await desk.approveNotices(stranger, setting.incident, { authority, exercise: false })),
    "not-yours",
  );
  assert.equal(kindOf(await desk.withdrawNotice(stranger, own.id, { reasons: "mine now" })), "not-yours");
  assert.equal(kindOf(await desk.notice(stranger, "nonsense" as NoticeId)), "no-such-notice");
});

test("a draft from before a review is not approved but drafted anew, whatever the clocks say", async () => {
  const { desk, setting, authority, record } = await house([{ name: "A B", email: "a@example.org" }]);
  await desk.draftNotices("system", setting.incident, { authority, bands });
  await withEntry(record.sql, (tx) => tx`update person set reviews = reviews + 1, flags = array['at-risk']`);
  await withEntry(record.sql, (tx) => tx`update notice set drafted_at = now() + interval '1 year'`);
  assert.equal(
    (await desk.approveNotices("system", setting.incident, { authority, bands, exercise: false })).ok,
    false,
  );
  assert.deepEqual(await desk.draftNotices("system", setting.incident, { authority, bands }), {
    ok: true,
    value: { drafted: 0, held: 1, unjudged: 0, notTold: 0 },
  });
});

test("a draft that a clock set back makes look old is approved all the same", async () => {
  const { desk, setting, authority, record } = await house([{ name: "A B", email: "a@example.org" }]);
  await desk.draftNotices("system", setting.incident, { authority, bands });
  await withEntry(record.sql, (tx) => tx`update notice set drafted_at = now() - interval '1 year'`);
  const approved = await desk.approveNotices("system", setting.incident, {
    authority,
    bands,
    exercise: true,
  });
  assert.deepEqual(approved, { ok: true, value: { approved: 1 } });
});

test("an approved notice that a review came after is not queued", async () => {
  const { desk, setting, authority, record } = await house([
    { name: "A B", email: "a@example.org" },
    { name: "C D", email: "c@example.org" },
  ]);
  await desk.draftNotices("system", setting.incident, { authority, bands });
  await desk.approveNotices("system", setting.incident, { authority, bands, exercise: true });
  await withEntry(record.sql, (tx) => tx`update person set reviews = reviews + 1 where number = 1`);
  assert.deepEqual(await sendWave(record.sql, await testRing(record.sql), setting.incident, authority), {
    ok: true,
    value: { verb: "notice.send", queued: 1 },
  });
});

test("a notice that was refused is sent anew under a reference of its own; the former attempt stays", async () => {
  let refuse = true;
  const { desk, setting, authority, staff, carried, record } = await house(
    [{ name: "A B", email: "a@example.org", address: "1 Mill Lane, Northmere, W8 7NX" }],
    (message, carry) =>
      refuse ? Promise.resolve({ kind: "refused", why: "No such mailbox." }) : carry(message),
  );
  await tellAll(desk, setting, authority, record);
  assert.deepEqual(await desk.deliverPending(), { sent: 0, failed: 1 });
  const id = (await desk.notices(staff, { incident: setting.incident, page: 1 })).rows[0]!.id;
  // A review meanwhile does not take the decision back; one after it would.
  await withEntry(record.sql, (tx) => tx`update person set reviews = reviews + 1`);
  assert.equal((await desk.releaseNotice(staff, id, { reasons: "Wrong address", reach: 1 })).ok, true);
  refuse = false;
  await tellAll(desk, setting, authority, record);
  assert.deepEqual(await desk.deliverPending(), { sent: 1, failed: 0 });
  assert.deepEqual(
    carried.map(({ reference, channel }) => [reference, channel]),
    [[`N-${id}-2`, "letter"]],
  );
  const messages = await record.sql`select reference, state, attempts from message order by reference`;
  assert.deepEqual(
    [...messages].map(({ reference, state, attempts }) => [reference, state, attempts]),
    [
      [`N-${id}`, "failed", 1],
      [`N-${id}-2`, "sent", 1],
    ],
  );
  const detail = await desk.notice(staff, id);
  assert.ok(detail.ok);
  assert.equal(detail.value.state, "sent");
  assert.deepEqual(
    detail.value.attempts.map(({ result }) => result),
    ["No such mailbox.", "sent"],
  );
});

test("a failed notice that was released and then reviewed keeps its messages when it is drafted anew", async () => {
  const { desk, setting, authority, staff, record } = await house(
    [{ name: "A B", email: "a@example.org" }],
    () => Promise.resolve({ kind: "refused", why: "No such mailbox." }),
  );
  await tellAll(desk, setting, authority, record);
  await desk.deliverPending();
  const id = (await desk.notices(staff, { incident: setting.incident, page: 1 })).rows[0]!.id;
  assert.ok((await desk.releaseNotice(staff, id, { reasons: "Try again", reach: 0 })).ok);
  await withEntry(record.sql, (tx) => tx`update person set reviews = reviews + 1, flags = array['at-risk']`);
  assert.deepEqual(await desk.draftNotices("system", setting.incident, { authority, bands }), {
    ok: true,
    value: { drafted: 0, held: 1, unjudged: 0, notTold: 0 },
  });
  const detail = await desk.notice(staff, id);
  assert.ok(detail.ok);
  assert.deepEqual([detail.value.state, detail.value.attempts.length], ["held", 1]);
});

test("a root key that does not fit opens no ring, and takes no message out of reach", async () => {
  const { desk, setting, authority, record } = await house([{ name: "A B", email: "a@example.org" }]);
  await tellAll(desk, setting, authority, record);
  await assert.rejects(openRing(record.sql, createSecretKey(Buffer.alloc(32, 9))));
  assert.deepEqual(await desk.deliverPending(), { sent: 1, failed: 0 });
});

test("a courier that is down keeps the queue, says so, and the messages go when it is back", async () => {
  let down = true;
  const { desk, setting, authority, carried, record } = await house(
    [{ name: "A B", email: "a@example.org" }],
    (message, carry) =>
      down
        ? Promise.resolve({ kind: "unavailable", why: "The disk that holds the outbox is full." })
        : carry(message),
  );
  await tellAll(desk, setting, authority, record);
  const stop = AbortSignal.timeout(300);
  assert.deepEqual((await desk.deliverPending(undefined, stop)).sent, 0);
  down = false;
  await withEntry(record.sql, (tx) => tx`update message set free_at = now() - interval '1 second'`);
  assert.deepEqual(await desk.deliverPending(), { sent: 1, failed: 0 });
  assert.equal(carried.length, 1);
});

test("nothing is drafted while the authority has not said how people reach it", async () => {
  const { desk, setting, authority, record } = await house([{ name: "A B", email: "a@example.org" }]);
  await withEntry(record.sql, (tx) => tx`update authority set phone = ''`);
  assert.equal(
    kindOf(await desk.draftNotices("system", setting.incident, { authority, bands })),
    "contact-missing",
  );
});

test("no name, address or word of a notice lies in clear in the record or the ledger", async () => {
  const { desk, setting, authority, record } = await house([
    {
      name: "Zebedee Quartermaine",
      email: "zebedee@example.org",
      address: "12 Fernhill Road, Northmere, W8 7NX",
    },
  ]);
  await tellAll(desk, setting, authority, record);
  await desk.deliverPending();
  for (const table of ["notice", "message", "attempt", "ledger_entry", "person", "contact_point"]) {
    const rows = await record.superuser.unsafe(`select t::text as row from ${table} t`);
    for (const { row } of rows) {
      for (const planted of ["Zebedee", "zebedee", "Fernhill"]) {
        assert.ok(
          !row.includes(planted) && !row.includes(Buffer.from(planted).toString("hex")),
          `${planted} stands in ${table}`,
        );
      }
    }
  }
});

test("drafting, approving, queueing and sending are entries of the ledger", async () => {
  const { desk, setting, authority, record } = await house([{ name: "A B", email: "a@example.org" }]);
  await tellAll(desk, setting, authority, record);
  await desk.deliverPending();
  const entries = await readLedger(record.sql, {});
  assert.deepEqual(
    entries.map(({ verb }) => verb),
    [
      "test.prepared",
      "test.prepared",
      "notices.drafted",
      "notices.approved",
      "test.prepared",
      "test.prepared",
      "request.asked",
      "request.granted",
      "request.carried-out",
      "notices.queued",
      "messages.sent",
    ],
  );
});

type House = {
  readonly desk: NoticeDesk;
  readonly record: TestRecord;
  readonly carried: OutgoingMessage[];
  readonly staff: Staff;
  readonly stranger: Staff;
  readonly authority: Staff["authority"];
  readonly setting: Awaited<ReturnType<typeof settingIn>>;
};

async function house(
  people: Parameters<typeof addPeople>[2],
  between: (message: OutgoingMessage, carry: Courier) => ReturnType<Courier> = (message, carry) =>
    carry(message),
): Promise<House> {
  const record = await testRecord();
  const setting = await settingIn(record.sql);
  await addPeople(record.sql, setting, people);
  const carried: OutgoingMessage[] = [];
  const carry: Courier = async (message) => {
    carried.push(message);
    return { kind: "sent", already: false };
  };
  const noticePorts = noticePortsOf({
    notices: openNoticeStore(record.sql, await testRing(record.sql)),
    bodies: openBodyStore(record.sql),
    incidents: { byId: async (id) => (id === setting.incident ? ({} as never) : null) },
    courier: (message) => between(message, carry),
    printLetter: async () => Buffer.from("pdf"),
  });
  const desk = openNoticeDesk(() => noticePorts);
  const id = crypto.randomUUID() as string as StaffId;
  const staff: Staff = {
    id,
    name: "Lee Lead",
    email: "lee@northmere.example",
    role: "lead",
    authority: setting.authority,
    incidents: null,
  };
  return {
    desk,
    record,
    carried,
    staff,
    stranger: { ...staff, authority: setting.other },
    authority: setting.authority,
    setting,
  };
}

async function tellAll(
  desk: NoticeDesk,
  { incident }: House["setting"],
  authority: Staff["authority"],
  { sql }: TestRecord,
): Promise<void> {
  await desk.draftNotices("system", incident, { authority, bands });
  await desk.approveNotices("system", incident, { authority, bands, exercise: true });
  await sendWave(sql, await testRing(sql), incident, authority);
}

function kindOf(
  outcome: { readonly ok: true } | { readonly ok: false; readonly problem: { readonly kind: string } },
): string | null {
  return outcome.ok ? null : outcome.problem.kind;
}
