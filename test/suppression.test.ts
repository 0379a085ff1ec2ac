/** Who must not be written to: looked at when notices are drafted, when they are queued, and when a message is leased. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { PersonId } from "../src/domain/ids.ts";
import { contactKey, readSuppressions } from "../src/domain/suppression/suppression.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { askAndGrant, askerAndDecider } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
});

const reasons = "They said so by phone";

test("one contact is one however it is written, and a postcode alone is none", () => {
  assert.equal(contactKey("email", " Zoe@Example.NET "), contactKey("email", "zoe@example.net"));
  assert.equal(contactKey("phone", "07700 900123"), contactKey("phone", "+447700900123"));
  assert.equal(
    contactKey("address", "Flat 4, 12a Mill Lane, Northmere, ZE3 9QQ"),
    contactKey("address", "flat 4 12A Mill Lane, ze3 9qq"),
  );
  assert.notEqual(
    contactKey("address", "12 Mill Lane, ZE3 9QQ"),
    contactKey("address", "14 Mill Lane, ZE3 9QQ"),
  );
  assert.equal(contactKey("address", "ZE3 9QQ"), null);
  assert.equal(contactKey("email", "nobody"), null);
});

test("a list says which row is wrong, and a name column is not read", () => {
  const rows = (lines: readonly string[]) =>
    lines.map((line, at) => ({ at: at + 1, cells: line.split(";") }));
  const read = readSuppressions(
    rows(["Name;Email;Why", "Jo;jo@example.net;asked", "Jo;;", "Al;x;", "Bo;b@c.d;later"]),
  );
  assert.deepEqual(read.problems, [
    { row: 3, fault: "nothing" },
    { row: 4, fault: "email" },
    { row: 5, fault: "why" },
  ]);
  assert.deepEqual(read.lines, [
    { at: 2, reference: null, contacts: [{ kind: "email", key: "jo@example.net" }], why: "asked" },
  ]);
  assert.equal(readSuppressions(rows(["jo@example.net"])).headless, true);
});

test("adding one holds what is drafted for that contact, and nothing of anybody else", async () => {
  const { desk, lead, incident } = made;
  const [person] = await peopleOf(made.north);
  const before = await states();
  assert.equal(before[person!], "drafted");
  const found = must2(await desk.suppressible(lead, incident.id, person!));
  const email = found.contacts.findIndex(({ kind }) => kind === "email");
  const form = { what: email, why: "asked", reasons } as const;
  assert.deepEqual(must(await desk.suppress(lead, incident.id, person!, form)), { held: 1 });
  const { [person!]: state, ...others } = await states();
  const { [person!]: _, ...same } = before;
  assert.equal(state, "held");
  assert.deepEqual(others, same);
  const again = await desk.suppress(lead, incident.id, person!, form);
  assert.deepEqual(again, { ok: false, problem: { kind: "suppressed-already" } });
  // Another way is open: the release page offers what is left.
  const [notice] = await made.sql`select id from notice where person_id = ${person!}`;
  const detail = must(await desk.notice(lead, notice!["id"]));
  assert.deepEqual(detail.holdReasons, ["suppressed"]);
  assert.equal(
    detail.reaches.some(({ channel }) => channel === "email"),
    false,
  );
  assert.ok(detail.reaches.some(({ channel }) => channel === "letter"));
});

test("nobody of another authority is found by it, nor its entry read", async () => {
  const { desk, lead, partner, incident } = made;
  const [own] = await peopleOf(made.north);
  const form = { what: "person", why: "asked", reasons } as const;
  assert.equal((await desk.suppress(partner, incident.id, own!, form)).ok, false);
  const { rows } = await desk.suppressions(lead, incident.id, 1);
  assert.equal((await desk.suppressions(partner, incident.id, 1)).total, 0);
  assert.equal(await desk.suppression(partner, incident.id, rows[0]!.id), null);
  assert.deepEqual(await desk.liftSuppression(partner, incident.id, rows[0]!.id, reasons), {
    ok: false,
    problem: { kind: "no-such-suppression" },
  });
});

test("queued before, suppressed since: at the lease it is kept back and its notice held", async () => {
  const { desk, partner, incident, south, sql } = made;
  const [first, second] = await peopleOf(south);
  must(await desk.approveNotices(partner, incident.id, { authority: south, exercise: false }));
  const [asker, decider] = await askerAndDecider(desk, south);
  must(await askAndGrant(desk, asker, decider, incident.id, made.now()));
  must(await desk.suppress(partner, incident.id, first!, { what: "person", why: "died", reasons }));
  const carried = await desk.deliverPending();
  assert.equal(carried.sent, 2);
  const [row] = await sql`select state, hold_reasons from notice where person_id = ${first!}`;
  assert.deepEqual([row!["state"], row!["hold_reasons"]], ["held", ["suppressed"]]);
  const [other] = await sql`select state from notice where person_id = ${second!}`;
  assert.equal(other!["state"], "sent");
  const entries = (await desk.ledger("system", { page: 1 })).rows;
  assert.ok(entries.some(({ verb, detail }) => verb === "notice.held" && detail["why"] === "suppressed"));
});

test("approved and suppressed since: it is neither weighed nor queued", async () => {
  const { desk, lead, dpo, incident, north, sql } = made;
  const [person] = await peopleOf(north);
  const { rows } = await desk.suppressions(lead, incident.id, 1);
  must(await desk.liftSuppression(dpo, incident.id, rows[0]!.id, "They changed their mind"));
  assert.deepEqual(await desk.liftSuppression(dpo, incident.id, rows[0]!.id, "Again"), {
    ok: false,
    problem: { kind: "suppression-lifted" },
  });
  const [notice] = await sql`select id from notice where person_id = ${person!}`;
  const { reaches } = must(await desk.notice(lead, notice!["id"]));
  const reach = reaches.find(({ channel }) => channel === "email")!.ordinal;
  // Who must not be written to is released by two.
  must(await desk.releaseNotice(lead, notice!["id"], { reasons: "Looked at", reach }));
  must(await desk.answerRelease(dpo, notice!["id"], { agree: true, reasons: "Looked at as well" }));
  must(await desk.approveNotices(lead, incident.id, { authority: north, exercise: false }));
  // Behind the back of the page, which would hold at once.
  await withEntry(
    sql,
    (tx) => tx`update suppression set lifted_by = null, lifted_at = null where authority_id = ${north}`,
  );
  assert.equal(await stateOf(person!), "approved");
  const weighed = await desk.weigh(lead, { verb: "notice.send", incident: incident.id });
  assert.deepEqual(weighed, { ok: false, problem: { kind: "nothing-approved" } });
  const table = "reference,email\nP-000001,\n";
  assert.deepEqual(must(await desk.importSuppressions(dpo, incident.id, table)), { added: 1, known: 0 });
  assert.equal(await stateOf(person!), "held");
  const problem = await desk.importSuppressions(dpo, incident.id, "reference\nP-000002\n");
  assert.deepEqual(problem, {
    ok: false,
    problem: { kind: "suppression-rows", rows: [{ row: 2, fault: "reference" }] },
  });
});

async function peopleOf(authority: string): Promise<readonly PersonId[]> {
  const rows = await made.sql<{ readonly id: PersonId }[]>`
    select id from person where authority_id = ${authority} order by number`;
  return rows.map(({ id }) => id);
}

async function states(): Promise<Readonly<Record<string, string>>> {
  const rows = await made.sql<{ readonly id: string; readonly state: string }[]>`
    select person_id as id, state from notice`;
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
}

async function stateOf(person: string): Promise<string> {
  return (await states())[person]!;
}

function must2<T>(value: T | null): T {
  assert.ok(value !== null);
  return value;
}
