import assert from "node:assert/strict";
import { test } from "node:test";
import { done } from "../../domain/outcome.ts";
import { putOutTogether } from "./put-out-together.ts";

test("whoever asks while one runs shares the one after it, and that one knows what had changed by then", async () => {
  let fact = 0;
  const out: number[] = [];
  const running = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const ports = {
    putOut: async () => {
      const then = fact;
      running.resolve();
      await goOn.promise;
      out.push(then);
      return done(null);
    },
    now: () => new Date(),
    bodies: { authorities: async () => [], services: async () => [] },
    places: { all: async () => [] },
    incidents: { all: async () => [] },
    translations: { current: async () => [] },
    outages: { all: async () => [] },
    maintenances: { all: async () => [] },
    serviceHistory: { since: async () => new Map() },
  } as unknown as Parameters<typeof putOutTogether>[0];
  const first = putOutTogether(ports);
  await running.promise;
  fact = 1;
  const others = Array.from({ length: 30 }, () => putOutTogether(ports));
  fact = 2;
  const last = putOutTogether(ports);
  goOn.resolve();
  await Promise.all([first, ...others, last]);
  assert.deepEqual(out, [0, 2], "two in all, the newest last");
  await putOutTogether(ports);
  assert.deepEqual(out, [0, 2, 2]);
});

test("where one fails, those who shared it are told, and the next is tried afresh", async () => {
  let broken = true;
  const ports = {
    putOut: async () => {
      if (broken) throw new Error("no disk");
      return done(null);
    },
    now: () => new Date(),
    bodies: { authorities: async () => [], services: async () => [] },
    places: { all: async () => [] },
    incidents: { all: async () => [] },
    translations: { current: async () => [] },
    outages: { all: async () => [] },
    maintenances: { all: async () => [] },
    serviceHistory: { since: async () => new Map() },
  } as unknown as Parameters<typeof putOutTogether>[0];
  const both = [putOutTogether(ports), putOutTogether(ports)];
  for (const one of both) await assert.rejects(one, /no disk/);
  broken = false;
  assert.equal((await putOutTogether(ports)).outcome.ok, true);
});
