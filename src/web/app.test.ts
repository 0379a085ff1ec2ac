import assert from "node:assert/strict";
import { test } from "node:test";
import { EntryTooLong } from "../domain/ledger/entry.ts";
import { mayEver } from "../domain/staff/permissions.ts";
import type { Desk } from "../respond/desk/desk.ts";
import { createApp } from "./app.ts";
import { pages } from "./pages.ts";
import { browse, titleIn, tokenIn, wordsIn } from "./testing/browse.ts";
import { fakeDesk } from "./testing/fake-desk.ts";
import { fullRetention } from "./testing/fake-retention.ts";
import { busyWorld } from "./testing/made-up.ts";
import { emptyWorld, lead } from "./testing/world.ts";

const incident = "/incidents/INC-2026-0001";

test("every page that needs an account sends a stranger to sign in, and back again", async () => {
  const browser = await browse(busyWorld(), null);
  for (const page of pages.filter(({ needs, get }) => needs !== "nobody" && get !== undefined)) {
    const address = page.path.replace(":incident", "INC-2026-0001").replace(/:(\w+)/gu, "$1-1");
    const seen = await browser.get(address);
    assert.equal(seen.status, 303, address);
    assert.equal(seen.to, `/sign-in?back=${encodeURIComponent(address)}`);
    assert.doesNotMatch(seen.body, /Achterberg/u);
  }
});

test("every page can be reached by somebody signed in", async () => {
  // Delivery is resumed after a restore alone: without one there is no such page. Nothing is told of changes here.
  const browser = await browse({ ...busyWorld(), retention: fullRetention() });
  const ids: Readonly<Record<string, string>> = {
    incident: "INC-2026-0001",
    authority: "northmere",
    holding: "holding-1",
    person: "person-1",
    notice: "notice-12",
    number: "1",
    service: "service-1",
    staff: "staff-1",
    request: "request-1",
    provider: "none",
    mapKind: "systems",
    mapNode: "system-1",
    mapFile: "map.csv",
    edge: "edge-1",
  };
  for (const page of pages.filter(({ path, get }) => get !== undefined && !/\/(resume|live)$/u.test(path))) {
    // Of things that the fake desk has none of.
    if ([...page.path.matchAll(/:(\w+)/gu)].some(([, name]) => ids[name!] === undefined)) continue;
    const named = page.path.replace(/:(\w+)/gu, (_, name: string) => ids[name]!);
    const asks = Object.entries({ "/retention/delete": "what=due", "/timeline/export": "format=csv" });
    const [, more] = asks.find(([end]) => named.endsWith(end)) ?? [];
    const address = more === undefined ? named : `${named}?${more}`;
    const seen = await browser.get(address);
    // Tested on the real desk alone (test/).
    if (seen.status === 500 && browser.logged.slice(-3).some((line) => line.includes("NOT_FAKED"))) continue;
    const verb = page.verbs.get;
    const mayNot = verb !== undefined && verb !== "open" && !mayEver(lead.role, verb);
    const expected = mayNot ? [403] : (elsewhere(address) ?? [200, 303]);
    assert.ok(expected.includes(seen.status), `${address} answers ${seen.status}`);
    if (seen.status === 200 && String(seen.headers["content-type"]).startsWith("text/html")) {
      assert.match(titleIn(seen.body), / – Candour$/u, address);
      assert.match(seen.body, /<h1/u, address);
      // The forms' tokens are by chance, and may spell anything.
      const body = seen.body.replace(/name="_csrf" value="[^"]*"/gu, "");
      assert.doesNotMatch(body, /undefined|\[object|NaN|<script(?! src="\/assets\/readability-)/u, address);
    }
  }
});

test("every answer says that nothing from elsewhere may run, frame, follow or be kept", async () => {
  const browser = await browse(busyWorld());
  for (const address of [`${incident}/people`, "/no/such/page", "/health", "/sign-in"]) {
    const { headers } = await browser.get(address);
    assert.match(String(headers["content-security-policy"]), /default-src 'none'.*frame-ancestors 'none'/u);
    assert.doesNotMatch(String(headers["content-security-policy"]), /unsafe|script-src/u);
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cache-control"], "no-store");
    assert.equal(headers["x-content-type-options"], "nosniff");
  }
});

test("the style sheet may be kept, and holds no typeface that is not ours to use", async () => {
  const browser = await browse(busyWorld());
  const href =
    /href="(\/assets\/candour-[^"]+\.css)"/u.exec((await browser.get("/incidents")).body)?.[1] ?? "";
  const style = await browser.get(href);
  assert.equal(style.status, 200);
  assert.match(String(style.headers["cache-control"]), /immutable/u);
  assert.doesNotMatch(style.body, /GDS Transport|@font-face/u);
});

test("a form without its token changes nothing", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.send("POST", `${incident}/notices/send`, {}, "total=3");
  assert.equal(seen.status, 403);
  assert.match(wordsIn(seen.body), /Nothing was changed/u);
  assert.deepEqual(world.asked, []);
});

