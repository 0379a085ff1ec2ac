import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../app.ts";
import { browse } from "../testing/browse.ts";
import { fakeDesk } from "../testing/fake-desk.ts";
import { emptyWorld, lead } from "../testing/world.ts";
import { createKnownSessions } from "./limits.ts";
import { parseForm, TooManyFields } from "./sizes.ts";

const few = { account: { requests: 6, forms: 2 }, address: { requests: 4, forms: 2 } };
const host = "127.0.0.1:8787";

test("an address that asks for too much is told to wait, in plain words, and by when", async () => {
  const ask = await strangers();
  for (let n = 0; n < 4; n++) assert.notEqual((await ask("192.0.2.1")).statusCode, 429);
  const refused = await ask("192.0.2.1");
  assert.equal(refused.statusCode, 429);
  assert.match(refused.body, /Too much was asked for at once/u);
  const seconds = Number(refused.headers["retry-after"]);
  assert.ok(seconds > 0 && seconds <= 60);
  assert.notEqual((await ask("192.0.2.2")).statusCode, 429, "others go on");
});

test("forms are dearer than pages", async () => {
  const ask = await strangers();
  for (let n = 0; n < 2; n++) assert.equal((await ask("192.0.2.1", {}, "POST")).statusCode, 403);
  assert.equal((await ask("192.0.2.1", {}, "POST")).statusCode, 429);
  assert.equal((await ask("192.0.2.1")).statusCode, 200);
});

const disguises = [
  {
    name: "another address in X-Forwarded-For",
    headers: (n: number) => ({ "x-forwarded-for": `198.51.100.${n}` }),
  },
  { name: "another address in X-Real-IP", headers: (n: number) => ({ "x-real-ip": `198.51.100.${n}` }) },
  {
    name: "another session that is none",
    headers: (n: number) => ({ cookie: `candour_session=made-up-${n}` }),
  },
  { name: "another request id", headers: (n: number) => ({ "x-request-id": `${n}`.padStart(16, "0") }) },
];
for (const { name, headers } of disguises) {
  test(`${name} with each request is no way round`, async () => {
    const ask = await strangers();
    const codes = [];
    for (let n = 0; n < 6; n++) codes.push((await ask("192.0.2.1", headers(n))).statusCode);
    assert.deepEqual(codes.slice(4), [429, 429]);
  });
}

test("one network of IPv6 is one address", async () => {
  const ask = await strangers();
  for (let n = 0; n < 4; n++) await ask(`2001:db8:1:2::${n}`);
  assert.equal((await ask("2001:db8:1:2::ffff")).statusCode, 429);
  assert.notEqual((await ask("2001:db8:1:3::1")).statusCode, 429);
});

test("an address that nobody has counts as well", async () => {
  const ask = await strangers();
  const codes = [];
  for (let n = 0; n < 5; n++) codes.push((await ask("192.0.2.1", {}, "GET", `/nowhere-${n}`)).statusCode);
  assert.deepEqual(codes, [404, 404, 404, 404, 429]);
});

test("whoever is signed in has a limit of their own: strangers at the same address do not use it up", async () => {
  const app = await appWith();
  const session = { host, cookie: "candour_session=session-of-tests" };
  assert.equal((await app.inject({ url: "/incidents", headers: session })).statusCode, 200);
  for (let n = 0; n < 9; n++) await app.inject({ url: "/sign-in", headers: { host } });
  assert.equal((await app.inject({ url: "/sign-in", headers: { host } })).statusCode, 429);
  assert.equal((await app.inject({ url: "/incidents", headers: session })).statusCode, 200);
  for (let n = 0; n < 9; n++) await app.inject({ url: "/incidents", headers: session });
  assert.equal((await app.inject({ url: "/incidents", headers: session })).statusCode, 429);
});

test("a session is known for a quarter of an hour, and no longer than it lasts", () => {
  let time = 0;
  const known = createKnownSessions(() => time);
  known.remember("a", "account-1");
  assert.equal(known.accountOf("a"), "account-1");
  assert.equal(known.accountOf("b"), null);
  time = 16 * 60_000;
  assert.equal(known.accountOf("a"), null);
  known.remember("a", "account-1");
  known.forget("a");
  assert.equal(known.accountOf("a"), null);
});

test("a form with more fields than any of ours is refused before it is taken apart", async () => {
  assert.throws(() => parseForm("a&".repeat(1000)), TooManyFields);
  assert.deepEqual(
    { ...parseForm("a=1&a=2&__proto__=x&b=%00") },
    { a: ["1", "2"], ["__proto__"]: "x", b: "" },
  );
  const browser = await browse(emptyWorld());
  const form = { "content-type": "application/x-www-form-urlencoded" };
  assert.equal((await browser.send("POST", "/incidents/declare", form, "a&".repeat(1200))).status, 413);
});

const types = ["application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml", "x"];
for (const type of types) {
  test(`what is sent as ${type} reaches no form`, async () => {
    const browser = await browse(emptyWorld());
    const seen = await browser.send("POST", "/sign-in", { "content-type": type }, '{"email":["x"]}');
    assert.equal(seen.status, 415);
    assert.match(seen.body, /could not be understood/u);
  });
}

async function appWith() {
  const world = emptyWorld();
  world.sessions.set("session-of-tests", lead);
  return createApp({
    ...{ desk: fakeDesk(world), host: "127.0.0.1", now: () => world.now, publicSiteUrl: null, limits: few },
  });
}

async function strangers() {
  const app = await appWith();
  return (
    remoteAddress: string,
    headers: Record<string, string> = {},
    method: "GET" | "POST" = "GET",
    url = "/assets/icon.svg",
  ) =>
    app.inject({
      method,
      url: method === "POST" ? "/sign-in" : url,
      remoteAddress,
      headers: { host, ...headers },
    });
}
