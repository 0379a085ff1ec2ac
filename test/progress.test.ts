/** How far telling people is, over the real record: figures, person by person, what is signed, and who may see it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, test } from "node:test";
import { shownText } from "../src/domain/progress/finished.ts";
import { type StandsKind, standsKinds } from "../src/domain/progress/stands.ts";
import { byKind, byOutcome, countOf } from "../src/domain/progress/tally.ts";
import { appOver } from "./builders/app-over.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { addTellingPopulation } from "./builders/telling-population.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

const call = { why: "caller", words: "", reference: "CALL-7" };
const people = 400;
let made: Furnished;

before(async () => {
  made = await furnishedRecord({ reads: true });
  made.world.now = new Date();
  for (const staff of [made.lead, made.dpo]) must(await made.desk.openTask(staff, call));
  const { sql, incident, north: authority } = made;
  const [{ after: behind }] = await sql<[{ readonly after: number }]>`
    select max(number)::int as after from person where incident_id = ${incident.id}`;
  await addTellingPopulation(sql, {
    ...{ incident: incident.id, authority, people, after: behind, now: made.now() },
  });
});

test("every count comes to the register, and the file of figures too", async () => {
  const { desk, lead, incident } = made;
  const { cells, authorities } = await desk.progress(lead, incident.id);
  assert.equal(countOf(cells), people + 1);
  const kinds = byKind(cells);
  for (const kind of [
    "sent",
    "delivered",
    "on-the-way",
    "unsure",
    "failed",
    "held",
    "drafted",
    "withdrawn",
  ] as const)
    assert.ok(kinds[kind] > 0, kind);
  assert.equal(authorities.length, 2);
  const file = await desk.figuresFile(lead, incident.id);
  let text = "";
  for await (const piece of file.pieces) text += piece;
  assert.match(text, new RegExp(`"All",.*"${people + 1}"`));
  assert.doesNotMatch(text, /P-\d/);
});

test("of a partner's people no more is told than how many it knows and has told", async () => {
  const { cells, authorities } = await made.desk.progress(made.partner, made.incident.id);
  assert.equal(countOf(cells), 3);
  assert.equal(authorities.find(({ authority }) => authority === made.north)?.known, people + 1);
});

test("the pages of each kind hold as many as its count, and that somebody looked is written down", async () => {
  const { desk, dpo, incident } = made;
  const { cells } = await desk.progress(dpo, incident.id);
  const kinds = byKind(cells);
  for (const kind of standsKinds) {
    const page = await desk.proof(dpo, incident.id, { kinds: [kind], page: 1 });
    assert.equal(page.total, kinds[kind], kind);
    assert.equal(page.rows.length, Math.min(50, kinds[kind]), kind);
    for (const row of page.rows) assert.equal(row.kind, kind);
  }
  const seen = new Map<string, StandsKind>();
  const { pages } = await desk.proof(dpo, incident.id, { page: 1 });
  for (let page = 1; page <= pages; page++)
    for (const { reference, kind } of (await desk.proof(dpo, incident.id, { page })).rows) {
      assert.ok(!seen.has(reference), reference);
      seen.set(reference, kind);
    }
  assert.equal(seen.size, people + 1);
  const entries = (await desk.ledger("system", { page: 1 })).rows;
  assert.ok(entries.some(({ verb, actor }) => verb === "notice.listed" && actor === dpo.id));
});

test("it is signed by a lead who saw the counts, and not while anybody is under way", async () => {
  const { desk, lead, incident, sql, north } = made;
  const open = await desk.progress(lead, incident.id);
  const form = { words: "Each was looked at.", shown: shownText(open.cells), confirmedAt: made.now() };
  const refused = await desk.finishTelling(lead, incident.id, form);
  assert.deepEqual(refused, {
    ok: false,
    problem: { kind: "people-open", open: byOutcome(open.cells).open },
  });
  const all = await sql`select from telling_finish`;
  assert.equal(all.length, 0);
  await endAll(made);
  const over = await desk.progress(lead, incident.id);
  assert.equal(byOutcome(over.cells).open, 0);
  assert.equal((await desk.finishTelling(lead, incident.id, form)).ok, false, "others than were shown");
  const signed = must(await desk.finishTelling(lead, incident.id, { ...form, shown: shownText(over.cells) }));
  assert.deepEqual([signed.number, signed.people, signed.authority], [1, people + 1, north]);
  const entries = (await desk.ledger("system", { page: 1 })).rows;
  const entry = entries.find(({ verb }) => verb === "progress.finished");
  assert.equal(entry?.detail["hash"], signed.hash);
  await assert.rejects(sql`update telling_finish set people = 1`, { name: "PostgresError" });
  assert.equal(
    (await desk.finishes(made.partner, incident.id)).length,
    0,
    "another authority sees none of it",
  );
});

test("the file of proof is what was signed for, byte for byte, and needs a second person", async () => {
  const { desk, lead, dpo, incident } = made;
  const [signed] = await desk.finishes(lead, incident.id);
  const deed = { verb: "people.export", incident: incident.id, filters: {}, proof: "references" } as const;
  const { fingerprint } = must(await desk.weigh(lead, deed));
  const asked = must(await desk.askFor(lead, deed, { reasons: "For the regulator.", fingerprint }));
  assert.equal((await desk.carryOut(lead, asked.id)).ok, false);
  const decision = { grant: true, words: "", confirmedAt: made.now() };
  must(await desk.decideRequest(dpo, asked.id, decision));
  const carried = must(await desk.carryOut(lead, asked.id));
  assert.ok(carried.verb === "people.export");
  assert.equal(createHash("sha256").update(carried.csv).digest("hex"), signed?.hash);
  const text = new TextDecoder().decode(carried.csv);
  assert.equal(text.trim().split("\r\n").length, people + 2);
  assert.doesNotMatch(text, /Name/);
});

test("the report to the regulator says how many are told, when and why not, and the pages say the same", async () => {
  const { desk, lead, dpo, incident, now } = made;
  const { content, changes } = await desk.report(dpo, incident.id);
  const told = content.fields.find(({ key }) => key === "toldWords")?.text ?? "";
  assert.match(told, /^\d+ of 401 people found so far have been told, between .* and .*: \d+ by email/);
  assert.match(told, /Not told: .* held until it is known how they can be contacted safely/);
  assert.match(told, /an incident lead has signed/);
  assert.ok(
    changes.some(({ key }) => key === "toldWords"),
    "others than in the report that was sent",
  );
  const { as, app } = await appOver(desk, now);
  const base = `/incidents/${incident.reference}/notices/progress`;
  const page = await as(lead).get(base);
  assert.match(page.words, /Finished ?: signed by/);
  assert.match(page.words, /people are held/);
  const list = await as(dpo).get(`${base}/people?outcome=not-told&stands=held`);
  assert.match(list.words, /At risk/);
  assert.doesNotMatch(list.body, /stands=sent/);
  const again = await as(lead).post(`${base}/finish`, { words: "", shown: "undrafted:1" });
  assert.equal(again.status, 400);
  assert.match(again.words, /Why are those people not told/);
  const late = await as(lead).post(`${base}/finish`, { words: "Looked at.", shown: "undrafted:1" });
  assert.equal(late.status, 409);
  assert.match(late.body, /Looked at\./, "what was typed is still there");
  const figures = await as(made.partner).get(`${base}/figures`);
  assert.match(figures.body, /"All"/);
  await app.close();
});

/** Whoever is under way is sent what they are to be sent, long ago. */
async function endAll({ sql, incident, north }: Furnished): Promise<void> {
  const tables = ["notice", "message"];
  await withEntry(sql, async (tx) => {
    for (const table of tables) await tx`alter table ${tx(table)} disable trigger user`;
    await tx`update message set state = 'sent', carrier = 'outbox', sent_at = '2025-12-01T09:00:00Z' where state in ('queued', 'unsure')`;
    await tx`update notice set state = 'sent' where state = 'sending'`;
    await tx`update notice set state = 'withdrawn' where state in ('drafted', 'approved')`;
    await tx`
      insert into notice (id, incident_id, authority_id, person_id, band, state, hold_reasons, name, words, drafted_at)
      select gen_random_uuid(), incident_id, authority_id, id, band, 'withdrawn', '{}', '\\x00', '\\x00', now() from person p
      where incident_id = ${incident.id} and authority_id = ${north} and not exists (select from notice n where n.person_id = p.id)`;
    for (const table of tables) await tx`alter table ${tx(table)} enable trigger user`;
  });
}
