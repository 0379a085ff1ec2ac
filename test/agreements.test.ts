/** One authority tells for another: only by an agreement of two on each side, once, and accounted for on both. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { PersonId } from "../src/domain/ids.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { personNumber } from "../src/respond/testing/made-up.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { askAndGrant } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, passphrase } from "./desk.ts";

let made: Furnished;
let southDpo: Staff;
before(async () => {
  made = await furnishedRecord();
  const { desk, south, world } = made;
  const form = { name: "Dora Dpo", email: "dpo@southwold.example", role: "dpo", authority: south } as const;
  southDpo = must(await desk.addStaff("system", { ...form, passphrase }));
  // The same human in both registers: health at one, a bank account at the other.
  const same = { names: ["Ada Quince"], emails: ["ada.quince@example.net"], addresses: [], phones: [] };
  const source = (path: string) => ({ sources: [{ path, place: { line: 9 }, types: ["name"] as const }] });
  world.people = [
    ...world.people,
    personNumber(8, {
      ...same,
      ...source("north/a.txt"),
      identifiers: {},
      datesOfBirth: [],
      categories: ["name", "health"],
    }),
    personNumber(9, {
      ...{ ...same, ...source("south/b.txt"), identifiers: {}, datesOfBirth: [] },
      categories: ["name", "bank-account"],
    }),
  ];
  await made.review();
  for (const [by, second] of [
    [made.dpo, made.lead],
    [southDpo, made.partner],
  ] as const)
    await judge(by, second);
});

const reasons = "Many residents have dealt with both of us.";

test("two people on each side say yes, nobody twice, and each on their own side", async () => {
  const { desk, lead, dpo, partner, incident, south } = made;
  const proposed = must(await desk.proposeAgreement(lead, incident.id, { other: south, reasons }));
  const step = (by: Staff, step: "offer" | "accept" | "agree") =>
    desk.stepAgreement(by, incident.id, proposed.id, { step, reasons: "" });
  const kindOf = async (tried: ReturnType<typeof step>) => {
    const outcome = await tried;
    return outcome.ok ? outcome.value.state : outcome.problem.kind;
  };
  assert.equal(await kindOf(step(lead, "offer")), "agreement-own-yes");
  assert.equal(await kindOf(step(partner, "offer")), "agreement-not-your-side");
  assert.equal(await kindOf(step(partner, "accept")), "agreement-moved-on");
  assert.equal(await kindOf(step(dpo, "offer")), "offered");
  assert.equal(await kindOf(step(partner, "accept")), "accepted");
  assert.deepEqual(await desk.draftJoint(lead, incident.id, proposed.id), {
    ok: false,
    problem: { kind: "agreement-not-in-force" },
  });
  assert.equal(await kindOf(step(partner, "agree")), "agreement-own-yes");
  assert.equal(await kindOf(step(southDpo, "agree")), "in-force");
  const twice = await desk.proposeAgreement(lead, incident.id, { other: south, reasons });
  assert.deepEqual(twice, { ok: false, problem: { kind: "agreement-open-already" } });
});

test("one notice in the name of both says what both hold; the other's waits and cannot be released beside it", async () => {
  const { desk, lead, partner, incident, sql } = made;
  const [agreement] = await desk.agreements(lead, incident.id);
  assert.deepEqual(must(await desk.draftJoint(lead, incident.id, agreement!.id)), { drafted: 1, held: 0 });
  const rows = await adas();
  assert.deepEqual(
    rows.map(({ state, hold }) => [state, hold]),
    [
      ["drafted", []],
      ["held", ["partner"]],
    ],
  );
  const { words } = must(await desk.notice(lead, rows[0]!.id as never));
  const said = words.blocks.map((one) => (one.kind === "list" ? one.items.join("\n") : one.text)).join("\n");
  assert.match(said, /This is from Northmere Borough Council and from City of Southwold Council/);
  assert.match(said, /health/);
  assert.match(said, /account number/);
  const released = await desk.withdrawNotice(partner, rows[1]!.id as never, { reasons });
  assert.deepEqual(released, { ok: false, problem: { kind: "not-held" } });
  must(await desk.draftNotices(partner, incident.id, { authority: made.south, bands: ["high"] }));
  assert.equal((await adas()).length, 2, "the other drafts no second one");
  const [count] = await sql`select count(*)::int as n from told_for`;
  assert.equal(count!["n"], 1);
});

test("once it is sent, the other's counts as told by it, with it as proof", async () => {
  const { desk, lead, dpo, partner, incident, north, sql } = made;
  must(await desk.approveNotices(lead, incident.id, { authority: north, exercise: false }));
  must(await askAndGrant(desk, lead, dpo, incident.id, made.now()));
  await desk.deliverPending();
  const rows = await adas();
  assert.deepEqual(
    rows.map(({ state, way }) => [state, way]),
    [
      ["sent", null],
      ["sent", "partner"],
    ],
  );
  const [proof] = await sql`select told_proof from notice where id = ${rows[1]!.id}`;
  assert.equal(proof!["told_proof"], `notice:${rows[0]!.id}`);
  const [line] = await desk.agreements(partner, incident.id);
  assert.deepEqual([line!.promised, line!.told], [1, 1]);
  const [message] = await sql`select count(*)::int as n from message where notice_id = ${rows[1]!.id}`;
  assert.equal(message!["n"], 0);
});

test("withdrawn, the other is free to tell its own", async () => {
  const { sql } = made;
  const [first, second] = await adas();
  await withEntry(sql, async (tx) => {
    await tx`update notice set state = 'drafted' where id = ${first!.id}`;
    await tx`update notice set state = 'held', told_way = null, told_at = null, told_by = null, told_proof = null where id = ${second!.id}`;
  });
  await withEntry(sql, (tx) => tx`update notice set state = 'withdrawn' where id = ${first!.id}`);
  assert.deepEqual(
    (await adas()).map(({ state }) => state),
    ["withdrawn"],
  );
});

async function judge(by: Staff, second: Staff): Promise<void> {
  const people = {
    bands: ["very-high", "high", "medium", "low"],
    categories: [],
    telling: "tell",
    exemption: null,
  } as const;
  const form = { people, reasons: "The risk to them is high.", supersedes: null, sure: true };
  const { number } = must(await made.desk.judgeGroup(by, made.incident.id, form));
  const yes = { confirm: true, words: "", confirmedAt: made.now() };
  must(await made.desk.confirmDecision(second, made.incident.id, number, yes));
}

type Ada = {
  readonly id: string;
  readonly state: string;
  readonly hold: readonly string[];
  readonly way: string | null;
};
async function adas(): Promise<readonly Ada[]> {
  return await made.sql<(Ada & { readonly person: PersonId })[]>`
    select n.id, n.state, n.hold_reasons as hold, n.told_way as way, n.person_id as person
    from notice n join person p on p.id = n.person_id where p.number > 4 order by p.authority_id = ${made.north} desc`;
}
