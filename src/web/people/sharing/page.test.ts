import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, wordsIn } from "../../testing/browse.ts";
import { busyWorld } from "../../testing/made-up.ts";

const here = "/incidents/INC-2026-0001/people/sharing";
const form = { to: "easthaven", who: "all", person: "", days: "14", reasons: "A joint call centre" };

test("people are shared for a time with reasons, shown on the page, and taken back", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  assert.match(wordsIn((await browser.get(here)).body), /Nothing is shared in this incident/);
  assert.equal((await browser.post(here, form)).to, here);
  const words = wordsIn((await browser.get(here)).body);
  assert.match(words, /Easthaven Borough Council.*Everybody: 12 people.*A joint call centre/);
  assert.equal((await browser.post(here, { stop: world.shares[0]!.id })).to, here);
  assert.match(wordsIn((await browser.get(here)).body), /Over/);
});

const refused = [
  { name: "nobody chosen", change: { to: "" }, says: /Select who may look/ },
  { name: "one's own authority", change: { to: "northmere" }, says: /Select who may look/ },
  { name: "too many days", change: { days: "91" }, says: /from 1 to 90/ },
  { name: "no days", change: { days: "soon" }, says: /from 1 to 90/ },
  { name: "no reasons", change: { reasons: " " }, says: /Give your reasons/ },
];
for (const { name, change, says } of refused) {
  test(`sharing with ${name} is refused`, async () => {
    const world = busyWorld();
    const seen = await (await browse(world)).post(here, { ...form, ...change });
    assert.equal(seen.status, 400);
    assert.match(wordsIn(seen.body), says);
    assert.deepEqual(world.shares, []);
  });
}