test("a token of one session is no use in another", async () => {
  const world = busyWorld();
  const first = await browse(world);
  const token = tokenIn((await first.get(`${incident}/notices/send`)).body);
  const cookies = "candour_session=other; candour_form=made-up";
  world.sessions.set("other", lead);
  const payload = new URLSearchParams({ _csrf: token, total: "3" }).toString();
  const seen = await first.send("POST", `${incident}/notices/send`, { cookie: cookies }, payload);
  assert.equal(seen.status, 403);
  assert.deepEqual(world.asked, []);
});

const strangers = [
  { name: "a page of another site", headers: { "sec-fetch-site": "cross-site" } },
  { name: "a page of the same site at another address", headers: { "sec-fetch-site": "same-site" } },
  { name: "another origin, from an older browser", headers: { origin: "http://elsewhere.example" } },
  { name: "the same host at another port", headers: { origin: "http://127.0.0.1:9999" } },
];
for (const { name, headers } of strangers) {
  test(`a form sent by ${name} is refused, even with a good token`, async () => {
    const world = busyWorld();
    const browser = await browse(world);
    const token = tokenIn((await browser.get(`${incident}/notices/send`)).body);
    const payload = new URLSearchParams({ _csrf: token, total: "3" }).toString();
    const seen = await browser.send("POST", `${incident}/notices/send`, headers, payload);
    assert.equal(seen.status, 403);
    assert.deepEqual(world.asked, []);
  });
}

test("an account for reading is refused every form but those of its own account and the one that signs out", async () => {
  const world = busyWorld();
  const browser = await browse(world, { ...lead, role: "liaison" }, { unhurried: true });
  assert.match(wordsIn((await browser.get(incident)).body), /Your account can look, and change nothing/u);
  const forms = pages.filter(
    ({ needs, verbs: { post } }) =>
      needs !== "nobody" && post !== undefined && post !== "open" && !mayEver("liaison", post),
  );
  assert.ok(forms.length > 15);
  for (const { path } of forms) {
    const address = path.replace(":incident", "INC-2026-0001").replace(/:(\w+)/gu, "$1-1");
    const seen = await browser.post(address, { name: "x", total: "3" }, "/incidents");
    assert.equal(seen.status, 403, address);
    assert.match(wordsIn(seen.body), /Nothing was changed/u, address);
  }
  assert.deepEqual(
    world.asked.filter(({ what }) => what !== "people"),
    [],
  );
  assert.equal((await browser.post("/sign-out", {}, "/incidents")).to, "/sign-in?out=1");
});

test("a name that somebody else points at this machine is not answered", async () => {
  const browser = await browse(busyWorld());
  const seen = await browser.send("GET", `${incident}/people`, { host: "rebound.example:8787" });
  assert.equal(seen.status, 421);
  assert.doesNotMatch(seen.body, /Achterberg/u);
});

test("an address that nobody has is told so in plain words, with a way on", async () => {
  const seen = await (await browse(busyWorld())).get("/incidents/INC-1999-0001/people");
  assert.equal(seen.status, 404);
  assert.match(wordsIn(seen.body), /Page not found/u);
  assert.match(seen.body, /href="\/"/u);
});

