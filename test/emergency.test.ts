/** An emergency message: above every page within a moment, by one person alone, also while the record is down. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createSecretKey, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { putUp, takeDown } from "../src/domain/emergency/board.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { readLanguages } from "../src/main/content/read-languages.ts";
import { boardChanger, newEmergencyId } from "../src/main/emergency/board-file.ts";
import { emergency as byHand } from "../src/main/emergency/by-hand.ts";
import { emergencyBy } from "../src/main/emergency/emergency-by.ts";
import { readBoard } from "../src/public/serve/emergency/read-board.ts";
import { type ServedSite, serveSite } from "../src/public/serve/serve-site.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { writeSite } from "../src/public/site/write-site.ts";
import { aPublication } from "../src/public/testing/publication.ts";
import type { Desk } from "../src/respond/desk/desk.ts";
import { learnEmergency } from "../src/respond/emergency/learn-emergency.ts";
import type { EmergencyPorts } from "../src/respond/emergency/ports.ts";
import { endEmergency, publishEmergency } from "../src/respond/emergency/publish-emergency.ts";
import { openEmergencyStore } from "../src/store/emergency/open-emergency-store.ts";
import { silence } from "../src/watch/log.ts";
import { createApp } from "../src/web/app.ts";
import { tokenIn } from "../src/web/testing/browse.ts";
import { candour } from "./builders/command-line.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

const data = mkdtempSync(join(tmpdir(), "candour-emergency-"));
const folder = join(data, "site");
const changeBoard = boardChanger(folder);
const key = createSecretKey(randomBytes(32));
const [usual, hurried] = [emergencyBy(folder, { key }), emergencyBy(folder, { key, patienceMs: 200 })];
/** On a busy machine the record may take longer than this by itself. */
let hurries = false;
const own = { ...usual, inTime: (work: () => Promise<unknown>) => (hurries ? hurried : usual).inTime(work) };
let made: Furnished;
let ports: EmergencyPorts;
let site: ServedSite;
before(async () => {
  made = await furnishedRecord({ ports: own });
  const languages = () => readLanguages("/nowhere");
  ports = { ...own, languages, emergencies: openEmergencyStore(made.sql), now: () => made.world.now };
  site = must(await serveSite({ folder, port: 0, every: 20, hatch: data }));
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

async function read(path: string, accepts = "identity"): Promise<string> {
  return await (await fetch(site.url + path, { headers: { "accept-encoding": accepts } })).text();
}

async function shows(path: string, words: RegExp, wanted = true): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const body = await read(path);
    if (words.test(body) === wanted) return body;
    await pause(20);
  }
  throw new Error(`${path} ${wanted ? "does not show" : "goes on showing"} ${words}`);
}

async function standing() {
  return (await readBoard(folder))!.board.standing;
}

async function clear(): Promise<void> {
  must(await changeBoard((board) => takeDown(board, null, end())));
  await learnEmergency(ports);
  assert.equal(await made.desk.emergency(made.lead), null);
}

function end() {
  return { at: new Date().toISOString(), step: newEmergencyId() };
}

function notice(text: string) {
  return { id: newEmergencyId(), text, texts: {}, danger: false, startedAt: new Date().toISOString() };
}

