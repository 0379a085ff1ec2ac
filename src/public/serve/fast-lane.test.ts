/** The fast lane says what node:http says, byte for byte but the Date, however the bytes come. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { silence } from "../../watch/log.ts";
import { createMetrics } from "../../watch/metrics.ts";
import { refuseExpectations } from "../../watch/refuse-expectations.ts";
import { refuseRaw } from "../../watch/refuse-raw.ts";
import { security } from "./answer.ts";
import { fastLane, type Lane } from "./fast-lane.ts";
import { answerHttp, type HttpParts } from "./http.ts";
import { createLimit } from "./limit.ts";
import { type LoadedFile, loadedFile } from "./load-site.ts";
import { encodingFor, isKnown, tagOf } from "./negotiate.ts";

const html = "text/html; charset=utf-8";
const page = loadedFile(Buffer.from("<p>A page</p>".repeat(3)), html, {
  gzip: Buffer.from("stands for gzip"),
  br: Buffer.from("stands for br"),
});
const large = loadedFile(Buffer.alloc(400_000, "x"), "image/png");
const files = new Map<string, LoadedFile>([
  ["/", page],
  ["/statements/1", page],
  ["/feed.atom", loadedFile(Buffer.from("<feed/>"), "application/atom+xml; charset=utf-8")],
  ["/large.png", large],
  ["/report", page],
]);
const parts: HttpParts = {
  site: () => ({ version: "v", files }),
  ...{ log: silence, metrics: createMetrics(), metricsToken: null, trusts: () => false, secure: true },
  limit: createLimit(1),
  // A form at an address that was published too: it is the form's.
  forms: {
    has: (path) => path === "/report",
    answer: (request) =>
      request.url === "/report"
        ? Promise.resolve({ status: 200, headers: {}, body: Buffer.from("form") })
        : null,
  },
};
const times = { keepAliveTimeout: 15_000, stalledTimeout: 100, mostRequests: 100 };
let [fast, slow]: [number, number] = [0, 0];
let lane: Lane;
const servers: Server[] = [];
before(async () => {
  const [quick, plain] = [served(), served()];
  lane = fastLane(quick, parts, times);
  [fast, slow] = [await listening(quick), await listening(plain)];
});
after(() => {
  for (const server of servers) server.close().closeAllConnections();
  lane.closeAll();
});

const notUnderstood = "That could not be understood. Nothing was changed.\n";

const line = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("GET", "HEAD") },
  { weight: 1, arbitrary: fc.constantFrom("POST", "get", "GET ", " GET", "OPTIONS", "G\u0000T") },
);
const path = fc.constantFrom(
  ...[
    "/",
    "/statements/1",
    "/statements/1",
    "/feed.atom",
    "/?a=b",
    "/nope",
    "/statements/1/",
    "//",
    "/report",
  ],
  ...["/health", "http://a/", "*", "/%00", "/\u00e9", "/ /", "/#x", "/\t", "/..", "/__proto__"],
);
const version = fc.oneof(
  { weight: 12, arbitrary: fc.constant("HTTP/1.1") },
  { weight: 1, arbitrary: fc.constantFrom("HTTP/1.0", "HTTP/2.0", "HTTP/1.1 ", "http/1.1", "") },
);
const plainField = fc.constantFrom(
  ...["accept-encoding: gzip, br", "Accept-Encoding: gzip;q=1, br;q=0", "accept-encoding:identity"],
  ...["accept-encoding: *;q=0.5, gzip;q=0", "user-agent: a (b; c) d/1.0", "Connection: keep-alive", "x:"],
  ...[
    `if-none-match: ${tagOf(page, "br")}`,
    `If-None-Match: "x", W/${tagOf(page, "gzip")}`,
    "if-none-match: *",
  ],
  ...["cookie: a=b", "x-forwarded-for: 192.0.2.1", "accept: text/html,*/*;q=0.8", "x: a,,b  c"],
);
const oddField = fc.constantFrom(
  ...[
    "content-length: 0",
    "content-length: 5",
    "Content-Length: +5",
    "content-length: 5, 5",
    "content-length:",
  ],
  ...[
    "transfer-encoding: chunked",
    "Transfer-Encoding : chunked",
    "transfer-encoding: xchunked",
    " folded: x",
  ],
  ...[
    "connection: close",
    "connection: upgrade",
    "upgrade: h2c",
    "expect: 100-continue",
    "expect: x",
    "host: b",
  ],
  ...[
    "x: a\u0000b",
    "x: \u00ff",
    "x\u00e9: b",
    ": empty",
    "no colon",
    "x: a\nhost: b",
    "x: a\rb",
    "te: trailers",
  ],
  ...["range: bytes=0-1", `x: ${"y".repeat(5000)}`, "accept-encoding: gzip\r\naccept-encoding: br", "\tx: y"],
);
const request = fc
  .record({
    ...{
      line,
      path,
      version,
      host: fc.constantFrom("host: a\r\n", "Host: a.example:80\r\n", "host: a\r\n", ""),
    },
    plain: fc.array(plainField, { maxLength: 4 }),
    odd: fc.option(oddField, { freq: 3 }),
    end: fc.constantFrom(
      "\r\n\r\n",
      "\r\n\r\n",
      "\r\n\r\n",
      "\r\n\r\n",
      "\n\n",
      "\r\n",
      "\r\n\r\n\r\n",
      "\r\n\r\n5\r\nhello",
    ),
  })
  .map((one) => {
    const fields = [...one.plain, ...(one.odd === null ? [] : [one.odd])].join("\r\n");
    return `${one.line} ${one.path} ${one.version}\r\n${one.host}${fields === "" ? "x: y" : fields}${one.end}`;
  });

