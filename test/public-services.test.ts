/** Services, outages and maintenance over the real desk: who may say what of whose, and what the public then reads. */
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import type { Maintenance } from "../src/domain/public-services/maintenance.ts";
import { latestSaying, type Outage } from "../src/domain/public-services/outage.ts";
import { makeAnewIfOld } from "../src/main/sites/keep-fresh.ts";
import { publicationOf } from "../src/public/site/publication-of.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { furnishPublicServices } from "./builders/furnish-public-services.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { type Fields, formsIn, type StaffBrowser, staffApp } from "./builders/staff-browser.ts";
import { must } from "./desk.ts";

let made: Furnished;
let outage: Outage;
let maintenance: Maintenance;

before(async () => {
  made = await furnishedRecord();
  ({ outage, maintenance } = await furnishPublicServices(made));
});

test("a service has a key of its own, also the second of one name, and keeps it when it is renamed", async () => {
  const { desk, lead, north } = made;
  const first = await desk.addService(lead, { authority: north, name: "Bins & recycling" });
  const second = await desk.addService(lead, { authority: north, name: "Bins & recycling" });
  assert.deepEqual([first.key, second.key], ["bins-recycling", "bins-recycling-2"]);
  const form = { name: "Waste", group: "Streets", rank: 2 };
  assert.equal(must(await desk.describeService(lead, first.id, form)).key, "bins-recycling");
  const stale = await desk.describeService(lead, first.id, { ...form, version: 0 });
  assert.equal(stale.ok ? "" : stale.problem.kind, "changed-meanwhile");
});

test("every revision of the expected return is kept and published", async () => {
  const { desk, lead, partner, north } = made;
  const service = (await desk.services(lead)).find(
    (one) => one.authority === north && one.name === "Housing",
  )!;
  const say = (expected: string, expectedDay: string | null = null) =>
    desk.setServiceStatus(lead, service.id, { status: "suspended", note: "", expected, expectedDay });
  for (const words of ["one week", "one week", "two weeks"]) must(await say(words));
  must(await say("", "2026-12-24"));
  assert.equal((await desk.serviceChanges(partner, service.id)).length, 4);
  const published = (await publication()).services.find(({ name }) => name === "Housing")!;
  assert.deepEqual(
    published.revisions.map(({ expected, expectedDay }) => expectedDay ?? expected),
    ["one week", "two weeks", "2026-12-24"],
  );
  assert.equal(
    (await desk.setServiceStatus(lead, service.id, { ...form("31"), expectedDay: "2026-02-31" })).ok,
    false,
  );
  assert.equal((await desk.setServiceStatus(partner, service.id, form("theirs"))).ok, false);
});

test("an outage shows on the origin's services at once, and on a partner's when its own staff have joined", async () => {
  const { desk, lead, partner } = made;
  const status = async () => {
    const { services } = await publication();
    return services
      .filter(({ name }) => name === "My Account")
      .map((one) => `${one.authority} ${one.status}`);
  };
  const [own, theirs] = await status();
  assert.match(own!, /suspended/);
  assert.match(theirs!, /running/);
  const declined = await desk.answerOutage(lead, outage.id, "join");
  assert.equal(declined.ok ? "" : declined.problem.kind, "part-decided", "its own joined when it was told");
  must(await desk.answerOutage(partner, outage.id, "join"));
  const again = await desk.answerOutage(partner, outage.id, "join");
  assert.equal(again.ok ? "" : again.problem.kind, "part-decided");
  assert.match((await status())[1]!, /suspended/);
  const said = {
    title: "Shared sign-in",
    status: "disrupted",
    words: "Slow.",
    expected: "",
    expectedDay: "2026-12-10",
  } as const;
  must(await desk.sayOfOutage(lead, outage.id, said));
  assert.deepEqual(
    (await status()).map((one) => one.split(" ")[1]),
    ["disrupted", "disrupted"],
    "one change shows on both",
  );
  const published = (await publication()).outages[0]!;
  assert.deepEqual(
    published.parts.map(({ services }) => services),
    [["my-account"], ["my-account"]],
  );
  assert.deepEqual(
    published.revisions.map(({ expected, expectedDay }) => expectedDay ?? expected),
    ["one week", "2026-12-10"],
  );
});

