import assert from "node:assert/strict";
import { test } from "node:test";
import { type Role, roles } from "../../../domain/bodies/authority.ts";
import { mayEver, type Verb } from "../../../domain/staff/permissions.ts";
import { asksAgain } from "../../guard/asks-again.ts";
import { pages } from "../../pages.ts";
import { browse, wordsIn } from "../../testing/browse.ts";
import { code } from "../../testing/fake-accounts.ts";
import { busyWorld } from "../../testing/made-up.ts";
import { lead, passphrase } from "../../testing/world.ts";

function longAgo() {
  const world = busyWorld();
  world.confirmedAt = new Date(world.now.getTime() - 11 * 60_000);
  return world;
}

test("before a dangerous act, who has not said who they are for ten minutes is asked, and led back", async () => {
  const browser = await browse(longAgo());
  const asked = await browser.get("/staff/invite?x=1");
  assert.equal(asked.to, "/confirm?back=%2Fstaff%2Finvite%3Fx%3D1");
  const back = "/staff/invite?x=1";
  const wrong = await browser.post("/confirm", { passphrase, code: "000000", back }, asked.to);
  assert.equal(wrong.status, 400);
  assert.match(wordsIn(wrong.body), /The passphrase or the code is not right/u);
  assert.ok(!wrong.body.includes(passphrase));
  const right = await browser.post("/confirm", { passphrase, code, back }, asked.to);
  assert.equal(right.to, back);
  assert.equal((await browser.follow(right)).status, 200);
});

test("a dangerous form that was sent too late is not done, and says so", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const form = { name: "Ida", email: "ida@x.example", role: "dpo", authority: "northmere", days: "3" };
  world.confirmedAt = new Date(world.now.getTime() - 11 * 60_000);
  const seen = await browser.post("/staff/invite", form, "/incidents");
  assert.equal(seen.to, "/confirm?back=%2Fstaff%2Finvite&sent=1");
  assert.match(wordsIn((await browser.follow(seen)).body), /What you sent was not done/u);
  assert.deepEqual(world.asked, []);
});

test("every page whose verb the table calls dangerous asks, before it shows or does anything", async () => {
  const world = longAgo();
  const browser = await browse(world);
  const become = (verb: Verb | "open" | undefined) => {
    const may = (role: Role) => verb === undefined || verb === "open" || mayEver(role, verb);
    world.sessions.set("session-of-tests", { ...lead, role: roles.find(may) ?? "lead" });
  };
  const dangerous = pages.flatMap((page) =>
    (["get", "post"] as const)
      .filter((method) => page[method] !== undefined && asksAgain(page, method))
      .map((method) => ({ method, path: page.path, verb: page.verbs[method] })),
  );
  assert.ok(dangerous.length >= 10, `${dangerous.length} ways`);
  for (const { method, path, verb } of dangerous) {
    become(verb);
    const address = path.replace(":incident", "INC-2026-0001").replace(/:(\w+)/gu, "$1-1");
    const seen = await (method === "get"
      ? browser.get(address)
      : browser.post(address, { name: "x" }, "/incidents"));
    assert.match(seen.to ?? "", /^\/confirm\?back=/u, `${method} ${address}`);
  }
  assert.deepEqual(world.asked, []);
});

test("who said who they are just now is not asked", async () => {
  const browser = await browse(busyWorld());
  assert.equal((await browser.get("/staff/invite")).status, 200);
});

test("nobody is led off this site by the way back", async () => {
  const browser = await browse(longAgo());
  const form = { passphrase, code, back: "//elsewhere.example/" };
  assert.equal((await browser.post("/confirm", form)).to, "/incidents");
});
