import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { busyWorld, holdingMadeUp } from "../../testing/made-up.ts";
import { incidentId } from "../../testing/world.ts";

const here = "/incidents/INC-2026-0001/holdings";
const typed = {
  rules: "3",
  name: "Mail server <2>",
  folder: "/media/evidence/mail",
  "default-controller": "northmere",
  "prefix-1": "/Housing\\Easthaven/",
  "authority-1": "easthaven",
};

test("a holding is loaded with its rules, and its review starts without being waited for", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post(`${here}/load`, typed);
  assert.equal(seen.to, `${here}/holding-3`);
  assert.deepEqual(world.asked, [
    {
      what: "loadHolding",
      with: {
        incident: incidentId,
        name: "Mail server <2>",
        folder: "/media/evidence/mail",
        defaultController: "northmere",
        controllers: [{ prefix: "Housing/Easthaven", authority: "easthaven" }],
      },
    },
    { what: "reviewHolding", with: "holding-3" },
  ]);
  const next = await browser.follow(seen);
  assert.match(next.body, /Mail server &lt;2&gt;/u);
  assert.match(wordsIn(next.body), /Candour is reading it/u);
});

test("more folders can be asked for without losing what was typed", async () => {
  const world = busyWorld();
  const seen = await (await browse(world)).post(`${here}/load`, { ...typed, more: "1" });
  assert.equal(seen.status, 200);
  assert.match(seen.body, /id="prefix-6"/u);
  assert.match(seen.body, /value="\/media\/evidence\/mail"/u);
  assert.deepEqual(world.asked, []);
});

const wrong = [
  { name: "no name", change: { name: "" }, field: "name" },
  { name: "no folder", change: { folder: "" }, field: "folder" },
  { name: "a folder that is not there", change: { folder: "/nowhere" }, field: "folder" },
  { name: "no controller", change: { "default-controller": "" }, field: "default-controller" },
  { name: "a rule without an authority", change: { "authority-1": "" }, field: "authority-1" },
  {
    name: "a rule for a folder that is not there",
    change: { "prefix-2": "/Huosing/Easthaven/", "authority-2": "easthaven" },
    field: "prefix-2",
  },
  { name: "a rule without a folder", change: { "prefix-1": "" }, field: "prefix-1" },
];
for (const { name, change, field } of wrong) {
  test(`a holding with ${name} is not loaded`, async () => {
    const world = busyWorld();
    const seen = await (await browse(world)).post(`${here}/load`, { ...typed, ...change });
    assert.equal(seen.status, 400);
    assert.match(titleIn(seen.body), /^Error: /u);
    assert.match(seen.body, new RegExp(`<a href="#${field}">`, "u"));
    assert.match(seen.body, new RegExp(`id="${field}"`, "u"));
    assert.equal(world.holdings.length, 2);
  });
}

test("while a holding is read the page asks again by itself, until it is told to stop", async () => {
  const browser = await browse(busyWorld());
  const reading = await browser.get(`${here}/holding-2`);
  assert.equal(reading.headers["refresh"], "5");
  assert.match(wordsIn(reading.body), /41,300 of 100,000 files/u);
  assert.equal((await browser.get(`${here}/holding-2?still=1`)).headers["refresh"], undefined);
  assert.equal((await browser.get(`${here}/holding-1`)).headers["refresh"], undefined);
});

test("a review that stopped says why, and can go on", async () => {
  const world = busyWorld();
  world.holdings = [holdingMadeUp({ state: "failed", problem: "The disk is full." })];
  const browser = await browse(world);
  assert.match(wordsIn((await browser.get(`${here}/holding-1`)).body), /The disk is full\./u);
  const seen = await browser.post(`${here}/holding-1`, {});
  assert.match(wordsIn((await browser.follow(seen)).body), /The review goes on/u);
  assert.deepEqual(world.asked, [{ what: "reviewHolding", with: "holding-1" }]);
});

test("what could not be read is listed in pages, with what lies inside what", async () => {
  const browser = await browse(busyWorld());
  const first = await browser.get(`${here}/holding-1/unread`);
  assert.match(wordsIn(first.body), /120 of your authority’s documents were not read in full/u);
  assert.match(wordsIn(first.body), /Housing\/Repairs 0\/scan\.zip inside: page-0\.tiff/u);
  assert.match(first.body, /unread\?page=3"/u);
  assert.equal((await browser.get(`${here}/holding-1/unread?page=4`)).status, 404);
});

test("of what is not read, other authorities' documents are a number alone", async () => {
  const world = busyWorld();
  world.unreadOfOthers = 3;
  const seen = wordsIn((await (await browse(world)).get(`${here}/holding-1/unread`)).body);
  assert.match(seen, /120 of your authority’s documents.+3 more documents belong to other authorities/su);
  world.unread = [];
  assert.match(
    wordsIn((await (await browse(world)).get(`${here}/holding-1/unread`)).body),
    /Every document of your authority’s was read.+3 more/su,
  );
});

test("a holding of another incident is not shown under this one", async () => {
  const world = busyWorld();
  world.holdings = [holdingMadeUp({ incident: "incident-9" as typeof incidentId })];
  assert.equal((await (await browse(world)).get(`${here}/holding-1`)).status, 404);
});