test("each authority speaks for itself: the origin's words are the origin's, a part's are its own", async () => {
  const { desk, lead, partner, sql } = made;
  const said = { title: "x", status: "suspended", words: "", expected: "", expectedDay: null } as const;
  assert.equal(problemOf(await desk.sayOfOutage(partner, outage.id, said)), "not-yours");
  assert.equal(problemOf(await desk.endOutage(partner, outage.id)), "not-yours");
  const [part] = (await desk.outages(partner))[0]!.parts.filter(
    ({ authority }) => authority === partner.authority,
  );
  const form = {
    services: part!.services,
    words: "Call us.",
    channels: [{ kind: "phone", value: "020 7946 0001", words: "" }],
    version: 1,
  } as const;
  must(await desk.changePart(partner, outage.id, form));
  assert.equal(problemOf(await desk.changePart(partner, outage.id, form)), "changed-meanwhile");
  const bad = [{ kind: "web", value: "javascript:alert(1)", words: "" }] as const;
  assert.equal(
    problemOf(await desk.changePart(partner, outage.id, { ...form, channels: bad, version: 2 })),
    "channel-malformed",
  );
  assert.equal(
    problemOf(await desk.changePart(lead, outage.id, { ...form, version: 0 })),
    "services-missing",
  );
  await assert.rejects(
    made.pools.of(partner)`update outage set title = 'theirs' returning id`.then((rows) =>
      assert.equal(rows.length, 1),
    ),
    "the record itself gives a partner no hold of it",
  );
  assert.equal((await sql`select title from outage where id = ${outage.id}`)[0]!["title"], "Shared sign-in");
});

test("an authority that leaves an outage is out of it, and its history keeps that it had it", async () => {
  const { desk, partner, world } = made;
  const theirs = async () =>
    (await publication()).services.filter(({ name }) => name === "My Account").at(-1)!;
  world.now = new Date(world.now.getTime() + 60_000);
  must(await desk.answerOutage(partner, outage.id, "leave"));
  const left = await theirs();
  assert.deepEqual([left.status, left.outages], ["running", []]);
  assert.equal(left.history.days.at(-1)!.status, "disrupted");
  assert.equal(left.history.changes.at(-1)!.status, "running");
  must(await desk.answerOutage(partner, outage.id, "join"));
  assert.equal((await theirs()).status, "disrupted");
});

test("an outage that has ended leaves its services as they were, and stays in their history", async () => {
  const { desk, lead, world } = made;
  world.now = new Date(world.now.getTime() + 60_000);
  must(await desk.endOutage(lead, outage.id));
  assert.equal(problemOf(await desk.endOutage(lead, outage.id)), "outage-over");
  const { services, outages } = await publication();
  const account = services.find(({ name }) => name === "My Account")!;
  assert.equal(account.status, "running");
  assert.equal(account.history.days.at(-1)!.status, "disrupted");
  assert.deepEqual(account.history.changes.map(({ status }) => status).slice(-2), ["disrupted", "running"]);
  assert.notEqual(outages[0]!.endedAt, null);
  assert.equal(latestSaying((await desk.outages(lead))[0]!).status, "disrupted");
});

test("maintenance is planned for one's own services alone, changed, and called off once", async () => {
  const { desk, lead, partner } = made;
  const { id, services, title, words, from, until } = maintenance;
  const plan = { services, title, words, from, until };
  assert.equal(problemOf(await desk.planMaintenance(partner, partner.authority, plan)), "services-missing");
  assert.equal(problemOf(await desk.changeMaintenance(partner, id, plan)), "not-yours");
  assert.equal(
    problemOf(await desk.planMaintenance(lead, lead.authority, { ...plan, until: from })),
    "maintenance-reversed",
  );
  must(await desk.changeMaintenance(lead, id, { ...plan, title: "Newer server" }, 0));
  assert.equal((await publication()).maintenance[0]!.state, "upcoming");
  must(await desk.cancelMaintenance(lead, id, 1));
  assert.equal(problemOf(await desk.cancelMaintenance(lead, id)), "maintenance-over");
  assert.equal((await publication()).maintenance[0]!.state, "cancelled");
});

