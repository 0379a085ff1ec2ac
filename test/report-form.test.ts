/** From the public form, by the hatch, into the record, and the outcome back to whoever brings the reference. */
import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sightingTaker, tellAnewWhereGone, tellOfSightings } from "../src/main/hatch/sighting-taker.ts";
import { takeMail } from "../src/main/intake/take-mail.ts";
import { openMessageReader } from "../src/scan/message/message-reader.ts";
import { createLog } from "../src/watch/log.ts";
import { lureMail } from "./builders/furnish-sightings.ts";
import { type ReportSite, reportSite } from "./builders/report-site.ts";
import { must, staffedDesk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-report-"));
const reader = openMessageReader();
const logged: string[] = [];
const log = createLog({ words: false, write: (line) => logged.push(line) });
let made: Awaited<ReturnType<typeof staffedDesk>>;
let site: ReportSite;
let keys: readonly string[];
/** Of forms that were opened long enough ago to be sent. */
const ripe: Record<string, string>[] = [];

before(async () => {
  made = await staffedDesk({ ports: { readFile: reader.look } });
  keys = (await made.desk.authorities("system")).map(({ key }) => key);
  site = await reportSite(folder, made.ring, keys);
  for (let n = 0; n < 3; n++) ripe.push(await site.fresh("/report"));
  await pause(2100);
});
after(async () => {
  await site.site.close();
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const takeIn = () => site.hatch.takeIn([sightingTaker(made.portsOf("system"))], log);
const tell = () => tellOfSightings(made.portsOf("system"), site.hatch);
const typed = {
  kind: "email",
  details: "Says my salary is on hold",
  contact: "Ada Northcote",
  where: "Mail",
};

test("a report reaches the record with its file while nobody is at the record, and its outcome is read by its reference", async () => {
  const fresh = ripe.pop()!;
  const fields = {
    ...fresh,
    ...typed,
    authority: keys[1]!,
    acts: ["typed", "clicked"],
    "seen-day": "5",
    "seen-month": "1",
    "seen-year": "2026",
    "seen-time": "9.05",
  };
  const sent = await site.send("/report", fields, { name: "lure.eml", bytes: lureMail });
  assert.equal(sent.status, 200);
  assert.match(sent.body, /Stop using the device/);
  const reference = /((?:[0-9A-Z]{4}-){4}[0-9A-Z]{4})/u.exec(sent.body)![1]!;
  const again = await site.send("/report", fields, { name: "lure.eml", bytes: lureMail });
  assert.ok(again.body.includes(reference), "sent twice it is one");

  const ask = async (asked: string) =>
    (await site.send("/report/outcome", { ...(await site.fresh("/report/outcome")), reference: asked })).body
      .replace(/name="_token" value="[^"]*"/u, "")
      .replace(/ value="[0-9A-Z-]{24}"/u, "");
  const unknown = await ask("0000-0000-0000-0000-0000");
  assert.equal(await ask(reference), unknown, "one that nobody has taken in looks as one that nobody has");

  assert.equal(await takeIn(), 1);
  assert.equal(await takeIn(), 0);
  const queue = await made.desk.sightingQueue(made.partner, { incident: null, show: "open", page: 1 });
  assert.deepEqual(
    [queue.total, queue.groups[0]!.urgency, queue.groups[0]!.label],
    [1, 3, "Payslip on hold"],
  );
  assert.equal(
    (await made.desk.sightingQueue(made.lead, { incident: null, show: "open", page: 1 })).total,
    0,
  );
  const detail = (await made.desk.sightingGroup(made.partner, queue.groups[0]!.id, 1))!;
  const one = (await made.desk.sighting(made.partner, detail.sightings[0]!.id))!;
  assert.deepEqual(
    [one.words.contact, one.reference, one.files[0]!.look?.subject],
    ["Ada Northcote", reference, "Payslip on hold"],
  );
  assert.equal(one.seenAt?.toISOString(), "2026-01-05T09:05:00.000Z");

  assert.equal(await tell(), 1);
  assert.match(await ask(reference), /A colleague is looking at it/);
  must(
    await made.desk.closeSightings(made.partner, detail.id, {
      outcome: "attack",
      answer: "We blocked <b>it</b>.",
      which: "all",
    }),
  );
  await tell();
  const closed = await ask(reference.toLowerCase().replaceAll("-", " "));
  assert.match(closed, /It was an attack.*We blocked &lt;b&gt;it&lt;\/b&gt;/su);
  assert.doesNotMatch(closed, /Northcote|salary|Payslip/u);

  // A restored record comes without what lay at the hatch.
  const answers = join(folder, "hatch/out");
  for (const name of readdirSync(answers)) rmSync(join(answers, name));
  assert.equal(await ask(reference), unknown);
  await tellAnewWhereGone(made.portsOf("system"), join(folder, "hatch"));
  await tell();
  assert.equal(await ask(reference), await ask(reference.toLowerCase()));
  assert.match(await ask(reference), /It was an attack/);
});

const refused = [
  { name: "nothing chosen", change: { kind: "" }, says: /Select what it was/ },
  { name: "nowhere to work", change: { authority: "elsewhere" }, says: /Select where you work/ },
  { name: "nothing said", change: { details: " " }, says: /Say what you saw/ },
  { name: "too much said", change: { details: "x".repeat(5001) }, says: /Make it shorter/ },
  {
    name: "a day that is none",
    change: { "seen-day": "31", "seen-month": "2", "seen-year": "2026" },
    says: /must be a real one/,
  },
  {
    name: "a day to come",
    change: { "seen-day": "1", "seen-month": "1", "seen-year": "2999" },
    says: /not be in the future/,
  },
  {
    name: "a time that is none",
    change: { "seen-day": "1", "seen-month": "1", "seen-year": "2026", "seen-time": "25:00" },
    says: /time must be like/,
  },
];
test("what is missing or wrong is said beside its field, and what was typed stays", async () => {
  const waiting = readdirSync(join(folder, "hatch/in")).length;
  for (const { name, change, says } of refused) {
    const fields: Record<string, string> = {
      ...(await site.fresh("/report")),
      ...typed,
      authority: keys[0]!,
      ...change,
    };
    const seen = await site.send("/report", fields);
    assert.equal(seen.status, 400, name);
    assert.match(seen.body, says, name);
    assert.match(seen.body, /value="Ada Northcote"/u, name);
  }
  assert.equal(readdirSync(join(folder, "hatch/in")).length, waiting);
});

test("sent too quickly it is shown again; by a program that fills in everything it goes nowhere", async () => {
  const waiting = readdirSync(join(folder, "hatch/in")).length;
  const fresh = await site.fresh("/report");
  const quick = await site.send("/report", { ...fresh, ...typed, authority: keys[0]! });
  assert.match(quick.body, /That was very quick/);
  assert.match(quick.body, /Says my salary is on hold/);
  const fields = { ...ripe.pop()!, ...typed, authority: keys[0]! };
  const robot = await site.send("/report", { ...fields, website: "https://spam.example" });
  assert.equal(robot.status, 200);
  assert.equal(readdirSync(join(folder, "hatch/in")).length, waiting);
});

test("what no form of ours would send is set aside and kept, and nothing stands still for it", async () => {
  const fresh = ripe.pop()!;
  const odd = { ...fresh, ...typed, authority: keys[0]!, acts: ["typed", "invented"], extra: "x" };
  assert.equal((await site.send("/report", odd)).status, 200, "what is not ours is left out");
  assert.equal(await takeIn(), 1);
  assert.deepEqual(logged, []);
});

test("mail in the intake folder is taken once, by the authority whose folder it lies in; a link or a giant is set aside", async () => {
  const intake = join(folder, "intake");
  mkdirSync(join(intake, keys[1]!), { recursive: true });
  const long = new Date(made.world.now.getTime() - 60_000);
  const put = (name: string, content: Uint8Array, when = long) => {
    writeFileSync(join(intake, name), content);
    utimesSync(join(intake, name), when, when);
  };
  const other = Buffer.from(
    "From: a@fan-iris.example\r\nSubject: Holiday survey results\r\n\r\nSee who was chosen.",
  );
  put(`${keys[1]!}/one.eml`, other);
  put(`${keys[1]!}/again.eml`, other);
  put("empty.eml", Buffer.alloc(0));
  put("written-now.eml", other, made.world.now);
  put(".hidden.eml", other);
  symlinkSync("/etc/passwd", join(intake, "link.eml"));
  const told: string[] = [];
  const taking = () =>
    takeMail(made.portsOf("system"), intake, createLog({ words: false, write: (line) => told.push(line) }));
  assert.equal(await taking(), 1);
  assert.equal(await taking(), 0);
  assert.deepEqual(readdirSync(join(intake, keys[1]!)), []);
  assert.equal(readdirSync(join(intake, "aside")).length, 1);
  assert.ok(existsSync(join(intake, "written-now.eml")));
  assert.equal(told.length, 1);
  const queue = await made.desk.sightingQueue(made.partner, { incident: null, show: "open", page: 1 });
  assert.ok(queue.groups.some(({ label }) => label === "Holiday survey results"));
});
