/**
 * The hatch from end to end: a form of the public site, a process without database and keys, into the real record, and the
 * answer back; and what happens to it when processes are killed, disks are full and people are hostile.
 */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { createSecretKey } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { unpacked, waitingFiles } from "../src/domain/hatch/packing.ts";
import type { Submission } from "../src/domain/hatch/submission.ts";
import { done } from "../src/domain/outcome.ts";
import { openRecordHatch, type RecordHatch } from "../src/main/hatch/open-hatch.ts";
import { takerOf } from "../src/main/hatch/takers.ts";
import { type Hatch, openHatch } from "../src/public/hatch/hatch.ts";
import { type ServedSite, type ServeSettings, serveSite } from "../src/public/serve/serve-site.ts";
import { exampleOutcome, examplePage } from "../src/public/testing/example/page.ts";
import type { Taker } from "../src/respond/hatch/hatch-ports.ts";
import { boxKeyFrom, openBox } from "../src/seal/box.ts";
import { keyFor } from "../src/seal/keys.ts";
import { change } from "../src/store/change.ts";
import { takeOnce } from "../src/store/hatch/take-once.ts";
import { createLog } from "../src/watch/log.ts";
import { testRecord } from "./record.ts";

const root = createSecretKey(Buffer.alloc(32, 7));
const ring = { derived: (purpose: Parameters<typeof keyFor>[1]) => keyFor(root, purpose) };
const base = mkdtempSync(join(tmpdir(), "candour-hatch-"));
const open: ServedSite[] = [];
let folders = 0;
after(async () => {
  await Promise.all(open.map((site) => site.close()));
  rmSync(base, { recursive: true, force: true });
});

test("what a form sends is in the record once, and its sender reads the answer by the reference", async () => {
  const { site, folder, record } = await house();
  const sent = await send(
    site,
    { words: "A strange\r\nmail <b>" },
    { name: "../../a\u202egpj.eml", bytes: "From: x" },
  );
  assert.equal(sent.status, 200);
  const reference = /<strong>((?:[0-9A-Z]{4}-){4}[0-9A-Z]{4})<\/strong>/u.exec(sent.body)![1]!;
  const [name] = readdirSync(join(folder, "in"));
  const sealed = readFileSync(join(folder, "in", name!));
  for (const word of ["strange", "eml", "From", reference])
    assert.ok(!sealed.includes(word), `${word} in clear`);
  const taken = await taker();
  assert.equal(await record.takeIn([taken.taker], taken.log), 1);
  assert.deepEqual(readdirSync(join(folder, "in")), []);
  const [one] = taken.submissions;
  assert.equal(one!.reference, reference);
  assert.deepEqual(one!.fields, { words: "A strange\nmail <b>" }, "the form's own fields are not among them");
  assert.deepEqual(
    one!.files.map(({ field, name, bytes }) => [field, name, Buffer.from(bytes).toString()]),
    [["file", "agpj.eml", "From: x"]],
  );

  const ask = async (typed: string) =>
    (await fetch(`${site.url}/example/outcome?reference=${encodeURIComponent(typed)}`)).text();
  const unknown = await ask("0000-0000-0000-0000-0000");
  assert.equal(await ask(reference), unknown, "not answered yet looks as unknown does");
  const until = new Date(Date.now() + 60_000);
  await record.put(reference, { kind: "example", body: { words: "We blocked it <i>" }, until });
  assert.match(await ask(reference), /We blocked it &lt;i&gt;/);
  assert.match(await ask(reference.toLowerCase().replaceAll("-", " ")), /We blocked it/);
  await record.put(reference, { kind: "example", body: { words: "It was harmless" }, until });
  assert.match(await ask(reference), /It was harmless/);
  await record.put(reference, { kind: "example", body: { words: "old" }, until: new Date(Date.now() - 1) });
  assert.equal(await ask(reference), unknown, "past its end");
  assert.equal(await record.clearAnswers(new Date()), 1);
  assert.deepEqual(readdirSync(join(folder, "out")), []);
});

test("whoever has the answers' folder learns nothing of them, and no name leads to a reference", async () => {
  const { folder, record } = await house();
  const until = new Date(Date.now() + 60_000);
  await record.put("ABCD-EFGH-JKMN-PQRS-TVWX", { kind: "example", body: { words: "secret" }, until });
  await record.put("ABCD-EFGH-JKMN-PQRS-TVWY", {
    kind: "example",
    body: { words: "a longer secret" },
    until,
  });
  const files = readdirSync(join(folder, "out")).map((name) => readFileSync(join(folder, "out", name)));
  assert.deepEqual(new Set(files.map(({ length }) => length)).size, 1, "all of one length");
  for (const file of files) assert.ok(!file.includes("secret"));
});

