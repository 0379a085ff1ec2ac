/** The end of keeping: dated ends, deletion that destroys keys, what stays behind, and that nobody comes back. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { endAfter, usualRule } from "../src/domain/people/retention.ts";
import type { Deed } from "../src/domain/staff/request.ts";
import { hangingOnPeople, staysOfPeople } from "../src/store/retention/erase.ts";
import { backToFront, type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";
import { testRecord } from "./record.ts";

const listed = async ({ desk, lead, incident }: Furnished) =>
  (await desk.people(lead, { incident: incident.id, sort: "reference", page: 1 })).rows;

test("every holding and person has a dated end from the moment of writing, and findings end with them", async () => {
  const made = await furnishedRecord();
  const { desk, lead, incident, sql } = made;
  const kept = await desk.retention(lead, incident.id);
  const [holding, person, finding] = kept.lines;
  assert.deepEqual(kept.rule, usualRule);
  assert.equal(holding?.firstEnd, endAfter(new Date("2026-01-08T09:00:00Z"), usualRule.holdingMonths));
  assert.equal(person?.firstEnd, endAfter(new Date(), usualRule.personMonths));
  assert.equal(finding?.firstEnd, holding?.firstEnd);
  const [none] = await sql`select count(*)::int as n from person where keep_until is null`;
  assert.equal(none!["n"], 0);
});

test("a rule changes all ends but those that somebody gave an end of their own; each with its entry", async () => {
  const made = await furnishedRecord();
  const { desk, lead, incident } = made;
  const [one] = await listed(made);
  must(
    await desk.changeEnd(
      lead,
      incident.id,
      { kind: "person", person: one!.id },
      { until: "2027-03-01", reasons: "Complaint" },
    ),
  );
  must(
    await desk.setRetentionRule(lead, incident.id, { holdingMonths: 6, personMonths: 12, reasons: "Policy" }),
  );
  const kept = await desk.retention(lead, incident.id);
  assert.equal(kept.lines[0]?.firstEnd, "2026-07-08");
  assert.equal(kept.lines[1]?.firstEnd, "2027-03-01");
  const { rows } = await desk.ledger(lead, { incident: incident.id, page: 1 });
  assert.deepEqual(
    rows.slice(0, 2).map(({ verb }) => verb),
    ["retention.rule-set", "retention.end-changed"],
  );
});

test("nobody changes or weighs what is another controller's", async () => {
  const made = await furnishedRecord();
  const { desk, partner, incident } = made;
  const [one] = await listed(made);
  const what = { kind: "person", person: one!.id } as const;
  const outcome = await desk.changeEnd(partner, incident.id, what, { until: "2027-03-01", reasons: "x" });
  assert.deepEqual(outcome, { ok: false, problem: { kind: "not-there" } });
  const weighed = await desk.weigh(partner, deed(made, what));
  assert.deepEqual(weighed, { ok: false, problem: { kind: "not-there" } });
});

test("a deleted person is gone with their key; the row, whether they were told, and keyed hashes stay", async () => {
  const made = await furnishedRecord();
  const { desk, lead, incident, sql } = made;
  const [one] = await listed(made);
  const what = { kind: "person", person: one!.id };
  const [before] = await sql<{ readonly key: Buffer; readonly name: Buffer }[]>`
    select seal_key as key, names[1] as name from person where id = ${one!.id}`;
  const counts = await agreed(made, what);
  assert.deepEqual([counts["keys"], counts["people"], counts["notices"]], [1, 1, 1]);

  assert.equal((await listed(made)).length, 0);
  assert.deepEqual(await desk.person(lead, one!.id), { ok: false, problem: { kind: "no-such-person" } });
  const hex = before!.name.toString("hex");
  for (const table of ["person", "person_part", "contact_point", "identifier", "finding", "notice"]) {
    const rows = await sql.unsafe(`select t::text as row from ${table} t`);
    assert.ok(!rows.some(({ row }) => String(row).includes(hex)), `${table} still holds the sealed name`);
  }
  const [row] =
    await sql`select seal_key, names, deleted_at is not null as gone from person where id = ${one!.id}`;
  assert.deepEqual([row!["gone"], row!["names"], row!["seal_key"].length], [true, [], 0]);

  // The ledger proves which key it was, to whoever has an older copy of the record.
  const { rows } = await desk.ledger(lead, { incident: incident.id, page: 1 });
  const entry = rows.find(({ verb }) => verb === "data.deleted");
  const leaf = createHash("sha256")
    .update(Buffer.concat([Buffer.from(`person ${one!.id}`), before!.key]))
    .digest();
  assert.equal(entry?.detail["keysHash"], createHash("sha256").update(leaf).digest("hex"));
  assert.ok((await desk.verifyLedger(lead)).ok);

  const kept = await desk.retention(lead, incident.id);
  assert.equal(kept.lines[1]?.deleted, 1);
  assert.ok(kept.remains.marks > 0);
});

test("who was deleted does not come back with a later review, and is not told", async () => {
  const made = await furnishedRecord();
  const { desk, incident, north } = made;
  const [one] = await listed(made);
  await agreed(made, { kind: "person", person: one!.id });
  await backToFront(made);
  assert.equal((await listed(made)).length, 0);
  const bands = ["high", "low", "medium", "very-high"] as const;
  const drafted = must(await desk.draftNotices("system", incident.id, { authority: north, bands }));
  assert.deepEqual([drafted.drafted, drafted.held], [0, 0]);
});

test("what was granted is what is deleted: where it has changed since, nothing is", async () => {
  const made = await furnishedRecord();
  const { desk, lead, dpo, incident, sql } = made;
  const request = await granted(made, { kind: "due" }, async () => {
    await withEntry(sql, (tx) => tx`update holding set keep_until = '2020-01-01', own_end = true`);
  });
  await withEntry(
    sql,
    (tx) => tx`update person set keep_until = '2020-01-01' where authority_id = ${lead.authority}`,
  );
  const outcome = await desk.carryOut(lead, request);
  assert.equal(outcome.ok, false);
  assert.equal((await listed(made)).length, 1);
  assert.ok(dpo.id !== lead.id && incident.id !== "");
});

test("nobody deletes alone: not by asking and agreeing, not behind the back of the desk", async () => {
  const made = await furnishedRecord();
  const { desk, lead, sql, now } = made;
  const [one] = await listed(made);
  const what = deed(made, { kind: "person", person: one!.id });
  const { fingerprint } = must(await desk.weigh(lead, what));
  const { id } = must(await desk.askFor(lead, what, { reasons: "They asked", fingerprint }));
  const own = await desk.decideRequest(lead, id, { grant: true, words: "", confirmedAt: now() });
  assert.deepEqual(own, { ok: false, problem: { kind: "own-request" } });
  assert.equal((await desk.carryOut(lead, id)).ok, false);
  await assert.rejects(
    withEntry(sql, (tx) => tx`update person set deleted_at = now()`),
    { code: "23000" },
  );
  assert.equal((await listed(made)).length, 1);
});

test("all of one authority is deleted with its data key; the other authority loses nothing", async () => {
  const made = await furnishedRecord();
  const { desk, partner, incident, north, sql, removed } = made;
  const counts = await agreed(made, { kind: "authority" });
  assert.deepEqual([counts["people"], counts["holdings"]], [1, 1]);
  assert.equal(
    counts["keys"],
    2,
    "a person's and the authority's; of a holding that was read there is a stage key too",
  );
  assert.equal(removed.length, 1, "the sealed readings go too");
  const keys = await sql<{ readonly gone: boolean }[]>`
    select destroyed_at is not null as gone from data_key where authority_id = ${north}`;
  assert.ok(keys.length > 0 && keys.every(({ gone }) => gone));
  const theirs = await desk.people(partner, { incident: incident.id, sort: "reference", page: 1 });
  assert.deepEqual([theirs.total, theirs.rows[0]!.name], [3, "Given2 Surname2"]);
  assert.equal((await desk.holdings(partner, incident.id)).length, 1);
});

test("a key is not destroyed without its entry", async () => {
  const { sql } = await furnishedRecord();
  await assert.rejects(
    sql`update data_key set destroyed_at = now(), wrapped = null, retired_at = now()`.execute(),
    { code: "23000" },
  );
});

function deed({ incident }: Furnished, what: Readonly<Record<string, string>>): Deed {
  return { verb: "data.delete", incident: incident.id, what };
}

/** Asked for by the lead, granted by the DPO. */
async function granted(made: Furnished, what: Readonly<Record<string, string>>, before = async () => {}) {
  const { desk, lead, dpo, now } = made;
  await before();
  const { fingerprint } = must(await desk.weigh(lead, deed(made, what)));
  const { id } = must(
    await desk.askFor(lead, deed(made, what), { reasons: "Its time is over", fingerprint }),
  );
  must(await desk.decideRequest(dpo, id, { grant: true, words: "Yes", confirmedAt: now() }));
  return id;
}

async function agreed(made: Furnished, what: Readonly<Record<string, string>>) {
  const carried = must(await made.desk.carryOut(made.lead, await granted(made, what)));
  assert.ok(carried.verb === "data.delete");
  return carried.counts;
}

test("of every table that holds a person's id it is said whether it goes with them", async () => {
  const { sql } = await testRecord();
  const rows = await sql<{ readonly name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'person_id' order by 1`;
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...hangingOnPeople, ...staysOfPeople].toSorted(),
  );
});
