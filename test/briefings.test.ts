/**
 * Briefings on the real record and the real pages: written by one and approved by another, sent once to each,
 * acknowledged by link while the record looks away, corrected, reminded, counted, passed on; and by nobody else.
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Role } from "../src/domain/bodies/authority.ts";
import { type Audience, nobody } from "../src/domain/briefings/audience.ts";
import { usualReminders } from "../src/domain/briefings/reminders.ts";
import type { AuthorityId, RecipientId } from "../src/domain/ids.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { openBriefingDoor } from "../src/main/briefings/open-briefing-door.ts";
import { openRecordHatch } from "../src/main/hatch/open-hatch.ts";
import { takersOf } from "../src/main/hatch/takers.ts";
import { briefingPage } from "../src/public/briefings/page.ts";
import { serveSite } from "../src/public/serve/serve-site.ts";
import { deliverBriefings, queueReminders } from "../src/respond/briefings/deliver-briefings.ts";
import { createLog } from "../src/watch/log.ts";
import { appOver, type OpenApp } from "./builders/app-over.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, passphrase } from "./desk.ts";

const ownStaff: Audience = { ...nobody, everybody: true };
const words = { title: "Be careful with links", body: "Do not open links.\n\n- Call the Tech Hub." };
const list = `Name,Email,Team,Role
Ada Archer,ada@northmere.example,Planning,Officer
Ben Birch,ben@northmere.example,Housing,Manager
Cyd Cole,COMMS@northmere.example,Housing,Officer
`;
const hour = 3_600_000;

let made: Furnished;
let app: OpenApp;
let comms: Staff;
let base: string;
before(async () => {
  made = await furnishedRecord();
  app = await appOver(made.desk, made.now);
  base = `/incidents/${made.incident.reference}/briefings`;
  comms = await addStaff("communications", made.north, "comms@northmere.example");
});
after(() => app.app.close());

async function addStaff(role: Role, authority: AuthorityId, email: string): Promise<Staff> {
  const form = { name: `Made Up ${role}`, email, role, authority, passphrase };
  return must(await made.desk.addStaff("system", form));
}

/** Written by communications, approved and sent by the lead, delivered. */
async function sendOne(audience: Audience = ownStaff, reminders = usualReminders): Promise<number> {
  const { desk, lead, incident } = made;
  const form = { ...words, audience, reminders };
  const { number } = must(await desk.writeBriefing(comms, incident.id, form));
  await passAndSend(number, 1);
  assert.equal((await desk.briefing(lead, incident.id, number))?.briefing.version, 3);
  return number;
}

async function passAndSend(number: number, version: number): Promise<void> {
  const { desk, lead, incident } = made;
  must(await desk.approveBriefing(lead, incident.id, number, version));
  const { recipients } = (await desk.weighBriefing(lead, incident.id, number))!;
  must(await desk.sendBriefing(lead, incident.id, number, { version: version + 1, recipients }));
  assert.deepEqual(await desk.deliverBriefings(), { sent: recipients, failed: 0 });
}

async function countsOf(number: number, reader = made.lead) {
  const counts = await made.desk.briefingCounts(reader, made.incident.id);
  return counts.find((one) => one.number === number && one.by === made.north)!;
}

test("a staff list is taken in whole, told by counts, and replaced by the next", async () => {
  const { desk, lead, partner, sql } = made;
  assert.deepEqual(must(await desk.importStaffList(lead, list)), { added: 3, kept: 0, removed: 0 });
  const seen = await desk.staffList(lead);
  const teams = [
    { name: "Housing", people: 2 },
    { name: "Planning", people: 1 },
  ];
  assert.deepEqual([seen.total, seen.teams], [3, teams]);
  assert.equal((await desk.staffList(partner)).total, 0, "another authority's list is its own");
  const wrong = await desk.importStaffList(
    lead,
    `${list}Dee Dale,dee@,Housing,Officer\n,ada@northmere.example,,\n`,
  );
  const rows = [
    { row: 5, kind: "row-email-malformed" },
    { row: 6, kind: "row-name-missing" },
  ];
  assert.deepEqual(wrong.ok || wrong.problem, { kind: "staff-list-rows", rows });
  assert.equal((await desk.staffList(lead)).total, 3, "nothing was half imported");
  const next = list.replace("Ben Birch,ben", "Bea Birch,bea");
  assert.deepEqual(must(await desk.importStaffList(lead, next)), { added: 1, kept: 2, removed: 1 });
  assert.deepEqual(await desk.removeStaffList(lead), { removed: 3 });
  assert.equal((await desk.staffList(lead)).total, 0);
  must(await desk.importStaffList(lead, list));
  for (const table of ["staff_list_entry", "ledger_entry"])
    assert.doesNotMatch(await allOf(sql, table), /Archer|ada@/, `${table} holds a name in clear`);
});

