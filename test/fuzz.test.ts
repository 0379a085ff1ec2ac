/**
 * Every form and every address of both sites with hostile input, over the real desk and a real record, signed out and as
 * several roles: no answer of 500 and above, nothing of the inside, no markup of theirs, no header of theirs, no session lost.
 * `CANDOUR_FUZZ_SEED` and `CANDOUR_FUZZ_REQUESTS` try other chances and more of them.
 */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { Chance } from "../exercise/chance.ts";
import type { Role } from "../src/domain/bodies/authority.ts";
import type { AuthorityId } from "../src/domain/ids.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { openRecordHatch } from "../src/main/hatch/open-hatch.ts";
import { formPages } from "../src/public/form-pages.ts";
import { type ServedSite, serveSite } from "../src/public/serve/serve-site.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { writeSite } from "../src/public/site/write-site.ts";
import { exampleOutcome, examplePage } from "../src/public/testing/example/page.ts";
import { aPublication } from "../src/public/testing/publication.ts";
import { keyFor } from "../src/seal/keys.ts";
import { createLog } from "../src/watch/log.ts";
import { createApp } from "../src/web/app.ts";
import { furnishAccount } from "./builders/furnish-account.ts";
import { furnishBriefings } from "./builders/furnish-briefings.ts";
import { furnishCheck } from "./builders/furnish-check.ts";
import { furnishExposure } from "./builders/furnish-exposure.ts";
import { furnishMap } from "./builders/furnish-map.ts";
import { furnishMeasures } from "./builders/furnish-measures.ts";
import { furnishPublicServices } from "./builders/furnish-public-services.ts";
import { furnishSightings } from "./builders/furnish-sightings.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must, passphrase } from "./desk.ts";
import { type Asked, type Asker, askerOf } from "./fuzz/asker.ts";
import { attack, type Known } from "./fuzz/attacks.ts";
import { type Answered, wrongWith } from "./fuzz/checks.ts";
import { hostileInAddress, oddHeaders, oddMethods } from "./fuzz/hostile.ts";
import { routesOf } from "./fuzz/routes.ts";
import { enrol } from "./signing-in.ts";

const seed = Number(process.env["CANDOUR_FUZZ_SEED"] ?? 20260108);
const requests = Number(process.env["CANDOUR_FUZZ_REQUESTS"] ?? 10_000);
const publicRequests = Math.ceil(requests / 10);

/** Their forms end sessions, rightly: whoever sent one signs in again. */
const endsSessions = /^\/(?:sign-out|account\/|staff\/accounts\/|staff\/code)/u;
const plenty = { requests: 1e9, forms: 1e9 };

type Signed = { readonly asker: Asker; staff: Staff | null };
let made: Furnished;
let app: FastifyInstance;
let site: ServedSite;
let askers: readonly Signed[];
const logged: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "candour-fuzz-"));