test("it is on the front page, in feeds and alerts, where nothing was published yet", async () => {
  const { desk, lead } = made;
  must(await desk.publishEmergency(lead, "Do not come in <today>."));
  await shows("/", /Do not come in &#60;today&#62;\./);
  for (const path of ["/feed.atom", "/feed.json", "/api/v2/summary.json", "/banner.json", "/emergency.json"])
    assert.match(await read(path), /Do not come in/, path);
});

test("it is above every page that is published, in its language, and in all that programs read", async () => {
  const { desk, lead } = made;
  const languages = await readLanguages("/nowhere");
  must(
    await writeSite(
      folder,
      renderSite(aPublication({ updatedAt: made.world.now.toISOString() }), new Set(), languages),
    ),
  );
  // First of all: before the site is taken up, the page "not found" shows the message too.
  const banner = JSON.parse(await shows("/banner.json", /Northmere.*Do not come in/s));
  assert.deepEqual([banner.show, banner.emergency.text], [true, "Do not come in <today>."]);
  for (const path of ["/", "/services", "/statements/1", "/accessibility", "/check", "/complain", "/nowhere"])
    assert.match(
      await read(path),
      /<section class="site-emergency"[\s\S]*Do not come in[\s\S]*<header class="site-header">/,
    );
  const texts = { cy: "Peidiwch â dod i mewn." };
  must(await desk.publishEmergency(lead, "Do not come in.", { texts, danger: true }));
  const welsh = await shows("/cy", /Peidiwch/);
  assert.match(welsh, /Neges frys<\/h2><div lang="cy" dir="ltr"><p[^>]*>Peidiwch â dod i mewn\./);
  assert.doesNotMatch(welsh, /Do not come in/);
  for (const path of ["/cy/check", "/cy/nowhere"])
    assert.match(await read(path), /Neges frys[\s\S]*Peidiwch/, path);
  assert.match(await read("/"), /Emergency message<\/h2><div lang="en-GB" dir="ltr">/);
  const told = ["/feed.atom", "/authorities/eastmere/feed.json", "/services/northmere/my-account/feed.atom"];
  for (const path of [...told, "/api/v2/summary.json", "/api/v2/incidents/unresolved.json", "/banner.html"])
    assert.match(await read(path), /Do not come in\./, path);
  const index = await read("/cap/index.xml");
  const [, alert] = /<title>Do not come in\.<[\s\S]*?(\/cap\/[0-9a-f-]+\.xml)/.exec(index)!;
  const message = await read(alert!);
  for (const words of [/Extreme/, /<msgType>Update/, /<language>cy</, /Peidiwch/, /<references>/])
    assert.match(message, words);
});

test("no request fails while a message comes and goes, and pages are compressed again soon after", async () => {
  let [asked, failed, going] = [0, 0, true];
  const asking = Array.from({ length: 4 }, async () => {
    while (going)
      for (const path of ["/", "/services", "/feed.atom", "/cap/index.xml"]) {
        const reply = await fetch(site.url + path, { headers: { "accept-encoding": "br" } });
        const body = await reply.text();
        asked++;
        if (reply.status !== 200 || body.length < 200) failed++;
      }
  });
  for (let round = 1; round <= 4; round++) {
    must(await changeBoard((board) => putUp(board, notice(`Round ${round}.`))));
    await shows("/", new RegExp(`Round ${round}\\.`));
  }
  going = false;
  await Promise.all(asking);
  assert.ok(asked > 20);
  assert.equal(failed, 0);
  for (let tries = 0; ; tries++) {
    const { headers } = await fetch(`${site.url}/services`, { headers: { "accept-encoding": "br" } });
    if (headers.get("content-encoding") === "br") break;
    assert.ok(tries < 200, "it is never compressed");
    await pause(20);
  }
  assert.match(await read("/services", "br"), /Round 4\./);
  await clear();
});

test("whoever wrote it does not stand by it alone; a second person does, and the first of them is kept", async () => {
  const { desk, lead, dpo, partner } = made;
  must(await desk.publishEmergency(lead, "Stay away."));
  const { id } = (await desk.emergency(lead))!;
  assert.deepEqual(await desk.standByEmergency(lead, id), { ok: false, problem: { kind: "emergency-own" } });
  assert.equal(must(await desk.standByEmergency(dpo, id)).stoodByName, dpo.name);
  const again = await desk.standByEmergency(partner, id);
  assert.ok(!again.ok && again.problem.kind === "emergency-stood-by" && again.problem.by === dpo.name);
  const next = must(await desk.publishEmergency(partner, "Call 020 7946 0000.")).emergency;
  assert.equal((await desk.emergency(lead))?.stoodAt, null);
  assert.deepEqual(await desk.endEmergency(lead, id), { ok: false, problem: { kind: "emergency-over" } });
  await shows("/", /Call 020 7946 0000/);
  must(await desk.endEmergency(lead, next.id));
  await shows("/", /site-emergency"/, false);
  assert.match(await read("/feed.atom"), /Over: Call 020 7946 0000/);
  assert.match(await read("/api/v2/summary.json"), /"incidents":\[(?!.*Emergency message)/);
});

test("two who press at once: the record has the one that the public reads, and it can be taken down", async () => {
  const { desk, lead, partner } = made;
  for (let round = 0; round < 5; round++) {
    const both = [desk.publishEmergency(lead, "First."), desk.publishEmergency(partner, "Second.")];
    for (const outcome of await Promise.all(both)) must(outcome);
    await learnEmergency(ports);
    const row = await ports.emergencies.standing();
    assert.equal(row?.id, (await standing())?.id);
    assert.notEqual(row?.by, null, "whoever wrote it is known, and cannot stand by it");
  }
  must(await desk.endEmergency(lead, (await desk.emergency(lead))!.id));
  assert.equal(await standing(), null);
});

test("whoever ends one never ends another that comes between reading and writing", async () => {
  for (let round = 0; round < 4; round++) {
    const [old, fresh] = [notice("Old."), notice("New.")];
    must(await changeBoard((board) => putUp(board, old)));
    const ending = changeBoard((board) => takeDown(board, old.id, end()));
    const putting = changeBoard((board) => putUp(board, fresh));
    must(await ending);
    must(await putting);
    assert.equal((await standing())?.id, fresh.id);
  }
  const all = Array.from({ length: 5 }, (_, at) => changeBoard((board) => putUp(board, notice(`Nr ${at}`))));
  const boards = (await Promise.all(all)).map((outcome) => must(outcome)?.standing?.text);
  assert.equal(new Set(boards).size, 5, "each was up for a moment");
  await clear();
});

test("the round that learns comes between board and row: whoever wrote it is still known", async () => {
  const { lead, desk } = made;
  const { emergencies } = ports;
  const begin: typeof emergencies.begin = async (...all) => {
    await learnEmergency(ports);
    return await emergencies.begin(...all);
  };
  const between = { ...ports, emergencies: { ...emergencies, begin } };
  const { emergency } = must(await publishEmergency({ ports: between, own: ports }, lead, "Mine."));
  const stood = await desk.standByEmergency(lead, emergency.id);
  assert.deepEqual(stood, { ok: false, problem: { kind: "emergency-own" } });
  must(await desk.endEmergency(lead, emergency.id));
});

const lostRecords = [
  { name: "slow", begin: () => new Promise<never>(() => {}) },
  { name: "failing", begin: () => Promise.reject(new Error("The connection is lost")) },
];
for (const { name, begin } of lostRecords)
  test(`the record is ${name}: it is out, whoever wrote it is told so soon, and the record has their name later`, async () => {
    const { desk, lead, dpo } = made;
    const down = { ...ports, emergencies: { ...ports.emergencies, begin, standing: begin, alter: begin } };
    const reach = { ports: down, own: down };
    hurries = true;
    const { emergency, recorded } = must(await publishEmergency(reach, lead, `Out, ${name}.`));
    assert.equal(recorded, false);
    await shows("/", new RegExp(`Out, ${name}`));
    // Also before the record knows it, nobody stands by their own, and a second person can.
    assert.equal((await desk.emergency(lead))?.byName, lead.name);
    assert.equal(must(await desk.standByEmergency(dpo, emergency.id)).byName, lead.name);
    const ended = must(await endEmergency(reach, dpo, emergency.id));
    hurries = false;
    assert.equal(ended.recorded, false);
    await shows("/", /site-emergency"/, false);
    assert.equal(await learnEmergency(ports), true);
    assert.equal(await learnEmergency(ports), false, "once");
    const [row] = await ports.emergencies.known([emergency.id]);
    assert.deepEqual([row?.by, row?.byName, row?.endedByName], [lead.id, lead.name, dpo.name]);
    const entries = (await desk.ledger("system", { page: 1 })).rows.slice(0, 3);
    assert.deepEqual(
      entries.map(({ verb, actor }) => [verb, actor]),
      [
        ["emergency.ended", dpo.id],
        ["emergency.stood-by", dpo.id],
        ["emergency.published", lead.id],
      ],
    );
  });

test("several come and go while the record is down: it learns each, with its own times", async () => {
  const first = notice("One.");
  must(await changeBoard((board) => putUp(board, first)));
  must(await changeBoard((board) => putUp(board, notice("Two."))));
  must(await changeBoard((board) => takeDown(board, null, end())));
  must(await changeBoard((board) => putUp(board, notice("Three."))));
  assert.equal(await learnEmergency(ports), true);
  const rows = (await ports.emergencies.all()).slice(0, 3);
  assert.deepEqual(
    rows.map(({ text, endedAt, byName }) => [text, endedAt === null, byName]),
    [
      ["Three.", true, "the command line"],
      ["Two.", false, "the command line"],
      ["One.", false, "the command line"],
    ],
  );
  assert.equal(rows[2]?.startedAt.toISOString(), first.startedAt);
  await clear();
});

test("by the command line it is out without the record, which learns of it, and of its end", async () => {
  const { desk, lead } = made;
  assert.equal(await byHand("Stay at home.", { data, in: { cy: "Arhoswch gartref." } }), 0);
  await shows("/statements/2", /Stay at home/);
  await shows("/cy/statements/2", /Arhoswch gartref/);
  assert.equal(await learnEmergency(ports), true);
  assert.equal(await learnEmergency(ports), false, "once");
  assert.equal((await desk.emergency(lead))?.byName, "the command line");
  assert.equal(await byHand(undefined, { data, end: true }), 0);
  assert.equal(await learnEmergency(ports), true);
  assert.equal(await desk.emergency(lead), null);
  const verbs = (await desk.ledger("system", { page: 1 })).rows.slice(0, 2).map(({ verb }) => verb);
  assert.deepEqual(verbs, ["emergency.ended", "emergency.published"]);
});

const wrongs = [
  { name: "no words", text: " \n", code: 2 },
  { name: "words that nobody sees", text: "\u200b\u2060\u00ad\u202e", code: 2 },
  { name: "too many words", text: "x".repeat(10_000), code: 2 },
  { name: "neither words nor an end", text: undefined, code: 2 },
];
for (const { name, text, code } of wrongs)
  test(`the command line refuses ${name}`, async () => {
    assert.equal(await byHand(text, { data }), code);
  });

test("hostile words stay words, in their own place", async () => {
  const words = "</h2><script>alert(1)</script>]]>&amp;\"'\u202eevil\u2066\u0000\u009f\ud800 $& $1";
  assert.equal(await byHand(words, { data }), 0);
  const page = await shows("/", /alert\(1\)/);
  const [section = ""] = /<section class="site-emergency"[\s\S]*?<\/section>/.exec(page) ?? [];
  assert.doesNotMatch(section, /<script|\u202e|\u2066/);
  assert.match(section, /\$&#38; \$1/);
  for (const path of ["/feed.atom", "/cap/index.xml"]) assert.doesNotMatch(await read(path), /<script/, path);
  JSON.parse(await read("/feed.json"));
  await clear();
});

test("a board that is none of ours, or torn, takes no page away; other words under the same id are shown", async () => {
  const up = notice("As it was.");
  must(await changeBoard((board) => putUp(board, up)));
  await shows("/", /As it was/);
  const next = (await readBoard(folder))!.number + 1;
  const place = join(folder, "emergency", `${String(next).padStart(8, "0")}.json`);
  for (const text of ["", "{", "[]", '{"id":1}', '{"standing":{"id":"x"},"earlier":[]}', "null"]) {
    writeFileSync(place, text);
    await pause(50);
    assert.match(await read("/"), /As it was/);
  }
  writeFileSync(place, JSON.stringify({ standing: { ...up, text: "As it is." }, earlier: [] }));
  await shows("/", /As it is/);
  must(await changeBoard((board) => putUp(board, notice("After a torn one."))));
  await shows("/", /After a torn one/);
  await clear();
});

test("killed at any moment, the board is whole: the one before or the one after", async () => {
  const script = resolve(import.meta.dirname, "builders/change-board-forever.ts");
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
    const [said] = (await once(child.stdout!, "data")) as [Buffer];
    await pause(3 + round * 7);
    child.kill("SIGKILL");
    await once(child, "exit");
    const now = await standing();
    assert.match(now?.text ?? "", /^Change \d+\.$/);
    assert.ok(Number(now!.text.slice(7, -1)) >= Number(String(said).split("\n")[0]));
    must(await changeBoard((board) => putUp(board, notice("It goes on."))));
  }
  const kept = readdirSync(join(folder, "emergency")).filter((name) => name.endsWith(".json"));
  assert.ok(kept.length <= 50, "boards of long ago are removed");
  await clear();
});

test("on a full disk it is refused with a sentence, and what stood there stands", async () => {
  must(await changeBoard((board) => putUp(board, notice("Before."))));
  const ran = await candour(
    { folder: data, key: join(data, "none") },
    ["emergency", "Now.", "--data", data],
    {
      fileBlocks: 0,
    },
  );
  assert.equal(ran.code, 1);
  assert.match(ran.err, /full/i);
  assert.equal((await standing())?.text, "Before.");
  await clear();
});

test("a folder that was exported is written anew once it is out; what is not signed is said", async () => {
  const written: string[] = [];
  const write = async ({ to }: { readonly to: string }) => {
    written.push(`${to}: ${(await standing())?.text}`);
    const counts = { files: 9, bytes: 9, version: "v", service: null, verifier: null };
    return { ok: true as const, to, ...counts };
  };
  assert.equal(await byHand("In the copy too.", { data, to: "/srv/copy" }, write), 1);
  assert.deepEqual(written, ["/srv/copy: In the copy too."]);
  await clear();
});

test("nobody is served who wrote it, nor the board itself", async () => {
  must(await made.desk.publishEmergency(made.lead, "By somebody."));
  await shows("/", /By somebody/);
  const names = readdirSync(join(folder, "emergency", "by"));
  const last = String((await readBoard(folder))!.number).padStart(8, "0");
  for (const path of [
    `/emergency/by/${names[0]}`,
    `/emergency/${last}.json`,
    "/publication.json",
    "/words.json",
  ])
    assert.equal((await fetch(site.url + path)).status, 404, path);
  assert.doesNotMatch(await read("/emergency.json"), /row|by/);
  const sealed = readFileSync(join(folder, "emergency", "by", names[0]!), "utf8");
  assert.ok(!sealed.includes(made.lead.name) && !sealed.includes(made.lead.id));
  await clear();
});

test("the page: a Welsh text beside it, a warning of what is personal, and nobody’s words are written over", async () => {
  const [mine, theirs] = [await phone(made.lead), await phone(made.partner)];
  const form = await mine.get("/emergency");
  assert.match(form, /<textarea[^>]*name="text-cy"/);
  const over = (body: string) => ({ over: /name="over" value="([^"]*)"/.exec(body)![1]! });
  const long = await mine.post("/emergency", { ...over(form), text: "Hi.", "text-cy": "x".repeat(501) });
  assert.equal(long.status, 400);
  assert.match(long.body, /id="text-cy-error"/);
  const out = await mine.post("/emergency", {
    ...over(form),
    text: "Jane Smith, born 12/03/1984, must not come in.",
    "text-cy": "Peidiwch.",
    danger: "yes",
  });
  assert.equal(out.status, 303);
  const shown = await mine.get("/emergency");
  assert.match(shown, /It is out[^<]*own data \(Date of birth, Name\)/);
  assert.match(shown, /lang="cy"[^>]*>Peidiwch\./);
  const again = await mine.post("/emergency", {
    ...over(form),
    text: "Jane Smith, born 12/03/1984, must not come in.",
    "text-cy": "Peidiwch.",
    danger: "yes",
  });
  assert.equal(again.status, 303, "pressed twice, it is out once");
  const late = await theirs.post("/emergency", { ...over(form), text: "Mine is typed already." });
  assert.equal(late.status, 409);
  assert.match(late.body, /put|changed this/);
  assert.match(late.body, /must not come in[\s\S]*Mine is typed already/);
  assert.equal((await standing())?.texts["cy"], "Peidiwch.");
  const pressed = await theirs.post("/emergency", {
    ...over(late.body),
    text: "Call 020 7946 0100, not this.",
  });
  assert.equal(pressed.status, 303);
  assert.doesNotMatch(await theirs.get("/emergency"), /own data/, "a council’s own telephone is no warning");
  const renewed = {
    ...over(await theirs.get("/emergency")),
    text: "Call 020 7946 0200.",
    "text-cy": "Ffoniwch.",
  };
  assert.equal((await theirs.post("/emergency", renewed)).status, 303);
  const typo = {
    ...over(await theirs.get("/emergency")),
    text: "Call 020 7946 0300.",
    "text-cy": "Ffoniwch.",
  };
  assert.equal((await theirs.post("/emergency", typo)).status, 303);
  assert.deepEqual(
    (await standing())?.texts,
    {},
    "Welsh of the message before does not stand beside other English",
  );
  assert.match(await theirs.get("/emergency"), /were left out\. Write them again/);
  const { id } = (await made.desk.emergency(made.lead))!;
  const steps = await mine.get(`/incidents/${made.incident.reference}`);
  assert.match(steps, /Look at the emergency message[\s\S]*End the emergency message, or replace it/);
  assert.match(await theirs.get(`/incidents/${made.incident.reference}`), /Ask a colleague to look/);
  assert.equal((await mine.post("/emergency/stand-by", { id })).status, 303);
  assert.match(await mine.get("/emergency"), /stands by it/);
  assert.doesNotMatch(
    await mine.get(`/incidents/${made.incident.reference}`),
    /Look at the emergency message/,
  );
  assert.equal((await mine.post("/emergency/end", { id })).status, 303);
  assert.match(await mine.get("/emergency"), /Earlier messages[\s\S]*until/);
  assert.doesNotMatch(await mine.get(`/incidents/${made.incident.reference}`), /End the emergency message/);
});

test("the page, while the record waits for a lock: it says that it is out, and does not hang", async () => {
  await clear();
  const mine = await phone(made.lead);
  await mine.get("/account");
  let free = (): void => {};
  const held = new Promise<void>((resolve) => (free = resolve));
  const locked = made.sql.begin(async (tx) => {
    await tx`lock table emergency in access exclusive mode`;
    await held;
  });
  hurries = true;
  const out = await mine
    .post("/emergency", { over: "", text: "The record is stuck." }, "/account")
    .finally(() => {
      hurries = false;
    });
  try {
    assert.equal(out.status, 200);
    assert.match(out.body, /It is out since[\s\S]*The record is stuck\.[\s\S]*The record will follow/);
    await shows("/", /The record is stuck/);
  } finally {
    free();
  }
  await locked;
  for (let tries = 0; tries < 50 && (await ports.emergencies.standing()) === null; tries++) await pause(20);
  assert.equal((await ports.emergencies.standing())?.byName, made.lead.name);
  await clear();
});

/** Somebody of staff, signed in. */
async function phone(staff: Staff) {
  const cookies: Record<string, string> = { candour_session: "token" };
  const session = { id: "token", staff, confirmedAt: made.world.now, unread: 0 };
  const plenty = { requests: 100_000, forms: 100_000 };
  const app = await createApp({
    desk: { ...made.desk, session: async () => session } as Desk,
    ...{ host: "127.0.0.1", now: () => made.world.now, publicSiteUrl: site.url, log: silence },
    limits: { account: plenty, address: plenty },
  });
  after(() => app.close());
  const ask = async (method: "GET" | "POST", url: string, payload = "") => {
    const form = method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {};
    const headers = { host: "127.0.0.1:8420", ...form };
    const reply = await app.inject({ method, url, headers, cookies, payload });
    for (const { name, value } of reply.cookies) cookies[name] = value;
    return { status: reply.statusCode, body: reply.body };
  };
  return {
    get: async (url: string) => (await ask("GET", url)).body,
    async post(url: string, fields: Readonly<Record<string, string>>, from = "/emergency") {
      const token = tokenIn((await ask("GET", from)).body);
      return await ask("POST", url, new URLSearchParams({ _csrf: token, ...fields }).toString());
    },
  };
}
