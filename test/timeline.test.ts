/** The timeline on the real record, and its pages over it: both sources in one order, corrections that keep, exports that say it all. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Staff } from "../src/domain/staff/staff.ts";
import type { LineForm } from "../src/domain/timeline/line.ts";
import type { TimelineQuery } from "../src/respond/timeline/timeline-row.ts";
import { appOver, type OpenApp } from "./builders/app-over.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

const query: TimelineQuery = { order: "newest", page: 1 };
const alarm: LineForm = {
  what: '=HYPERLINK("http://x") An alarm rang at the data centre',
  source: "Log of the firewall",
  reach: "own",
  happened: new Date("2025-10-26T00:30:00Z"),
  zone: "bst",
  exactness: "minute",
};

let made: Furnished;
let app: OpenApp;
before(async () => {
  made = await furnishedRecord();
  app = await appOver(made.desk, () => made.world.now);
});

test("entries and lines by hand stand in one order, by when they happened", async () => {
  const { desk, lead, incident } = made;
  must(await desk.addLine(lead, incident.id, { ...alarm, corrects: null }));
  const { rows } = await desk.timeline(lead, incident.id, { ...query, order: "oldest" });
  assert.equal(rows[0]?.kind, "line");
  const times = rows.map(({ at }) => at.getTime());
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  const newest = await desk.timeline(lead, incident.id, query);
  assert.deepEqual(
    newest.rows
      .map(({ key }) => key)
      .toReversed()
      .sort(),
    rows.map(({ key }) => key).sort(),
  );
  assert.ok(rows.some((row) => row.kind === "entry" && row.entry.verb === "incident.declared"));
});

test("a line is put right with reasons, and what stood there stays; whoever comes second is told", async () => {
  const { desk, lead, dpo, incident } = made;
  const line = must(
    await desk.addLine(lead, incident.id, { ...alarm, what: "The VPN was shut", corrects: null }),
  );
  const form = { ...alarm, what: "The VPN was shut at the firewall" };
  must(
    await desk.correctLine(dpo, incident.id, line.id, {
      version: 1,
      reasons: "Said by the night shift",
      form,
    }),
  );
  const late = await desk.correctLine(lead, incident.id, line.id, {
    version: 1,
    reasons: "Mine",
    form: alarm,
  });
  assert.ok(!late.ok && late.problem.kind === "changed-meanwhile");
  assert.equal(late.problem.by, "Dee Dpo");
  const versions = await desk.timelineLine(lead, incident.id, line.id);
  assert.deepEqual(
    versions.map(({ what, version }) => [version, what]),
    [
      [2, "The VPN was shut at the firewall"],
      [1, "The VPN was shut"],
    ],
  );
  await assert.rejects(made.sql`update timeline_line set reasons = 'x' where id = ${line.id}`, /append-only/);
});

test("two who put one line right at once: one is told of the other, and two versions are all there are", async () => {
  const { desk, lead, dpo, incident } = made;
  const line = must(await desk.addLine(lead, incident.id, { ...alarm, corrects: null }));
  const correct = (by: Staff, what: string) =>
    desk.correctLine(by, incident.id, line.id, { version: 1, reasons: "Because", form: { ...alarm, what } });
  const outcomes = await Promise.all([correct(lead, "One"), correct(dpo, "Two"), correct(lead, "Three")]);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.equal((await desk.timelineLine(lead, incident.id, line.id)).length, 2);
});

test("what one authority keeps to itself no other reads; what it shares they read and cannot change", async () => {
  const { desk, lead, partner, incident } = made;
  const own = must(await desk.addLine(lead, incident.id, { ...alarm, what: "Ours alone", corrects: null }));
  const shared = must(
    await desk.addLine(lead, incident.id, { ...alarm, reach: "involved", what: "For all", corrects: null }),
  );
  const seen = await allOf(partner);
  assert.ok(seen.includes(`line:${shared.id}`) && !seen.includes(`line:${own.id}`));
  assert.deepEqual(await desk.timelineLine(partner, incident.id, own.id), []);
  const theirs = await desk.correctLine(partner, incident.id, shared.id, {
    version: 1,
    reasons: "No",
    form: null,
  });
  assert.ok(!theirs.ok && theirs.problem.kind === "line-of-another");
  const entries = (await desk.ledger(partner, { incident: incident.id, page: 1 })).rows;
  assert.ok(!entries.some(({ subject }) => subject === `timeline-line:${own.id}`));
  const outside = { ...partner, authority: made.east };
  await assert.rejects(desk.timeline(outside, incident.id, query));
});

test("the ledger holds no word of a line, and the words lie sealed", async () => {
  const leaves = await made.sql`select leaf from ledger_entry where verb like 'timeline.%'`;
  assert.ok(leaves.length > 3);
  assert.doesNotMatch(JSON.stringify(leaves), /VPN|alarm|firewall/i);
  const rows = await made.sql<{ words: Buffer }[]>`select words from timeline_line`;
  assert.ok(rows.every(({ words }) => !/VPN|alarm/i.test(words.toString("latin1"))));
});

const filtered: readonly { name: string; query: Partial<TimelineQuery>; finds: RegExp; not: RegExp }[] = [
  { name: "its kind", query: { kind: "by-hand" }, finds: /^line:/, not: /^entry:/ },
  { name: "another kind", query: { kind: "incident" }, finds: /^entry:/, not: /^line:/ },
  { name: "words of a sealed line", query: { words: "DATA CENTRE" }, finds: /^line:/, not: /^entry:/ },
  {
    name: "before a day",
    query: { until: new Date("2025-12-01T00:00:00Z") },
    finds: /^line:/,
    not: /^entry:/,
  },
  { name: "since a day", query: { from: new Date("2025-12-01T00:00:00Z") }, finds: /^entry:/, not: /^line:/ },
];
for (const { name, query: by, finds, not } of filtered) {
  test(`the timeline is filtered by ${name}`, async () => {
    const { rows, total } = await made.desk.timeline(made.lead, made.incident.id, { ...query, ...by });
    assert.ok(rows.length > 0 && total === rows.length);
    assert.ok(
      rows.every(({ key }) => finds.test(key) && !not.test(key)),
      rows.map(({ key }) => key).join(),
    );
  });
}

test("moments are pinned for the own authority; a public change of one that is in the incident belongs to it", async () => {
  const { desk, lead, partner, incident, north } = made;
  const service = (await desk.services("system")).find(({ authority }) => authority === north)!;
  must(
    await desk.setServiceStatus(lead, service.id, {
      ...({ status: "suspended", note: "", expected: "", version: "any" } as const),
    }),
  );
  const { rows } = await desk.timeline(lead, incident.id, { ...query, kind: "public" });
  const change = rows.find((row) => row.kind === "entry" && row.entry.verb === "service.status-set");
  assert.ok(change?.kind === "entry" && change.entry.changes?.[0]?.after === "suspended");
  assert.equal(await desk.pin(lead, incident.id, change.key, true), true);
  assert.equal(await desk.pin(lead, incident.id, change.key, true), false);
  assert.equal(await desk.pin(lead, incident.id, "line:nothing", true), false);
  const pins = async (who: Staff) =>
    (await desk.timeline(who, incident.id, { ...query, pinned: true })).total;
  assert.deepEqual([await pins(lead), await pins(partner)], [1, 0]);
});

test("exports say everything: JSON by its schema, CSV without formulas, PDF with each line", async () => {
  const { desk, lead, incident } = made;
  const take = async (format: "csv" | "json" | "pdf") => {
    const file = await desk.timelineFile(lead, incident.id, { order: "oldest" }, format);
    const pieces: Buffer[] = [];
    for await (const piece of file.pieces) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  };
  const json = JSON.parse((await take("json")).toString());
  assert.equal(json.format, "candour-timeline/1");
  assert.equal(json.lines.length, (await allOf(lead)).length);
  const corrected = json.lines.find((line: { version: number }) => line.version === 2);
  assert.equal(corrected.earlier.length, 1);
  const first = json.lines[0];
  assert.deepEqual(first.happened, {
    utc: "2025-10-26T00:30:00.000Z",
    local: "2025-10-26T01:30:00+01:00",
    zone: "BST",
  });
  const csv = (await take("csv")).toString();
  assert.doesNotMatch(csv, /[",]=HYPERLINK/);
  assert.match(csv, /'=HYPERLINK/);
  assert.match(csv, /superseded/);
  assert.match((await take("pdf")).subarray(0, 8).toString(), /%PDF-1\.7/);
});

test("pages: a line is added, found by a word that stays out of the address, put right, struck out and taken along", async () => {
  const here = "/incidents/INC-2026-0001/timeline";
  const lead = app.as(made.lead);
  const refused = await lead.post(`${here}/add`, { what: "", zone: "uk" });
  assert.equal(refused.status, 400);
  assert.match(refused.words, /Enter what happened/);
  const typed = {
    what: "The switchboard was called",
    "happened-day": "26",
    "happened-month": "10",
    "happened-year": "2025",
    "happened-hour": "1",
    "happened-minute": "45",
    exactness: "minute",
    zone: "uk",
    source: "A call",
    reach: "involved",
  };
  assert.match((await lead.post(`${here}/add`, typed)).words, /it came twice/);
  assert.equal((await lead.post(`${here}/add`, { ...typed, zone: "gmt" })).status, 303);
  const searched = await lead.post(here, { words: "switchboard" });
  assert.doesNotMatch(searched.to, /switchboard/);
  const found = await lead.get(searched.to.replace(/#.*/, ""));
  assert.match(found.words, /1 line, latest first.*1:45am GMT.*The switchboard was called/);
  const [, line] = /timeline\/lines\/([0-9a-f-]{36})/.exec(found.body) ?? [];
  const page = `${here}/lines/${line}`;
  const change = { ...typed, zone: "gmt", what: "The switchboard was called twice", version: "1" };
  assert.match((await lead.post(page, change)).words, /Say why it is put right/);
  assert.equal((await lead.post(page, { ...change, reasons: "Heard again" })).status, 303);
  const stale = await lead.post(page, { ...change, what: "Thrice", reasons: "Mine" });
  assert.equal(stale.status, 409);
  assert.match(stale.words, /Lea Lead changed this.*The switchboard was called twice.*Thrice/);
  assert.match(
    (await app.as(made.partner).get(page)).words,
    /Only Northmere Borough Council can put this line right/,
  );
  assert.equal((await lead.post(page, { act: "strike", version: "2", reasons: "Not so" })).status, 303);
  assert.match((await lead.get(page)).words, /Struck out.*Not so.*Version 2.*Version 1/);
  assert.match((await lead.get(`${here}/export?format=csv`)).body, /"happened_utc"/);
  assert.equal((await lead.get(`${here}/export?format=exe`)).status, 404);
});