test("a place, a colour and an outage go through the pages of staff, and the public reads them", async () => {
  const { desk, lead, partner, incident, south } = made;
  const house = await staffApp(desk, made.now);
  const [one, other] = [house.signIn(lead), house.signIn(partner)];
  const here = `/incidents/${incident.reference}/services`;
  const place = { name: "Library", monday: "9am to midday", "day-1": "25/12/2026", "hours-1": "closed" };
  assert.equal(
    (await one.send(`${here}/places/new`, await formAt(one, `${here}/places/new`), place)).status,
    303,
  );
  const wrong = { ...place, monday: "whenever", "day-1": "31/02/2026" };
  const back = await one.send(`${here}/places/new`, await formAt(one, `${here}/places/new`), wrong);
  assert.equal(back.status, 400);
  for (const field of ["monday", "day-1"]) assert.match(back.body, new RegExp(`<a href="#${field}">`, "u"));
  assert.match(back.body, /value="whenever"/u, "what was typed is still there");
  const colour = { colour: "#ffd700", answer: "save" };
  assert.equal((await one.send(`${here}/colour`, await formAt(one, `${here}/colour`), colour)).status, 303);
  const services = await desk.services(lead);
  const chosen = services.filter(({ name }) => name === "Parking permits").map(({ id }) => id);
  const told = {
    ...{
      title: "Permit system",
      status: "suspended",
      "started-day": "8",
      "started-month": "1",
      "started-year": "2026",
    },
    ...{ "started-hour": "8", "started-minute": "00" },
  };
  assert.equal(
    (await one.send("/outages/new", await formAt(one, "/outages/new"), told)).status,
    400,
    "no service",
  );
  const size = (await desk.outages(lead)).length;
  const seen = await one.send("/outages/new", await formAt(one, "/outages/new"), { ...told, answer: "look" });
  assert.match(seen.body, /What the public will read/u);
  assert.equal((await desk.outages(lead)).length, size, "a look saves nothing");
  const form = await formAt(one, "/outages/new");
  const sent = await one.raw(
    "/outages/new",
    "application/x-www-form-urlencoded",
    new URLSearchParams([
      ...Object.entries({ ...form, ...told }),
      ...chosen.map((id) => ["services", id]),
    ] as [string, string][]).toString(),
  );
  assert.equal(sent.status, 303);
  assert.match((await other.open(`/incidents/${incident.reference}/services`)).body, /You are asked:/u);
  assert.match(
    (await other.open(`/incidents/${incident.reference}`)).body,
    /Permit system” is also an outage/u,
  );
  const answers = `${sent.to}/answers`;
  const joined = await other.send(answers, await formAt(other, sent.to), { step: "join" });
  assert.equal(joined.status, 303);
  assert.equal((await other.send(`${sent.to}/end`, await formAt(other, sent.to), {})).status, 403);
  const site = renderSite(await publication());
  const authority = (await desk.authorities(lead)).find(({ id }) => id === south)!;
  const page = site.get(`/authorities/${authority.key}`)?.body ?? "";
  assert.match(page, /Permit system/u);
  assert.match(site.get("/")?.body ?? "", /assets\/colours-/u);
  assert.match(site.get("/places.json")?.body ?? "", /"name":"Library"/u);
  await house.app.close();
});

test("the public page is made anew when a day has ended, and not before it was ever published", async () => {
  const { desk, world } = made;
  const folder = mkdtempSync(join(tmpdir(), "candour-fresh-"));
  const size = world.published.length;
  assert.equal(await makeAnewIfOld(desk, folder, new Date("2026-11-28T10:00:00Z")), null);
  writeFileSync(join(folder, "current"), "20261128T100000000Z-abcdef\n");
  await makeAnewIfOld(desk, folder, new Date("2026-11-28T23:00:00Z"));
  assert.equal(world.published.length, size);
  await makeAnewIfOld(desk, folder, new Date("2026-11-29T00:01:00Z"));
  assert.equal(world.published.length, size + 1);
});

function form(expected: string) {
  return { status: "suspended", note: "", expected } as const;
}

function problemOf(outcome: { readonly ok: boolean; readonly problem?: { readonly kind: string } }): string {
  return outcome.ok ? "" : (outcome.problem?.kind ?? "");
}

async function publication() {
  const { desk, lead, world } = made;
  must(await desk.publish(lead));
  return publicationOf(world.published.at(-1)!, { siteName: "Updates", address: "" });
}

/** The first form of a page, as it stands. */
async function formAt(browser: StaffBrowser, url: string): Promise<Fields> {
  return formsIn((await browser.open(url)).body)[0]?.fields ?? {};
}
