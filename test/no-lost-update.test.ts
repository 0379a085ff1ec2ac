/**
 * No lost update, on every page that edits: two people open the same form, both send it, and the second is told who was
 * first. Nothing is overwritten, and nothing that was typed is lost. A page whose form comes filled in is one that
 * edits: without a version it fails here.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Staff } from "../src/domain/staff/staff.ts";
import type { PageModule } from "../src/web/frame/visit.ts";
import { pages } from "../src/web/pages.ts";
import { objectsOf } from "./builders/addresses.ts";
import { furnishAccount } from "./builders/furnish-account.ts";
import { furnishBriefings } from "./builders/furnish-briefings.ts";
import { furnishExposure } from "./builders/furnish-exposure.ts";
import { furnishMap } from "./builders/furnish-map.ts";
import { furnishMeasures } from "./builders/furnish-measures.ts";
import { furnishPublicServices } from "./builders/furnish-public-services.ts";
import { furnishSightings } from "./builders/furnish-sightings.ts";
import { furnishWaves } from "./builders/furnish-waves.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import {
  type Fields,
  formsIn,
  type StaffApp,
  type StaffBrowser,
  staffApp,
  unescaped,
} from "./builders/staff-browser.ts";
import { must, passphrase } from "./desk.ts";

/** Forms that come filled in and yet edit nothing that somebody else could have changed meanwhile. */
const editsNothing: Readonly<Record<string, string>> = {
  "/sightings/groups/:group": "closes what is open; who comes second is told that it is done",
  "/incidents/:incident/checks/new": "writes down a new question",
  "/outages/new": "tells of a new outage",
  "/outages/:outage/ask": "asks authorities that were not asked yet",
  "/map/add/:mapKind": "puts something new on the map",
  "/staff/invite": "makes a new invitation",
  "/incidents/declare": "makes a new incident",
  "/incidents/:incident/holdings/load": "loads a new holding",
  "/incidents/:incident/people": "a search",
  "/incidents/:incident/people/sharing": "makes a new share",
  "/incidents/:incident/trust/all-clears/sign": "makes a new all-clear",
  "/incidents/:incident/measures/order": "makes a new measure",
  "/incidents/:incident/measures/from-template": "makes new measures",
  "/incidents/:incident/measures/:measure/proposals/:proposal":
    "is decided once; it carries the service's version",
  "/incidents/:incident/referrals/new": "writes a new referral",
  "/incidents/:incident/referrals/:referral/steps/:act": "a step is checked as things stand, under lock",
  "/incidents/:incident/referrals/:referral/questions/new": "writes down a new question",
  "/incidents/:incident/referrals/:referral/questions/:question": "adds an answer below those before it",
  "/incidents/:incident/briefings/partners": "sends a new briefing",
  "/incidents/:incident/briefings/:briefing/proposals": "asks partners, each once",
  "/incidents/:incident/handover/write": "writes a new note",
  "/incidents/:incident/evidence/:evidence/hand": "adds to the custody chain",
  "/incidents/:incident/timeline": "a search",
  "/incidents/:incident/timeline/add": "adds a new line",
  "/incidents/:incident/decisions/make": "makes a new decision",
  "/incidents/:incident/judgements/new": "makes a new judgement",
  "/incidents/:incident/notices/waves/plan": "plans a new wave",
  "/incidents/:incident/exposure/told": "is said once, and starts from now",
};

const firstSign = {
  ...{ "alarm-day": "8", "alarm-month": "1", "alarm-year": "2026", "alarm-hour": "5", "alarm-minute": "10" },
};

const partnerTrust = { channels: "mail", state: "not-until-safe" };

