import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../testing/browse.ts";
import { fullRetention } from "../testing/fake-retention.ts";
import { busyWorld } from "../testing/made-up.ts";

const here = (world: { incidents: { reference: string }[] }) =>
  `/incidents/${world.incidents[0]!.reference}/retention`;

test("the report tells what is kept, what is past its end, and what deletion left behind", async () => {
  const world = { ...busyWorld(), retention: fullRetention() };
  const seen = await (await browse(world)).get(here(world));
  assert.equal(seen.status, 200);
  const words = wordsIn(seen.body);
  assert.match(words, /4 are past the end of keeping/);
  assert.match(words, /1,204/);
  assert.match(words, /6 years and 3 months after they were registered/);
  assert.match(words, /2 backups made before a deletion/);
  assert.match(words, /Destroyed 2, the last on 5 October 2026/);
});

test("an empty report says that nothing is kept and nothing was deleted", async () => {
  const world = busyWorld();
  const words = wordsIn((await (await browse(world)).get(here(world))).body);
  assert.match(words, /Nothing is kept/);
  assert.match(words, /Nothing was deleted in this incident/);
});

const refused = [
  {
    name: "no number",
    form: { holdings: "a year", people: "75", reasons: "x" },
    says: /whole number of months/,
  },
  { name: "too many months", form: { holdings: "12", people: "121", reasons: "x" }, says: /from 1 to 120/ },
  { name: "no reasons", form: { holdings: "12", people: "75", reasons: "" }, says: /Give your reasons/ },
];
for (const { name, form, says } of refused) {
  test(`a rule with ${name} is refused`, async () => {
    const world = busyWorld();
    const seen = await (await browse(world)).post(`${here(world)}/rule`, form);
    assert.equal(seen.status, 400);
    assert.match(wordsIn(seen.body), says);
    assert.equal(world.asked.length, 0);
  });
}

test("a rule is changed, and a holding given another end", async () => {
  const world = { ...busyWorld(), retention: fullRetention() };
  const browser = await browse(world);
  const rule = await browser.post(`${here(world)}/rule`, { holdings: "6", people: "24", reasons: "Policy" });
  assert.equal(rule.to, here(world));
  const end = await browser.post(`${here(world)}/holdings/holding-2`, {
    until: "3/2/2028",
    reasons: "Complaint",
  });
  assert.equal(end.to, here(world));
  assert.deepEqual(
    world.asked.map(({ what }) => what),
    ["setRetentionRule", "changeEnd"],
  );
  assert.match(JSON.stringify(world.asked[1]), /2028-02-03/);
});

test("the end of a holding that is not there or was deleted is not found", async () => {
  const world = { ...busyWorld(), retention: fullRetention() };
  const browser = await browse(world);
  for (const id of ["holding-3", "holding-9"]) {
    const seen = await browser.get(`${here(world)}/holdings/${id}`);
    assert.equal(titleIn(seen.body).includes("not found"), true, id);
  }
});

test("a person is given another end, and a day that no calendar has is refused", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const person = world.people.find(({ authority }) => authority.id === "northmere")!;
  const at = `/incidents/${world.incidents[0]!.reference}/people/${person.id}/end`;
  assert.equal((await browser.post(at, { until: "31/2/2028", reasons: "Complaint" })).status, 400);
  assert.equal((await browser.post(at, { until: "28 2 2028", reasons: "Complaint" })).status, 303);
});
