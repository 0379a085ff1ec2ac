/** The map of shared services on the real record and the real app: entered, imported, looked at, changed by who may. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Staff } from "../src/domain/staff/staff.ts";
import type { MapReading } from "../src/respond/desk/house/map-desk.ts";
import { furnishMap } from "./builders/furnish-map.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { formsIn, type StaffApp, type StaffBrowser, staffApp, unescaped } from "./builders/staff-browser.ts";
import { must, passphrase } from "./desk.ts";

let made: Furnished;
let things: Awaited<ReturnType<typeof furnishMap>>;
let house: StaffApp;
let lead: StaffBrowser;

before(async () => {
  made = await furnishedRecord();
  things = await furnishMap(made);
  house = await staffApp(made.desk, () => made.world.now);
  lead = house.signIn(made.lead);
});
after(() => house.app.close());

const none = { from: null, to: null };
const map = (): Promise<MapReading> => made.desk.sharedMap("system");

test("who owns services changes what is of the own authority, in the app and in the raw tables", async () => {
  const owner = await staff("service-owner");
  const { desk, north, south } = made;
  const form = { kind: "data-set", key: "own", name: "Own", categories: [], years: none } as const;
  must(await desk.addMapNode(owner, { ...form, controller: north }));
  assert.equal(
    kindOf(await desk.addMapNode(owner, { ...form, key: "other", controller: south })),
    "not-yours",
  );
  const system = { kind: "system", key: "x", name: "X", note: "" } as const;
  assert.equal(kindOf(await desk.addMapNode(owner, system)), "not-yours");
  must(await desk.changeMapEdge(owner, things.uses, { ...none, years: none, note: "Ours", version: 1 }));
  const theirs = await desk.endMapEdge(owner, things.left, { on: "2018-01-01" });
  assert.equal(kindOf(theirs), "not-yours");
  const pool = made.pools.of({ ...owner, incidents: null });
  for (const statement of [
    "update system set name = 'X' where true",
    `update map_edge set note = 'X' where id = '${things.left}'`,
    `update data_set set name = 'X' where controller_id = '${south}'`,
    `update data_set set controller_id = '${south}' where key = 'own'`,
  ])
    assert.equal(
      await pool.unsafe(statement).then(
        ({ count }) => count,
        () => 0,
      ),
      0,
      statement,
    );
  const browser = house.signIn(owner);
  assert.equal((await browser.open("/map/import")).status, 403);
  assert.equal((await browser.open("/map/add/systems")).status, 404);
  assert.equal((await browser.open(`/map/edges/${things.left}/end`)).status, 403);
  assert.doesNotMatch(
    (await browser.open(`/map/edges/${things.left}`)).body,
    /<form method="post" action="\/map/u,
  );
});

test("who only looks is shown the map and no way to change it", async () => {
  const browser = house.signIn(await staff("liaison"));
  for (const url of ["/map", `/map/systems/${things.files.id}`, "/map/table", "/map/picture"]) {
    const seen = await browser.open(url);
    assert.equal(seen.status, 200, url);
    assert.doesNotMatch(seen.body, /\/(join|change|import|add)\b/u, url);
  }
});

test("two who add the same at once: one has added it, one is told; and the map holds it once", async () => {
  const { desk, north } = made;
  const edge = { kind: "operates", ...none, years: none, note: "" } as const;
  const ends = {
    source: { kind: "authority", id: north } as const,
    target: { kind: "system", id: things.host.id as never } as const,
  };
  const outcomes = await Promise.all([1, 2, 3].map(() => desk.addMapEdge(made.lead, { ...edge, ...ends })));
  assert.deepEqual(outcomes.map(kindOf).toSorted(), ["map-edge-doubled", "map-edge-doubled", "ok"]);
  assert.equal((await map()).edges.filter(({ kind }) => kind === "operates").length, 1);
});

test("what edges hang on is not deleted; a mistake is, with reasons that the ledger keeps", async () => {
  const url = `/map/systems/${things.files.id}/delete`;
  const refused = await lead.send(url, await formOf(url), { reasons: "A slip" });
  assert.equal(refused.status, 400);
  assert.match(refused.body, /Something still hangs on this/u);
  const spare = `/map/systems/${things.spare.id}/delete`;
  assert.match((await lead.send(spare, await formOf(spare), { reasons: " " })).body, /Give your reasons/u);
  assert.equal(
    (await lead.send(spare, await formOf(spare), { reasons: "There is no such system" })).status,
    303,
  );
  assert.equal((await lead.open(`/map/systems/${things.spare.id}`)).status, 404);
  const [entry] = (await made.desk.ledger("system", { page: 1 })).rows;
  assert.deepEqual(
    [entry!.verb, entry!.subject, entry!.detail["reasons"]],
    [...["map.deleted", "system:spare", "There is no such system"]],
  );
  assert.deepEqual(
    entry!.changes?.find(({ field }) => field === "name"),
    {
      ...{ field: "name", before: "Spare", after: null },
    },
  );
});

test("an edge is ended once: who comes second is told who was first; the entry holds old and new", async () => {
  const url = `/map/edges/${things.uses}/end`;
  const form = await formOf(url);
  assert.match((await lead.send(url, form, { on: "31/2/2017" })).body, /Enter a real date/u);
  assert.equal((await lead.send(url, form, { on: "2017" })).status, 303);
  const again = await lead.send(url, form, { on: "2018" });
  assert.equal(again.status, 400);
  assert.match(unescaped(again.body), /Lea Lead has ended this already, at \d\d:\d\d/u);
  const [entry] = (await made.desk.ledger("system", { page: 1 })).rows;
  assert.equal(entry!.verb, "map.edge-ended");
  assert.deepEqual(entry!.changes, [{ field: "to", before: null, after: "2017-12-31" }]);
  const then = (await lead.open("/map/table?on=1/6/2017")).body;
  const now = (await lead.open("/map/table?on=1/6/2018")).body;
  assert.ok(then.includes(String(things.uses)) && !now.includes(String(things.uses)));
});

test("a connection is added on a page: which, with what, from when", async () => {
  const url = `/map/systems/${things.host.id}/join`;
  assert.match((await lead.open(url)).body, /Data centre can be reached from …/u);
  const form = await formOf(`${url}?how=connects+target`);
  const other = `system:${things.files.id}`;
  assert.match((await lead.send(url, form, { other: "", from: "x" })).body, /Choose what it is joined with/u);
  assert.equal((await lead.send(url, form, { other, from: "1 4 2019", note: "=1+1" })).status, 303);
  const shown = unescaped((await lead.open(`/map/systems/${things.host.id}`)).body);
  assert.match(shown, /Data centre can be reached from.*Shared files.*=1\+1.*1 April 2019/su);
  const twice = await lead.send(url, form, { other, from: "2020" });
  assert.match(twice.body, /This is on the map already for some of these days/u);
});

const csv = (rows: readonly string[]) => ["what,key,name,source,target,from,to,note", ...rows].join("\n");

test("a file is looked at first; with one wrong row nothing of it is imported, and every error is told", async () => {
  const pasted = csv([
    "system,ledgers,Ledgers,,,,,",
    "uses,,,northmere,ledgers,2017-02-30,,",
    "uses,,,northmere,ledgrs,2017-02-03,,",
  ]);
  const form = await formOf("/map/import");
  const seen = await lead.send("/map/import", form, { pasted });
  assert.equal(seen.status, 400);
  const words = unescaped(seen.body);
  assert.match(words, /Row 3.*“2017-02-30” is no day/su);
  assert.match(words, /Row 4.*There is no “ledgrs” on the map or in the file\. Did you mean “ledgers”\?/su);
  assert.ok(!(await map()).systems.some(({ key }) => key === "ledgers"));
});

test("what is agreed to is what is imported, once; and nothing else after somebody changed the map", async () => {
  const pasted = csv([
    'system,ledgers,"Ledgers, old",,,,,',
    "uses,,,northmere,ledgers,2017-02-03,,<b>",
    "system,host,Data centre hall,,,,,",
  ]);
  const shown = await lead.send("/map/import", await formOf("/map/import"), { pasted });
  assert.equal(shown.status, 200);
  assert.match(unescaped(shown.body), /2 added, 1 changed, 0 as they were/u);
  assert.ok(!shown.body.includes("<b>"));
  const agreed = formsIn(shown.body)[0]!.fields;
  const system = { kind: "system", id: things.host.id as never } as const;
  const version = (await map()).versions.get(things.host.id)!.version;
  const form = { kind: "system", key: "host", name: "Data centre south", note: "Two halls" } as const;
  must(await made.desk.changeMapNode(made.lead, system, { version, form }));
  const late = await lead.send("/map/import", agreed, {});
  assert.equal(late.status, 409);
  assert.match(unescaped(late.body), /The map changed since you looked.*Data centre south/su);
  const size = await ledgerSize();
  assert.equal((await lead.send("/map/import", formsIn(late.body)[0]!.fields, {})).status, 303);
  assert.equal(await ledgerSize(), size + 4, "one entry for the import and one for each change");
  const again = await lead.send("/map/import", await formOf("/map/import"), { pasted });
  assert.match(
    unescaped(again.body),
    /0 added, 0 changed, 3 as they were.*The map says all of this already/su,
  );
});

test("the export imported again changes nothing, as a file chosen in a form", async () => {
  for (const name of ["map.csv", "map.yaml"]) {
    const exported = await lead.open(`/map/files/${name}`);
    const form = await formOf("/map/import");
    const boundary = "----of-tests-and-nothing-else";
    const part = (head: string, body: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const payload = `${part('name="_csrf"', form["_csrf"]!)}${part(`name="file"; filename="${name}"`, exported.body)}--${boundary}--\r\n`;
    const seen = await lead.raw("/map/import", `multipart/form-data; boundary=${boundary}`, payload);
    assert.equal(seen.status, 200, name);
    assert.match(unescaped(seen.body), /0 added, 0 changed, \d+ as they were/u, name);
  }
  assert.equal((await lead.open("/map/files/../../etc/passwd")).status, 404);
});

test("an analyst imports no authority and no service of another; the record is asked to by nobody", async () => {
  const analyst = await staff("analyst");
  const rows = "what,key,name,authority\nauthority,west,West,\nservice,,Libraries,southwold\n";
  const files = [{ name: "a.csv", bytes: new Uint8Array(Buffer.from(rows)) }];
  const { errors } = await made.desk.previewMapImport(analyst, files);
  assert.deepEqual(
    errors.map(({ at, sentence }) => `${at}: ${sentence.split(":")[0]!.slice(0, 40)}`),
    ["Row 2: West is not in this record, and only an ", "Row 3: Only City of Southwold Council adds serv"],
  );
});

test("the picture says what the table says, with names that do no harm, larger and smaller, and on paper", async () => {
  const form = { kind: "system", key: "evil", name: '</title><script>"x"&', note: "" } as const;
  const evil = must(await made.desk.addMapNode("system", form));
  const picture = await lead.open("/map/picture");
  assert.equal(picture.status, 200);
  assert.doesNotMatch(picture.body, /<script>/u);
  assert.match(picture.body, /<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-labelledby/u);
  const table = unescaped((await lead.open("/map/table")).body);
  for (const [, from, how, to] of unescaped(picture.body).matchAll(
    /<title>([^<,]+) (uses|operates|runs on|leads to|holds) ([^<,]+)/gu,
  ))
    assert.match(table, new RegExp(`${from}.*${how}.*${to}`, "su"), `${from} ${how} ${to}`);
  const larger = await lead.open("/map/picture?zoom=150");
  const width = (body: string) => Number(/role="img"[^>]* width="(\d+)"/u.exec(body)?.[1]);
  assert.equal(Math.round(width(larger.body) / width(picture.body) / 0.15), 10);
  const near = await lead.open(`/map/picture?around=system:${evil.id}`);
  assert.doesNotMatch(near.body, /<title>System: Shared files/u);
  const file = await house.app.inject({
    ...{ method: "GET", url: "/map/picture.svg", headers: { host: "127.0.0.1:8420" } },
    cookies: { candour_session: [...house.sessions.keys()][0]! },
  });
  assert.match(String(file.headers["content-type"]), /^image\/svg\+xml/u);
  assert.match(String(file.headers["content-security-policy"]), /^default-src 'none'/u);
  assert.match((await lead.open("/map/picture/paper")).body, /sheet 1 of 1/u);
  assert.equal((await lead.open("/map/picture.svg?sheet=2")).status, 404);
});

async function formOf(url: string) {
  return formsIn((await lead.open(url)).body).at(-1)!.fields;
}

const colleagues = new Map<string, Staff>();
async function staff(role: "service-owner" | "liaison" | "analyst"): Promise<Staff> {
  const email = `${role}@north.example`;
  const form = { name: "Made Up", email, role, authority: made.north, passphrase };
  const known = colleagues.get(role) ?? must(await made.desk.addStaff("system", form));
  colleagues.set(role, known);
  return known;
}

function kindOf(outcome: { readonly ok: boolean; readonly problem?: { readonly kind: string } }): string {
  return outcome.problem?.kind ?? "ok";
}

async function ledgerSize(): Promise<number> {
  const [row] = await made.sql<[{ readonly size: number }]>`select size::int as size from ledger_tree`;
  return row.size;
}