for (const [name, table] of [
  ["semicolons, a mark and line ends of Windows", "\ufeffName;Email\r\nAda;ada@n.example\r\n"],
  ["tabs, as a spreadsheet copies them", "Name\tEmail\nAda\tada@n.example"],
  ["quotes and commas", 'Email,Name\nada@n.example,"Archer, Ada"'],
] as const)
  test(`a list is read with ${name}`, async () => {
    assert.equal(must(await made.desk.importStaffList(made.lead, table)).added, 1);
    must(await made.desk.importStaffList(made.lead, list));
  });

test("a quote that is never closed is said with its row", async () => {
  const read = await made.desk.importStaffList(made.lead, 'Name,Email\nAda,a@n.example\n"Ben,b@n.example\n');
  assert.deepEqual(read.ok || read.problem, { kind: "staff-list-unreadable", row: 3 });
});

test("a briefing goes out once another person has approved it, once to each address", async () => {
  const { desk, lead, incident } = made;
  const audience = { ...ownStaff, everybody: false, teams: ["Housing"], accounts: true };
  const form = { ...words, audience, reminders: usualReminders };
  const { number } = must(await desk.writeBriefing(comms, incident.id, form));
  const own = await desk.approveBriefing(comms, incident.id, number, 1);
  assert.equal(own.ok || own.problem.kind, "briefing-own-words");
  const early = await desk.sendBriefing(comms, incident.id, number, { version: 1, recipients: 4 });
  assert.equal(early.ok || early.problem.kind, "briefing-not-approved");
  const outdated = await desk.approveBriefing(lead, incident.id, number, 7);
  assert.equal(outdated.ok || outdated.problem.kind, "changed-meanwhile");
  must(await desk.approveBriefing(lead, incident.id, number, 1));
  const { recipients, doubles } = (await desk.weighBriefing(lead, incident.id, number))!;
  assert.deepEqual([recipients, doubles], [4, 1], "Ben, communications once, the lead and the officer");
  const shown = { version: 2, recipients };
  const miscounted = await desk.sendBriefing(lead, incident.id, number, { ...shown, recipients: 3 });
  assert.equal(miscounted.ok || miscounted.problem.kind, "audience-changed");
  const both = await Promise.all([1, 2].map(() => desk.sendBriefing(lead, incident.id, number, shown)));
  assert.deepEqual(both.map((one) => one.ok || one.problem.kind).toSorted(), ["briefing-done-already", true]);
  assert.deepEqual(await desk.deliverBriefings(), { sent: recipients, failed: 0 });
  assert.deepEqual(await desk.deliverBriefings(), { sent: 0, failed: 0 });
  const { total } = await countsOf(number);
  assert.deepEqual([total.recipients, total.sent, total.outstanding], [4, 4, 4]);
});

test("nothing is approved with a gap in it, and a change takes the yes back", async () => {
  const { desk, lead, incident } = made;
  const form = { title: "Home", body: "From [day].", audience: ownStaff, reminders: usualReminders };
  const { number } = must(await desk.writeBriefing(comms, incident.id, form));
  const gap = await desk.approveBriefing(lead, incident.id, number, 1);
  assert.equal(gap.ok || gap.problem.kind, "briefing-gaps");
  must(await desk.changeBriefing(comms, incident.id, number, { ...form, body: "From Monday.", version: 1 }));
  must(await desk.approveBriefing(lead, incident.id, number, 2));
  must(await desk.changeBriefing(lead, incident.id, number, { ...form, body: "From Tuesday.", version: 3 }));
  const own = await desk.approveBriefing(lead, incident.id, number, 4);
  assert.equal(own.ok || own.problem.kind, "briefing-own-words", "whoever changed it had a hand in it");
  must(await desk.approveBriefing(made.dpo, incident.id, number, 4));
  must(await desk.withdrawBriefing(comms, incident.id, number, 5));
  const late = await desk.sendBriefing(lead, incident.id, number, { version: 6, recipients: 3 });
  assert.equal(late.ok, false);
});

