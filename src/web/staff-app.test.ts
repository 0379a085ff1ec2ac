import assert from "node:assert/strict";
import { test } from "node:test";
import { startStaffApp } from "./staff-app.ts";
import { fakeDesk } from "./testing/fake-desk.ts";
import { emptyWorld } from "./testing/world.ts";

function settings(port: number) {
  const world = emptyWorld();
  return { desk: fakeDesk(world), port, host: "127.0.0.1", now: () => world.now, publicSiteUrl: null };
}

test("the app says where it listens, answers there, and closes", async () => {
  const app = await startStaffApp(settings(0));
  assert.ok(app.ok);
  assert.match(app.value.url, /^http:\/\/localhost:\d+$/u);
  const health = await fetch(`${app.value.url}/health`);
  assert.deepEqual(await health.json(), { ok: true, record: "up", at: "2026-11-25T10:05:00.000Z" });
  await app.value.close();
  await assert.rejects(fetch(`${app.value.url}/health`));
});

test("a port that another program has is an expected failure", async () => {
  const first = await startStaffApp(settings(0));
  assert.ok(first.ok);
  const second = await startStaffApp(settings(Number(new URL(first.value.url).port)));
  assert.deepEqual(second, { ok: false, problem: { kind: "port-taken" } });
  await first.value.close();
});
