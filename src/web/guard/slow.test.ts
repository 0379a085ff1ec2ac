/** Clients that are slow, greedy or broken, over real connections. The times are shortened: that they are kept is what is tried. */
import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { createApp } from "../app.ts";
import { fakeDesk } from "../testing/fake-desk.ts";
import { emptyWorld } from "../testing/world.ts";

let app: FastifyInstance;
let port: number;

before(async () => {
  const world = emptyWorld();
  app = await createApp({
    ...{ desk: fakeDesk(world), host: "127.0.0.1", now: () => world.now, publicSiteUrl: null },
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  port = (app.server.address() as AddressInfo).port;
});
after(() => app.close());

test("the times that the app gives its clients are set, and none is without end", () => {
  const { headersTimeout, requestTimeout, timeout, keepAliveTimeout, maxConnections } = app.server;
  assert.deepEqual(
    [headersTimeout, requestTimeout, timeout, keepAliveTimeout],
    [10_000, 30_000, 120_000, 10_000],
  );
  assert.equal(maxConnections, 1024);
});

const form = "content-type: application/x-www-form-urlencoded\r\n";
const slow = [
  { name: "whose headers never end", first: "GET / HTTP/1.1\r\n", drip: "x: y\r\n" },
  { name: "that says nothing at all", first: "", drip: "" },
  {
    name: "whose form comes byte by byte",
    first: `POST /sign-in HTTP/1.1\r\nHOST${form}content-length: 5000\r\n\r\n`,
    drip: "a",
  },
  {
    name: "whose form comes in chunks without end",
    first: `POST /sign-in HTTP/1.1\r\nHOST${form}transfer-encoding: chunked\r\n\r\n`,
    drip: "1\r\na\r\n",
  },
];
for (const { name, first, drip } of slow) {
  test(`a client ${name} is let go, and others are answered meanwhile`, async () => {
    const usual = { headersTimeout: app.server.headersTimeout, requestTimeout: app.server.requestTimeout };
    Object.assign(app.server, { headersTimeout: 200, requestTimeout: 400 });
    try {
      const slowOne = exchange(first, drip);
      assert.match(
        await exchange("GET /health HTTP/1.1\r\nHOSTconnection: close\r\n\r\n"),
        /^HTTP\/1\.1 200 /u,
      );
      assert.match(await slowOne, /^HTTP\/1\.1 408 .*content-security-policy: default-src 'none'/su);
    } finally {
      Object.assign(app.server, usual);
    }
  });
}

const broken = [
  {
    name: "a form that says it is far too long",
    bytes: `POST /sign-in HTTP/1.1\r\nHOST${form}content-length: 99999999\r\n\r\n`,
    code: 413,
  },
  {
    name: "a header that is too long",
    bytes: `GET / HTTP/1.1\r\nHOSTx: ${"y".repeat(20_000)}\r\n\r\n`,
    code: 431,
  },
  {
    name: "headers that are too many",
    bytes: `GET / HTTP/1.1\r\nHOST${"x: y\r\n".repeat(2500)}\r\n`,
    code: 431,
  },
  {
    name: "a length and chunks at once",
    bytes: "POST / HTTP/1.1\r\nHOSTcontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    code: 400,
  },
  {
    name: "two lengths",
    bytes: "POST / HTTP/1.1\r\nHOSTcontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
    code: 400,
  },
  { name: "no HTTP", bytes: "<script>x</script>\r\n\r\n", code: 400 },
  {
    name: "an expectation that nobody knows",
    bytes: "GET / HTTP/1.1\r\nHOSTexpect: 200-ok\r\n\r\n",
    code: 417,
  },
  {
    name: "an address that cannot be read",
    bytes: "GET /%zz HTTP/1.1\r\nHOSTconnection: close\r\n\r\n",
    code: 400,
  },
  {
    name: "a NUL in the place of an incident",
    bytes: "GET /incidents/%00 HTTP/1.1\r\nHOSTcookie: candour_session=x\r\nconnection: close\r\n\r\n",
    code: 404,
  },
];
for (const { name, bytes, code } of broken) {
  test(`${name} is answered with ${code}, under the app's own headers, and nothing of it comes back`, async () => {
    const answer = await exchange(bytes);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${code} `, "u"));
    assert.match(answer, /content-security-policy: default-src 'none'/u);
    assert.match(answer, /x-content-type-options: nosniff/u);
    assert.doesNotMatch(answer, /<script>|yyyy|200-ok|%zz|FST_|Error/u);
  });
}

test("600 clients that never end their headers keep nobody out", async () => {
  Object.assign(app.server, { headersTimeout: 1_000 });
  const flood = Array.from({ length: 600 }, () => exchange("GET / HTTP/1.1\r\n", "x: y\r\n"));
  assert.match(await exchange("GET /health HTTP/1.1\r\nHOSTconnection: close\r\n\r\n"), /^HTTP\/1\.1 200 /u);
  const ends = await Promise.all(flood);
  assert.deepEqual(
    [...new Set(ends.map((end) => end.slice(0, 12)))].filter((end) => end !== "" && end !== "HTTP/1.1 408"),
    [],
  );
});

/** All that comes back until the other end closes; `drip` is sent again and again meanwhile. */
function exchange(first: string, drip = ""): Promise<string> {
  return new Promise((resolve) => {
    let dripping: NodeJS.Timeout | undefined;
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(first.replace("HOST", "host: 127.0.0.1\r\n"));
      if (drip !== "") dripping = setInterval(() => socket.writable && socket.write(drip), 100);
    });
    let answer = "";
    socket.on("data", (data) => (answer += String(data)));
    // Whoever is let go while still writing is reset; what was said before counts.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(dripping);
      resolve(answer);
    });
  });
}