test("the record itself refuses what the desk would not do", async () => {
  const { sql, pools, lead, incident, desk } = made;
  const form = { ...words, audience: ownStaff, reminders: usualReminders };
  const { id } = must(await desk.writeBriefing(comms, incident.id, form));
  const sent = "state = 'sent', sent_by = writers[1], sent_at = now()";
  const refused = [
    `update briefing_version set ${sent} where briefing_id = '${id}'`,
    `update briefing_version set state = 'approved', approved_by = writers[1], approved_at = now() where briefing_id = '${id}'`,
    "update briefing_version set body = '' where state = 'sent'",
  ];
  for (const statement of refused) await assert.rejects(sql.unsafe(statement), statement);
  const partner = pools.of({ ...made.partner, incidents: null });
  for (const table of [
    "briefing",
    "briefing_version",
    "briefing_recipient",
    "briefing_message",
    "staff_list_entry",
  ])
    assert.equal(
      (await partner.unsafe(`select from ${table}`)).length,
      0,
      `${table} is the other authority's`,
    );
  const own = pools.of({ ...lead, incidents: null });
  await assert.rejects(own.unsafe(`update briefing_version set ${sent} where briefing_id = '${id}'`));
});

test("somebody without an account acknowledges by link, once, also while the record is out of reach", async () => {
  const { desk, lead, incident, world } = made;
  const folder = mkdtempSync(join(tmpdir(), "candour-briefings-"));
  const [hatchFolder, siteFolder] = [join(folder, "hatch"), join(folder, "site")];
  mkdirSync(siteFolder);
  const hatch = await openRecordHatch(hatchFolder, made.ring);
  const served = await serveSite({ folder: siteFolder, port: 0, hatch: hatchFolder, forms: [briefingPage] });
  assert.ok(served.ok);
  try {
    world.now = new Date();
    const ports = { ...made.briefingPorts, briefingDoor: openBriefingDoor(hatch, () => served.value.url) };
    const mails: { to: string; link: string }[] = [];
    const number = await writeApproved();
    const { recipients } = (await desk.weighBriefing(lead, incident.id, number))!;
    must(await desk.sendBriefing(lead, incident.id, number, { version: 2, recipients }));
    await deliverBriefings({
      ...ports,
      courier: async ({ to, words: { blocks } }) => {
        mails.push({ to, link: /http\S+?(?=")/u.exec(JSON.stringify(blocks))![0] });
        return { kind: "sent", already: false };
      },
    });
    assert.equal(new Set(mails.map(({ link }) => link)).size, 3, "each has a link of their own");
    const { link } = mails.find(({ to }) => to === "ada@northmere.example")!;
    const page = await read(link);
    assert.equal(page.status, 200);
    assert.match(page.body, /Be careful with links.*Call the Tech Hub.*I have read this/su);
    assert.doesNotMatch(page.body, /Ada|ada@/u, "a link that is passed on names nobody");
    assert.equal((await countsOf(number)).total.acknowledged, 0, "looking says nothing");
    const unknown = await read(`${served.value.url}/briefings/0000-0000-0000-0000-0000`);
    assert.equal(unknown.status, 404);
    assert.equal((await read(link.replace(/.$/u, "~"))).body, unknown.body);
    assert.equal((await press(link, "9", page.body)).status, 409, "other words than those that stand");
    for (let time = 0; time < 2; time++) assert.match((await press(link, "1", page.body)).body, /Thank you/u);
    const log = createLog({ words: false, write: () => {} });
    await hatch.takeIn(takersOf(ports as unknown as Parameters<typeof takersOf>[0]), log);
    assert.deepEqual(
      [readdirSync(join(hatchFolder, "in")), readdirSync(join(hatchFolder, "aside"))],
      [[], []],
    );
    const { total, byTeam } = await countsOf(number);
    assert.deepEqual([total.acknowledged, total.outstanding], [1, 2]);
    assert.equal(byTeam.find(({ team }) => team === "Planning")?.acknowledged, 1);
    assert.match((await read(link)).body, /You have told us that you have read this/u);
    assert.doesNotMatch((await read(link)).body, /<form/u);
    const entries = await ledgerOf("briefing.acknowledged");
    assert.equal(entries.length, 1);
    assert.doesNotMatch(JSON.stringify(entries), /ada@|Archer/u);
  } finally {
    world.now = new Date("2026-01-08T09:00:00Z");
    await served.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function writeApproved(): Promise<number> {
  const form = { ...words, audience: ownStaff, reminders: usualReminders };
  const { number } = must(await made.desk.writeBriefing(comms, made.incident.id, form));
  must(await made.desk.approveBriefing(made.lead, made.incident.id, number, 1));
  return number;
}

async function read(url: string) {
  const reply = await fetch(url);
  return { status: reply.status, body: await reply.text() };
}

async function press(url: string, version: string, page: string) {
  const token = /name="_token" value="([^"]+)"/u.exec(page)![1]!;
  const body = new URLSearchParams({ _token: token, version, website: "" });
  const reply = await fetch(url, { method: "POST", body });
  return { status: reply.status, body: await reply.text() };
}

async function ledgerOf(verb: string) {
  const { rows } = await made.desk.ledger("system", { page: 1 });
  return rows.filter((row) => row.verb === verb);
}

async function allOf(sql: Furnished["sql"], table: string): Promise<string> {
  return JSON.stringify(await sql.unsafe(`select t::text from ${table} t`));
}

test("a correction goes to whoever had the former and says what changed; both stay readable, each is acknowledged", async () => {
  const { desk, lead, incident } = made;
  const number = await sendOne();
  const [first] = (await desk.outstanding(lead, incident.id, number, { page: 1 })).rows;
  must(await desk.acknowledgeFor(comms, incident.id, number, first!.id, "phone"));
  assert.equal((await countsOf(number)).total.acknowledged, 1);
  const form = { title: words.title, body: "Open no links and no files.", changed: "Files as well." };
  must(await desk.correctBriefing(comms, incident.id, number, form));
  const again = await desk.correctBriefing(lead, incident.id, number, form);
  assert.equal(again.ok || again.problem.kind, "briefing-being-corrected");
  must(await desk.importStaffList(lead, `${list}Dee Dale,dee@northmere.example,Planning,Officer\n`));
  await passAndSend(number, 4);
  const { total, version } = await countsOf(number);
  assert.deepEqual(
    [version, total.recipients, total.acknowledged],
    [2, 4, 0],
    "with whoever has joined since",
  );
  const { rows } = await desk.outstanding(lead, incident.id, number, { page: 1 });
  assert.deepEqual(rows.map(({ earlier }) => earlier).toSorted(), [1, null, null, null]);
  const view = (await desk.briefing(lead, incident.id, number))!;
  assert.deepEqual(
    view.briefing.versions.map(({ state, body }) => [state, body.slice(0, 11)]),
    [
      ["sent", "Do not open"],
      ["sent", "Open no lin"],
    ],
  );
  assert.ok(
    [...made.shown.values()].some((page) => page.version === 2 && /Files as well/.test(JSON.stringify(page))),
  );
  must(await desk.importStaffList(lead, list));
});

test("who has not acknowledged is reminded by the rules, and never afterwards, nor where a message came back", async () => {
  const { desk, lead, incident, world } = made;
  const began = world.now;
  const number = await sendOne();
  const { rows } = await desk.outstanding(lead, incident.id, number, { page: 1 });
  const [ann, ben] = rows as [{ id: RecipientId }, { id: RecipientId }, unknown];
  const later = async (hours: number) => {
    world.now = new Date(began.getTime() + hours * hour);
    const { sent } = await desk.deliverBriefings();
    return [sent, (await countsOf(number)).total.reminded];
  };
  // Whatever earlier tests sent is reminded of as well: only what is of this briefing counts.
  assert.equal((await later(23))[1], 0, "before the hours are over");
  must(await desk.acknowledgeFor(comms, incident.id, number, ann.id, "paper"));
  must(await desk.markCameBack(comms, incident.id, number, ben.id));
  assert.equal((await later(24))[1], 1);
  assert.equal((await later(36))[1], 1, "at night, and too soon");
  await later(48);
  await later(72);
  await later(96);
  const messages = await made.sql<{ reminder: number; n: number }[]>`
    select m.reminder, count(*)::int as n from briefing_message m join briefing_recipient r on r.id = m.recipient_id
      join briefing b on b.id = r.briefing_id where b.number = ${number} and b.authority_id = ${made.north} group by 1 order by 1`;
  assert.deepEqual(
    [...messages],
    [
      { reminder: 0, n: 3 },
      { reminder: 1, n: 1 },
      { reminder: 2, n: 1 },
    ],
  );
  const { total } = await countsOf(number);
  assert.deepEqual([total.acknowledged, total.failed, total.outstanding], [1, 1, 2]);
  const twice = await desk.acknowledgeFor(comms, incident.id, number, ann.id, "phone");
  assert.equal(twice.ok || twice.problem.kind, "briefing-acknowledged-already");
  world.now = began;
});

test("partners see how many, and neither who nor which words; nobody acknowledges for another", async () => {
  const { desk, lead, partner, south, incident } = made;
  const number = await sendOne({ ...ownStaff, partners: [south] });
  const theirs = await countsOf(number, partner);
  assert.deepEqual([theirs.total.recipients, theirs.byTeam.length], [4, 1]);
  assert.deepEqual(theirs.byAuthority.map(({ recipients }) => recipients).toSorted(), [1, 3]);
  assert.equal(await desk.briefing(partner, incident.id, number), null);
  assert.equal((await desk.outstanding(partner, incident.id, number, { page: 1 })).total, 0);
  const page = await app.as(partner).get(base);
  assert.doesNotMatch(page.body, /Be careful with links|Archer/u);
  assert.match(page.words, /Partners’ briefings Authority Sent.*Northmere Borough Council/u);
  const [own] = (await desk.outstanding(lead, incident.id, number, { page: 1 })).rows;
  for (const attempt of [
    desk.acknowledgeFor(partner, incident.id, number, own!.id, "phone"),
    desk.acknowledgeMine(partner, own!.id, 1),
    desk.acknowledgeMine(lead, "none" as RecipientId, 1),
    desk.markCameBack(partner, incident.id, number, own!.id),
  ])
    assert.equal((await attempt).ok, false);
  const [mine] = (await desk.myBriefings(partner)).filter((one) => one.number === number);
  assert.equal(mine?.title, words.title, "what was sent to oneself one reads, whoever wrote it");
  must(await desk.acknowledgeMine(partner, mine!.recipient, 1));
  assert.equal(
    (await countsOf(number)).byAuthority.find(({ authority }) => authority === south)?.acknowledged,
    1,
  );
});

test("leads of partners are told at once, or their contact address where nobody has an account", async () => {
  const { desk, lead, south, east, other, incident } = made;
  const told = must(await desk.tellPartners(lead, incident.id, { ...words, partners: [south] }));
  assert.deepEqual(told.count.byContact, []);
  assert.equal(told.count.byAuthority[0]?.authority, south);
  assert.equal(told.briefing.versions[0]?.state, "sent");
  const elsewhere = must(await desk.tellPartners(lead, other.id, { ...words, partners: [east] }));
  assert.deepEqual(elsewhere.count.byContact, [east]);
  const gap = await desk.tellPartners(lead, incident.id, {
    title: "On [x]",
    body: "Now.",
    partners: [south],
  });
  assert.equal(gap.ok || gap.problem.kind, "briefing-gaps");
  const outsider = await desk.tellPartners(lead, incident.id, { ...words, partners: [east] });
  assert.equal(outsider.ok || outsider.problem.kind, "not-involved");
});

test("whoever is let into other incidents alone is told nothing of this one", async () => {
  const { desk, sql, lead, south, incident } = made;
  const limited = await addStaff("lead", south, "limited@southwold.example");
  await withEntry(
    sql,
    (tx) => tx`update staff set incidents = array[${made.other.id}]::uuid[] where id = ${limited.id}`,
  );
  const { count } = must(await desk.tellPartners(lead, incident.id, { ...words, partners: [south] }));
  assert.equal(count.recipients, 1);
  await desk.deliverBriefings();
});

test("a partner passes a briefing on to its own staff with one click, once, or says why not", async () => {
  const { desk, lead, partner, south, incident } = made;
  await desk.deliverBriefings();
  const numbers = [await sendOne(), await sendOne()];
  for (const number of numbers) must(await desk.proposeBriefing(lead, incident.id, number, [south]));
  assert.equal(must(await desk.proposeBriefing(lead, incident.id, numbers[0]!, [south])).proposed, 0);
  const waiting = (await desk.proposals(partner, incident.id)).filter(({ to }) => to === south);
  assert.equal(waiting.length, 2);
  const without = await desk.passOnProposal(partner, incident.id, waiting[0]!.id);
  assert.equal(without.ok || without.problem.kind, "staff-list-missing");
  must(await desk.importStaffList(partner, "Name,Email\nSid South,sid@southwold.example\n"));
  const both = await Promise.all([1, 2].map(() => desk.passOnProposal(partner, incident.id, waiting[0]!.id)));
  assert.deepEqual(both.map((one) => one.ok || one.problem.kind).toSorted(), ["proposal-answered", true]);
  must(await desk.declineProposal(partner, incident.id, waiting[1]!.id, "Said by us already"));
  assert.deepEqual(await desk.deliverBriefings(), { sent: 1, failed: 0 });
  const stolen = await desk.passOnProposal(lead, incident.id, waiting[1]!.id);
  assert.equal(stolen.ok || stolen.problem.kind, "briefing-not-proposed", "only whoever was asked answers");
  assert.match((await app.as(lead).get(base)).words, /Said by us already/u);
});

test("from the first page to the last: a memo is written, approved by a colleague, sent and followed up", async () => {
  const { lead, incident } = made;
  const [writer, approver] = [app.as(comms), app.as(lead)];
  assert.match((await writer.get(`${base}/write`)).words, /Vigilance memo.*Work-from-home memo.*All clear/su);
  const memo = await writer.get(`${base}/write?from=vigilance`);
  assert.match(memo.body, /affects Northmere Borough Council/u);
  const body = "Do not open links.\r\n\r\n- Call us <b>now</b>.";
  const form = { title: "Be careful", body, who: "everybody", after: "4", most: "1", quiet: "0-0" };
  assert.equal((await writer.post(`${base}/write`, { ...form, title: "" })).status, 400);
  assert.equal((await writer.post(`${base}/write`, { ...form, who: "" })).status, 400);
  const saved = await writer.post(`${base}/write`, form);
  assert.equal(saved.status, 303);
  const shown = await writer.get(saved.to);
  assert.match(shown.words, /A colleague has to approve it/u);
  assert.match(shown.body, /&lt;b&gt;now/u);
  assert.doesNotMatch(shown.body, /\/approval"/u);
  assert.equal((await writer.post(`${saved.to}/approval`, { version: "1" })).status, 409);
  assert.equal((await approver.post(`${saved.to}/approval`, { version: "1" })).status, 303);
  const sending = await approver.get(`${saved.to}/sending`);
  assert.match(sending.words, /Send to 3 people.*After 4 hours, once, at any hour/su);
  const sent = await approver.post(`${saved.to}/sending`, { shown: "2", recipients: "3" });
  assert.equal(sent.status, 303);
  const second = await approver.post(`${saved.to}/sending`, { shown: "2", recipients: "3" });
  assert.equal(second.status, 409);
  assert.match(second.words, /Lea Lead has done this already at 09:00/u);
  await made.desk.deliverBriefings();
  const outstanding = await approver.get(`${saved.to}/outstanding?team=Planning`);
  assert.match(outstanding.words, /1 of your own, in Planning.*Ada Archer/su);
  const recipient = /name="recipient" value="([^"]+)"/u.exec(outstanding.body)![1]!;
  assert.equal((await approver.post(`${saved.to}/outstanding`, { recipient, how: "smoke" })).status, 409);
  assert.equal((await approver.post(`${saved.to}/outstanding`, { recipient, how: "in-person" })).status, 303);
  assert.match((await approver.get(saved.to)).words, /1 acknowledged 2 outstanding/u);
  assert.match((await approver.get(base)).words, /1 of 3/u);
  assert.equal((await app.as(made.partner).get(saved.to)).status, 404);
  assert.equal((await approver.get(`/incidents/${incident.reference}/briefings/1e3`)).status, 404);
});

test("the templates that come along leave nothing but gaps that are named, and fit every rule once they are filled", async () => {
  const templates = await made.desk.briefingTemplates(made.lead);
  assert.deepEqual(
    templates.map(({ key }) => key),
    ["vigilance", "home-working", "partner-exposed", "passphrase-reset", "all-clear"],
  );
  for (const { key } of templates) {
    const page = await app.as(comms).get(`${base}/write?from=${key}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.body, /\{\w+\}/u, `${key} has a name that nothing fills in`);
  }
});

test("whatever happens in whatever order, each gets each version once, and no reminder after acknowledging", async () => {
  const { desk, lead, incident, world } = made;
  const began = world.now;
  const act = fc.constantFrom("correct", "acknowledge", "wait", "deliver", "deliver", "comes-back");
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 18 }), fc.nat(), async (acts, chance) => {
      const went: { to: string; version: string; reminder: boolean }[] = [];
      const acknowledged = new Map<string, number>();
      const ports = {
        ...made.briefingPorts,
        courier: async ({ reference, to }: { reference: string; to: string }) => {
          const [, version = "", reminder] = /^B-[0-9a-f-]{36}-(\d+)(-R\d)?$/u.exec(reference)!;
          if (recipients.has(reference.slice(2, 38)))
            went.push({ to, version, reminder: reminder !== undefined });
          if (reminder !== undefined && recipients.has(reference.slice(2, 38)))
            assert.ok((acknowledged.get(to) ?? 0) < Number(version), "reminded after acknowledging");
          return { kind: "sent", already: false } as const;
        },
      };
      const recipients = new Set<string>();
      const number = await writeApproved();
      must(await desk.sendBriefing(lead, incident.id, number, { version: 2, recipients: 3 }));
      for (const { id } of (await desk.outstanding(lead, incident.id, number, { page: 1 })).rows)
        recipients.add(id);
      let [row, versions, turn] = [3, 1, chance];
      const back = new Set<string>();
      for (const one of [...acts, "deliver" as const]) {
        const { rows } = await desk.outstanding(lead, incident.id, number, { page: 1 });
        const chosen = rows[turn++ % Math.max(rows.length, 1)];
        if (one === "correct") {
          must(await desk.correctBriefing(comms, incident.id, number, { ...words, changed: "A word" }));
          must(await desk.approveBriefing(lead, incident.id, number, row + 1));
          must(await desk.sendBriefing(lead, incident.id, number, { version: row + 2, recipients: 3 }));
          [row, versions] = [row + 3, versions + 1];
        } else if (one === "acknowledge" && chosen !== undefined) {
          must(await desk.acknowledgeFor(lead, incident.id, number, chosen.id, "phone"));
          acknowledged.set(chosen.email, versions);
        } else if (one === "comes-back" && chosen !== undefined && !chosen.cameBack) {
          must(await desk.markCameBack(lead, incident.id, number, chosen.id));
          back.add(chosen.email);
        } else if (one === "wait") world.now = new Date(world.now.getTime() + 25 * hour);
        else if (one === "deliver") {
          await queueReminders(ports);
          await deliverBriefings(ports);
        }
      }
      const firsts = went.filter(({ reminder }) => !reminder).map(({ to, version }) => `${to} ${version}`);
      assert.equal(new Set(firsts).size, firsts.length, "nobody gets a version twice");
      for (const { email } of await meantOf())
        if (!back.has(email))
          assert.equal(
            firsts.filter((one) => one.startsWith(email)).length,
            versions,
            `${email} lacks a version`,
          );
      for (const to of new Set(went.map((one) => one.to)))
        for (let version = 1; version <= versions; version++)
          assert.ok(
            went.filter((one) => one.reminder && one.to === to && one.version === String(version)).length <=
              2,
          );
      world.now = began;
    }),
    { numRuns: 6, ...(process.env["CANDOUR_SEED"] ? { seed: Number(process.env["CANDOUR_SEED"]) } : {}) },
  );
});

async function meantOf() {
  return await made.briefingPorts.briefings.meant(
    ownStaff,
    { incident: made.incident.id, authority: made.north },
    null,
  );
}
