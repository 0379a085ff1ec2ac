/**
 * Every page by get and by post, and every method of the desk, as every role of every authority and as nobody: what the
 * table of permissions says is what happens, and nothing of one controller's people is ever shown to another. A page, a
 * verb or a method that is added without a rule makes this fail.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { type Role, roles } from "../src/domain/bodies/authority.ts";
import { mayEver, permissions, ruleOf, type Verb, verbs } from "../src/domain/staff/permissions.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import type { Desk } from "../src/respond/desk/desk.ts";
import type { Session } from "../src/respond/desk/house/account-desk.ts";
import { NotPermitted } from "../src/respond/desk/permit.ts";
import { deskRules } from "../src/respond/desk/rules/desk-rules.ts";
import { createLog } from "../src/watch/log.ts";
import { createApp } from "../src/web/app.ts";
import type { PageModule } from "../src/web/frame/visit.ts";
import { pages } from "../src/web/pages.ts";
import { tokenIn } from "../src/web/testing/browse.ts";
import { objectsOf } from "./builders/addresses.ts";
import { furnishAccount } from "./builders/furnish-account.ts";
import { furnishBriefings } from "./builders/furnish-briefings.ts";
import { furnishCheck } from "./builders/furnish-check.ts";
import { furnishComplaints } from "./builders/furnish-complaints.ts";
import { furnishContacts } from "./builders/furnish-contacts.ts";
import { furnishExposure } from "./builders/furnish-exposure.ts";
import { furnishGate } from "./builders/furnish-gate.ts";
import { furnishMap } from "./builders/furnish-map.ts";
import { furnishMeasures } from "./builders/furnish-measures.ts";
import { furnishPrint } from "./builders/furnish-print.ts";
import { furnishPublicServices } from "./builders/furnish-public-services.ts";
import { furnishSightings } from "./builders/furnish-sightings.ts";
import { furnishUnsure } from "./builders/furnish-unsure.ts";
import { furnishWaves } from "./builders/furnish-waves.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must, passphrase } from "./desk.ts";

type Place = "own" | "partner" | "outsider";
const places: readonly Place[] = ["own", "partner", "outsider"];

const plenty = { requests: 100_000, forms: 100_000 };

let made: Furnished;
let app: FastifyInstance;
let objects: Readonly<Record<string, string>>;
const sessions = new Map<string, Session>();
const accounts = new Map<string, Staff>();
const logged: string[] = [];
let tried = 0;

before(async () => {
  made = await furnishedRecord();
  await furnishAccount(made);
  await furnishMeasures(made);
  await furnishMap(made);
  await furnishSightings(made);
  await furnishExposure(made);
  await furnishBriefings(made);
  await furnishCheck(made);
  await furnishComplaints(made);
  await furnishContacts(made);
  await furnishPrint(made);
  await furnishWaves(made);
  await furnishGate(made);
  await furnishPublicServices(made);
  await furnishUnsure(made);
  await makeAccounts();
  objects = await objectsOf(made);
  const desk: Desk = { ...made.desk, session: async (token) => sessions.get(token) ?? null };
  app = await createApp({
    desk,
    host: "127.0.0.1",
    now: () => new Date("2026-01-08T09:00:00Z"),
    publicSiteUrl: null,
    log: createLog({ words: false, write: (line) => logged.push(line) }),
    limits: { account: plenty, address: plenty },
  });
});
after(() => app.close());

test("every page names a verb of the table, or is open, for each way in which it can be asked for", () => {
  for (const page of pages)
    for (const method of ["get", "post"] as const) {
      if (page[method] === undefined) continue;
      const verb = page.verbs[method];
      assert.ok(verb !== undefined, `${method} ${page.path} has no rule`);
      assert.ok(verb === "open" || Object.hasOwn(permissions, verb), `${page.path}: ${verb} is no verb`);
      if (verb === "open") assert.equal(page.needs, "nobody", `${page.path} is open to whoever is signed in`);
    }
});

test("every verb of the table is one of a page or of a method of the desk", () => {
  const used = new Set<string>(pages.flatMap(({ verbs: { get, post } }) => [get ?? "", post ?? ""]));
  for (const rule of Object.values(deskRules)) if (rule !== "open") used.add(rule.verb);
  assert.deepEqual(
    verbs.filter((verb) => !used.has(verb)),
    [],
  );
});

for (const role of roles) {
  test(`every page as ${role}, of the own authority, of a partner's, and of one that is not in the incident`, async () => {
    for (const place of places) {
      const token = signIn(role, place);
      for (const page of pages) {
        if (page.needs === "nobody" || page.path === "/sign-out") continue;
        if (page.get !== undefined) await tryPage(page, "get", role, place, token);
        if (page.post !== undefined) await tryPage(page, "post", role, place, token);
      }
    }
  });
}

test("every page as nobody leads to signing in, and shows nothing", async () => {
  for (const page of pages) {
    for (const method of ["get", "post"] as const) {
      if (page[method] === undefined) continue;
      const seen = await ask(method, addressOf(page.path), "", "");
      if (page.needs === "nobody")
        assert.ok(seen.statusCode < 500 || page.path.includes("provider"), page.path);
      else if (method === "get") assert.match(String(seen.headers.location), /^\/sign-in/, page.path);
      else assert.ok([303, 403].includes(seen.statusCode), page.path);
      showsNobody(seen.body, page.path);
      tried++;
    }
  }
});

for (const role of roles) {
  test(`every method of the desk as ${role}: what the table does not allow is refused before anything is done`, async () => {
    const before = await ledgerSize();
    for (const [name, rule] of Object.entries(deskRules)) {
      if (rule === "open") continue;
      const method = made.desk[name as keyof Desk] as unknown as (
        ...args: readonly unknown[]
      ) => Promise<unknown>;
      const { id } = made.incident;
      const inIncident = "incident" in rule && rule.incident !== undefined;
      for (const place of places) {
        const allowed = mayEver(role, rule.verb) && !(inIncident && place === "outsider");
        if (allowed) continue;
        for (const argument of inIncident ? [id, { incident: id }] : [undefined]) {
          if (inIncident && (rule.incident as (one: unknown) => unknown)(argument) !== id) continue;
          await assert.rejects(
            async () => method(staffOf(role, place), argument),
            NotPermitted,
            `${name} as ${role}, ${place}`,
          );
          tried++;
        }
      }
    }
    assert.equal(await ledgerSize(), before);
  });
}

test("the number of tries is worth the name", (context) => {
  context.diagnostic(
    `${tried} tries over ${pages.length} pages, ${Object.keys(deskRules).length} methods, ${verbs.length} verbs`,
  );
  assert.ok(tried > 1_500, String(tried));
  assert.deepEqual(
    logged.filter((line) => /"level":"?(error|50)/.test(line)),
    [],
  );
});

async function tryPage(page: PageModule, method: "get" | "post", role: Role, place: Place, token: string) {
  const verb = page.verbs[method] as Verb;
  const what = `${method} ${page.path} (${verb}) as ${role}, ${place}`;
  // Begins work that goes on behind, and would be taken for that of the next try.
  if (method === "post" && ["holding.review", "notice.deliver"].includes(verb) && mayEver(role, verb)) return;
  const before = await ledgerSize();
  const csrf = method === "post" ? await csrfOf(token) : "";
  const seen = await ask(method, addressOf(page.path), token, csrf);
  tried++;
  assert.ok(seen.statusCode < 500, `${what} answers ${seen.statusCode}`);
  const allowed = mayEver(role, verb);
  if (!allowed) assert.equal(seen.statusCode, 403, what);
  else if (page.needs === "incident" && place === "outsider") assert.equal(seen.statusCode, 404, what);
  else if (place === "own")
    assert.ok(![403, 421].includes(seen.statusCode), `${what} answers ${seen.statusCode}`);
  else if (isOthers(page, verb))
    assert.ok([403, 404, 400, 303].includes(seen.statusCode), `${what} answers ${seen.statusCode}`);
  if (!allowed || seen.statusCode === 404 || seen.statusCode === 403)
    assert.equal(await ledgerSize(), before, `${what} changed something`);
  showsOnlyOwn(seen.body, role, place, what);
}

/** Pages about one thing of the own authority, asked for by somebody of another. */
function isOthers(page: PageModule, verb: Verb): boolean {
  const { reach } = ruleOf(verb);
  return (
    ["own", "shared"].includes(reach) &&
    /:(person|notice|service|authority|staff|measure|sighting|group|file|call|complaint|suppression|batch|wish|flagFile)\b/.test(
      page.path,
    )
  );
}

