/** An emergency message: above every page within a moment, by one person alone, also while the record is down. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { emergency as byHand } from "../src/main/emergency/by-hand.ts";
import { emergencyBy } from "../src/main/emergency/emergency-file.ts";
import { type ServedSite, serveSite } from "../src/public/serve/serve-site.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { writeSite } from "../src/public/site/write-site.ts";
import { aPublication } from "../src/public/testing/publication.ts";
import { learnEmergency } from "../src/respond/emergency/learn-emergency.ts";
import { publishEmergency } from "../src/respond/emergency/publish-emergency.ts";
import { openEmergencyStore } from "../src/store/emergency/open-emergency-store.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

const data = mkdtempSync(join(tmpdir(), "candour-emergency-"));
const folder = join(data, "site");
let made: Furnished;
let site: ServedSite;
before(async () => {
  made = await furnishedRecord({ ports: emergencyBy(folder) });
  site = must(await serveSite({ folder, port: 0, every: 20, hatch: data }));
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

async function shows(path: string, words: RegExp, wanted = true): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const body = await (await fetch(site.url + path)).text();
    if (words.test(body) === wanted) return body;
    await pause(20);
  }
  throw new Error(`${path} ${wanted ? "does not show" : "goes on showing"} ${words}`);
}

test("it is on the front page where nothing was published yet", async () => {
  const { desk, lead } = made;
  must(await desk.publishEmergency(lead, "Do not come in <today>."));
  await shows("/", /Do not come in &#60;today&#62;\./);
});

test("it is above every page that is published, and in the banner that councils show", async () => {
  must(await writeSite(folder, renderSite(aPublication())));
  // First of all: before the site is taken up, the page "not found" shows the message too.
  const banner = JSON.parse(await shows("/banner.json", /^\{.*Do not come in/));
  assert.equal(banner.show, true);
  for (const path of ["/", "/services", "/statements/1", "/accessibility", "/check", "/complain", "/nowhere"])
    assert.match(
      await shows(path, /Do not come in/),
      /<section class="site-emergency"[\s\S]*<header class="site-header">/,
    );
});

test("whoever wrote it does not stand by it alone; a second person does; other words begin anew", async () => {
  const { desk, lead, dpo, partner } = made;
  const { id } = (await desk.emergency(lead))!;
  assert.deepEqual(await desk.standByEmergency(lead, id), { ok: false, problem: { kind: "emergency-own" } });
  assert.equal(must(await desk.standByEmergency(dpo, id)).stoodByName, dpo.name);
  const next = must(await desk.publishEmergency(partner, "Call 020 7946 0000."));
  assert.equal((await desk.emergency(lead))?.stoodAt, null);
  assert.deepEqual(await desk.endEmergency(lead, id), { ok: false, problem: { kind: "emergency-over" } });
  await shows("/", /Call 020 7946 0000/);
  must(await desk.endEmergency(lead, next.id));
  await shows("/", /site-emergency"/, false);
});

test("two who press at once: the record has the one that the public reads, and it can be taken down", async () => {
  const { desk, lead, partner } = made;
  const { emergencyOut } = emergencyBy(folder);
  for (let round = 0; round < 10; round++) {
    const both = [desk.publishEmergency(lead, "First."), desk.publishEmergency(partner, "Second.")];
    for (const outcome of await Promise.all(both)) must(outcome);
    const standing = await desk.emergency(lead);
    assert.equal(standing?.id, (await emergencyOut())?.id);
    assert.notEqual(standing?.by, null, "whoever wrote it is known, and cannot stand by it");
  }
  must(await desk.endEmergency(lead, (await desk.emergency(lead))!.id));
  assert.equal(await emergencyOut(), null);
});

test("the round that learns comes between file and row: whoever wrote it is still known", async () => {
  const { desk, lead } = made;
  const emergencies = openEmergencyStore(made.sql);
  const ports = { ...emergencyBy(folder), emergencies, now: () => made.world.now };
  const begin: typeof emergencies.begin = async (...all) => {
    await learnEmergency(ports);
    return await emergencies.begin(...all);
  };
  const { id } = must(
    await publishEmergency({ ...ports, emergencies: { ...emergencies, begin } }, lead, "Mine."),
  );
  assert.deepEqual(await desk.standByEmergency(lead, id), { ok: false, problem: { kind: "emergency-own" } });
  must(await desk.endEmergency(lead, id));
});

test("by the command line it is out without the record, which learns of it, and of its end", async () => {
  const { desk, lead } = made;
  const ports = {
    ...emergencyBy(folder),
    emergencies: openEmergencyStore(made.sql),
    now: () => made.world.now,
  };
  assert.equal(await byHand("Stay at home.", { data }), 0);
  await shows("/statements/2", /Stay at home/);
  assert.equal(await learnEmergency(ports), true);
  assert.equal(await learnEmergency(ports), false, "once");
  assert.equal((await desk.emergency(lead))?.byName, "the command line");
  assert.equal(await byHand(undefined, { data, end: true }), 0);
  assert.equal(await learnEmergency(ports), true);
  assert.equal(await desk.emergency(lead), null);
  const verbs = (await desk.ledger("system", { page: 1 })).rows.slice(0, 2).map(({ verb }) => verb);
  assert.deepEqual(verbs, ["emergency.ended", "emergency.published"]);
});

const wrongs = [
  { name: "no words", text: " \n", code: 2 },
  { name: "too many words", text: "x".repeat(501), code: 2 },
  { name: "neither words nor an end", text: undefined, code: 2 },
];
for (const { name, text, code } of wrongs)
  test(`the command line refuses ${name}`, async () => {
    assert.equal(await byHand(text, { data }), code);
  });

test("a file that is none of ours, or torn, takes no page away", async () => {
  for (const text of ["", "{", "[]", '{"id":1}', '{"id":"x","text":"","startedAt":"2026"}', "null"]) {
    writeFileSync(join(folder, "emergency.json"), text);
    await pause(60);
    assert.doesNotMatch(await (await fetch(site.url)).text(), /site-emergency"/);
  }
});