test("a shift is handed over: gathered, written anew, taken over once by another, and changed no more", async () => {
  const { desk, lead, dpo, partner, incident } = made;
  const since = new Date(made.now().getTime() - 3_600_000);
  const note = must(await desk.writeHandover(lead, incident.id, { since, words: "Call the data centre" }));
  const { content } = note.latest;
  const theirs = await desk.gatherHandover(partner, incident.id, since);
  assert.ok(theirs.open.some(({ kind, text }) => kind === "clock" && /became aware/.test(text)));
  assert.ok(content.happened.some(({ what }) => what.startsWith("Incident declared")));
  assert.doesNotMatch(
    JSON.stringify(await made.sql`select leaf from ledger_entry where verb like 'handover.%'`),
    /Call/,
  );
  const own = await desk.acknowledgeHandover(lead, incident.id, note.id, 1);
  assert.equal(own.ok ? null : own.problem.kind, "own-handover");
  must(await desk.changeHandover(lead, incident.id, note.id, { words: "Call them at noon", version: 1 }));
  const stale = await desk.acknowledgeHandover(dpo, incident.id, note.id, 1);
  assert.equal(stale.ok ? null : stale.problem.kind, "changed-meanwhile");
  const taken = await Promise.all([1, 2].map(() => desk.acknowledgeHandover(dpo, incident.id, note.id, 2)));
  assert.deepEqual(taken.map(({ ok }) => ok).toSorted(), [false, true]);
  const late = await desk.changeHandover(lead, incident.id, note.id, { words: "More", version: 2 });
  assert.ok(!late.ok && late.problem.kind === "handover-taken" && late.problem.by === "Dee Dpo");
  const shown = await desk.handover(lead, incident.id, note.id);
  assert.deepEqual(
    shown?.versions.map(({ words }) => words),
    ["Call them at noon", "Call the data centre"],
  );
  assert.equal(await desk.handover(partner, incident.id, note.id), null);
});

