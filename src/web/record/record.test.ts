import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, wordsIn } from "../testing/browse.ts";
import { fakeDesk } from "../testing/fake-desk.ts";
import { busyWorld } from "../testing/made-up.ts";
import { lead } from "../testing/world.ts";
import { verdictOf } from "./verify.ts";

test("the ledger is listed in pages, latest first, in words", async () => {
  const browser = await browse(busyWorld());
  const first = wordsIn((await browser.get("/incidents/INC-2026-0001/ledger")).body);
  assert.match(
    first,
    /Number 64 When 23 November 2026, 12:35pm What Notices approved INC-2026-0001 By Candour/u,
  );
  const second = await browser.get("/ledger?page=2");
  assert.match(wordsIn(second.body), /Incident declared/u);
  assert.equal((await browser.get("/ledger?page=3")).status, 404);
});

test("verifying says that the ledger is whole, and gives its head to keep", async () => {
  const browser = await browse(busyWorld());
  const words = wordsIn((await browser.post("/ledger", {})).body);
  assert.match(words, /The ledger is whole All 64 entries are as they were written\./u);
  assert.match(words, /Head: 0{62}64/u);
});

test("a broken ledger is said to be broken, and where", async () => {
  const world = busyWorld();
  const why = "Entry 12 is wrong: it was changed after it was written.";
  const broken = { ok: false, problem: { kind: "broken", sequence: 12, why } } as const;
  const desk = { ...fakeDesk(world), verifyLedger: async () => broken };
  const verdict = await verdictOf({ desk, staff: lead } as unknown as Parameters<typeof verdictOf>[0]);
  assert.deepEqual(verdict, { whole: false, text: why, head: null });
});

test("without a witness the page says what to do; with one, who has co-signed up to where", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  assert.match(
    wordsIn((await browser.get("/ledger/witnesses")).body),
    /There is no witness yet.+What to do/u,
  );
  const one = { name: "Easthaven Council", verifier: "x/witness+00000000+AA", size: 60, at: world.now };
  world.witnesses = {
    ...world.witnesses,
    witnesses: [one, { ...one, name: "Westbourne Council", size: null, at: null }],
  };
  const words = wordsIn((await browser.get("/ledger/witnesses")).body);
  assert.match(words, /Easthaven Council Co-signed up to Entry 60 .+ Entries since 4/u);
  assert.match(words, /Westbourne Council Co-signed up to Nothing yet/u);
  assert.doesNotMatch(words, /What to do/u);
});

test("a ledger that was told in two ways is said on every page, to every role", async () => {
  const world = busyWorld();
  const fork = {
    origin: "candour/made-up",
    kind: "fork",
    size: 9,
    root: null,
    note: "",
    knownSize: 9,
  } as const;
  const seen = { ...fork, knownBy: "Easthaven Council", at: world.now };
  const browser = await browse(world);
  assert.doesNotMatch((await browser.get("/incidents")).body, /A ledger is in doubt/u);
  world.witnesses = { ...world.witnesses, forks: [seen] };
  for (const address of ["/incidents", "/account", "/incidents/INC-2026-0001"])
    assert.match(
      wordsIn((await browser.get(address)).body),
      /A ledger is in doubt\. The ledger candour\/made-up was told in two ways/u,
      address,
    );
  const page = wordsIn((await browser.get("/ledger/witnesses")).body);
  assert.match(page, /This ledger is in doubt .+ Easthaven Council knows other first 9 entries/u);
});
