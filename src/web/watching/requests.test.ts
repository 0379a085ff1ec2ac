/** What the log and the figures say of requests: enough to find out what happened, and nobody's name, address or words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLog } from "../../watch/log.ts";
import { createMetrics } from "../../watch/metrics.ts";
import { createApp } from "../app.ts";
import { fakeDesk } from "../testing/fake-desk.ts";
import { busyWorld } from "../testing/made-up.ts";
import { lead } from "../testing/world.ts";

const host = "127.0.0.1:8787";
const session = "candour_session=session-of-tests";

test("a page of a person is logged by its pattern, with request id and account, without who it is about", async () => {
  const { ask, lines } = await watched();
  const answer = await ask("GET", "/incidents/INC-2026-0001/people/person-1?q=Bronwen", { cookie: session });
  const [line] = lines();
  assert.equal(line?.["route"], "/incidents/:incident/people/:person");
  assert.equal(line?.["request"], answer.headers["x-request-id"]);
  assert.equal(line?.["account"], lead.id);
  assert.equal(line?.["code"], 200);
  assert.doesNotMatch(JSON.stringify(line), /person-1|Bronwen|INC-2026|127\.0\.0\.1/u);
});

test("an address that nobody has leaves none of its words in the log", async () => {
  const { ask, lines } = await watched();
  await ask("GET", "/people-called/Bronwen-Achterberg");
  assert.deepEqual([lines()[0]?.["route"], lines()[0]?.["code"]], ["none", 404]);
  assert.doesNotMatch(JSON.stringify(lines()), /Bronwen/u);
});

test("a refused form is logged, with its route and what it was answered", async () => {
  const { ask, lines } = await watched();
  await ask("POST", "/incidents/declare", { cookie: session, "sec-fetch-site": "cross-site" });
  assert.deepEqual([lines()[0]?.["route"], lines()[0]?.["code"]], ["/incidents/declare", 403]);
});

test("each try to sign in is logged and counted by its outcome, and never by who tried", async () => {
  const { ask, lines, metrics } = await watched();
  const page = await ask("GET", "/sign-in");
  const token = /name="_csrf" value="([^"]+)"/u.exec(page.body)?.[1] ?? "";
  const cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const form = new URLSearchParams({
    _csrf: token,
    email: "nobody@northmere.example",
    passphrase: "made up",
  });
  const type = { "content-type": "application/x-www-form-urlencoded" };
  await ask("POST", "/sign-in", { cookie, ...type }, form.toString());
  assert.equal(lines().at(-1)?.["signIn"], "refused");
  assert.match(await metrics.text(), /candour_sign_ins_total\{step="\/sign-in",outcome="refused"\} 1/u);
  assert.doesNotMatch(JSON.stringify(lines()), /nobody@|made up/u);
});

test("the figures are there for who sits at this machine, and for nobody who came through a web server", async () => {
  const { ask } = await watched();
  await ask("GET", "/incidents/INC-2026-0001/people/person-1", { cookie: session });
  const figures = await ask("GET", "/metrics");
  assert.match(String(figures.headers["content-type"]), /^text\/plain; version=0\.0\.4/u);
  assert.match(
    figures.body,
    /candour_requests_total\{route="\/incidents\/:incident\/people\/:person",method="GET",class="2xx"\} 1/u,
  );
  assert.doesNotMatch(figures.body, new RegExp(`person-1|INC-2026|${lead.id}|Achterberg`, "u"));
  assert.equal((await ask("GET", "/metrics", { "x-forwarded-for": "192.0.2.1" })).statusCode, 404);
  assert.equal((await ask("GET", "/metrics", {}, "", "192.0.2.1")).statusCode, 404);
});

test("ready names what is lacking, and no more", async () => {
  const { ask } = await watched();
  const answer = await ask("GET", "/ready");
  assert.equal(answer.statusCode, 503);
  assert.deepEqual(JSON.parse(answer.body), { ready: false, checks: { record: true, outbox: false } });
});

async function watched() {
  const world = busyWorld();
  world.sessions.set("session-of-tests", lead);
  const logged: string[] = [];
  const metrics = createMetrics();
  const app = await createApp({
    ...{ desk: fakeDesk(world), host: "127.0.0.1", now: () => world.now, publicSiteUrl: null, metrics },
    log: createLog({ words: false, write: (line) => logged.push(line) }),
    checks: { record: async () => true, outbox: async () => false },
  });
  return {
    metrics,
    lines: () => logged.map((line) => JSON.parse(line) as Record<string, unknown>),
    ask: (
      method: "GET" | "POST",
      url: string,
      headers: Record<string, string> = {},
      payload = "",
      remoteAddress = "127.0.0.1",
    ) => app.inject({ method, url, headers: { host, ...headers }, payload, remoteAddress }),
  };
}