test("pages: a note is written, printed, and taken over by whoever comes", async () => {
  const here = "/incidents/INC-2026-0001/handover";
  const [lead, dpo] = [app.as(made.lead), app.as(made.dpo)];
  assert.match((await lead.get(`${here}/write`)).words, /Gathered for you.*What is open.*Incident declared/);
  assert.match(
    (await lead.post(`${here}/write`, {})).words,
    /Enter when the shift began.*Enter what the next shift/,
  );
  const since = {
    "since-day": "8",
    "since-month": "1",
    "since-year": "2026",
    "since-hour": "8",
    "since-minute": "0",
  };
  const { to } = await lead.post(`${here}/write`, { ...since, words: "Watch the archive" });
  assert.doesNotMatch((await lead.get(to)).words, /I take over/);
  const read = await dpo.get(to);
  assert.match(read.words, /Watch the archive.*I take over/);
  assert.match((await dpo.get(`${to}/paper`)).body.slice(0, 8), /^%PDF-1/);
  assert.equal((await dpo.post(`${to}/taken`, { read: "1" })).status, 303);
  assert.match(
    (await lead.post(to, { words: "More", version: "1" })).words,
    /Dee Dpo has taken over already at/,
  );
  assert.match((await dpo.get(here)).words, /Dee Dpo, 8 January 2026/);
});

async function allOf(reader: Staff): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let page = 1; ; page++) {
    const { rows } = await made.desk.timeline(reader, made.incident.id, { ...query, page });
    if (rows.length === 0) return keys;
    keys.push(...rows.map(({ key }) => key));
  }
}
