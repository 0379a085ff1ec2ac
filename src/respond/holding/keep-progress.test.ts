import assert from "node:assert/strict";
import { test } from "node:test";
import type { HoldingProgress } from "../../domain/documents/holding.ts";
import { keepProgress } from "./keep-progress.ts";

const at = (filesDone: number): HoldingProgress => ({
  ...{ filesDone, filesKnown: 9_999, bytesDone: filesDone * 10, mentions: 0, unreadable: 0 },
});

test("of thousands of words on progress few are written, and the last of them is", async () => {
  const saved: string[] = [];
  const keeper = keepProgress(async (state, { filesDone }) => {
    saved.push(`${state} ${filesDone}`);
  });
  for (let file = 1; file <= 5_000; file++) keeper.read(at(file));
  assert.deepEqual(await keeper.settle("linking"), at(5_000));
  assert.deepEqual([saved[0], saved.at(-1)], ["reading 1", "linking 5000"]);
  assert.ok(saved.length <= 4, saved.join(", "));
});

test("a word that is still being written is never overtaken by the next", async () => {
  let writing = 0;
  let most = 0;
  const keeper = keepProgress(async () => {
    most = Math.max(most, ++writing);
    await new Promise((resolve) => setTimeout(resolve, 5));
    writing--;
  });
  keeper.read(at(1));
  keeper.read(at(2));
  await keeper.settle("linking");
  await keeper.settle("registering");
  assert.equal(most, 1);
});

test("progress that cannot be written stops nothing", async () => {
  const keeper = keepProgress(() => Promise.reject(new Error("no record")));
  keeper.read(at(3));
  assert.deepEqual(await keeper.settle("linking"), at(3));
});