const northOnly = /Quillfeather|quillfeather|Lantern Yard, Northmere|ZE3 9QQ, north/;
const southOnly = /Given\d Surname\d|person\d@example\.net/;

function showsOnlyOwn(body: string, role: Role, place: Place, what: string): void {
  const reads = mayEver(role, "people.read") || mayEver(role, "notice.read");
  if (place !== "own" || !reads) assert.doesNotMatch(body, northOnly, `${what} shows a person of another`);
  if (place !== "partner" || !reads)
    assert.doesNotMatch(body, southOnly, `${what} shows a person of a partner`);
}

function showsNobody(body: string, what: string): void {
  assert.doesNotMatch(body, northOnly, what);
  assert.doesNotMatch(body, southOnly, what);
}

function signIn(role: Role, place: Place): string {
  const token = `token-${role}-${place}`;
  const staff = staffOf(role, place);
  sessions.set(token, { id: token, staff, confirmedAt: new Date("2026-01-08T08:59:00Z"), unread: 0 });
  return token;
}

function staffOf(role: Role, place: Place): Staff {
  return accounts.get(`${role} ${place}`)!;
}

async function makeAccounts(): Promise<void> {
  const authorities = { own: made.north, partner: made.south, outsider: made.east };
  for (const role of roles)
    for (const place of places) {
      const email = `${role}@${place}.example`;
      const form = { name: "Made Up", email, role, authority: authorities[place], passphrase };
      accounts.set(`${role} ${place}`, must(await made.desk.addStaff("system", form)));
    }
}

function addressOf(path: string): string {
  return path.replace(/:(\w+)/gu, (_, name: string) => objects[name] ?? "none");
}

function ask(method: "get" | "post", url: string, token: string, csrf: string) {
  const cookies = { ...(token === "" ? {} : { candour_session: token }), ...csrfCookies.get(token) };
  const form = method === "post" ? { "content-type": "application/x-www-form-urlencoded" } : {};
  return app.inject({
    method: method === "get" ? "GET" : "POST",
    url,
    headers: { host: "127.0.0.1:8420", ...form },
    cookies,
    payload: method === "post" ? `_csrf=${encodeURIComponent(csrf)}` : "",
  });
}

const csrfCookies = new Map<string, Record<string, string>>();

async function csrfOf(token: string): Promise<string> {
  const seen = await ask("get", "/account", token, "");
  for (const { name, value } of seen.cookies)
    if (name !== "candour_session") csrfCookies.set(token, { ...csrfCookies.get(token), [name]: value });
  return tokenIn(seen.body);
}

async function ledgerSize(): Promise<number> {
  const [row] = await made.sql<[{ readonly size: number }]>`select size::int as size from ledger_tree`;
  return row.size;
}
