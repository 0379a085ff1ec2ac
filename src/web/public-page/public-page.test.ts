import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../testing/browse.ts";
import { busyWorld } from "../testing/made-up.ts";

const here = "/incidents/INC-2026-0001";

test("a statement is written, previewed, and published only after a page that says what happens", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const written = await browser.post(`${here}/statements/write`, {
    title: "What we know <now>",
    body: "One.\r\n\r\n- a\r\n- b",
  });
  assert.equal(written.to, `${here}/statements/3`);
  const preview = await browser.follow(written);
  assert.match(preview.body, /What we know &lt;now&gt;/u);
  assert.match(preview.body, /<li>a<\/li><li>b<\/li>/u);
  assert.match(
    wordsIn((await browser.get(`${here}/statements/3/publish`)).body),
    /can be corrected or withdrawn, never unsaid/u,
  );
  assert.deepEqual(world.asked, []);
  const published = await browser.post(`${here}/statements/3/publish`, {});
  assert.match(wordsIn((await browser.follow(published)).body), /The statement is published/u);
  assert.deepEqual(world.asked, [{ what: "publishStatement", with: 3 }]);
});

test("a statement without a title or a text comes back with what was typed", async () => {
  const browser = await browse(busyWorld());
  const seen = await browser.post(`${here}/statements/write`, { title: "", body: "Something" });
  assert.equal(seen.status, 400);
  assert.match(titleIn(seen.body), /^Error: /u);
  assert.match(seen.body, />Something<\/textarea>/u);
});

test("a published statement is corrected by the next, which begins from its text", async () => {
  const browser = await browse(busyWorld());
  assert.match((await browser.get(`${here}/statements/1`)).body, /statements\/write\?from=1/u);
  assert.match(
    (await browser.get(`${here}/statements/write?from=1`)).body,
    /value="We are dealing with a cyber incident"/u,
  );
  const again = await browser.post(`${here}/statements/1/publish`, {}, `${here}/statements/2/publish`);
  assert.equal(again.status, 400);
  assert.match(wordsIn(again.body), /has been published already/u);
  assert.equal((await browser.get(`${here}/statements/9`)).status, 404);
});

test("a change of a service shows on the public page at once", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const change = { status: "disrupted", note: "Call us.", expected: "A week" };
  const seen = await browser.post(`${here}/services/service-1`, change);
  assert.match(
    wordsIn((await browser.follow(seen)).body),
    /My Account is changed\. The public page is up to date\./u,
  );
  assert.deepEqual(
    world.asked.map(({ what }) => what),
    ["setServiceStatus", "publish"],
  );
});

test("a service of another authority is listed, but not to be changed", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const list = await browser.get(`${here}/services`);
  assert.match(wordsIn(list.body), /Adult social care/u);
  assert.doesNotMatch(list.body, /services\/service-4"/u);
  assert.equal((await browser.get(`${here}/services/service-4`)).status, 403);
  const forced = await browser.post(
    `${here}/services/service-4`,
    { status: "running" },
    `${here}/services/service-1`,
  );
  assert.equal(forced.status, 403);
  assert.equal(world.services[3]?.status, "essential");
});

test("a service is added by name, then said how it runs", async () => {
  const browser = await browse(busyWorld());
  assert.equal((await browser.post(`${here}/services/add`, { name: " " })).status, 400);
  assert.equal(
    (await browser.post(`${here}/services/add`, { name: "Libraries" })).to,
    `${here}/services/service-5`,
  );
});

test("how people reach the authority is changed by itself, and comes back with what was typed where it is wrong", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const wrong = await browser.post(`${here}/services/contact`, {
    phone: "",
    email: "a@b.example",
    web: "",
    address: "Hall",
  });
  assert.equal(wrong.status, 400);
  assert.match(titleIn(wrong.body), /^Error: /u);
  assert.match(wrong.body, /value="a@b\.example"/u);
  const fields = { phone: "020 7946 0000", email: "a@b.example", web: "", address: "Town Hall\r\nW8 1AA" };
  const seen = await browser.post(`${here}/services/contact`, fields);
  assert.match(wordsIn((await browser.follow(seen)).body), /How people reach your authority is changed/u);
  assert.deepEqual(world.asked.findLast(({ what }) => what === "changeContact")?.with, {
    ...fields,
    address: ["Town Hall", "W8 1AA"],
  });
});
