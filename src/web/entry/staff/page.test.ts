import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { busyWorld } from "../../testing/made-up.ts";
import { lead } from "../../testing/world.ts";

const typed = {
  name: "Idris Vale",
  email: "idris@easthaven.example",
  role: "dpo",
  authority: "easthaven",
  passphrase: "four unlikely words",
};

test("a lead adds a colleague", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post("/staff", typed);
  assert.match(wordsIn((await browser.follow(seen)).body), /Idris Vale can sign in now/u);
  assert.deepEqual(world.asked, [{ what: "addStaff", with: typed }]);
});

test("somebody who is no lead cannot, even by a form of their own making", async () => {
  const world = busyWorld();
  const browser = await browse(world, { ...lead, role: "contact-centre" });
  const seen = await browser.get("/staff");
  assert.equal(seen.status, 403);
  assert.doesNotMatch(seen.body, /name="passphrase"/u);
  assert.doesNotMatch((await browser.get("/incidents")).body, /href="\/staff"/u);
  assert.equal((await browser.post("/staff", typed, "/incidents")).status, 403);
  assert.deepEqual(world.asked, []);
});

test("what is wrong is listed, and the passphrase is not shown again", async () => {
  const browser = await browse(busyWorld());
  const seen = await browser.post("/staff", { ...typed, role: "", email: "no address" });
  assert.equal(seen.status, 400);
  assert.match(titleIn(seen.body), /^Error: /u);
  assert.match(wordsIn(seen.body), /Select their role/u);
  assert.match(seen.body, /value="no address"/u);
  assert.doesNotMatch(seen.body, /four unlikely words/u);
});