before(async () => {
  made = await furnishedRecord();
  await furnishAccount(made);
  await furnishMeasures(made);
  await furnishMap(made);
  await furnishSightings(made);
  await furnishExposure(made);
  await furnishBriefings(made);
  await furnishCheck(made);
  await furnishPublicServices(made);
  app = await createApp({
    desk: made.desk,
    host: "127.0.0.1",
    now: () => made.world.now,
    publicSiteUrl: "http://127.0.0.1:8421/",
    log: createLog({ words: false, write: (line) => logged.push(line) }),
    limits: { account: plenty, address: plenty },
  });
  await app.ready();
  const { north, lead, partner } = made;
  askers = [
    { asker: askerOf(app, "signed out", null), staff: null },
    await signedIn(lead),
    await signedIn(partner),
  ];
  for (const role of ["liaison", "dpo", "analyst"] as const)
    askers = [...askers, await signedIn(await addStaff(role, north))];
  const places = [
    "/",
    "/sign-in",
    "/join",
    `/incidents/${made.incident.reference}`,
    // The first page of each section, so that none is out of reach for the links of another.
    ...["people", "notices", "holdings", "clocks", "decisions", "report", "measures", "trust"].map(
      (section) => `/incidents/${made.incident.reference}/${section}`,
    ),
    "/account",
    "/staff",
    "/announcements",
  ];
  for (const { asker } of askers) await asker.lookAround(places, 70);
});
after(async () => {
  await app?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test(`${requests} hostile requests to the staff app, seed ${seed}`, async () => {
  const chance = new Chance(seed);
  const known: Known = {
    routes: routesOf(app),
    values: valuesIn(
      routesOf(app),
      askers.flatMap(({ asker }) => [...asker.links]),
    ),
  };
  assert.ok(known.routes.length > 50 && (known.values.get("person")?.length ?? 0) > 0);
  const faults: string[] = [];
  const reached = new Map<number, number>();
  for (let at = 0; at < requests && faults.length < 20; at++) {
    const who = chance.pick(askers);
    const asked = attack(chance, who.asker, known);
    const answered = await who.asker.ask(asked);
    reached.set(answered.status, (reached.get(answered.status) ?? 0) + 1);
    const wrong = [...wrongWith(answered, sentIn(asked)), ...(await sessionLost(who, asked, answered))];
    if (wrong.length > 0) faults.push(`${at} ${who.asker.name}: ${shown(asked)}\n    ${wrong.join("; ")}`);
  }
  assert.deepEqual(faults, [], `seed ${seed}:\n${faults.join("\n")}`);
  // Else nothing was tried but the doors.
  for (const [status, least] of [
    [200, 0.1],
    [303, 0.05],
    [400, 0.05],
    [403, 0.01],
    [404, 0.05],
  ] as const)
    assert.ok(
      (reached.get(status) ?? 0) > requests * least,
      `${status}: ${reached.get(status)} of ${requests}`,
    );
});

test("every request has its line in the log, and nothing of what was sent stands there", () => {
  assert.ok(logged.length >= requests);
  const answered = logged.filter((line) => line.includes('"what":"Answered"')).length;
  assert.equal(
    answered,
    askers.reduce((sum, { asker }) => sum + asker.asked, 0),
  );
  assert.deepEqual(logged.filter((line) => /zq7|elsewhere\.example|etc\/passwd/u.test(line)).slice(0, 3), []);
});

test(`${publicRequests} hostile requests to the public site, seed ${seed}`, async () => {
  const chance = new Chance(seed + 1);
  const rendered = renderSite(aPublication());
  assert.ok((await writeSite(folder, rendered)).ok);
  const hatch = join(folder, "hatch");
  await openRecordHatch(hatch, {
    derived: (purpose) => keyFor(createSecretKey(Buffer.alloc(32, 1)), purpose),
  });
  const forms = [exampleOutcome, examplePage, ...formPages];
  const served = await serveSite({ folder, port: 0, hatch, forms, formLimits: { address: 1e9, all: 1e9 } });
  assert.ok(served.ok);
  site = served.value;
  const paths = [...rendered.keys(), "/health", "/ready", "/metrics"];
  const example = await overHttp({ method: "GET", url: "/example" });
  const token = /name="_token" value="([^"]+)"/u.exec(example.body)![1]!;
  const faults: string[] = [];
  for (let at = 0; at < publicRequests && faults.length < 20; at++) {
    const tail = chance.happens(1 / 3)
      ? ""
      : chance.pick(["/", "?", "/../", "%2f"]) + hostileInAddress(chance);
    const form = chance.happens(1 / 3);
    const place = form
      ? chance.pick(forms).path.replace(/:\w+/gu, () => encodeURIComponent(hostileInAddress(chance)))
      : chance.pick(paths);
    const url = chance.happens(1 / 4) ? `/${hostileInAddress(chance)}` : place + (form ? "" : tail);
    const method = form ? chance.pick(["GET", "POST", "POST"]) : oddMethod(chance);
    const sends = form && method === "POST";
    const headers = { ...(chance.happens(1 / 3) ? chance.pick(oddHeaders) : {}), ...(sends ? formType : {}) };
    const payload = sends ? hostileForm(chance, token) : "";
    const answered = await overHttp({ method, url, headers, payload });
    const wrong = wrongWith(answered, sentIn({ method, url, headers, payload }));
    if (wrong.length > 0) faults.push(`${at} ${method} ${url.slice(0, 120)}\n    ${wrong.join("; ")}`);
  }
  assert.deepEqual(faults, [], `seed ${seed}:\n${faults.join("\n")}`);
});