/** What the first, the second and then the second again send; `shows`: the field by which to see what stands there. */
const edits: Readonly<Record<string, { first: Fields; second: Fields; again?: Fields; shows?: string }>> = {
  "/incidents/:incident/services/contact": {
    ...{ first: { phone: "020 7946 0001" }, second: { phone: "020 7946 0002" }, shows: "phone" },
  },
  "/incidents/:incident/notices/waves/:wave/change": {
    ...{ first: { perHour: "100" }, second: { perHour: "200" }, shows: "perHour" },
  },
  "/incidents/:incident/people/:person/severity": {
    ...{ first: { reasons: "It is rare here" }, second: { reasons: "It is known here" }, shows: "reasons" },
  },
  "/incidents/:incident/notices/batches/printer": {
    ...{ first: { name: "Northmere Print" }, second: { name: "Eastholm Print" }, shows: "name" },
  },
  "/incidents/:incident/people/:person/reading": {
    ...{ first: { format: "large-print" }, second: { format: "easy-read" }, shows: "format" },
  },
  "/notices/templates/:code/:wording/write": {
    first: { "words-subject": "{authority}: please read this" },
    second: { "words-subject": "{authority}: about your information" },
    shows: "words-subject",
  },
  "/incidents/:incident/services/places/:place": {
    ...{ first: { access: "A ramp" }, second: { access: "A lift" }, shows: "access" },
  },
  "/incidents/:incident/services/maintenance/:maintenance": {
    ...{ first: { title: "New server" }, second: { title: "Newer server" }, shows: "title" },
  },
  "/incidents/:incident/services/colour": {
    ...{ first: { colour: "#16324f" }, second: { colour: "#7a1f4d" }, shows: "colour" },
  },
  "/incidents/:incident/services/:service/name": {
    ...{ first: { group: "Money" }, second: { group: "Streets" }, shows: "group" },
  },
  "/translations/:code/:subject/write": {
    ...{ first: { "words-name": "Canolfan" }, second: { "words-name": "Y Ganolfan" }, shows: "words-name" },
  },
  "/outages/:outage/say": {
    ...{ first: { words: "It is slow." }, second: { words: "It is slower." }, shows: "words" },
  },
  "/outages/:outage/part": {
    ...{ first: { words: "Call us." }, second: { words: "Write to us." }, shows: "words" },
  },
  "/incidents/:incident/services/:service": {
    first: { status: "suspended", note: "Call us about it" },
    second: { status: "disrupted", note: "Come in and ask" },
    shows: "note",
  },
  "/incidents/:incident/statements/write": {
    first: { title: "What we know", body: "Files were copied." },
    second: { title: "What we do", body: "We look at what was copied." },
  },
  "/incidents/:incident/points/write": {
    first: { kind: "known", text: "Files were copied." },
    second: { kind: "known", text: "Many files were copied." },
  },
  "/incidents/:incident/phase": {
    first: { to: "contained", reasons: "They are out" },
    second: { to: "contained", reasons: "All doors are shut" },
    again: { to: "confirmed", reasons: "A door was open" },
  },
  "/incidents/:incident/clocks/:authority": {
    first: { "aware-hour": "6", reasons: "A log says so" },
    second: { "aware-hour": "5", reasons: "Another log does" },
    shows: "aware-hour",
  },
  "/incidents/:incident/report/sections/:section": {
    ...{ first: { consequences: "Fraud by phone" }, second: { consequences: "Distress" } },
    shows: "consequences",
  },
  "/incidents/:incident/clocks/regimes/:regime": {
    first: { step: "rule-out", reasons: "The risk is low" },
    second: {
      ...{
        step: "start",
        "at-day": "8",
        "at-month": "1",
        "at-year": "2026",
        "at-hour": "8",
        "at-minute": "0",
      },
      reasons: "Some are at risk",
    },
  },
  "/incidents/:incident/circumstances": {
    first: { integrity: "altered", reasons: "Forms were changed" },
    second: { integrity: "not-recoverable", reasons: "No copy is left" },
    shows: "reasons",
  },
  "/incidents/:incident/referrals/:referral/change": {
    first: { about: "The archive was copied", reference: "NCA 1" },
    second: { about: "Two archives were copied", reference: "NCA 2" },
    shows: "about",
  },
  "/sightings/groups/:group/assignee": {
    ...{ first: { assignee: "" }, second: { assignee: "" }, shows: "assignee" },
  },
  "/sightings/groups/:group/measure": {
    ...{ first: { measure: "" }, second: { measure: "" }, shows: "measure" },
  },
  "/incidents/:incident/briefings/:briefing/change": {
    ...{ first: { title: "Be very careful" }, second: { title: "Be careful at home" }, shows: "title" },
  },
  "/incidents/:incident/handover/:handover": {
    ...{ first: { words: "Call them at one" }, second: { words: "Call them at two" }, shows: "words" },
  },
  "/incidents/:incident/timeline/lines/:line": {
    first: { what: "A siren", reasons: "Heard again" },
    second: { what: "A bell", reasons: "Heard otherwise" },
    shows: "what",
  },
  "/incidents/:incident/measures/:measure/change": {
    first: { title: "Isolate two networks" },
    second: { title: "Isolate all networks" },
    shows: "title",
  },
  "/incidents/:incident/exposure/belief": {
    first: { "since-day": "4", reasons: "A log says so" },
    second: { "since-day": "5", reasons: "Another log does" },
    again: { "since-day": "5", reasons: "Another log does" },
    shows: "since-day",
  },
  "/incidents/:incident/exposure/:exposure": {
    first: { verdict: "confirmed", reasons: "It is in the copy" },
    second: { verdict: "ruled-out", reasons: "It was wiped" },
  },
  "/incidents/:incident/measures/:measure/after": { first: {}, second: {} },
  "/incidents/:incident/measures/:measure/times/:position": {
    first: { "happened-hour": "7", reasons: "The firewall says so" },
    second: { "happened-hour": "6", reasons: "The switch says so" },
    shows: "happened-hour",
  },
  "/incidents/:incident/trust/set": {
    first: { ...partnerTrust, words: "Do not open their mail", reasons: "It began there" },
    second: { ...partnerTrust, words: "Open nothing of theirs", reasons: "They said so" },
  },
  "/incidents/:incident/trust/all-clears/:attestation/answer": {
    first: { answer: "not", reasons: "We have not tried it" },
    second: { answer: "not", reasons: "They have not said how" },
  },
  "/incidents/:incident/measures/alarm/record": {
    first: { ...firstSign, words: "Odd sign-ins" },
    second: { ...firstSign, words: "A call at night" },
    shows: "words",
  },
  "/map/:mapKind/:mapNode/change": {
    ...{ first: { name: "Permits of old" }, second: { name: "Permits of all years" }, shows: "name" },
  },
  "/news/sender": {
    first: { name: "Northmere news", email: "news@northmere.example", replyTo: "" },
    second: { name: "News of Northmere", email: "told@northmere.example", replyTo: "" },
    shows: "name",
  },
  "/map/edges/:edge": {
    ...{ first: { from: "1/4/2007" }, second: { from: "1/4/2008" }, shows: "from" },
  },
  "/incidents/:incident/retention/rule": {
    first: { holdings: "7", reasons: "Policy" },
    second: { holdings: "9", reasons: "Habit" },
    shows: "holdings",
  },
  "/incidents/:incident/retention/holdings/:holding": {
    first: { until: "01/03/2027", reasons: "A complaint" },
    second: { until: "02/03/2027", reasons: "A claim" },
    shows: "until",
  },
  "/incidents/:incident/people/:person/end": {
    first: { until: "01/03/2027", reasons: "A complaint" },
    second: { until: "02/03/2027", reasons: "A claim" },
    shows: "until",
  },
};

