/** Briefings on the real record: written by one and approved by another, sent once to each, acknowledged, reminded, counted. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Role } from "../src/domain/bodies/authority.ts";
import type { Audience } from "../src/domain/briefings/audience.ts";
import { usualReminders } from "../src/domain/briefings/reminders.ts";
import type { AuthorityId } from "../src/domain/ids.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must, passphrase } from "./desk.ts";

const ownStaff: Audience = { everybody: true, teams: [], accounts: false, partners: [] };
const words = { title: "Be careful with links", body: "Do not open links.\n\n- Call the Tech Hub." };
const list = `Name,Email,Team,Role
Ada Archer,ada@northmere.example,Planning,Officer
Ben Birch,ben@northmere.example,Housing,Manager
Cyd Cole,COMMS@northmere.example,Housing,Officer
`;

let made: Furnished;
let comms: Staff;
before(async () => {
  made = await furnishedRecord();
  comms = await addStaff("communications", made.north, "comms@northmere.example");
});

async function addStaff(role: Role, authority: AuthorityId, email: string): Promise<Staff> {
  const form = { name: `Made Up ${role}`, email, role, authority, passphrase };
  return must(await made.desk.addStaff("system", form));
}

test("a staff list is taken in whole, told by counts, and replaced by the next", async () => {
  const { desk, lead, partner } = made;
  assert.deepEqual(must(await desk.importStaffList(lead, list)), { added: 3, kept: 0, removed: 0 });
  const seen = await desk.staffList(lead);
  assert.deepEqual(
    [seen.total, seen.teams],
    [
      3,
      [
        { name: "Housing", people: 2 },
        { name: "Planning", people: 1 },
      ],
    ],
  );
  assert.equal((await desk.staffList(partner)).total, 0, "another authority's list is its own");
  const wrong = await desk.importStaffList(
    lead,
    `${list}Dee Dale,dee@,Housing,Officer\n,ada@northmere.example,,\n`,
  );
  assert.deepEqual(wrong.ok || wrong.problem, {
    kind: "staff-list-rows",
    rows: [
      { row: 5, kind: "row-email-malformed" },
      { row: 6, kind: "row-name-missing" },
    ],
  });
  assert.equal((await desk.staffList(lead)).total, 3, "nothing was half imported");
  assert.deepEqual(must(await desk.importStaffList(lead, list)), { added: 0, kept: 3, removed: 0 });
});

test("a briefing goes out once another person has approved it, once to each address", async () => {
  const { desk, lead, incident } = made;
  const written = must(
    await desk.writeBriefing(comms, incident.id, {
      ...words,
      audience: { ...ownStaff, teams: ["Housing"], accounts: true },
      reminders: usualReminders,
    }),
  );
  const own = await desk.approveBriefing(comms, incident.id, written.number, 1);
  assert.equal(own.ok || own.problem.kind, "briefing-own-words");
  const early = await desk.sendBriefing(comms, incident.id, written.number, { version: 1, recipients: 1 });
  assert.ok(!early.ok);
  must(await desk.approveBriefing(lead, incident.id, written.number, 1));
  const count = await desk.weighBriefing(lead, incident.id, written.number);
  assert.deepEqual([count?.recipients, count?.doubles], [count?.recipients, 1]);
  const recipients = count!.recipients;
  const outdated = await desk.sendBriefing(lead, incident.id, written.number, {
    version: 2,
    recipients: recipients - 1,
  });
  assert.equal(outdated.ok || outdated.problem.kind, "audience-changed");
  must(await desk.sendBriefing(lead, incident.id, written.number, { version: 2, recipients }));
  const again = await desk.sendBriefing(lead, incident.id, written.number, { version: 2, recipients });
  assert.equal(again.ok || again.problem.kind, "briefing-done-already");
  assert.deepEqual(await desk.deliverBriefings(), { sent: recipients, failed: 0 });
  const [counts] = await desk.briefingCounts(lead, incident.id);
  assert.deepEqual([counts?.total.sent, counts?.total.outstanding], [recipients, recipients]);
});

test("leads of partners are told at once, or their contact address where nobody has an account", async () => {
  const { desk, lead, south, east, other, incident } = made;
  const told = must(await desk.tellPartners(lead, incident.id, { ...words, partners: [south] }));
  assert.deepEqual(told.count.byContact, []);
  assert.equal(told.count.byAuthority[0]?.authority, south);
  assert.equal(told.briefing.versions[0]?.state, "sent");
  const elsewhere = must(await desk.tellPartners(lead, other.id, { ...words, partners: [east] }));
  assert.deepEqual(elsewhere.count.byContact, [east]);
  const unfinished = { title: "About [system]", body: "Isolate it.", partners: [south] };
  const gap = await desk.tellPartners(lead, incident.id, unfinished);
  assert.equal(gap.ok || gap.problem.kind, "briefing-gaps");
  const outsider = await desk.tellPartners(lead, incident.id, { ...words, partners: [east] });
  assert.equal(outsider.ok || outsider.problem.kind, "not-involved");
});
