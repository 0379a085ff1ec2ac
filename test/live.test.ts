/**
 * Pages that follow: what one does is told to all others who may know of it, within moments and over several processes;
 * and nothing of it but that something changed.
 */
import assert from "node:assert/strict";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { AuthorityId, IncidentId } from "../src/domain/ids.ts";
import { changeLineOf, isTold, newestOfEach } from "../src/domain/live/change-line.ts";
import { type ChangeHub, createChanges } from "../src/respond/live/changes.ts";
import { change } from "../src/store/change.ts";
import { watchChanges } from "../src/store/live/tell-changes.ts";
import { usualStreams } from "../src/web/live/streams.ts";
import { browserTest } from "./browser.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { formsIn, type StaffApp, type StaffBrowser, staffApp } from "./builders/staff-browser.ts";

type Heard = { readonly place: number; readonly kinds: readonly string[] };
type Stream = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  heard: Heard[];
  text: string;
  ended: boolean;
  close(): void;
};

let made: Furnished;
let hub: ChangeHub;
let house: StaffApp;
let lead: StaffBrowser;
let partner: StaffBrowser;
let live: string;
const streams: Stream[] = [];

before(async () => {
  made = await furnishedRecord();
  hub = createChanges();
  await watchChanges(made.sql, hub);
  house = await staffApp(made.desk, () => made.world.now, {
    changes: hub,
    streams: { ...usualStreams, ofSession: 3, beatMs: 100 },
  });
  await house.app.listen({ port: 0, host: "127.0.0.1" });
  lead = house.signIn(made.lead);
  partner = house.signIn(made.partner);
  live = `/incidents/${made.incident.reference}/live`;
});
after(async () => {
  for (const stream of streams) stream.close();
  await house.app.close();
});

test("what somebody changes is told to others of the incident at once, with its place and kind alone", async () => {
  const mine = await listen(lead);
  const theirs = await listen(partner);
  assert.equal(mine.headers["content-type"], "text/event-stream; charset=utf-8");
  assert.equal(mine.headers["x-accel-buffering"], "no");
  assert.match(String(mine.headers["content-security-policy"]), /default-src 'none'/);
  const url = `/incidents/${made.incident.reference}/services/contact`;
  const form = formsIn((await lead.open(url)).body).find(
    ({ fields }) => fields["version"] !== undefined,
  )!.fields;
  const [began, newest] = [performance.now(), hub.newest()];
  assert.equal((await lead.send(url, form, { phone: "020 7946 0042" })).status, 303);
  await until(() => theirs.heard.length > 0 && mine.heard.length > 0);
  assert.ok(performance.now() - began < 2000);
  assert.deepEqual(theirs.heard[0]!.kinds, ["authority"]);
  const [first] = theirs.heard;
  assert.ok(first!.place > newest && first!.place <= hub.newest());
  assert.doesNotMatch(theirs.text, /7946|contact-changed|staff/);
  mine.close();
  theirs.close();
});

test("what is one authority's own matter is told to nobody else, and looking is told to nobody", async () => {
  const mine = await listen(lead);
  const theirs = await listen(partner);
  await write("notices.drafted", { authority: made.north });
  await until(() => mine.heard.length === 1);
  await write("person.read", { authority: made.north });
  await write("task.opened", { authority: made.north });
  await write("measure.ordered", { authority: made.north }, made.other.id);
  await pause(400);
  assert.deepEqual(
    mine.heard.map(({ kinds }) => kinds),
    [["notices"]],
  );
  assert.deepEqual(theirs.heard, []);
  mine.close();
  theirs.close();
});

test("many changes close by are told as a few; a page that fell behind is told at once", async () => {
  const mine = await listen(lead);
  for (let n = 0; n < 40; n++) await write("measure.ordered", { n });
  await until(() => mine.heard.at(-1)?.place === hub.newest());
  assert.ok(mine.heard.length < 20, `${mine.heard.length}`);
  mine.close();
  const behind = await listen(lead, { "last-event-id": String(hub.newest() - 1) });
  await until(() => behind.heard.length === 1);
  behind.close();
  const level = await listen(lead, { "last-event-id": String(hub.newest()) });
  await pause(100);
  assert.deepEqual(level.heard, []);
  level.close();
});

