/** Sightings on the real record: entered, grouped, triaged and told, by pages and by the desk; each authority's its own. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Staff } from "../src/domain/staff/staff.ts";
import { endSightings } from "../src/respond/sightings/end-sightings.ts";
import type { ReporterAnswer } from "../src/respond/sightings/tell-reporters.ts";
import { tellReporters } from "../src/respond/sightings/tell-reporters.ts";
import { openMessageReader } from "../src/scan/message/message-reader.ts";
import { openSightingStore } from "../src/store/sightings/open-sighting-store.ts";
import { furnishSightings, lureMail, sightingForm } from "./builders/furnish-sightings.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must, passphrase } from "./desk.ts";

let made: Furnished;
let things: Awaited<ReturnType<typeof furnishSightings>>;
let analyst: Staff;
const reader = openMessageReader();

before(async () => {
  made = await furnishedRecord({ ports: { readFile: reader.look } });
  things = await furnishSightings(made);
  const form = { name: "Ana Analyst", email: "ana@northmere.example", role: "analyst" as const };
  analyst = must(await made.desk.addStaff("system", { ...form, authority: made.north, passphrase }));
});
after(async () => {
  await reader.close();
});

test("two that look alike lie in one group, the reasons with them; another authority's lies in its own", async () => {
  const { desk, lead, partner } = made;
  const group = (await desk.sightingGroup(lead, things.own.group, 1))!;
  assert.equal(group.members, 2);
  assert.equal(group.urgency, 3, "one typed a password");
  assert.deepEqual(group.sightings.map(({ because }) => because.slice(0, 1)).toSorted(), [[], ["same-link"]]);
  assert.equal(await desk.sightingGroup(partner, things.own.group, 1), null);
  assert.equal(await desk.sighting(partner, things.own.id), null);
  assert.equal((await desk.sightingQueue(partner, { incident: null, show: "all", page: 1 })).total, 1);
});

test("the message is looked at in guard: headers, warnings' grounds, where links lead, a name that deceives", async () => {
  const { files } = (await made.desk.sighting(made.lead, things.own.id))!;
  const look = files[0]!.look!;
  assert.equal(files[0]!.type, "eml");
  assert.equal(look.subject, "Payslip on hold");
  assert.deepEqual(look.links[0], {
    shown: "https://hr.northmere.gov.uk",
    target: "https://pay-amber.example/release/q7/signin.php?uid=9",
  });
  assert.equal(look.attachments[0]!.type, "exe");
  assert.ok(!look.body.includes("alert"));
});

test("authorities of one incident tell each other counts and indicators, and nobody who reported", async () => {
  const facts = await made.desk.sightingFacts(made.partner, made.incident.id);
  const [other] = facts.filter(({ authority }) => authority === made.north);
  assert.equal(other!.members, 2);
  assert.ok(other!.indicators.some(({ kind, value }) => kind === "site" && value === "pay-amber.example"));
  assert.doesNotMatch(JSON.stringify(facts), /Northcote|salary|ada@/u);
  const counts = await made.desk.sightingCounts(made.partner, made.incident.id);
  assert.deepEqual([counts.open, counts.elsewhere, counts.groups], [1, 2, 1]);
});

test("what is typed lies nowhere in clear, in the tables as in the ledger", async () => {
  for (const table of ["sighting", "sighting_group", "sighting_key", "sighting_file", "ledger_entry"]) {
    const rows = await made.sql.unsafe(
      `select t::text as line, encode(convert_to(t::text, 'UTF8'), 'escape') as raw from ${table} t`,
    );
    for (const { line } of rows) {
      assert.doesNotMatch(line as string, /Northcote|salary|pay-amber|Planning|lure\.eml/u, table);
      for (const word of ["Northcote", "salary", "pay-amber"])
        assert.ok(!(line as string).includes(Buffer.from(word).toString("hex")), `${table} holds ${word}`);
    }
  }
});

test("who comes second to a hand-over is told whose stands there, and nothing is overwritten", async () => {
  const { desk, lead } = made;
  const id = things.own.group;
  const { version } = (await desk.sightingGroup(lead, id, 1))!;
  must(await desk.assignGroup(analyst, id, { to: analyst.id, version }));
  const second = await desk.assignGroup(lead, id, { to: lead.id, version });
  assert.deepEqual(second.ok ? "" : [second.problem.kind, "by" in second.problem && second.problem.by], [
    "changed-meanwhile",
    "Ana Analyst",
  ]);
  assert.equal((await desk.sightingGroup(lead, id, 1))!.assignedTo, analyst.id);
  const outsider = await desk.assignGroup(lead, id, { to: made.partner.id, version: version + 1 });
  assert.equal(outsider.ok ? "" : outsider.problem.kind, "no-such-colleague");
});

test("closed together, their reporters are told in words; a second time somebody has done it already", async () => {
  const { desk, lead, sql } = made;
  const told = new Map<string, ReporterAnswer>();
  const store = openSightingStore(sql, made.ring);
  const tell = () =>
    tellReporters({
      sightings: store,
      putAnswer: async (reference, answer) => void told.set(reference, answer),
    });
  await tell();
  assert.equal(told.get(things.own.reference)!.outcome, null);
  const form = { outcome: "attack", answer: "We blocked the site.", which: "all" } as const;
  assert.equal(must(await desk.closeSightings(lead, things.own.group, form)), 2);
  const again = await desk.closeSightings(analyst, things.own.group, form);
  assert.equal(again.ok ? "" : again.problem.kind, "done-already");
  assert.equal(await tell(), 2);
  const answer = told.get(things.own.reference)!;
  assert.deepEqual([answer.outcome, answer.answer], ["attack", "We blocked the site."]);
  assert.equal(await tell(), 0);
  must(await desk.reopenSighting(lead, things.own.id));
  assert.equal(await tell(), 1);
  assert.equal(told.get(things.own.reference)!.outcome, null);
});

test("what a person took out of a group stays out, and Candour joins it with no other", async () => {
  const { desk, lead } = made;
  const third = must(await desk.enterSighting(lead, sightingForm()));
  assert.equal(third.group, things.own.group);
  const alone = must(await desk.moveSighting(lead, third.id, "alone"));
  assert.notEqual(alone.id, third.group);
  assert.equal((await desk.sighting(lead, third.id))!.placedBy, lead.id);
  const merged = must(await desk.mergeGroups(lead, alone.id, things.own.group));
  assert.equal(merged.id, things.own.group);
  assert.equal(
    (await desk.sightingGroup(lead, alone.id, 1))!.id,
    things.own.group,
    "an old address leads on",
  );
  const nowhere = await desk.moveSighting(lead, third.id, things.partners.group);
  assert.equal(nowhere.ok ? "" : nowhere.problem.kind, "no-such-group");
});

test("twelve of one campaign that come at once are one group", async () => {
  const details = "Text about a parcel, pay £1.45 at https://haste-cedar.example/uk/a1";
  const all = await Promise.all(
    Array.from({ length: 12 }, async () =>
      must(await made.desk.enterSighting(made.lead, sightingForm({ kind: "text", details }))),
    ),
  );
  assert.equal(new Set(all.map(({ group }) => group)).size, 1);
  assert.equal((await made.desk.sightingGroup(made.lead, all[0]!.group, 1))!.members, 12);
});

test("two who move crosswise, and one who closes meanwhile, wait for nobody for ever", async () => {
  const { desk, lead } = made;
  const one = must(await desk.enterSighting(lead, sightingForm({ details: "Fan of my laptop howls" })));
  const two = must(
    await desk.enterSighting(lead, sightingForm({ details: "Badge reader opens for everybody" })),
  );
  assert.notEqual(one.group, two.group);
  const outcomes = await Promise.all([
    desk.moveSighting(lead, one.id, two.group),
    desk.moveSighting(analyst, two.id, one.group),
    desk.mergeGroups(lead, one.group, two.group),
    desk.closeSightings(lead, two.group, { outcome: "harmless", answer: "", which: "all" }),
  ]);
  assert.equal(outcomes.length, 4);
});

test("an incident is declared from a group, and what joins it belongs to it", async () => {
  const { desk, lead } = made;
  const details = "Screen full of a virus warning, ring 020 7946 0999, it beeps";
  const first = must(await desk.enterSighting(lead, sightingForm({ kind: "device", details })));
  const { reference } = must(
    await desk.declareFromGroup(lead, first.group, { title: "Support scam", summary: "Calls to a number." }),
  );
  const declared = (await desk.incident(lead, reference))!;
  assert.equal(declared.phase, "suspected");
  must(await desk.enterSighting(lead, sightingForm({ kind: "device", details })));
  const counts = await desk.sightingCounts(lead, declared.id);
  assert.equal(counts.open, 2);
  const other = await desk.promoteGroup(lead, made.incident.id, first.group);
  assert.equal(other.ok ? "" : other.problem.kind, "in-other-incident");
});

test("a file is taken with reasons, written down; not without, and not by another authority", async () => {
  const { desk, lead, partner } = made;
  const id = (await desk.sighting(lead, things.own.id))!.files[0]!.id;
  assert.equal((await desk.takeSightingFile(lead, id, " ")).ok, false);
  assert.equal((await desk.takeSightingFile(partner, id, "Curious")).ok, false);
  const taken = must(await desk.takeSightingFile(lead, id, "Analysis"));
  assert.deepEqual(Buffer.from(taken.bytes), lureMail);
  const { rows } = await desk.ledger("system", { page: 1 });
  assert.equal(rows.filter(({ verb }) => verb === "sighting.file-taken").length, 1);
  const theirs = (await desk.ledger(partner, { page: 1 })).rows;
  assert.ok(
    theirs.every(({ verb, detail }) => !verb.startsWith("sighting") || detail["authority"] === made.south),
  );
});

test("past its end a sighting is deleted with its file, unless its incident goes on", async () => {
  const { sql, ring } = made;
  const forgotten: string[] = [];
  const before = await sql`select id from sighting where incident_id is null`;
  const gone = await endSightings({
    sightings: openSightingStore(sql, ring),
    forgetAnswers: async (references) => void forgotten.push(...references),
    now: () => new Date(made.now().getTime() + 400 * 86_400_000),
  });
  assert.equal(gone, before.length);
  assert.equal(forgotten.length, gone);
  const left = await sql<{ incident_id: string | null }[]>`select incident_id from sighting`;
  assert.ok(left.length > 0 && left.every((row) => row.incident_id !== null));
  const empty = await sql<{ label: Buffer; profile: Buffer }[]>`
    select label, profile from sighting_group where members = 0`;
  assert.ok(
    empty.every(({ label, profile }) => label.length + profile.length === 0),
    "nothing is known of what is gone",
  );
});
