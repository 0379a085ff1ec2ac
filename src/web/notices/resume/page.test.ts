import assert from "node:assert/strict";
import { test } from "node:test";
import type { Staff } from "../../../domain/staff/staff.ts";
import { browse, wordsIn } from "../../testing/browse.ts";
import { busyWorld } from "../../testing/made-up.ts";
import { lead } from "../../testing/world.ts";

const notices = "/incidents/INC-2026-0001/notices";
const here = `${notices}/resume`;

test("after a restore the notices' page says that nothing goes out, and since when", async () => {
  const { body } = await (await browse(restored())).get(notices);
  assert.match(
    wordsIn(body),
    /Nothing goes out\. This record was restored on 24 November 2026, 8:30am from a backup of 23 November 2026, 10:00pm\. 7 messages were waiting then/u,
  );
  assert.match(body, new RegExp(`href="${here}"`, "u"));
});

test("whoever may not let them go out is told who may", async () => {
  const communications: Staff = { ...lead, role: "communications" };
  const { body } = await (await browse(restored(), communications)).get(notices);
  assert.match(wordsIn(body), /A lead of your authority lets messages go out again/u);
  assert.doesNotMatch(body, new RegExp(`href="${here}"`, "u"));
});

test("a lead says what became of the waiting messages, with reasons, and delivery goes on", async () => {
  const world = restored();
  const browser = await browse(world);
  const seen = await browser.post(here, { waiting: "sent", reasons: "The post room has the list." });
  assert.match(
    wordsIn((await browser.follow(seen)).body),
    /Delivery goes on\. 7 messages are written down as sent\./u,
  );
  assert.deepEqual(world.asked, [
    { what: "resumeDelivery", with: { waiting: "sent", reasons: "The post room has the list." } },
  ]);
});

const refused = [
  { name: "what became of them", form: { reasons: "Asked." }, words: /Select what became of the messages/u },
  { name: "reasons", form: { waiting: "send" }, words: /href="#reasons"/u },
];
for (const { name, form, words } of refused) {
  test(`it is not done without ${name}`, async () => {
    const world = restored();
    const seen = await (await browse(world)).post(here, form);
    assert.equal(seen.status, 400);
    assert.match(seen.body, words);
    assert.deepEqual(world.asked, []);
  });
}

test("where nothing was restored there is no such page", async () => {
  assert.equal((await (await browse(busyWorld())).get(here)).status, 404);
});

function restored() {
  const world = busyWorld();
  world.halt = {
    madeAt: new Date("2026-11-23T22:00:00Z"),
    haltedAt: new Date("2026-11-24T08:30:00Z"),
    waiting: 7,
  };
  return world;
}
