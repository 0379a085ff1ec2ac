import assert from "node:assert/strict";
import { test } from "node:test";
import { faultFields } from "./fault.ts";
import { createLog, type LogSettings } from "./log.ts";
import { mayScrape } from "./may-scrape.ts";
import { createMetrics } from "./metrics.ts";
import { proxiesIn, sourceOf } from "./proxies.ts";
import { readinessOf } from "./readiness.ts";
import { requestId } from "./request-id.ts";

const uuid = "0b9a3c52-7d1e-4f60-9f0e-3a1b2c3d4e5f";
const ids = [
  { name: "a UUID", given: uuid, kept: true },
  { name: "a trace of 32 hexadecimal digits", given: "4bf92f3577b34da6a3ce929d0e0e4736", kept: true },
  { name: "a name", given: "Achterberg-Olusegun", kept: false },
  { name: "a line break", given: `${uuid}\nx`, kept: false },
  { name: "what is too long", given: "a".repeat(65), kept: false },
  { name: "two headers", given: [uuid, uuid], kept: false },
  { name: "nothing", given: undefined, kept: false },
];
for (const { name, given, kept } of ids) {
  test(`a request that brings ${name} as its id ${kept ? "keeps it" : "gets one of our own"}`, () => {
    const id = requestId(given);
    assert.equal(id === given, kept);
    assert.match(id, /^[0-9a-f-]{32,36}$/u);
  });
}

test("a fault is logged by kind, code and frames, never by its words", () => {
  const error = Object.assign(new TypeError("value Bronwen is no number"), { code: "22P02" });
  const fields = faultFields(error);
  assert.deepEqual([fields["kind"], fields["code"]], ["TypeError", "22P02"]);
  assert.match(String(fields["frames"]), /watch\.test\.ts/u);
  assert.doesNotMatch(JSON.stringify(fields), /Bronwen/u);
  assert.deepEqual(faultFields("Bronwen"), { kind: "string", frames: [] });
});

test("for machines a line is JSON with time, level, sentence and fields, and nothing of this machine", () => {
  const [line = ""] = logged({ words: false }, (log) => log.warn("Held up", { route: "/x", code: 429 }));
  const { at, ...rest } = JSON.parse(line) as Record<string, unknown>;
  assert.match(String(at), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
  assert.deepEqual(rest, { level: "warn", what: "Held up", route: "/x", code: 429 });
});

test("a line break in a field stays inside its line", () => {
  const lines = logged({ words: false }, (log) => log.info("x", { kind: 'a\n{"level":"error"}' }));
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.trimEnd().includes("\n"), false);
});

test("at a terminal it is a sentence; pages that went well are left out, unless they are asked for", () => {
  const both = (log: ReturnType<typeof createLog>): void => {
    log.info("Answered", { route: "/x", code: 200 });
    log.error("A request failed", { route: "/x", reference: "12ab", frames: ["app (file:1:2)"] });
  };
  const failed = "A request failed (route /x, reference 12ab)\n    app (file:1:2)\n";
  assert.deepEqual(logged({ words: true }, both), [failed]);
  assert.deepEqual(logged({ words: true, level: "debug" }, both), [
    "Answered (route /x, code 200)\n",
    failed,
  ]);
  assert.deepEqual(
    logged({ words: true, level: "warn" }, (log) => log.info("x")),
    [],
  );
});

const neighbours = [
  { name: "somebody at this machine", peer: "127.0.0.1", headers: {}, allowed: true },
  { name: "the same by IPv6", peer: "::1", headers: {}, allowed: true },
  { name: "another machine", peer: "192.0.2.9", headers: {}, allowed: false },
  {
    name: "a web server's visitor",
    peer: "127.0.0.1",
    headers: { "x-forwarded-for": "1.2.3.4" },
    allowed: false,
  },
  { name: "a web server by its name", peer: "127.0.0.1", headers: { via: "1.1 front" }, allowed: false },
  {
    name: "a standard forwarding header",
    peer: "127.0.0.1",
    headers: { forwarded: "for=1.2.3.4" },
    allowed: false,
  },
  { name: "whoever has no address", peer: undefined, headers: {}, allowed: false },
];
for (const { name, peer, headers, allowed } of neighbours) {
  test(`the figures are ${allowed ? "shown to" : "kept from"} ${name} where no token is set`, () =>
    assert.equal(mayScrape({ token: null, behindServer: false }, headers, peer), allowed));
}

