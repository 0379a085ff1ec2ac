/** What needs a second person, on the real record: who may ask, who may say yes, and that nothing happens without it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffId } from "../src/domain/ids.ts";
import type { Outcome, Problem } from "../src/domain/outcome.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { openNoticeDesk } from "../src/respond/notices/open-notice-desk.ts";
import { openRequestDesk } from "../src/respond/second/open-request-desk.ts";
import { noticesOfPeople, openNoticeStore } from "../src/store/notices/open-notice-store.ts";
import { openRequestStore } from "../src/store/requests/open-request-store.ts";
import { openShowingStore } from "../src/store/requests/open-showing-store.ts";
import { storesByAccess } from "../src/store/stores-by-access.ts";
import { noticePortsOf } from "./builders/notice-ports.ts";
import { addPeople } from "./builders/register.ts";
import { addStaff, askAndGrant } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, staffedDesk } from "./desk.ts";

const bands = ["very-high", "high", "medium", "low"] as const;
const hour = 3_600_000;

test("a wave goes out when another person says yes, and the ledger holds who asked and who agreed", async () => {
  const { requests, lead, dpo, wave, verbs, messages } = await house();
  const asked = await wave();
  assert.equal(asked.extent.counts["notices"], 2);
  assert.equal(await messages(), 0);
  const decided = must(await requests.decideRequest(dpo, asked.id, yes()));
  assert.deepEqual(decided.done, { verb: "notice.send", queued: 2 });
  assert.equal(decided.request.state, "carried-out");
  assert.equal(await messages(), 2);
  assert.deepEqual((await verbs()).slice(-4), [
    "request.asked",
    "request.granted",
    "request.carried-out",
    "notices.queued",
  ]);
  const detail = must(await requests.request(lead, asked.id));
  assert.deepEqual([detail.askerName, detail.deciderName], [lead.name, dpo.name]);
});

const refusals: readonly {
  readonly name: string;
  readonly kind: string;
  readonly act: (
    house: House,
    id: Parameters<House["requests"]["request"]>[1],
  ) => Promise<Outcome<unknown, Problem>>;
}[] = [
  {
    name: "by who asked",
    kind: "own-request",
    act: ({ requests, lead }, id) => requests.decideRequest(lead, id, yes()),
  },
  {
    name: "by another authority's lead, who does not even see it,",
    kind: "no-such-request",
    act: ({ requests, partner }, id) => requests.decideRequest(partner, id, yes()),
  },
  {
    name: "by a role that does not decide",
    kind: "no-second-person",
    act: ({ requests, press }, id) => requests.decideRequest(press, id, yes()),
  },
  {
    name: "by somebody whose proof of who they are is eleven minutes old",
    kind: "not-fresh",
    act: ({ requests, dpo, world }, id) =>
      requests.decideRequest(dpo, id, { ...yes(), confirmedAt: new Date(world.now.getTime() - 11 * 60_000) }),
  },
  {
    name: "after a day",
    kind: "request-expired",
    act: ({ requests, dpo, world }, id) => {
      world.now = new Date(world.now.getTime() + 24 * hour);
      return requests.decideRequest(dpo, id, { ...yes(), confirmedAt: world.now });
    },
  },
  {
    name: "when one of the approved was taken out meanwhile",
    kind: "changed-since-asked",
    async act({ requests, dpo, record }, id) {
      await withEntry(
        record.sql,
        (tx) => tx`
        update notice set state = 'withdrawn' where id = (select id from notice where state = 'approved' limit 1)`,
      );
      return await requests.decideRequest(dpo, id, yes());
    },
  },
  {
    name: "when one more was approved meanwhile",
    kind: "changed-since-asked",
    async act({ requests, dpo, approveOneMore }, id) {
      await approveOneMore();
      return await requests.decideRequest(dpo, id, yes());
    },
  },
  {
    name: "when a review found more about one of them",
    kind: "changed-since-asked",
    async act({ requests, dpo, record }, id) {
      await withEntry(record.sql, (tx) => tx`update person set reviews = reviews + 1 where number = 1`);
      return await requests.decideRequest(dpo, id, yes());
    },
  },
  {
    name: "when the asker's account has ended",
    kind: "not-the-asker",
    async act({ requests, dpo, desk, lead, second }, id) {
      must(await desk.endAccount(second, lead.id));
      return await requests.decideRequest(dpo, id, yes());
    },
  },
  {
    name: "when it was taken back",
    kind: "request-not-waiting",
    async act({ requests, dpo, lead }, id) {
      must(await requests.withdrawRequest(lead, id));
      return await requests.decideRequest(dpo, id, yes());
    },
  },
  {
    name: "when it was refused",
    kind: "request-not-waiting",
    async act({ requests, dpo, second }, id) {
      must(await requests.decideRequest(second, id, { ...yes(), grant: false, words: "Not yet." }));
      return await requests.decideRequest(dpo, id, yes());
    },
  },
];
for (const { name, kind, act } of refusals) {
  test(`a wave is not granted ${name}, and nothing goes out`, async () => {
    const made = await house();
    const asked = await made.wave();
    assert.equal(kindOf(await act(made, asked.id)), kind);
    assert.equal(await made.messages(), 0);
  });
}

test("two who say yes at once send it once", async () => {
  const { requests, dpo, second, wave, messages } = await house();
  const asked = await wave();
  const both = await Promise.all([dpo, second].map((by) => requests.decideRequest(by, asked.id, yes())));
  assert.deepEqual(both.map(kindOf).toSorted(), ["done", "request-not-waiting"]);
  assert.equal(await messages(), 2);
});

test("one says yes and another no at once: one of them stands", async () => {
  const { requests, lead, dpo, second, wave, messages } = await house();
  const asked = await wave();
  const both = await Promise.all([
    requests.decideRequest(dpo, asked.id, yes()),
    requests.decideRequest(second, asked.id, { ...yes(), grant: false, words: "No." }),
  ]);
  assert.equal(both.filter(({ ok }) => ok).length, 1);
  const { state } = must(await requests.request(lead, asked.id));
  assert.equal(await messages(), state === "refused" ? 0 : 2);
});

test("nobody is named where one person alone has the role, and then a second one is", async () => {
  const { requests, lead, dpo, second, desk, incident } = await house();
  must(await desk.endAccount(lead, dpo.id));
  must(await desk.endAccount(lead, second.id));
  const deed = { verb: "notice.send", incident: incident.id } as const;
  assert.deepEqual(must(await requests.weigh(lead, deed)).deciders, []);
});

test("the same is asked once at a time, and again once it is decided", async () => {
  const { requests, lead, dpo, wave, incident } = await house();
  const asked = await wave();
  const deed = { verb: "notice.send", incident: incident.id } as const;
  const { fingerprint, waiting } = must(await requests.weigh(lead, deed));
  assert.equal(waiting, asked.id);
  assert.equal(
    kindOf(await requests.askFor(lead, deed, { reasons: "Again.", fingerprint })),
    "already-asked",
  );
  must(await requests.decideRequest(dpo, asked.id, { ...yes(), grant: false, words: "Wait." }));
  assert.equal(kindOf(await requests.askFor(lead, deed, { reasons: "Again.", fingerprint })), "done");
});

test("what is asked for without reasons, or is not what was shown, is not asked", async () => {
  const { requests, lead, press, incident } = await house();
  const deed = { verb: "notice.send", incident: incident.id } as const;
  const { fingerprint } = must(await requests.weigh(lead, deed));
  assert.equal(kindOf(await requests.askFor(lead, deed, { reasons: " ", fingerprint })), "reasons-missing");
  assert.equal(
    kindOf(await requests.askFor(lead, deed, { reasons: "R", fingerprint: "0" })),
    "changed-since-shown",
  );
  const role = { verb: "staff.change-role", staff: lead.id, role: "dpo" } as const;
  assert.equal(kindOf(await requests.weigh(press, role)), "not-permitted");
});

test("what nobody decided in a day has ended when it is next looked at, and the ledger says so", async () => {
  const { requests, lead, wave, world, verbs } = await house();
  const asked = await wave();
  world.now = new Date(world.now.getTime() + 25 * hour);
  assert.equal(must(await requests.request(lead, asked.id)).state, "expired");
  assert.equal((await verbs()).at(-1), "request.expired");
  assert.equal(await requests.requestsWaiting(lead), 0);
});

test("those who may decide are told how many wait; who asked is not", async () => {
  const { requests, lead, dpo, press, partner, wave } = await house();
  await wave();
  const waiting = await Promise.all([lead, dpo, press, partner].map((who) => requests.requestsWaiting(who)));
  assert.deepEqual(waiting, [0, 1, 0, 0]);
});

test("another role comes with two persons' yes, and ends the sessions that began with the old one", async () => {
  const { requests, lead, dpo, press, verbs, record } = await house();
  const deed = { verb: "staff.change-role", staff: press.id, role: "analyst" } as const;
  const { fingerprint } = must(await requests.weigh(lead, deed));
  const asked = must(await requests.askFor(lead, deed, { reasons: "Moves to the Tech Hub.", fingerprint }));
  assert.equal(kindOf(await requests.decideRequest(lead, asked.id, yes())), "own-request");
  const decided = must(await requests.decideRequest(dpo, asked.id, yes()));
  assert.equal(decided.done?.verb, "staff.change-role");
  const [row] = await record.sql<[{ role: string }]>`select role from staff where id = ${press.id}`;
  assert.equal(row.role, "analyst");
  assert.equal((await verbs()).at(-1), "staff.role-changed");
});

test("a role is not changed by who it is about, nor one's own, nor to what it is", async () => {
  const { requests, lead, dpo, second } = await house();
  const ask = async (staff: StaffId, role: Staff["role"]) =>
    requests.weigh(lead, { verb: "staff.change-role", staff, role });
  assert.equal(kindOf(await ask(lead.id, "dpo")), "own-account");
  assert.equal(kindOf(await ask(dpo.id, "dpo")), "no-change");
  const deed = { verb: "staff.change-role", staff: dpo.id, role: "lead" } as const;
  const { fingerprint, deciders } = must(await requests.weigh(lead, deed));
  assert.deepEqual(
    deciders.map(({ id }) => id),
    [second.id],
  );
  const asked = must(await requests.askFor(lead, deed, { reasons: "R", fingerprint }));
  assert.equal(kindOf(await requests.decideRequest(dpo, asked.id, yes())), "about-yourself");
});

const behind = [
  {
    name: "a message queued without a request",
    statement:
      "insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at) select 'N-x', id, channel, 1, 'queued', now(), now() from notice where channel is not null limit 1",
  },
  {
    name: "a message queued with a request that still waits",
    statement:
      "insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, request_id) select 'N-x', n.id, channel, 1, 'queued', now(), now(), r.id from notice n, request r where channel is not null limit 1",
  },
  { name: "a role changed", statement: "update staff set role = 'lead' where role = 'communications'" },
  {
    name: "a request granted by who asked",
    statement:
      "update request set state = 'granted', decided_by = asked_by, decided_at = asked_at, holds_until = asked_at + interval '1 hour'",
  },
  {
    name: "a request granted by another authority",
    statement:
      "update request r set state = 'granted', decided_by = s.id, decided_at = r.asked_at, holds_until = r.asked_at + interval '1 hour' from staff s where s.authority_id <> r.authority_id",
  },
  {
    name: "a request carried out that was not granted",
    statement: "update request set state = 'carried-out', ended_at = asked_at, holds_until = asked_at",
  },
  { name: "another thing than what was asked", statement: "update request set counts = '{}'" },
  {
    name: "a request that begins granted",
    statement:
      "insert into request select gen_random_uuid(), verb, incident_id, request.authority_id, deed, counts, repeat('0', 64), reasons, asked_by, asked_at, waits_until, 'granted', s.id, asked_at, '', asked_at + interval '1 hour' from request, staff s where s.id <> asked_by limit 1",
  },
];
for (const { name, statement } of behind) {
  test(`the record itself refuses: ${name}`, async () => {
    const { wave, record } = await house();
    await wave();
    await assert.rejects(
      withEntry(record.sql, (tx) => tx.unsafe(statement)),
      (error: { code?: string }) => error.code === "23000" || error.code === "23514",
    );
  });
}

test("after the wave no further message can hang on its request", async () => {
  const { requests, lead, dpo, record, desk, incident, world } = await house();
  must(await askAndGrant(requests, lead, dpo, incident.id, world.now));
  void desk;
  await withEntry(record.sql, (tx) => tx`update message set state = 'failed'`);
  await assert.rejects(
    withEntry(
      record.sql,
      (tx) => tx`
      insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, request_id)
      select 'N-x', notice_id, channel, 1, 'queued', now(), now(), request_id from message limit 1`,
    ),
    { code: "23000" },
  );
});

test("one account alone never sends or changes a role, whatever it tries in whatever order", async () => {
  const { requests, lead, press, incident, world, messages, record } = await house();
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  const deeds = [
    { verb: "notice.send", incident: incident.id },
    { verb: "staff.change-role", staff: press.id, role: "lead" },
  ] as const;
  const asked: Parameters<typeof requests.request>[1][] = [];
  for (let turn = 0; turn < 120; turn++) {
    const deed = deeds[random(2)]!;
    const id = asked[random(Math.max(1, asked.length))];
    const act = random(4);
    if (act === 0) {
      const weighed = await requests.weigh(lead, deed);
      if (!weighed.ok) continue;
      const sent = await requests.askFor(lead, deed, {
        reasons: "R",
        fingerprint: weighed.value.fingerprint,
      });
      if (sent.ok) asked.push(sent.value.id);
    } else if (id === undefined) continue;
    else if (act === 1)
      await requests.decideRequest(lead, id, { grant: random(2) === 0, words: "W", confirmedAt: world.now });
    else if (act === 2) await requests.carryOut(lead, id);
    else if (random(3) === 0) await requests.withdrawRequest(lead, id);
    if (random(10) === 0) world.now = new Date(world.now.getTime() + random(30) * hour);
  }
  assert.ok(asked.length > 3, "it asked");
  assert.equal(await messages(), 0);
  const [row] = await record.sql<[{ role: string }]>`select role from staff where id = ${press.id}`;
  assert.equal(row.role, press.role);
});

type House = Awaited<ReturnType<typeof house>>;

function yes() {
  return { grant: true, words: "", confirmedAt: new Date("2026-01-08T09:00:00Z") };
}

function kindOf(outcome: Outcome<unknown, Problem>): string {
  return outcome.ok ? "done" : outcome.problem.kind;
}

async function house() {
  const made = await staffedDesk({ notices: noticesOfPeople });
  const { record, ports, portsOf, ring, lead, north, south, incident, world } = made;
  const { sql } = record;
  const [dpo, second, press] = [
    await addStaff(sql, north, "dpo"),
    await addStaff(sql, north, "lead"),
    await addStaff(sql, north, "communications"),
  ];
  const contact = { phone: "020 7946 0000", email: "d@northmere.example", web: "", address: [] };
  must(await made.desk.changeContact(lead, north, contact));
  const [holding] = [crypto.randomUUID()];
  await withEntry(
    sql,
    (tx) => tx`
    insert into holding (id, incident_id, name, folder, state, default_controller, loaded_at, reviewed_at)
    values (${holding}, ${incident.id}, 'Copy', '/copy', 'reviewed', ${north}, now(), now())`,
  );
  const setting = { authority: north, other: south, incident: incident.id, holding: holding as never };
  await addPeople(
    sql,
    setting,
    [
      { name: "Asha Ready", email: "asha@example.org" },
      { name: "Bryn Ready", email: "bryn@example.org" },
      { name: "Cleo Later", email: "cleo@example.org", band: "low" },
    ],
    ring,
  );
  const storesOf = storesByAccess(record.pools, (pool) => ({
    requests: openRequestStore(pool),
    showing: openShowingStore(pool, ring),
    notices: openNoticeStore(pool, ring),
  }));
  const { notices } = storesOf("system");
  const noticeDesk = openNoticeDesk(() =>
    noticePortsOf({
      notices,
      bodies: ports.bodies,
      incidents: ports.incidents,
      now: () => world.now,
      leaseMs: 1000,
    }),
  );
  const requests = openRequestDesk((by) => ({ ...portsOf(by), ...storesOf(by) }));
  const choice = { authority: north, exercise: true };
  must(await noticeDesk.draftNotices(lead, incident.id, { authority: north, bands }));
  must(await noticeDesk.approveNotices(lead, incident.id, { ...choice, bands: ["high"] }));
  return {
    ...made,
    requests,
    dpo,
    second,
    press,
    approveOneMore: () => noticeDesk.approveNotices(lead, incident.id, { ...choice, bands: ["low"] }),
    async wave() {
      const deed = { verb: "notice.send", incident: incident.id } as const;
      const { fingerprint } = must(await requests.weigh(lead, deed));
      return must(await requests.askFor(lead, deed, { reasons: "Everybody was looked at.", fingerprint }));
    },
    async messages() {
      const [row] = await sql<[{ count: number }]>`select count(*)::int as count from message`;
      return row.count;
    },
    async verbs() {
      const { rows } = await made.desk.ledger("system", { page: 1 });
      return rows.toReversed().map(({ verb }) => verb);
    },
  };
}
