/** Complaints and corrections whole: the public form, the record that takes them in, staff who answer, and who must not see. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { endOldComplaints, tellOfComplaints } from "../src/main/complaints/complaint-answers.ts";
import { readCodeWords } from "../src/main/content/read-codes.ts";
import { codesAnewWhereGone, printCodes } from "../src/main/genuine/print-codes.ts";
import { takersOf } from "../src/main/hatch/takers.ts";
import { openHatch } from "../src/public/hatch/hatch.ts";
import type { OutgoingMessage } from "../src/respond/courier.ts";
import { genuineCode } from "../src/seal/genuine-code.ts";
import { sentMessages } from "../src/store/notices/sent-messages.ts";
import { openStores } from "../src/store/open-stores.ts";
import { createLog } from "../src/watch/log.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { type ReportSite, reportSite } from "./builders/report-site.ts";
import { acknowledgedByMessage } from "./care/acknowledged.ts";
import { callerAnswered, heldThoughQueued } from "./care/callers.ts";
import { answersHeld } from "./care/holds.ts";
import { must } from "./desk.ts";

let made: Furnished;
let site: ReportSite;
let clock = new Date();
const logged: string[] = [];
const log = createLog({ words: false, write: (line) => void logged.push(line) });
const folder = mkdtempSync(join(tmpdir(), "candour-care-"));
const tokens: Record<string, string>[] = [];
before(async () => {
  made = await furnishedRecord();
  site = await reportSite(folder, made.ring, ["northmere-borough-council", "southwold"]);
  for (let n = 0; n < 6; n++) tokens.push(await site.fresh("/complain"));
  await pause(2_050);
});
after(async () => {
  await site.site.close();
  rmSync(folder, { recursive: true, force: true });
});

const ports = () => ({
  ...openStores(made.sql, { ring: made.ring }),
  briefingDoor: made.briefingPorts.briefingDoor,
  now: () => clock,
});
const takeIn = async () => {
  const taken = await site.hatch.takeIn(takersOf(ports()), log);
  await tellOfComplaints(ports(), site.hatch);
  return taken;
};
const written = {
  ...{ kind: "not-for-me", name: "Wilhelmina Wronghouse", contact: "wilhelmina@example.net" },
  ...{
    letter: "P-000001",
    words: "Somebody called Thaddeus is named in it.",
    authority: "northmere-borough-council",
  },
};
const send = (fields: Readonly<Record<string, string>>, path = "/complain") =>
  site.send(path, { ...tokens.pop()!, ...fields });
const referenceIn = (body: string) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/u.exec(body)?.[0] ?? "";
const ask = async (reference: string) =>
  (await site.send("/complain/outcome", { ...(await site.fresh("/complain/outcome")), reference })).body;
let reference = "";

test("a form that lacks something keeps what was typed", async () => {
  const missing = await send({ ...written, kind: "", words: "", authority: "elsewhere" });
  assert.equal(missing.status, 400);
  for (const words of [/Select what it is about/, /Select which council/, /Tell us what is wrong/])
    assert.match(missing.body, words);
  assert.match(missing.body, /Wilhelmina Wronghouse/);
  const long = await send({ ...written, words: "x".repeat(5001), name: "y".repeat(201) }, "/correct");
  assert.match(long.body, /Make it shorter/);
});

test("what is sent lies sealed, is taken in once, and its reference opens where it stands", async () => {
  const sent = await send(written);
  assert.equal(sent.status, 200);
  assert.match(sent.body, /Do not copy it/);
  reference = referenceIn(sent.body);
  assert.notEqual(reference, "");
  assert.match(await ask(reference), /cannot show anything/);
  nothingReadable();
  assert.equal(await takeIn(), 1);
  assert.equal(await takeIn(), 0);
  assert.match(await ask(reference.toLowerCase().replaceAll("-", " ")), /Nobody has looked at it yet/);
  nothingReadable();
});

test("it is its controller's alone: another sees neither it nor that there is one", async () => {
  const { desk, lead, partner } = made;
  const [own] = await desk.complaints(lead);
  assert.equal(own!.kind, "not-for-me");
  const shown = await desk.complaint(lead, own!.id);
  assert.equal(shown!.content.words, written.words);
  assert.deepEqual(await desk.complaints(partner), []);
  assert.equal(await desk.complaint(partner, own!.id), null);
  for (const step of ["acknowledge", "pass"] as const) {
    const tried = await desk.dealWithComplaint(partner, own!.id, { step, to: partner.authority });
    assert.equal(tried.ok, false);
  }
});

test("two at once acknowledge it once; its answer is what the reference opens; each step is an entry without a value", async () => {
  const { desk, lead, sql } = made;
  const [own] = await desk.complaints(lead);
  const twice = await Promise.all(
    [1, 2].map(() => desk.dealWithComplaint(lead, own!.id, { step: "acknowledge" })),
  );
  assert.deepEqual(twice.map(({ ok }) => ok).toSorted(), [false, true]);
  await takeIn();
  assert.match(await ask(reference), /We will answer by \d+ \w+ 20\d\d\./);
  must(await desk.dealWithComplaint(lead, own!.id, { step: "look-into" }));
  const answer = "We sent it to the wrong house. We are sorry.";
  must(await desk.dealWithComplaint(lead, own!.id, { step: "answer", outcome: "upheld", answer }));
  await takeIn();
  const body = await ask(reference);
  assert.match(body, /You were right/);
  assert.match(body, /wrong house/);
  assert.doesNotMatch(body, /Wilhelmina|Thaddeus/);
  const entries = await sql<{ readonly leaf: string }[]>`
    select leaf::text from ledger_entry where verb like 'complaint%' order by position`;
  assert.equal(entries.length, 4);
  assert.doesNotMatch(JSON.stringify(entries) + logged.join(""), /Wilhelmina|Thaddeus|wrong house/);
  const rows = await sql`select content, reference, answer from complaint`;
  assert.doesNotMatch(JSON.stringify(rows.map((row) => Object.values(row).map(String))), /Wilhelmina|sorry/);
});

test("a letter reached the wrong person: what is still to be sent is held, at its own controller alone", async () => {
  const { desk, lead, partner, sql } = made;
  const [row] = await sql<[{ readonly id: string; readonly number: number }]>`
    select n.id, p.number from notice n join person p on p.id = n.person_id
    where n.authority_id = ${lead.authority} and n.state in ('drafted', 'approved') and not exists (
      select from person o where o.number = p.number and o.authority_id = p.authority_id and o.id <> p.id)`;
  const form = { ...written, kind: "not-for-me", way: "phone", letter: `p-${row.number}` } as const;
  must(await desk.enterComplaint(lead, form));
  const own = (await desk.complaints(lead)).find(({ way }) => way === "phone");
  assert.equal((await desk.holdAfterComplaint(partner, own!.id)).ok, false);
  assert.deepEqual(must(await desk.holdAfterComplaint(lead, own!.id)), { held: 1, underWay: 0 });
  const [now] = await sql`select state, hold_reasons from notice where id = ${row.id}`;
  assert.equal(now!["state"], "held");
  assert.ok(now!["hold_reasons"].includes("moved"));
  must(await desk.dealWithComplaint(lead, own!.id, { step: "answer", outcome: "upheld", answer: "Sorry." }));
});

test("entered for somebody on the phone, and passed to the controller that it concerns", async () => {
  const { desk, lead, partner } = made;
  const form = { ...written, kind: "complaint", way: "phone" } as const;
  const entered = must(await desk.enterComplaint(lead, form));
  assert.equal((await desk.enterComplaint(lead, { ...form, words: " " })).ok, false);
  const [own] = await desk.complaints(lead);
  must(await desk.dealWithComplaint(lead, own!.id, { step: "pass", to: partner.authority }));
  assert.equal(await desk.complaint(lead, own!.id), null);
  const [passed] = await desk.complaints(partner);
  assert.equal(passed!.passedFrom, lead.authority);
  assert.equal(passed!.acknowledgedAt, null);
  await takeIn();
  assert.match(await ask(entered.reference), /southwold|Southwold|Nobody has looked/);
});

test("queued already: held as well, but for what is being carried; a next step says so until somebody has looked", () =>
  heldThoughQueued(made, written));

test("answers are held however far they had come: tried already, or carried by somebody who was killed", () =>
  answersHeld(made, written));

test("a caller: warned first, recorded with what is owed, its note sealed, and seen by their own controller alone", () =>
  callerAnswered(made, written));

test("acknowledged, its writer is told by when they get an answer, once, and never where that may not be safe", () =>
  acknowledgedByMessage(made));

test("ten thousand guesses at answers find none", async () => {
  const hatch = openHatch(join(folder, "hatch"));
  const guess = (n: number) => `0000-0000-0000-0000-${String(n).padStart(4, "0")}`;
  const tries = await Promise.all(Array.from({ length: 10_000 }, (_, n) => hatch.answerTo(guess(n), clock)));
  assert.ok(tries.every((one) => one === null));
});

test("each message has its code, and the site says of it when and by whom it was sent, never to whom", async () => {
  const key = made.ring.derived("verify");
  const carried: OutgoingMessage[] = [];
  const message: OutgoingMessage = {
    ...{ reference: "N-1", channel: "letter", to: "1 Quiet Close, ZE3 9QQ", name: "Thaddeus Moved" },
    words: { subject: "S", short: "Short.", blocks: ["Dear", "What", "Yours", "Us"].map(paragraph) },
    from: { name: "southwold", email: "a@b.example", address: [] },
    date: new Date("2025-11-24T23:30:00Z"),
  };
  const codes = {
    ...{ key, file: join(folder, "hatch", "genuine"), address: () => "https://news.example/" },
    words: () => readCodeWords("/nowhere"),
  };
  const courier = printCodes(codes, async (one) => {
    carried.push(one);
    return { kind: "sent", already: false };
  });
  await courier(message);
  await courier(message);
  await courier({ ...message, reference: "B-1" });
  const code = genuineCode(key, "N-1");
  assert.deepEqual(
    carried[0]!.words.blocks.map((block) => ("text" in block ? block.text : "")),
    [
      "Dear",
      "What",
      `Is this really from us? Go to news.example/verify and type this code: ${code}`,
      "Is it not for you, or wrong? Tell us at news.example/correct",
      "Do you want to complain? Go to news.example/complain",
      "Yours",
      "Us",
    ],
  );
  assert.match(carried[0]!.words.short, new RegExp(`Check code: ${code}$`, "u"));
  assert.deepEqual(carried[1], carried[0], "tried again, it is the same letter");
  assert.deepEqual(carried[2]!.words, message.words, "staff get none");
  const check = async (typed: string) =>
    (await site.send("/verify", { ...(await site.fresh("/verify")), code: typed })).body;
  const yes = await check(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
  assert.match(yes, /southwold sent a letter with this code, dated 24 November 2025/);
  assert.doesNotMatch(yes, /Thaddeus|Quiet/);
  assert.match(await check(`${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`), /treat it as a fraud/);
  nothingReadable();
  const gone = join(folder, "hatch", "genuine-anew");
  await codesAnewWhereGone({ key, file: gone }, async function* () {
    yield [{ reference: "N-1", channel: "letter", date: message.date, from: "southwold" }];
  });
  assert.deepEqual(readFileSync(gone), readFileSync(codes.file).subarray(0, 24));
  for await (const _ of sentMessages(made.sql));
});

test("two years after its answer it is deleted, and its answer with it", async () => {
  clock = new Date(clock.getTime() + 731 * 86_400_000);
  const removed: string[] = [];
  assert.equal(
    await endOldComplaints(ports(), site.hatch, async (reference) => void removed.push(reference)),
    14,
  );
  assert.match(removed.join(" "), /M-[0-9a-f-]{36}/, "what acknowledged it too");
  assert.match(await ask(reference), /cannot show anything/);
  clock = new Date();
});

function paragraph(text: string) {
  return { kind: "paragraph", text } as const;
}

function nothingReadable(): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const file of files) {
    const hay = readFileSync(join(file.parentPath, file.name)).toString("latin1");
    assert.doesNotMatch(hay, /Wilhelmina|wilhelmina@|Thaddeus/, file.name);
  }
}
