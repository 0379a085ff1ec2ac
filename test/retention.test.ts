/** The end of keeping: dated ends, deletion that destroys keys, what stays behind, and that nobody comes back. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { endAfter, usualRule } from "../src/domain/retention.ts";
import { deleteData } from "../src/respond/retention/delete-data.ts";
import { backToFront, type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

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
  assert.deepEqual(await desk.weighDeletion(partner, incident.id, what), {
    ok: false,
    problem: { kind: "not-there" },
  });
});

test("a deleted person is gone with their key; the row, whether they were told, and keyed hashes stay", async () => {
  const made = await furnishedRecord();
  const { desk, lead, incident, north, sql, ports } = made;
  const [one] = await listed(made);
  const what = { kind: "person", person: one!.id } as const;
  const weighed = must(await desk.weighDeletion(lead, incident.id, what));
  assert.deepEqual([weighed.people, weighed.notices], [1, 1]);
  const [before] = await sql<{ readonly key: Buffer; readonly name: Buffer }[]>`
    select seal_key as key, names[1] as name from person where id = ${one!.id}`;
  const agreed = { request: "r", fingerprint: weighed.fingerprint, reasons: "They asked for it" };
  const erased = must(
    await deleteData(ports, lead, { ...what, incident: incident.id, authority: north }, agreed),
  );
  assert.deepEqual([erased.keys, erased.people], [1, 1]);

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
  const { desk, lead, incident, north, ports } = made;
  const [one] = await listed(made);
  const what = { kind: "person", person: one!.id } as const;
  const { fingerprint } = must(await desk.weighDeletion(lead, incident.id, what));
  must(
    await deleteData(
      ports,
      lead,
      { ...what, incident: incident.id, authority: north },
      { request: "r", fingerprint, reasons: "x" },
    ),
  );
  await backToFront(made);
  assert.equal((await listed(made)).length, 0);
  const drafted = must(
    await desk.draftNotices("system", incident.id, {
      authority: north,
      bands: ["high", "low", "medium", "very-high"],
    }),
  );
  assert.deepEqual(drafted, { drafted: 0, held: 0 });
});

test("what was agreed to is what is deleted: another fingerprint deletes nothing", async () => {
  const made = await furnishedRecord();
  const { lead, incident, north, ports } = made;
  const [one] = await listed(made);
  const what = { kind: "person", person: one!.id, incident: incident.id, authority: north } as const;
  const outcome = await deleteData(ports, lead, what, {
    request: "r",
    fingerprint: "0".repeat(64),
    reasons: "x",
  });
  assert.deepEqual(outcome, { ok: false, problem: { kind: "changed-meanwhile" } });
  assert.equal((await listed(made)).length, 1);
});

test("all of one authority is deleted with its data key; the other authority loses nothing", async () => {
  const made = await furnishedRecord();
  const { desk, lead, partner, incident, north, sql, ports, removed } = made;
  const what = { kind: "authority", incident: incident.id, authority: north } as const;
  const { fingerprint, people, holdings } = must(
    await desk.weighDeletion(lead, incident.id, { kind: "authority" }),
  );
  assert.deepEqual([people, holdings], [1, 1]);
  const erased = must(
    await deleteData(ports, lead, what, { request: "r", fingerprint, reasons: "It is over" }),
  );
  assert.equal(
    erased.keys,
    2,
    "a person's and the authority's; of a holding that was read there is a stage key too",
  );
  assert.equal(removed.length, 1, "the sealed readings go too");
  const keys = await sql<{ readonly kind: string; readonly gone: boolean }[]>`
    select kind, destroyed_at is not null as gone from data_key where authority_id = ${north} `;
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
