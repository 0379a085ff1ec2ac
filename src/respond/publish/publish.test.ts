import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { must, staffedDesk } from "../../../test/desk.ts";
import type { ServiceId } from "../../domain/ids.ts";
import { openDesk } from "../desk/open-desk.ts";
import { madeUpDocument, madeUpPerson } from "../testing/made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-publish-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const { desk, ports, world, lead, partner, north, south, incident } = await staffedDesk();
const form = { title: " Some files were taken ", body: "We are sorry.\r\n\r\n- Be careful." };

const refused = [
  { name: "no title", change: { title: " " }, kind: "title-missing" },
  { name: "no words", change: { body: "\n" }, kind: "body-missing" },
  { name: "a title of 151 characters", change: { title: "x".repeat(151) }, kind: "title-too-long" },
];
for (const { name, change, kind } of refused) {
  test(`a statement is refused for ${name}`, async () => {
    const outcome = await desk.writeStatement(lead, incident.id, { ...form, ...change });
    assert.deepEqual(outcome, { ok: false, problem: { kind } });
    assert.deepEqual(await desk.statements("system", incident.id), []);
  });
}

test("statements are numbered from 1 in their incident, also when two are written at once", async () => {
  const [first] = [must(await desk.writeStatement(lead, incident.id, form))];
  assert.deepEqual(
    [first.number, first.title, first.body, first.state, first.authorName],
    [1, "Some files were taken", "We are sorry.\n\n- Be careful.", "draft", "Lea Lead"],
  );
  await Promise.all([1, 2, 3].map(() => desk.writeStatement("system", incident.id, form)));
  const numbers = (await desk.statements("system", incident.id)).map(({ number }) => number);
  assert.deepEqual(numbers, [4, 3, 2, 1]);
});

test("an incident without a published statement is not on the page", async () => {
  must(await desk.publish(lead));
  assert.deepEqual(world.published.at(-1)?.incidents, []);
  assert.equal(world.published.at(-1)?.services.length, 16);
});

test("a statement that could not be put out stays approved, and can be published when there is room", async () => {
  const early = await desk.publishStatement(lead, incident.id, 1);
  assert.deepEqual(early, { ok: false, problem: { kind: "statement-not-approved" } });
  const own = await desk.approveStatement(lead, { incident: incident.id, number: 1 });
  assert.deepEqual(own, { ok: false, problem: { kind: "statement-own-words" } });
  for (const number of [1, 2]) must(await desk.approveStatement("system", { incident: incident.id, number }));
  world.publishProblem = { kind: "disk-full" };
  const outcome = await desk.publishStatement(lead, incident.id, 1);
  world.publishProblem = null;
  assert.deepEqual(outcome, { ok: false, problem: { kind: "disk-full" } });
  assert.ok((await desk.statements("system", incident.id)).every(({ state }) => state !== "published"));
  const published = must(await desk.publishStatement(lead, incident.id, 1));
  assert.deepEqual([published.state, published.publishedAt], ["published", world.now]);
  const again = await desk.publishStatement(lead, incident.id, 1);
  assert.deepEqual(again, { ok: false, problem: { kind: "already-published" } });
  const unknown = await desk.publishStatement(lead, incident.id, 99);
  assert.deepEqual(unknown, { ok: false, problem: { kind: "no-such-statement" } });
});

test("a statement stays unpublished also when the page breaks in a way that nobody expected", async () => {
  const broken = openDesk(() => ({ ...ports, putOut: () => Promise.reject(new Error("broken")) }));
  await assert.rejects(broken.publishStatement(lead, incident.id, 2), /broken/);
  const statement = (await desk.statements("system", incident.id)).find(({ number }) => number === 2);
  assert.equal(statement?.state, "approved");
});

test("the page says which kinds of data were found, with the advice that fits, and nothing of any person", async () => {
  assert.deepEqual(world.published.at(-1)?.incidents[0]?.taken, [], "nothing is claimed before it was found");
  Object.assign(world, { documents: [madeUpDocument()], people: [madeUpPerson()] });
  const loaded = { incident: incident.id, name: "Copy", folder, defaultController: south, controllers: [] };
  must(await desk.reviewHolding(lead, must(await desk.loadHolding(lead, loaded)).id));
  must(await desk.publish("system"));
  const facts = world.published.at(-1)!;
  const [told] = facts.incidents;
  assert.deepEqual(
    told?.taken.map(({ words }) => words),
    ["address", "bank-account", "date-of-birth", "name", "nino"],
  );
  assert.deepEqual(
    told?.advice.map(({ key }) => key),
    ["wary", "bank"],
  );
  assert.deepEqual(
    told?.statements.map(({ number }) => number),
    [1],
  );
  assert.doesNotMatch(JSON.stringify(facts), /Quillfeather|Lea Lead.*Lantern|P-0000/);
});

test("a service is set by its own authority's staff, and keeps since when it is so", async () => {
  const service = (await desk.services("system")).find(
    ({ authority, name }) => authority === north && name === "Housing",
  )!;
  const change = { status: "suspended", note: " Call us. ", expected: "two weeks" } as const;
  const others = await desk.setServiceStatus(partner, service.id, change);
  assert.deepEqual(others, { ok: false, problem: { kind: "not-yours" } });
  const nowhere = await desk.setServiceStatus(lead, "x" as ServiceId, change);
  assert.deepEqual(nowhere, { ok: false, problem: { kind: "no-such-service" } });
  world.now = new Date("2026-01-09T10:00:00Z");
  const suspended = must(await desk.setServiceStatus(lead, service.id, change));
  assert.deepEqual([suspended.status, suspended.note, suspended.since], ["suspended", "Call us.", world.now]);
  world.now = new Date("2026-01-10T10:00:00Z");
  const longer = must(await desk.setServiceStatus(lead, service.id, { ...change, expected: "a month" }));
  assert.deepEqual([longer.expected, longer.since], ["a month", suspended.since]);
  assert.deepEqual(
    (await desk.services("system")).find(({ id }) => id === service.id),
    longer,
  );
});

test("nobody adds services for another authority", async () => {
  await assert.rejects(desk.addService(partner, { authority: north, name: "Libraries" }), /own authority/);
});
