/**
 * "Am I affected?" over the real record: who is written to, who is called, who hears nothing; that from outside all of it
 * looks alike; and that what lies on the public side tells nothing to whoever steals it.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openMessage } from "../src/deliver/outbox/envelope.ts";
import { outboxCourier } from "../src/deliver/outbox/outbox-courier.ts";
import { openHatch } from "../src/public/hatch/hatch.ts";
import { createForms } from "../src/public/hatch/router.ts";
import { openEnvelopes } from "../src/store/notices/envelopes.ts";
import { appOver } from "./builders/app-over.ts";
import { type CheckHouse, checkHouse, known } from "./builders/check-house.ts";
import { kolmogorovSmirnov, mannWhitney } from "./builders/two-samples.ts";
import { must } from "./desk.ts";

let house: CheckHouse;
const tokens: Record<string, string>[] = [];
before(async () => {
  house = await checkHouse();
  // Read for a while before they are sent, as by anybody.
  for (let n = 0; n < 30; n++) tokens.push(await house.site.fresh("/check"));
  await pause(2_050);
});
after(async () => {
  await house.close();
  rmSync(house.folder, { recursive: true, force: true });
});

const nobody = { email: "", phone: "", line: "", postcode: "", reference: "", authority: "" };

async function askAll(all: readonly Readonly<Record<string, string>>[]) {
  const seen = [];
  for (const fields of all)
    seen.push(await house.site.send("/check", { ...tokens.pop()!, ...nobody, ...fields }));
  return seen;
}

const outFiles = () => readdirSync(join(house.folder, "hatch", "out"));

test("whoever is asked for, the page is the same, and only who is safe to write to is written to", async () => {
  const [safe] = known.safe;
  const asked = [
    { who: "safe", name: safe!.names[0]!, email: safe!.emails[0]! },
    { who: "by phone", name: known.safe[1]!.names[0]!, phone: known.safe[1]!.phones[0]!.replace("+44", "0") },
    { who: "by letter", name: known.safe[2]!.names[0]!, line: "102 harbour rise", postcode: "ze39qq" },
    { who: "nobody", name: "Nobody Atall", email: "nobody@example.org" },
    { who: "another's contact", name: safe!.names[0]!, email: "mallory@example.org" },
    { who: "another's name", name: "Mallory Snoop", email: known.safe[3]!.emails[0]! },
    { who: "at risk", name: "Rosalind Hidewell", email: known.atRisk.emails[0]! },
    { who: "child", name: "Timothy Youngman", email: known.child.emails[0]! },
    { who: "deceased", name: "Walter Latecomer", email: known.deceased.emails[0]! },
    { who: "staff", name: "Sandra Deskman", email: known.staff.emails[0]! },
    { who: "unsure", name: "Ulric Mayhap", email: known.unsure.emails[0]! },
    { who: "household", name: "Priscilla Twosome", email: "twosome@example.net" },
    { who: "housemate of somebody at risk", name: "Norman Nextdoor", email: known.housemate.emails[0]! },
    { who: "married", name: "Safee Married", email: known.safe[4]!.emails[0]! },
  ];
  const seen = await askAll(asked.map(({ who, ...fields }) => fields));
  assert.deepEqual(new Set(seen.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(seen.map(({ body }) => body)).size, 1, "the same bytes for all");
  assert.match(seen[0]!.body, /We have your question/);

  const waiting = readdirSync(join(house.folder, "hatch", "in")).map((name) => name.split("-").at(-1));
  assert.equal(new Set(waiting).size, 1, "one size, whatever was typed");
  assert.equal(await house.takeIn(), asked.length);
  assert.equal(await house.work.answer(), 0, "nothing is looked up before the quarter of an hour");
  assert.deepEqual(outFiles(), []);
  await house.answer();
  assert.equal(outFiles().length, asked.length, "one answer for each, found or not");
  const sizes = new Set(outFiles().map((name) => statSync(join(house.folder, "hatch", "out", name)).size));
  assert.equal(sizes.size, 1);

  assert.deepEqual(
    house.sent.map(({ channel, to }) => [channel, to]).toSorted(),
    [
      ["email", safe!.emails[0]],
      ["letter", "102 Harbour Rise, ZE3 9QQ"],
      ["text", known.safe[1]!.phones[0]],
    ],
    "only what was held, and never what was typed",
  );
  const lead = house.made.lead;
  const calls = await house.made.desk.checkCalls(lead, house.made.incident.id);
  const reasons = calls.map((call) => [call.people.length, [...call.reasons].toSorted().join(" ")]);
  assert.deepEqual(reasons.toSorted(), [
    [1, "at-risk"],
    [1, "child"],
    [1, "deceased"],
    [1, "near-at-risk"],
    [1, "shared-contact"],
    [1, "staff"],
    [1, "uncertain-match"],
    [1, "uncertain-match"],
  ]);
  const counts = await house.made.desk.checkCounts(lead, house.made.incident.id);
  assert.deepEqual([counts.asked, counts.waiting, counts.calls.waiting], [asked.length, 0, 8]);
  assert.deepEqual(counts.answered, { email: 1, letter: 1, text: 1 });
});

test("the link opens the answer, which names nobody; so does the code; anything else opens nothing", async () => {
  const words = house.sent.find(({ channel }) => channel === "email")!.words;
  const mail = JSON.stringify(words);
  assert.doesNotMatch(
    mail,
    /bank account|National Insurance|was taken|files/i,
    "a message says nothing of what was taken",
  );
  const link = /https?:\/\/[^\s"]+\/check\/[\w-]+/u.exec(mail)![0];
  const page = await fetch(link);
  const body = await page.text();
  assert.equal(page.status, 200);
  assert.match(body, /What was taken about you/);
  assert.match(body, /Leave this page quickly/);
  assert.doesNotMatch(body, /Thornbury|safe0|Harbour|example\.net/);
  const unknown = await fetch(link.replace(/.{4}$/u, "0000"));
  assert.equal(unknown.status, 404);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(
    house.sent.find(({ channel }) => channel === "text")!.words.short,
  )![0];
  const type = async (typed: string) =>
    await house.site.send("/check/code", { ...(await house.site.fresh("/check/code")), code: typed });
  assert.match((await type(code.toLowerCase().replaceAll("-", " "))).body, /What was taken about you/);
  assert.match(
    (await type(link.split("/").at(-1)!)).body,
    /What was taken about you/,
    "a link's secret, typed",
  );
  const wrong = await type("0000-0000-0000");
  assert.equal(wrong.status, 404);
  assert.equal(wrong.body, await unknown.text(), "wrong and unknown look the same");
});

test("what leads to an answer lies in the outbox sealed with its person's key, as an email, a text and a letter", async () => {
  const folder = join(house.folder, "outbox");
  mkdirSync(folder);
  const envelopes = openEnvelopes(house.made.sql, house.made.ring);
  const carry = outboxCourier(folder, envelopes);
  for (const message of house.sent) {
    assert.deepEqual(await carry(message), { kind: "sent", already: false });
    assert.deepEqual(await carry(message), { kind: "sent", already: true }, "a second attempt sends nothing");
    const opened = await openMessage(folder, message.reference, envelopes);
    assert.equal(opened!.channel, message.channel);
    if (message.channel === "letter") assert.equal(opened!.bytes.subarray(0, 5).toString(), "%PDF-");
    else assert.ok(opened!.bytes.toString().includes(message.to));
  }
  assert.equal(house.sent.length, 3);
  rmSync(folder, { recursive: true });
});

test("asked again within a day, nobody is written to or called again", async () => {
  const before = [
    house.sent.length,
    (await house.made.desk.checkCalls(house.made.lead, house.made.incident.id)).length,
  ];
  const again = [known.safe[0]!, known.atRisk].map(({ names, emails }) => ({
    name: names[0]!,
    email: emails[0]!,
  }));
  await askAll(again);
  await house.answer();
  const after = [
    house.sent.length,
    (await house.made.desk.checkCalls(house.made.lead, house.made.incident.id)).length,
  ];
  assert.deepEqual(after, before);
});

test("with the reference of a letter and the name, the answer goes to what the notice would go to", async () => {
  const [safe] = known.safe.slice(9);
  const { desk, lead, incident } = house.made;
  const text = safe!.emails[0]!;
  const found = await desk.people(lead, { incident: incident.id, sort: "reference", page: 1, text });
  const { reference } = found.rows[0]!;
  await askAll([
    { name: "Somebody Else", reference },
    { name: safe!.names[0]!, reference: reference.toLowerCase(), language: "cy" },
  ]);
  const before = house.sent.length;
  await house.answer();
  assert.deepEqual(
    house.sent.slice(before).map(({ channel, to }) => [channel, to]),
    [["email", text]],
  );
  assert.match(house.sent.at(-1)!.words.subject, /Eich ateb/);
});

test("whoever steals the public side's folders finds nothing that can be read, and no key that opens anything", async () => {
  await askAll([{ name: known.safe[5]!.names[0]!, email: known.safe[5]!.emails[0]! }]);
  const files = everything(house.folder);
  assert.ok(
    files.some(({ name }) => name.includes("/in/")),
    "a question waits",
  );
  const secrets = [...known.safe, known.atRisk].flatMap(({ names, emails, phones, addresses }) => [
    ...names,
    ...emails,
    ...phones,
    ...addresses.map(({ lines }) => lines[0]!),
  ]);
  const needles = secrets.flatMap(formsOf);
  for (const { name, bytes } of files) {
    const hay = `${name}\n${bytes.toString("latin1")}`.toLowerCase();
    for (const needle of needles) assert.ok(!hay.includes(needle), `${name} holds a value`);
  }
  const keys = JSON.parse(readFileSync(join(house.folder, "hatch", "keys.json"), "utf8")) as object;
  assert.deepEqual(
    Object.keys(keys).toSorted(),
    ["box", "forms"],
    "a public key, and that of the tokens in forms",
  );
  assert.doesNotMatch(house.logged.join("\n"), /Thornbury|safe\d@/);
  await house.answer();
});

test("ten thousand guesses at answers find none", async () => {
  const hatch = openHatch(join(house.folder, "hatch"));
  const tries = await Promise.all(
    Array.from({ length: 10_000 }, (_, n) => hatch.answerTo(guess(n), new Date())),
  );
  assert.deepEqual(
    tries.filter((one) => one !== null),
    [],
  );
});

test("whether somebody is in the register does not show in the time that the page takes", async () => {
  const [safe] = known.safe;
  const who = {
    known: { name: safe!.names[0]!, email: safe!.emails[0]! },
    unknown: { name: "Nobody Atall", email: "nobody@example.org" },
  };
  const times: Record<keyof typeof who, number[]> = { known: [], unknown: [] };
  const token = tokens.pop()!;
  for (let n = 0; n < 80; n++)
    for (const kind of n % 2 === 0 ? (["known", "unknown"] as const) : (["unknown", "known"] as const)) {
      const started = performance.now();
      await house.site.send("/check", { ...token, ...nobody, ...who[kind] });
      times[kind].push(performance.now() - started);
    }
  assert.ok(kolmogorovSmirnov(times.known, times.unknown) > 1e-4);
  assert.ok(mannWhitney(times.known, times.unknown) > 1e-4);
  await house.answer();
});

test("a question that could not be handed over stays in its form", async () => {
  const shut = openHatch(join(house.folder, "no-such-hatch"));
  const forms = createForms({
    pages: (await import("../src/public/form-pages.ts")).formPages,
    hatch: shut,
    site: () => undefined,
    now: () => new Date(),
  });
  assert.ok(forms);
  const wrong = await house.site.send("/check", {
    ...(await house.site.fresh("/check")),
    ...nobody,
    name: "Ada",
  });
  assert.equal(wrong.status, 400);
  assert.match(wrong.body, /Fill in one way/);
});

test("a question that fails holds up nobody else, and is answered when it can be", async () => {
  const [, , , , , , one, other] = known.safe;
  await askAll([one!, other!].map(({ names, emails }) => ({ name: names[0]!, email: emails[0]! })));
  await house.takeIn();
  house.clock = new Date(house.clock.getTime() + 20 * 60_000);
  const before = house.sent.length;
  const faulty = house.workWith((checks) => ({
    ...checks,
    find: (question) =>
      question.name === one!.names[0] ? Promise.reject(new Error("a bug")) : checks.find(question),
  }));
  assert.equal(await faulty.answer(), 1);
  await house.work.deliver();
  assert.deepEqual(
    house.sent.slice(before).map(({ to }) => to),
    [other!.emails[0]],
  );
  assert.equal(await house.work.answer(), 0, "leased for a while");
  house.clock = new Date(house.clock.getTime() + 3 * 60_000);
  assert.equal(await house.work.answer(), 1);
  await house.work.deliver();
  assert.equal(house.sent.at(-1)!.to, one!.emails[0]);
});

test("two that answer at once write to nobody twice, and a stop before the record knows loses nobody", async () => {
  const [safe] = known.safe.slice(8);
  await askAll([{ name: safe!.names[0]!, email: safe!.emails[0]! }]);
  await house.takeIn();
  house.clock = new Date(house.clock.getTime() + 20 * 60_000);
  const stopped = house.workWith((checks) => ({
    ...checks,
    settleQuestions: () => Promise.reject(new Error("stopped")),
  }));
  await assert.rejects(stopped.answer(), /stopped/);
  house.clock = new Date(house.clock.getTime() + 3 * 60_000);
  const before = house.sent.length;
  const counts = await Promise.all([house.work.answer(), house.work.answer(), house.work.answer()]);
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    1,
  );
  await Promise.all([house.work.deliver(), house.work.deliver()]);
  assert.deepEqual(
    house.sent.slice(before).map(({ to }) => to),
    [safe!.emails[0]],
  );
});

test("the pages: counts, a call that is made, a question for somebody at the counter, an answer read out", async () => {
  const { desk, lead, dpo, incident, now } = house.made;
  const app = await appOver(desk, now);
  const base = `/incidents/${incident.reference}/checks`;
  const list = await app.as(lead).get(base);
  assert.match(list.words, /Residents who asked.*Answered by letter 1.*To be called/su);
  const calls = await desk.checkCalls(lead, incident.id);
  const waiting = calls.find(({ state, reasons }) => state === "waiting" && reasons.includes("child"))!;
  const call = `${base}/calls/${waiting.id}`;
  assert.match((await app.as(lead).get(call)).words, /Timothy Youngman.*A child.*Is it safe to talk now/su);
  assert.equal((await app.as(lead).post(call, { outcome: "" })).status, 400);
  const note = "Spoke to <b>nobody</b>";
  assert.equal((await app.as(lead).post(call, { outcome: "no-call", note })).to, base);
  assert.match((await app.as(dpo).get(call)).words, /No call is to be made/);
  assert.match(
    (await app.as(dpo).post(call, { outcome: "told" })).words,
    /dealt with this call already|Ask enough/,
  );
  const wrong = await app.as(lead).post(`${base}/new`, { way: "counter", name: "Ada", email: "nothing" });
  assert.match(wrong.words, /email address in the right format/);
  const asked = { way: "counter", language: "cy", name: "Nobody Atall", email: "n@example.org" };
  assert.equal((await app.as(lead).post(`${base}/new`, asked)).to, base);
  const readOut = await app.as(lead).post(`${base}/read-out`, { reference: "P-999999", asked: "birth" });
  assert.match(readOut.words, /Ask enough of the questions/);
});

test("nothing of who asked stays in the record once it was looked up, and the ledger names no value", async () => {
  const { sql } = house.made;
  const [row] = await sql<[{ readonly kept: number }]>`
    select count(*)::int as kept from check_question where content is not null and looked_at is not null`;
  assert.equal(row.kept, 0);
  const [words] = await sql<[{ readonly kept: number }]>`
    select count(*)::int as kept from check_answer where state = 'sent' and (words is not null or destination is not null)`;
  assert.equal(words.kept, 0, "the secret is its reader's alone");
  const entries = await sql<
    { readonly leaf: string }[]
  >`select leaf::text from ledger_entry where verb like 'check%'`;
  assert.ok(entries.length > 0);
  assert.doesNotMatch(JSON.stringify(entries), /Thornbury|Hidewell|example\.net|Harbour/);
  house.clock = new Date(house.clock.getTime() + 31 * 86_400_000);
  assert.ok((await house.work.forget()) > 0);
});

test("staff call, ask who it is, and say what came of it; another authority sees nothing of it", async () => {
  const { desk, lead, partner, incident } = house.made;
  const [call] = await desk.checkCalls(lead, incident.id);
  const shown = await desk.checkCall(lead, incident.id, call!.id);
  assert.equal(shown!.people.length, 1);
  assert.ok(shown!.script.length > 0);
  assert.equal(await desk.checkCall(partner, incident.id, call!.id), null);
  const close = (by: typeof lead, outcome: "told" | "not-reached", asked: readonly string[]) =>
    desk.closeCall(by, incident.id, call!.id, { outcome, asked, note: "Rang twice" });
  assert.equal((await close(partner, "told", ["birth", "address"])).ok, false);
  assert.equal((await close(lead, "told", ["birth"])).ok, false, "one question is not enough");
  must(await close(lead, "not-reached", []));
  must(await close(lead, "told", ["birth", "address"]));
  const twice = await close(lead, "told", ["birth", "address"]);
  assert.deepEqual(twice, { ok: false, problem: { kind: "call-closed" } });
});

test("at the counter an answer is read out after the questions, and stands in the ledger", async () => {
  const { desk, lead, partner, incident, sql } = house.made;
  const [person] = await sql<[{ readonly number: number }]>`
    select p.number from person p join check_answer k on k.person_id = p.id limit 1`;
  const form = { number: person.number, asked: ["birth", "document"] };
  const read = must(await desk.readOut(lead, incident.id, form));
  assert.match(JSON.stringify(read.answer), /What was taken about you/);
  assert.equal((await desk.readOut(lead, incident.id, { ...form, asked: [] })).ok, false);
  assert.equal((await desk.readOut(partner, incident.id, form)).ok, false);
});

function guess(n: number): string {
  return `0000-0000-0000-${String(n)
    .padStart(8, "0")
    .replace(/(.{4})/u, "$1-")}`;
}

/** In clear, in base64, and hashed in every way that needs no key. */
function formsOf(value: string): readonly string[] {
  const spelled = [value, value.toLowerCase()];
  return spelled.flatMap((text) => [
    text.toLowerCase(),
    Buffer.from(text).toString("base64").replace(/=+$/u, "").slice(0, -1).toLowerCase(),
    Buffer.from(text).toString("hex"),
    ...["md5", "sha1", "sha256", "sha512"].map((kind) => createHash(kind).update(text).digest("hex")),
    ...["md5", "sha1", "sha256"].map((kind) =>
      createHash(kind).update(text).digest().toString("latin1").toLowerCase(),
    ),
  ]);
}

function everything(folder: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const name = join(entry.parentPath, entry.name);
      return { name, bytes: readFileSync(name) };
    });
}