const formType = { "content-type": "application/x-www-form-urlencoded" };

function oddMethod(chance: Chance): string {
  return chance.happens(1 / 4) ? chance.pick([...oddMethods, "POST"]) : "GET";
}

/** Whatever its page reads, and what no page does. */
function hostileForm(chance: Chance, token: string): string {
  const names = ["words", "reference", "_token", "website", "details", "__proto__", hostileInAddress(chance)];
  return names
    .filter(() => chance.happens(2 / 3))
    .map((name) => [name, name === "_token" && chance.happens(2 / 3) ? token : hostileInAddress(chance)])
    .map(([name, value]) => `${encodeURIComponent(name!)}=${encodeURIComponent(value!)}`)
    .join("&");
}

async function addStaff(role: Role, authority: AuthorityId): Promise<Staff> {
  const email = `${role}-${++accounts}@body.example`;
  const by = authority === made.north ? made.lead : made.partner;
  return must(await made.desk.addStaff(by, { name: `Member ${role}`, email, role, authority, passphrase }));
}
let accounts = 0;

async function signedIn(staff: Staff, known?: Asker): Promise<Signed> {
  const { enrolled } = await enrol(made, staff.email);
  const asker =
    known ??
    askerOf(app, `${staff.role} of ${staff.authority === made.north ? "north" : "south"}`, enrolled.token);
  asker.takeSession(enrolled.token);
  return { asker, staff };
}

/** A session ends because somebody sent a form that ends it, and for no other reason. */
async function sessionLost(
  who: Signed,
  asked: Asked,
  { status, headers }: Answered,
): Promise<readonly string[]> {
  if (who.staff === null) return [];
  const target = /^\/staff\/accounts\/([^/?]+)/u.exec(asked.url)?.[1];
  if (asked.method === "POST" && status === 303 && endsSessions.test(asked.url))
    ended.add(target ?? who.staff.id);
  if (!/candour_session=;/u.test(String(headers["set-cookie"] ?? ""))) return [];
  const rightly = ended.has(who.staff.id) || /^\/sign-out/u.test(asked.url);
  Object.assign(who, await signedIn(await addStaff(who.staff.role, who.staff.authority), who.asker));
  return rightly ? [] : ["the session is lost"];
}
/** Accounts of which a session was ended, or the account itself. */
const ended = new Set<string>();

function valuesIn(routes: Known["routes"], links: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { path } of routes.filter((route) => route.path.includes(":"))) {
    const names = [...path.matchAll(/:(\w+)/gu)].map(([, name]) => name!);
    const pattern = new RegExp(`^${path.replace(/:\w+/gu, "([^/?#]+)")}(?:[?#]|$)`, "u");
    for (const link of links) {
      const found = pattern.exec(link);
      for (const [at, name] of names.entries())
        if (found !== null) values.set(name, [...new Set([...(values.get(name) ?? []), found[at + 1]!])]);
    }
  }
  return values;
}

function sentIn({ url, payload = "" }: Asked): string {
  try {
    return `${decodeURIComponent(url)} ${decodeURIComponent(payload.replaceAll("+", " "))}`;
  } catch {
    return `${url} ${payload}`;
  }
}

function shown({ method, url, payload = "", headers }: Asked): string {
  return `${method} ${url.slice(0, 200)} ${JSON.stringify(headers ?? {}).slice(0, 120)} ${payload.slice(0, 300)}`;
}

function overHttp({ method, url, headers = {}, payload = "" }: Asked): Promise<Answered> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path: url, method, headers: { ...headers } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      );
    });
    asking.on("error", reject).end(payload);
  });
}