let made: Furnished;
let house: StaffApp;
let objects: Readonly<Record<string, string>>;
let one: StaffBrowser;
let other: StaffBrowser;

before(async () => {
  made = await furnishedRecord();
  await furnishAccount(made);
  await furnishMeasures(made);
  await furnishMap(made);
  await furnishSightings(made);
  await furnishExposure(made);
  await furnishBriefings(made);
  await furnishPublicServices(made);
  await furnishWaves(made);
  const addresses = await objectsOf(made);
  // One answers what a partner has signed.
  objects = { ...addresses, attestation: addresses["partners"] ?? "none" };
  house = await staffApp(made.desk, () => made.world.now);
  const email = "other@northmere.example";
  const form = { name: "Otis O'Other", email, role: "lead" as const, authority: made.north, passphrase };
  const colleague: Staff = must(await made.desk.addStaff("system", form));
  const why = { why: "caller", words: "", reference: "CALL-7" };
  for (const staff of [made.lead, colleague]) must(await made.desk.openTask(staff, why));
  one = house.signIn(made.lead);
  other = house.signIn(colleague);
});
after(() => house.app.close());

test("every page whose form comes filled in carries the version that it was opened with", async () => {
  const versioned: string[] = [];
  const unversioned: string[] = [];
  for (const page of pages) {
    if (page.get === undefined || page.post === undefined || page.needs === "nobody") continue;
    for (const { fields, filled } of formsIn((await one.open(addressOf(page))).body)) {
      if (fields["version"] !== undefined) versioned.push(page.path);
      else if (filled.length > 0 && editsNothing[page.path] === undefined)
        unversioned.push(`${page.path} edits ${filled}`);
    }
  }
  assert.deepEqual(unversioned, [], "without a version");
  assert.deepEqual(
    [...new Set(versioned)].toSorted(),
    Object.keys(edits).toSorted(),
    "try each of them here",
  );
});