test("a form that is too large is refused in words", async () => {
  const browser = await browse(busyWorld());
  const seen = await browser.post(`${incident}/statements/write`, { title: "t", body: "x".repeat(300_000) });
  assert.equal(seen.status, 413);
  assert.match(wordsIn(seen.body), /too much for one form/u);
});

test("when the record is down, the page says so and health turns red", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  world.broken = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const seen = await browser.get(incident);
  assert.equal(seen.status, 503);
  assert.match(wordsIn(seen.body), /The record cannot be reached/u);
  const health = await browser.get("/health");
  assert.equal(health.status, 503);
  assert.equal(JSON.parse(health.body).record, "down");
});

test("a bug is told without its details, and logged without values", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  world.broken = new Error("duplicate key: Bronwen Achterberg-Olusegun");
  const seen = await browser.get(`${incident}/people/person-1`);
  assert.equal(seen.status, 500);
  assert.doesNotMatch(seen.body, /Bronwen|duplicate/u);
  const reference = /cd-hash">([0-9a-f]{8})</u.exec(seen.body)?.[1] ?? "none";
  const lines = browser.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  const [failed] = lines.filter(({ level }) => level === "error");
  assert.equal(failed?.["reference"], reference);
  assert.equal(failed?.["route"], "/incidents/:incident/people/:person");
  assert.equal(failed?.["kind"], "Error");
  assert.equal(failed?.["request"], seen.headers["x-request-id"]);
  assert.doesNotMatch(browser.logged.join(), /Bronwen|person-1/u);
});

test("what is longer than an entry of the ledger is refused in words, as no bug of ours", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  world.broken = new EntryTooLong("incident.phase-changed");
  const seen = await browser.get(incident);
  assert.equal(seen.status, 413);
  assert.match(wordsIn(seen.body), /too much for one form.*make the text shorter/u);
  assert.deepEqual(
    browser.logged.filter((line) => line.includes('"error"')),
    [],
  );
});

test("an address that cannot be read has its line in the log, and no word of it stands there", async () => {
  const browser = await browse(busyWorld());
  const before = browser.logged.length;
  const seen = [
    await browser.get("/incidents/Bronwen%zz"),
    await browser.get(`/incidents/${"Bronwen".repeat(30)}`),
  ];
  assert.deepEqual(
    seen.map(({ status }) => status),
    [400, 400],
  );
  const lines = browser.logged.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    lines.map(({ what, method, route, code }) => [what, method, route, code]),
    seen.map(() => ["Answered", "GET", "none", 400]),
  );
  assert.deepEqual(
    lines.map(({ request }) => request),
    seen.map(({ headers }) => headers["x-request-id"]),
  );
  assert.doesNotMatch(browser.logged.join(), /Bronwen/u);
});

test("an address with line breaks in it leads on as it was written, and starts no header of its own", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post(
    "/incidents/INC-2026-0001/evidence/x%0D%0Aset-cookie:%20a=1/decide",
    { decision: "" },
    "/incidents",
  );
  assert.equal(seen.status, 303);
  assert.match(String(seen.to), /^\/incidents\/INC-2026-0001\/evidence\/x%0D%0A/);
  assert.equal(seen.headers["set-cookie"], undefined);
});

test("cookies are for TLS only where people come through TLS", async () => {
  const world = emptyWorld();
  const desk: Desk = fakeDesk(world);
  const app = await createApp({
    desk,
    host: "127.0.0.1",
    now: () => world.now,
    publicSiteUrl: null,
    secure: true,
  });
  const reply = await app.inject({ url: "/sign-in", headers: { host: "127.0.0.1" } });
  assert.match(
    String(reply.headers["set-cookie"]),
    /^__Host-candour_form=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict/u,
  );
  assert.match(String(reply.headers["strict-transport-security"]), /^max-age=63072000; includeSubDomains$/u);
});

/** Where nothing is to be had in this world: a provider that is not there, a delivery that stands not still. */
function elsewhere(address: string): readonly number[] | null {
  if (address.startsWith("/sign-in/provider/")) return [400, 404];
  // For the data protection officer alone.
  if (/\/reads(\/|$)/u.test(address)) return [403];
  return address.endsWith("/notices/resume") ? [404] : null;
}