test("any requests, cut anywhere: the same answers", async () => {
  const cuts = fc.array(fc.nat(600), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 4 }), cuts, async (requests, at) => {
      const bytes = Buffer.from(requests.join(""), "latin1");
      // node:http forgets answers that wait for their turn when what follows is no HTTP: it gets one after the other.
      const ends = requests.map((_, n) => requests.slice(0, n + 1).join("").length);
      const [quick, plain] = await Promise.all([
        exchange(fast, bytes, at),
        exchange(slow, bytes, [...ends, ...at], 20),
      ]);
      const [ours, theirs] = [answersIn(quick), answersIn(plain)];
      const isRefused = ours.at(-1)?.endsWith(notUnderstood) === true;
      if (isRefused) assert.deepEqual(ours.slice(0, -1), theirs.slice(0, ours.length - 1));
      else assert.deepEqual(ours, theirs);
    }),
    { numRuns: Number(process.env["CANDOUR_RUNS"] ?? 300) },
  );
});

test("two requests in a row, cut at every byte: the same answers", async () => {
  const bytes = Buffer.from(
    "GET / HTTP/1.1\r\nhost: a\r\naccept-encoding: br\r\n\r\nHEAD /feed.atom HTTP/1.1\r\nhost: a\r\n\r\nGET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
  );
  const plain = await exchange(slow, bytes, []);
  assert.equal(plain.match(/HTTP\/1\.1 200/gu)?.length, 3);
  for (let at = 0; at <= bytes.length; at += 8) {
    const some = Array.from({ length: 8 }, (_, n) => exchange(fast, bytes, [at + n]));
    for (const quick of await Promise.all(some)) assert.equal(quick, plain);
  }
});