test("another process on the record hears it too, and hears that it missed something when it was cut off", async () => {
  const other = createChanges();
  const told: unknown[] = [];
  await watchChanges(made.sql, other);
  other.watch((one) => told.push(one));
  await write("measure.ordered", {});
  await until(() => told.length > 0);
  assert.equal(other.newest(), hub.newest());
  const before = told.length;
  await made.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`;
  await until(() => told.slice(before).includes("anything"), 5000);
});

test("a stream ends with its session, one session has no more than its share, and strangers have none", async () => {
  const short = house.signIn(made.lead);
  const [one, two, three] = [await listen(short), await listen(short), await listen(short)];
  assert.equal((await listen(short)).status, 204);
  three.close();
  await until(async () => (await probe(short)) === 200);
  const form = formsOf((await short.open("/account")).body);
  assert.equal((await short.send("/sign-out", form, {})).status, 303);
  await until(() => one.ended && two.ended);
  const gone = house.signIn(made.lead);
  const last = await listen(gone);
  house.sessions.delete(gone.token);
  await until(() => last.ended, 2000);
  assert.equal((await listen({ token: "nobody" })).status, 303);
});

test("whoever asks for the head of a stream alone is told that there is nothing to follow, and holds none", async () => {
  const headOnly = { method: "HEAD" as const, url: live, headers: { host: "127.0.0.1:8420" } };
  const asked = house.app.inject({ ...headOnly, cookies: { candour_session: lead.token } });
  const seen = await Promise.race([asked, pause(2000)]);
  assert.equal(seen?.statusCode, 204);
});

test("a line is what an entry says of itself, and no more", () => {
  const incident = "i" as IncidentId;
  const [north, south] = ["n" as AuthorityId, "s" as AuthorityId];
  const leaf = (verb: string, detail: object) => JSON.stringify({ verb, incident, detail });
  const line = changeLineOf(leaf("sighting.received", { authority: north, words: "secret" }), 7)!;
  assert.deepEqual(line, { place: 7, incident, kind: "sighting", authority: north });
  assert.deepEqual(
    [isTold(line, { incident, authority: north }), isTold(line, { incident, authority: south })],
    [true, false],
  );
  assert.equal(isTold(line, { incident: "j" as IncidentId, authority: north }), false);
  assert.equal(changeLineOf(leaf("people.listed", {}), 1), null);
  assert.deepEqual(newestOfEach([line, { ...line, place: 8 }]), [{ ...line, place: 8 }]);
});

browserTest("a page takes over what changed, and leaves alone what somebody stands in", async (browser) => {
  const { port } = house.app.server.address() as AddressInfo;
  const context = await browser.newContext();
  await context.addCookies([
    { name: "candour_session", value: house.signIn(made.partner).token, domain: "127.0.0.1", path: "/" },
  ]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (said) => said.type() === "error" && faults.push(said.text()));
  await page.goto(`http://127.0.0.1:${port}/incidents/${made.incident.reference}`);
  const phase = page.locator("#live-title .govuk-tag");
  assert.equal((await phase.textContent())!.trim(), "Confirmed");
  await pause(300);
  const changed = await made.desk.changePhase(made.lead, made.incident.id, {
    to: "contained",
    reasons: "They are out",
  });
  assert.ok(changed.ok);
  await page.locator("#live-title .govuk-tag", { hasText: "Contained" }).waitFor({ timeout: 2000 });
  assert.match((await page.locator("[data-live-said]").textContent())!, /Something changed/);
  // Whoever stands in a region keeps it, and is told that there is something new.
  await page.locator("#live-room a").first().focus();
  const shown = await page.locator("#live-room").innerHTML();
  const [service] = await made.desk.services(made.lead);
  const change = { status: "suspended", note: "", expected: "" } as const;
  assert.ok((await made.desk.setServiceStatus(made.lead, service!.id, change)).ok);
  await page.locator("#live-room[data-live-behind]").waitFor({ timeout: 3000 });
  assert.equal(await page.locator("#live-room").innerHTML(), shown);
  await page.locator("#live-now a, main a").last().focus();
  await page.locator("#live-room", { hasText: "1 suspended" }).waitFor({ timeout: 3000 });
  assert.deepEqual(faults, []);
  await context.close();
});

async function listen(
  browser: { readonly token: string },
  headers: Record<string, string> = {},
): Promise<Stream> {
  const { port } = house.app.server.address() as AddressInfo;
  return await new Promise((resolve, reject) => {
    const asking = request(
      {
        host: "127.0.0.1",
        port,
        path: live,
        headers: { ...headers, host: `127.0.0.1:${port}`, cookie: `candour_session=${browser.token}` },
      },
      (response) => {
        const stream: Stream = {
          status: response.statusCode ?? 0,
          headers: response.headers,
          ...{ heard: [], text: "", ended: false },
          close: () => void asking.destroy(),
        };
        streams.push(stream);
        response.setEncoding("utf8").on("data", (part: string) => {
          stream.text += part;
          stream.heard = [...stream.text.matchAll(/^data: (.*)$/gmu)].map(
            ([, data]) => JSON.parse(data!) as Heard,
          );
        });
        for (const end of ["end", "close", "error"]) response.on(end, () => (stream.ended = true));
        resolve(stream);
      },
    );
    asking.on("error", reject).end();
  });
}

async function probe(browser: StaffBrowser): Promise<number> {
  const stream = await listen(browser);
  stream.close();
  return stream.status;
}

async function write(
  verb: string,
  detail: Record<string, string | number>,
  incident: string = made.incident.id,
) {
  const entry = { verb, subject: "x:1", actor: "system", detail, incident };
  await change(made.sql, { actor: "system", now: new Date() }, async () => ({
    value: null,
    entries: [entry],
  }));
}

/** The token of any form of the page: the frame has one in each. */
function formsOf(body: string): Record<string, string> {
  return { _csrf: /name="_csrf" value="([^"]+)"/u.exec(body)![1]! };
}

async function until(holds: () => boolean | Promise<boolean>, within = 2000): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - began < within, "it took too long");
    await pause(10);
  }
}