const tokens = [
  { name: "the token", header: "Bearer made-up-token", allowed: true },
  { name: "another one", header: "Bearer made-up-tokem", allowed: false },
  { name: "a part of it", header: "Bearer made-up", allowed: false },
  { name: "another scheme", header: "Basic made-up-token", allowed: false },
  { name: "nothing", header: undefined, allowed: false },
];
for (const { name, header, allowed } of tokens) {
  test(`where a token is set, ${name} ${allowed ? "opens" : "does not open"} the figures, from anywhere`, () => {
    const headers = header === undefined ? {} : { authorization: header };
    for (const peer of ["127.0.0.1", "192.0.2.9"])
      assert.equal(mayScrape({ token: "made-up-token", behindServer: true }, headers, peer), allowed);
  });
}

test("behind a web server nobody sees the figures without a token", () =>
  assert.equal(mayScrape({ token: null, behindServer: true }, {}, "127.0.0.1"), false));

const chains = [
  { name: "a stranger's own header", peer: "198.51.100.7", forwarded: "1.1.1.1", source: "198.51.100.7" },
  { name: "the named server's word", peer: "10.0.0.5", forwarded: "203.0.113.9", source: "203.0.113.9" },
  {
    name: "what was in the header before",
    peer: "10.0.0.5",
    forwarded: "1.1.1.1, 203.0.113.9",
    source: "203.0.113.9",
  },
  { name: "two named servers", peer: "10.0.0.5", forwarded: "203.0.113.9, 10.0.0.6", source: "203.0.113.9" },
  { name: "no address in the header", peer: "10.0.0.5", forwarded: "<script>", source: "10.0.0.5" },
  {
    name: "an address in both spellings",
    peer: "::ffff:10.0.0.5",
    forwarded: "203.0.113.9",
    source: "203.0.113.9",
  },
];
for (const { name, peer, forwarded, source } of chains) {
  test(`where a request comes from: ${name}`, () => {
    const proxies = proxiesIn("10.0.0.0/24, 2001:db8::1");
    assert.ok(proxies.ok);
    assert.equal(sourceOf(peer, forwarded, proxies.value), source);
  });
}

for (const written of ["front.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/x"]) {
  test(`${written} names no web server by its address`, () => {
    const proxies = proxiesIn(written);
    assert.deepEqual(proxies.ok ? null : proxies.problem, { kind: "no-address", written });
  });
}

test("ready is who has everything; what fails or hangs is not there", async () => {
  assert.deepEqual(await readinessOf({ record: async () => true }), {
    ready: true,
    checks: { record: true },
  });
  const broken = { record: async () => true, outbox: () => Promise.reject(new Error("made up")) };
  assert.deepEqual(await readinessOf(broken), { ready: false, checks: { record: true, outbox: false } });
});

test("figures have labels from short lists alone, and say when the record does not answer", async () => {
  const metrics = createMetrics(() => Promise.reject(new Error("down")));
  metrics.answered("/people/:person", "PROPFIND", 404, 0.02);
  const text = await metrics.text();
  assert.match(text, /candour_requests_total\{route="\/people\/:person",method="other",class="4xx"\} 1/u);
  assert.match(text, /candour_record_up 0/u);
  assert.match(text, /candour_ledger_entries Nan/u);
});

test("answers counted by the tally are the same figures as those counted one by one", async () => {
  const metrics = createMetrics();
  metrics.answered("page", "GET", 200, 0.02);
  const [tally, again] = [metrics.tally("page", "GET", 200), metrics.tally("page", "GET", 206)];
  for (let n = 0; n < 5; n++) tally.add();
  again.add();
  metrics.tally("page", "HEAD", 200).add();
  for (const _ of ["the first reading", "a second adds nothing"]) {
    const text = await metrics.text();
    assert.match(text, /candour_requests_total\{route="page",method="GET",class="2xx"\} 7\n/u);
    assert.match(text, /candour_requests_total\{route="page",method="HEAD",class="2xx"\} 1\n/u);
  }
});

function logged(settings: Omit<LogSettings, "write">, work: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  work(createLog({ ...settings, write: (line) => lines.push(line) }));
  return lines;
}