test("many requests at once are answered in order, also by whoever reads late and has said its last", async () => {
  const one = "GET /large.png HTTP/1.1\r\nhost: a\r\n\r\n";
  const bytes = Buffer.from(`${one.repeat(90)}GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
  const quick = await exchange(fast, bytes, []);
  assert.equal(quick.match(/HTTP\/1\.1 200/gu)?.length, 91);
  assert.ok(quick.length > 90 * 400_000);
});

test("after as many requests as a connection may make, the last answer says that it ends", async () => {
  const quick = await exchange(fast, Buffer.from("GET / HTTP/1.1\r\nhost: a\r\n\r\n".repeat(120)), []);
  assert.equal(quick.match(/HTTP\/1\.1 200/gu)?.length, 100);
  assert.equal(quick.match(/Connection: close/gu)?.length, 1);
});

test("whoever asks and does not read fills no memory, and is let go", async () => {
  const socket = connect(fast, "127.0.0.1").on("error", () => {});
  socket.pause();
  const held = process.memoryUsage().arrayBuffers;
  socket.write("GET /large.png HTTP/1.1\r\nhost: a\r\n\r\n".repeat(95));
  await sleep(150);
  assert.ok(process.memoryUsage().arrayBuffers - held < 16e6);
  const gone = new Promise((resolve) => socket.once("close", resolve));
  await sleep(500);
  socket.resume();
  await gone;
  assert.ok(socket.bytesRead < 95 * 400_000);
});

const preferences = [
  { accepted: "", encoding: "identity" },
  { accepted: "gzip, deflate, br, zstd", encoding: "br" },
  { accepted: "br;q=0.5, gzip;q=0.8", encoding: "gzip" },
  { accepted: "gzip;q=0, br;q=0.000", encoding: "identity" },
  { accepted: "identity, gzip;q=0.5", encoding: "identity" },
  { accepted: "identity;q=0, gzip;q=0.001", encoding: "gzip" },
  { accepted: "*;q=0, gzip", encoding: "gzip" },
  { accepted: "*", encoding: "br" },
  { accepted: "GZIP ; Q=1.000", encoding: "gzip" },
  { accepted: "br;q=2, gzip;q=x, x-gzip", encoding: "gzip" },
  { accepted: "identity;q=0", encoding: "identity" },
];
for (const { accepted, encoding } of preferences)
  test(`Accept-Encoding "${accepted}" gets ${encoding}`, () =>
    assert.equal(encodingFor(accepted, page), encoding));

test("what a reader has is known by the tag of the very form that it would get", () => {
  assert.ok(isKnown('"x", W/"a-br" ,"y"', '"a-br"') && isKnown("*", '"a"'));
  assert.ok(!isKnown('"a"', '"a-br"') && !isKnown("a", '"a"') && !isKnown("", '"a"'));
});

function served(): Server {
  const server = createServer({ keepAliveTimeout: times.keepAliveTimeout }, answerHttp(parts));
  server.maxRequestsPerSocket = times.mostRequests;
  server.on("clientError", refuseRaw(security));
  refuseExpectations(server, security);
  servers.push(server);
  return server;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
}

/** As a client reads them: after one that ends the connection nothing counts. */
function answersIn(text: string): readonly string[] {
  const all = text.split(/(?=HTTP\/1\.1 \d{3} )/u);
  const last = all.findIndex((one) => /^connection: close\r$/imu.test(one));
  return last === -1 ? all : all.slice(0, last + 1);
}

/**
 * All that comes back, less the Date, and less “go on”, which node:http puts into the middle of an answer before it. Each
 * piece is sent a moment after the one before; with `patience`, when something came back, or after so many milliseconds.
 */
function exchange(port: number, bytes: Buffer, cuts: readonly number[], patience = 0): Promise<string> {
  return new Promise((resolve) => {
    const got: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    socket.on("data", (data) => got.push(data));
    // Sent on after a refusal: the other end is gone, and what it said before counts.
    socket.on("error", () => {});
    socket.on("end", () => socket.destroy());
    socket.on("close", () =>
      resolve(
        Buffer.concat(got)
          .toString("latin1")
          .replace(/^Date: .*\r\n/gmu, "")
          .replaceAll("HTTP/1.1 100 Continue\r\n\r\n", ""),
      ),
    );
    void sendIn(socket, bytes, cuts, patience);
  });
}

async function sendIn(
  socket: Socket,
  bytes: Buffer,
  cuts: readonly number[],
  patience: number,
): Promise<void> {
  const places = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort(
    (a, b) => a - b,
  );
  for (let n = 1; n < places.length; n++) {
    socket.write(bytes.subarray(places[n - 1], places[n]));
    if (n === places.length - 1) continue;
    if (patience > 0) await Promise.race([once(socket, "data").catch(() => {}), sleep(patience)]);
    await sleep(1);
  }
  socket.end();
}
