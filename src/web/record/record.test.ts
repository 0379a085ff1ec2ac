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