for (const [path, { first, second, again = second, shows }] of Object.entries(edits)) {
  test(`two people at ${path}: the second is told of the first, and overwrites nothing`, async () => {
    const url = addressOf({ path });
    const [mine, theirs] = [await formAt(one, url), await formAt(other, url)];
    assert.equal(mine["version"], theirs["version"]);
    assert.equal((await one.send(url, mine, first)).status, 303);
    const size = await ledgerSize();
    const met = await other.send(url, theirs, second);
    assert.equal(met.status, 409);
    assert.equal(await ledgerSize(), size, "nothing was written");
    const words = unescaped(met.body);
    assert.match(words, /Lea Lead changed this at 09:00 while you were writing/);
    for (const typed of Object.values(second))
      assert.ok(words.toLowerCase().includes(typed.toLowerCase()), `what was typed is lost: ${typed}`);
    if (shows !== undefined) assert.equal((await formAt(one, url))[shows], first[shows]);
    const form = formsIn(met.body).find(({ fields }) => fields["version"] !== undefined)!.fields;
    assert.equal(Number(form["version"]), Number(mine["version"]) + 1);
    assert.equal((await other.send(url, form, again)).status, 303, "with theirs seen, it is saved");
    if (shows !== undefined) assert.equal((await formAt(one, url))[shows], second[shows]);
  });
}

test("two at the same moment: one is saved, one is told", async () => {
  const url = addressOf({ path: "/incidents/:incident/services/contact" });
  for (let round = 0; round < 5; round++) {
    const [mine, theirs] = [await formAt(one, url), await formAt(other, url)];
    const sent = await Promise.all([
      one.send(url, mine, { phone: `020 7946 01${round}0` }),
      other.send(url, theirs, { phone: `020 7946 01${round}1` }),
    ]);
    assert.deepEqual(sent.map(({ status }) => status).toSorted(), [303, 409]);
  }
});

test("a form without a version, or with one made up, overwrites nothing that somebody wrote", async () => {
  const url = addressOf({ path: "/incidents/:incident/services/contact" });
  const form = await formAt(one, url);
  for (const version of ["", "0", "-1", "any", "1e3", "99999999999999999999"])
    assert.equal(
      (await one.send(url, { ...form, version }, { phone: "020 7946 0003" })).status,
      409,
      version,
    );
  assert.notEqual((await formAt(one, url))["phone"], "020 7946 0003");
});

async function formAt(browser: StaffBrowser, url: string): Promise<Fields> {
  const form = formsIn((await browser.open(url)).body).find(({ fields }) => fields["version"] !== undefined);
  return form!.fields;
}

function addressOf({ path }: Pick<PageModule, "path">): string {
  return path.replace(/:(\w+)/gu, (_, name: string) => objects[name] ?? "none");
}

async function ledgerSize(): Promise<number> {
  const [row] = await made.sql<[{ readonly size: number }]>`select size::int as size from ledger_tree`;
  return row.size;
}