test("an answer takes as long as none: the medians of 30 each lie within 5 ms", async () => {
  const { hatch, record } = await house();
  const known = "ABCD-EFGH-JKMN-PQRS-TVWX";
  await record.put(known, { kind: "x", body: {}, until: new Date(Date.now() + 60_000) });
  const took = async (reference: string) => {
    const times: number[] = [];
    for (let i = 0; i < 30; i++) {
      const began = performance.now();
      await hatch.answerTo(reference, new Date());
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[15]!;
  };
  const [there, none] = [await took(known), await took("0000-0000-0000-0000-0000")];
  assert.ok(Math.abs(there - none) < 5, `${there} and ${none} ms`);
});

test("the same form sent twice is one; changed, it is another", async () => {
  const { hatch, record } = await house();
  const first = await submitted(hatch, "token", "one");
  assert.deepEqual(await submitted(hatch, "token", "one"), first);
  assert.notEqual((await submitted(hatch, "token", "two")).reference, first.reference);
  const { taker: takes, submissions, log } = await taker();
  assert.equal(await record.takeIn([takes], log), 2);
  assert.deepEqual(
    submissions.map(({ fields }) => fields["words"]),
    ["one", "two"],
  );
});

test("a kill between the commit and the file's end leaves nothing twice; one before the commit loses nothing", async () => {
  const { hatch, record, folder } = await house();
  for (let n = 0; n < 5; n++) await submitted(hatch, `token ${n}`, `words ${n}`);
  const { taker: takes, submissions, log, sql } = await taker();
  const dies = (when: "before" | "after", at: number): Taker => ({
    kind: takes.kind,
    async take(submission) {
      const mine = submission.fields["words"] === `words ${at}`;
      if (mine && when === "before") throw Object.assign(new Error("killed"), { code: "57P01" });
      const outcome = await takes.take(submission);
      if (mine) throw Object.assign(new Error("killed"), { code: "57P01" });
      return outcome;
    },
  });
  await assert.rejects(record.takeIn([dies("before", 1)], log));
  await assert.rejects(record.takeIn([dies("after", 3)], log));
  assert.equal(readdirSync(join(folder, "in")).length, 2);
  await record.takeIn([takes], log);
  const words = submissions.map(({ fields }) => fields["words"]);
  assert.deepEqual(
    words,
    [0, 1, 2, 3, 4].map((n) => `words ${n}`),
    "in order, each once",
  );
  const [row] = await sql<[{ readonly count: number }]>`select count(*)::int as count from hatch_taken`;
  assert.equal(row.count, 5);
  assert.deepEqual(readdirSync(join(folder, "in")), []);
});

test("what nobody can take in is set aside with a sentence, and never lost; the rest goes on", async () => {
  const { hatch, record, folder } = await house();
  await submitted(hatch, "a", "first");
  await hatch.submit("unheard-of", "b", {}, [], new Date());
  await hatch.submit("example", "c", { words: ["several", "lines"] }, [], new Date());
  writeFileSync(join(folder, "in", `${"0".repeat(14)}-${"a".repeat(32)}-9.sealed`), "rubbish!!");
  writeFileSync(join(folder, "in", "not-ours.txt"), "left alone");
  await submitted(hatch, "d", "boom");
  await submitted(hatch, "e", "last");
  const { taker: takes, submissions, log, said } = await taker();
  for (let round = 0; round < 6; round++) await record.takeIn([takes], log);
  assert.deepEqual(
    submissions.map(({ fields }) => fields["words"]),
    ["first", "last"],
  );
  assert.equal(readdirSync(join(folder, "aside")).length, 4);
  assert.deepEqual(readdirSync(join(folder, "in")), ["not-ours.txt"]);
  assert.equal(said.filter((line) => /set aside, because/.test(line)).length, 4);
  assert.ok(!said.some((line) => /several|boom/.test(line)), "the log says nothing of what was sent");
});

test("1,000 at once: all are on the disk when they are acknowledged, whole, and come in once each", async () => {
  const { hatch, folder, record } = await house();
  const sent = await Promise.all(
    Array.from({ length: 1000 }, (_, n) => submitted(hatch, `t${n}`, `words ${n}`)),
  );
  assert.equal(new Set(sent.map(({ reference }) => reference)).size, 1000);
  assert.equal(waitingFiles(readdirSync(join(folder, "in"))).length, 1000);
  const { taker: takes, submissions, log } = await taker({ together: true });
  assert.equal(await record.takeIn([takes], log), 1000);
  assert.equal(new Set(submissions.map(({ id }) => id)).size, 1000);
});

test("killed while it writes: what was acknowledged is there and whole, and a half file is no submission", async () => {
  const { folder } = await house();
  const acknowledged: string[] = [];
  for (let round = 0; round < 4; round++) {
    const child = fork(join(import.meta.dirname, "builders/hatch-writer.ts"), [folder, `round ${round}`], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (id) => acknowledged.push(String(id)));
    await new Promise((first) => child.once("message", first));
    await pause(20 + round * 13);
    const gone = new Promise((exit) => child.once("exit", exit));
    child.kill("SIGKILL");
    await gone;
  }
  assert.ok(acknowledged.length > 20, `${acknowledged.length} were acknowledged`);
  const key = boxKeyFrom(ring.derived("hatch"));
  const whole = waitingFiles(readdirSync(join(folder, "in"))).map(({ name, id }) => {
    const submission = unpacked(openBox(key, readFileSync(join(folder, "in", name)), `hatch ${id}`));
    assert.ok(submission !== null, name);
    return id;
  });
  assert.deepEqual(
    acknowledged.filter((id) => !whole.includes(id)),
    [],
  );
  await openRecordHatch(folder, ring);
  assert.ok(!readdirSync(join(folder, "in")).some((name) => name.endsWith(".part")));
});

const full = [
  { name: "so many wait", caps: { submissions: 2, bytes: 1e9, leaveFree: 0 } },
  { name: "so much waits", caps: { submissions: 1000, bytes: 1100, leaveFree: 0 } },
  { name: "the disk must keep a rest", caps: { submissions: 1000, bytes: 1e9, leaveFree: 2 ** 60 } },
];
for (const { name, caps } of full)
  test(`full because ${name}: it says so, and takes in again when there is room`, async () => {
    const { folder } = await house();
    const hatch = openHatch(folder, caps);
    const outcomes = [];
    for (let n = 0; n < 4; n++)
      outcomes.push(await hatch.submit("example", `t${n}`, { words: "x".repeat(200) }, [], new Date()));
    const refused = outcomes.filter((outcome) => !outcome.ok);
    assert.ok(refused.length >= 2);
    for (const outcome of refused) assert.deepEqual(outcome, { ok: false, problem: { kind: "hatch-full" } });
    assert.equal(waitingFiles(readdirSync(join(folder, "in"))).length, 4 - refused.length);
  });

test("a form that could not be taken keeps what was typed, and says whom to call", async () => {
  const empty = join(base, `h${++folders}`);
  mkdirSync(empty);
  const shut = await serve(empty);
  const sent = await send(shut, { words: "All of what I saw" });
  assert.equal(sent.status, 503);
  assert.match(sent.body, /This form is not open yet.*All of what I saw/su);
  const { site } = await house({ formLimits: { address: 1000, all: 2 } });
  const form = await formOf(site);
  for (const n of [1, 2]) assert.equal((await post(site, { ...form, words: `words ${n}` })).status, 200);
  const third = await post(site, { ...form, words: "words 3" });
  assert.equal(third.status, 429);
  assert.match(third.body, /Too much was sent at once.*words 3/su);
});

test("programs are told what they hope to hear, and nothing is taken of them", async () => {
  const { site, folder } = await house();
  const form = await formOf(site);
  assert.equal((await post(site, { ...form, words: "Buy", website: "http://x.example" })).status, 200);
  assert.deepEqual(readdirSync(join(folder, "in")), []);
  for (const token of ["", "x", "1.2.3", form["_token"]!.slice(0, -2)]) {
    const refused = await post(site, { _token: token, words: "Mine" });
    assert.equal(refused.status, 400, token);
    assert.match(refused.body, /open for too long.*Mine/su);
  }
  assert.deepEqual(readdirSync(join(folder, "in")), []);
});

const hostile: readonly { name: string; type: string; body: string | Buffer; status: number }[] = [
  { name: "no kind of form", type: "application/json", body: "{}", status: 415 },
  { name: "text", type: "text/plain", body: "words=x", status: 415 },
  { name: "no boundary", type: "multipart/form-data", body: "--x\r\n", status: 400 },
  { name: "a torn part", type: "multipart/form-data; boundary=x", body: "--x\r\nContent-Disp", status: 400 },
  {
    name: "too long a body",
    type: "application/x-www-form-urlencoded",
    body: `words=${"x".repeat(300_000)}`,
    status: 413,
  },
  {
    name: "too many fields",
    type: "application/x-www-form-urlencoded",
    body: "a=1&".repeat(500),
    status: 413,
  },
  {
    name: "bytes that are no text",
    type: "application/x-www-form-urlencoded",
    body: Buffer.of(119, 61, 255, 0, 254),
    status: 400,
  },
  {
    name: "names that objects have",
    type: "application/x-www-form-urlencoded",
    body: "__proto__=x&constructor=y&words=",
    status: 400,
  },
  {
    name: "two files",
    type: "multipart/form-data; boundary=x",
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="b"\r\n\r\n2\r\n--x--\r\n',
    status: 413,
  },
];
for (const { name, type, body, status } of hostile)
  test(`a hostile form is refused and nothing breaks: ${name}`, async () => {
    const { site, folder } = await house();
    const reply = await fetch(`${site.url}/example`, {
      method: "POST",
      headers: { "content-type": type },
      body: body as string,
    });
    assert.equal(reply.status, status);
    assert.doesNotMatch(await reply.text(), /Error:.* at |node:/u);
    assert.equal((await fetch(`${site.url}/health`)).status, 200);
    assert.deepEqual(readdirSync(join(folder, "in")), []);
  });

test("whoever stands still in the middle of a form holds up nobody, and nothing is kept of it", async () => {
  const { site, folder } = await house();
  const { hostname, port } = new URL(site.url);
  const still = Array.from({ length: 40 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    const head = "POST /example HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded";
    socket.write(`${head}\r\nContent-Length: 250000\r\n\r\nwords=${"x".repeat(200_000)}`);
    return socket;
  });
  await pause(100);
  assert.equal((await send(site, { words: "Mine" })).status, 200);
  for (const socket of still) socket.destroy();
  assert.equal(waitingFiles(readdirSync(join(folder, "in"))).length, 1);
});

test("only pages with forms may send them, by GET and POST; what they answer is kept by nobody", async () => {
  const { site } = await house();
  const page = await fetch(`${site.url}/example`);
  assert.match(page.headers.get("content-security-policy")!, /form-action 'self'/);
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.match(
    (await fetch(`${site.url}/elsewhere`)).headers.get("content-security-policy")!,
    /form-action 'none'/,
  );
  assert.equal((await fetch(`${site.url}/example`, { method: "DELETE" })).status, 405);
  assert.equal((await fetch(`${site.url}/example/outcome`, { method: "POST" })).status, 405);
  assert.equal((await fetch(`${site.url}/example`, { method: "HEAD" })).status, 200);
});

async function house(settings: Partial<ServeSettings> = {}) {
  const folder = join(base, `h${++folders}`);
  mkdirSync(folder);
  const record: RecordHatch = await openRecordHatch(folder, ring);
  return { folder, record, hatch: openHatch(folder), site: await serve(folder, settings) };
}

async function serve(hatch: string, settings: Partial<ServeSettings> = {}): Promise<ServedSite> {
  const served = await serveSite({
    ...{ folder: join(base, "site"), port: 0, hatch, forms: [exampleOutcome, examplePage] },
    ...settings,
  });
  assert.ok(served.ok);
  open.push(served.value);
  return served.value;
}

/** Takes examples into a record of its own; `together`: without a transaction for each, where that is not the matter. */
async function taker({ together = false } = {}) {
  const submissions: Submission[] = [];
  const said: string[] = [];
  const { sql } = await testRecord();
  const log = createLog({ words: false, write: (line) => said.push(line) });
  const takes = takerOf("example", z.object({ words: z.string() }), async ({ words }, submission) => {
    if (words === "boom") throw new Error("a bug of ours");
    if (together) {
      submissions.push(submission);
      return done("taken");
    }
    const now = new Date();
    const once = await change(sql, { actor: "system", now }, async (tx) => {
      const first = await takeOnce(tx, submission, now);
      const entry = {
        verb: "example.taken",
        subject: `example:${submission.id}`,
        actor: "system",
        detail: {},
      };
      return { value: first, entries: first ? [entry] : [] };
    });
    if (once) submissions.push(submission);
    return done(once ? "taken" : "known");
  });
  return { taker: takes, submissions, said, log, sql };
}

async function submitted(hatch: Hatch, token: string, words: string) {
  const outcome = await hatch.submit("example", token, { words }, [], new Date());
  assert.ok(outcome.ok);
  return outcome.value;
}

async function formOf(site: ServedSite): Promise<Record<string, string>> {
  const body = await (await fetch(`${site.url}/example`)).text();
  return { _token: /name="_token" value="([^"]*)"/u.exec(body)![1]!, website: "" };
}

async function post(site: ServedSite, fields: Record<string, string>) {
  const reply = await fetch(`${site.url}/example`, { method: "POST", body: new URLSearchParams(fields) });
  return { status: reply.status, body: await reply.text() };
}

async function send(
  site: ServedSite,
  fields: Record<string, string>,
  file?: { name: string; bytes: string },
) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...(await formOf(site)), ...fields })) body.set(name, value);
  if (file !== undefined) body.set("file", new Blob([file.bytes], { type: "message/rfc822" }), file.name);
  const reply = await fetch(`${site.url}/example`, { method: "POST", body });
  return { status: reply.status, body: await reply.text() };
}
