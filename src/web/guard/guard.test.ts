import assert from "node:assert/strict";
import { test } from "node:test";
import { createErrands } from "../errands.ts";
import { recordIsDown } from "../failures.ts";
import { hostAllowed } from "./host.ts";
import { createMemories, createMemory } from "./memory.ts";
import { fromOurPages } from "./same-site.ts";

const hosts = [
  { host: "127.0.0.1:8787", loopback: true, allowed: true },
  { host: "127.0.0.1:99999", loopback: true, allowed: false },
  { host: "localhost", loopback: true, allowed: true },
  { host: "[::1]:8787", loopback: true, allowed: true },
  { host: "192.168.1.4:8787", loopback: true, allowed: false },
  { host: "192.168.1.4:8787", loopback: false, allowed: true },
  { host: "candour.northmere.example", loopback: false, allowed: true },
  { host: "rebound.example", loopback: false, allowed: false },
  { host: "127.0.0.1.rebound.example", loopback: true, allowed: false },
  { host: "localhost@rebound.example", loopback: true, allowed: false },
  { host: undefined, loopback: true, allowed: false },
];
const known = new Set(["localhost", "candour.northmere.example"]);
for (const { host, loopback, allowed } of hosts) {
  test(`host ${host} is ${allowed ? "answered" : "not answered"}${loopback ? " on this machine" : ""}`, () =>
    assert.equal(hostAllowed(host, known, loopback), allowed));
}

const headers = [
  { name: "same origin", given: { "sec-fetch-site": "same-origin" }, ours: true },
  { name: "a reload", given: { "sec-fetch-site": "none" }, ours: true },
  { name: "no word at all", given: { host: "a" }, ours: true },
  { name: "the same origin, in an older browser", given: { host: "a:1", origin: "http://a:1" }, ours: true },
  { name: "a page without an origin", given: { host: "a:1", origin: "null" }, ours: true },
  { name: "another port", given: { host: "a:1", origin: "http://a:2" }, ours: false },
  { name: "another site", given: { "sec-fetch-site": "cross-site" }, ours: false },
  { name: "null from another site", given: { origin: "null", "sec-fetch-site": "cross-site" }, ours: false },
];
for (const { name, given, ours } of headers) {
  test(`a form with ${name} is ${ours ? "taken" : "refused"}`, () => assert.equal(fromOurPages(given), ours));
}

test("a search is remembered under an opaque word, once, and the oldest is forgotten first", () => {
  const memory = createMemory();
  const word = memory.keepSearch("Piotr");
  assert.equal(memory.keepSearch("Piotr"), word);
  assert.equal(memory.searchOf(word), "Piotr");
  for (let n = 0; n < 50; n++) memory.keepSearch(`another ${n}`);
  assert.equal(memory.searchOf(word), null);
});

test("a session that is forgotten remembers nothing", () => {
  const memories = createMemories();
  const word = memories.of("a").keepSearch("Piotr");
  assert.equal(memories.of("a").searchOf(word), "Piotr");
  assert.equal(memories.of("b").searchOf(word), null);
  memories.forget("a");
  assert.equal(memories.of("a").searchOf(word), null);
});

test("an errand runs once at a time, says how far it is, and tells its ending once", async () => {
  const errands = createErrands(() => assert.fail("nothing broke"));
  const gate = Promise.withResolvers<void>();
  const work = async (report: (done: number, total: number) => void) => {
    report(3, 10);
    await gate.promise;
    return "Done.";
  };
  assert.equal(errands.start("draft", work), true);
  assert.equal(errands.start("draft", work), false);
  assert.equal(errands.of("draft")?.done, 3);
  assert.equal(await errands.soon("draft", 5), false);
  gate.resolve();
  assert.equal(await errands.soon("draft", 1000), true);
  assert.equal(errands.take("draft")?.ending, "Done.");
  assert.equal(errands.take("draft"), null);
});

test("an errand that breaks is logged and can be started again", async () => {
  const broken: string[] = [];
  const errands = createErrands((key) => broken.push(key));
  errands.start("deliver", async () => {
    throw new Error("made up");
  });
  await errands.stop();
  assert.deepEqual(broken, ["deliver"]);
  assert.equal(errands.take("deliver")?.state, "broke");
});

test("only a record out of reach counts as down", () => {
  assert.equal(recordIsDown(Object.assign(new Error(), { code: "57P03" })), true);
  assert.equal(recordIsDown(Object.assign(new Error(), { code: "ENOENT", syscall: "connect" })), true);
  assert.equal(recordIsDown(Object.assign(new Error(), { code: "ENOENT", syscall: "open" })), false);
  assert.equal(recordIsDown(new Error()), false);
});

test("stopping does not wait for work that does not listen", async () => {
  const errands = createErrands(() => assert.fail("nothing broke"));
  errands.start("review", () => new Promise(() => {}));
  await errands.stop(5);
  assert.equal(errands.of("review")?.state, "running");
});
