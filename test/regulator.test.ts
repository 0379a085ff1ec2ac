/** What the regulator is told, on the real record: figures, refusals, second persons, and reports that never change. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import fc from "fast-check";
import type { DecisionForm } from "../src/domain/decisions/decision.ts";
import type { SignForm } from "../src/domain/report/sent.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { hashOfContent } from "../src/respond/report/read-report.ts";
import { madeUpDocument, madeUpPerson, personNumber } from "../src/respond/testing/made-up.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { formsIn, type StaffApp, type StaffBrowser, staffApp, unescaped } from "./builders/staff-browser.ts";
import { must, passphrase } from "./desk.ts";

let made: Furnished;
let house: StaffApp;
let dpo: StaffBrowser;
let lead: StaffBrowser;
let partner: StaffBrowser;
let southDpo: Staff;
let base: string;

before(async () => {
  made = await furnishedRecord();
  house = await staffApp(made.desk, () => made.world.now);
  [dpo, lead, partner] = [made.dpo, made.lead, made.partner].map((staff) => house.signIn(staff)) as [
    StaffBrowser,
    StaffBrowser,
    StaffBrowser,
  ];
  const form = { name: "Sue Dpo", email: "dpo@southwold.example", role: "dpo" as const, passphrase };
  southDpo = must(await made.desk.addStaff("system", { ...form, authority: made.south }));
  must(await made.desk.recordAwareness(made.partner, made.incident.id, made.south, made.world.now));
  base = `/incidents/${made.incident.reference}`;
});
after(() => house.app.close());

const textIn = async (staff: Staff, key: string) =>
  (await made.desk.report(staff, made.incident.id)).content.fields.find((field) => field.key === key)!.text;
const sectionOf = async (name: string) =>
  (await made.desk.report(made.dpo, made.incident.id)).sections.find(({ section }) => section === name)!;

test("each authority's figures are its own, and grow with what is found and what cannot be read", async () => {
  assert.deepEqual([await textIn(made.dpo, "people"), await textIn(southDpo, "people")], ["1", "3"]);
  assert.equal((await stateOf(made.lead)).own?.followUpDue, false);
  made.world.people = [
    madeUpPerson({ sources: [{ path: "north/a.txt", place: { line: 1 }, types: ["name"] }] }),
    personNumber(9, {
      flags: ["child"],
      sources: [{ path: "north/a.txt", place: { line: 9 }, types: ["name"] }],
    }),
    ...[2, 3, 4].map((n) =>
      personNumber(n, { sources: [{ path: "south/b.txt", place: { line: n }, types: ["name"] }] }),
    ),
  ];
  const unread = { outcome: "encrypted", reason: "It has a password", type: "xlsx" } as const;
  made.world.documents = [
    ...["north/a.txt", "south/b.txt"].map((path) => madeUpDocument({ path, type: "txt" })),
    ...["north/c.xlsx", "north/d.xlsx"].map((path) => madeUpDocument({ path, ...unread })),
    madeUpDocument({ path: "north/e.db", outcome: "junk", reason: "Thumbs", type: "unknown" }),
  ];
  await made.review();
  assert.equal(await textIn(made.dpo, "people"), "At most 6; 2 found so far");
  assert.match(await textIn(made.dpo, "peopleCategories"), /Customers.*\(2 found\)\nChildren \(1 found\)/s);
  assert.equal(await textIn(southDpo, "people"), "3");
  assert.equal((await stateOf(made.lead)).own?.followUpDue, true);
  assert.match((await lead.open(base)).body, /Send the regulator a follow-up report/);
});

const refused = [
  { words: "We have called Zoe Quillfeather.", says: /Word 4 names somebody/ },
  { words: "the file of quillfeather, zoë was copied", says: /Word 4 names somebody/ },
  { words: "Mrs Quillfeather has called", says: /Word [12] names somebody/ },
  { words: "It was about the Quillfeather household", says: /Word 5 is also the name of somebody/ },
  { words: "Her number is QQ123456C", says: /Word 4 looks like a National Insurance number/ },
  { words: "Her NI number is JG103759A", says: /Word 5 looks like a National Insurance number/ },
  { words: "She lives at ZE3 9QQ now", says: /Word 4 is an address, postcode or number of somebody/ },
  { words: "Write to somebody.else@example.net", says: /Word 3 looks like an email address/ },
  { words: "Call 020 7946 0999 for her", says: /Word 2 looks like a phone number/ },
  { words: "NHS number 943 476 5919", says: /Word 3 looks like an NHS number/ },
  { words: "Account 12-34-56 12345678", says: /Word 2 (looks like bank details|is an address)/ },
];
for (const { words, says } of refused)
  test(`a report is refused, and says where, without repeating it: ${words}`, async () => {
    const size = await ledgerSize();
    const form = formsIn((await dpo.open(`${base}/report/sections/before`)).body)[0]!.fields;
    const seen = await dpo.send(`${base}/report/sections/before`, form, { harm: words });
    assert.equal(seen.status, 400);
    assert.match(unescaped(seen.body), says);
    const errors = /govuk-error-summary__list">(.*?)<\/ul>/su.exec(seen.body)?.[1] ?? "";
    assert.doesNotMatch(errors, /quillfeather|QQ123456C|JG103759A|ZE3|example|0999|5919|12345678/i);
    assert.match(seen.body, /<textarea[^>]*id="harm"/, "what was typed stays in the form");
    assert.equal(await ledgerSize(), size, "nothing was written");
    const decision = await made.desk.makeDecision(made.lead, made.incident.id, {
      ...general,
      text: { ...general.text, reasons: words },
    });
    assert.ok(!decision.ok && "word" in decision.problem, "nor is it in a decision");
  });

test("what is no name of the own register is kept: others' people, the contact line, ordinary words, a name that is none", async () => {
  for (const words of [
    "Given2 Surname2 is of another authority",
    "Call us on 020 7946 0000 or write to dpo@body.example",
    "Files of 2006-2020, 1,204,000 of them, copied on 23 November 2026 at 10:30am",
    "Northmere Borough Council and City of Southwold Council share a data centre in London",
  ]) {
    const { version } = await sectionOf("before");
    const typed = { harm: words };
    const outcome = await made.desk.writeReportSection(made.dpo, made.incident.id, "before", {
      ...{ typed, version, sure: false },
    });
    assert.ok(outcome.ok, `${words}: ${JSON.stringify(outcome)}`);
  }
  const form = formsIn((await dpo.open(`${base}/report/sections/before`)).body)[0]!.fields;
  const change = { harm: "A product called Quillfeather was attacked" };
  assert.match((await dpo.send(`${base}/report/sections/before`, form, change)).body, /name="sure"/);
  assert.equal(
    (await dpo.send(`${base}/report/sections/before`, form, { ...change, sure: "yes" })).status,
    303,
  );
  const contacts = { dpo: "Dee Quillfeather, dee@northmere.example, 020 7946 0999", version: "0" };
  assert.equal((await dpo.send(`${base}/report/sections/contacts`, form, contacts)).status, 303);
});

test("a report is frozen when the DPO signs: what is new since is told, and nothing changes it, not even the database", async () => {
  const before = await made.desk.sentReports(made.dpo, made.incident.id);
  const page = await dpo.open(`${base}/report/sign`);
  const form = formsIn(page.body)[0]!.fields;
  const sending = { kind: "follow-up", way: "online-form", "case-reference": "IC-123456-A1B2" };
  const seen = await dpo.send(`${base}/report/sign`, form, sending);
  assert.equal(seen.to, `${base}/report/sent/2`);
  const shown = await dpo.open(seen.to);
  assert.match(
    unescaped(shown.body),
    /Changed since report 1.*1\.10 How many people could be affected\?.*At most 6/su,
  );
  const again = await dpo.send(`${base}/report/sign`, form, sending);
  assert.equal(again.status, 409);
  assert.match(unescaped(again.body), /Dee Dpo has signed a report already at 09:00/);
  for (const statement of [
    "update report_sent set content = content",
    "update report_sent set late = not late",
    "delete from report_sent",
    "truncate report_sent",
  ])
    await assert.rejects(made.sql.unsafe(statement), { code: "42501" }, statement);
  const after = await made.desk.sentReports(made.dpo, made.incident.id);
  assert.deepEqual(after.slice(0, 1), before.slice(0, 1));
  assert.equal((await stateOf(made.lead)).own?.followUpDue, false);
  const { rows } = await made.desk.ledger("system", { incident: made.incident.id, page: 1 });
  const entry = rows.find(({ verb, detail }) => verb === "report.sent" && detail["number"] === 2)!;
  assert.equal(entry.detail["hash"], after[1]!.hash);
  assert.equal(after[1]!.ledger.size < entry.sequence, true);
});

test("two who sign at once freeze one report; what was not seen is not signed", async () => {
  const other = must(
    await made.desk.addStaff("system", {
      ...{ name: "Don Dpo", email: "don@northmere.example", role: "dpo", authority: made.north, passphrase },
    }),
  );
  const { fingerprint } = await made.desk.report(made.dpo, made.incident.id);
  const form = { ...signing(), fingerprint, after: 2 };
  const outcomes = await Promise.all(
    [made.dpo, other].map((by) => made.desk.signReport(by, made.incident.id, form)),
  );
  assert.deepEqual(outcomes.map(({ ok }) => ok).toSorted(), [false, true]);
  const { version } = await sectionOf("measures");
  const typed = { preventing: "Segment the network" };
  must(
    await made.desk.writeReportSection(made.lead, made.incident.id, "measures", {
      typed,
      version,
      sure: false,
    }),
  );
  const stale = await made.desk.signReport(other, made.incident.id, { ...form, after: 3 });
  assert.equal(stale.ok ? "signed" : stale.problem.kind, "changed-since-shown");
  const old = { ...form, after: 3, confirmedAt: new Date(made.world.now.getTime() - 3_600_000) };
  const unconfirmed = await made.desk.signReport(other, made.incident.id, old);
  assert.equal(unconfirmed.ok ? "signed" : unconfirmed.problem.kind, "not-fresh");
});

const unsigned: readonly { name: string; change: Partial<SignForm>; kind: string }[] = [
  {
    name: "sent in the future",
    change: { sentAt: new Date("2026-01-08T09:00:01Z") },
    kind: "sent-in-future",
  },
  {
    name: "sent before anybody knew",
    change: { sentAt: new Date("2026-01-08T07:00:00Z") },
    kind: "sent-before-aware",
  },
  { name: "a second initial one", change: { kind: "initial" }, kind: "not-the-first" },
  {
    name: "a name as case reference",
    change: { caseReference: "Zoe Quillfeather" },
    kind: "case-reference-malformed",
  },
];
for (const { name, change, kind } of unsigned)
  test(`a report is not signed: ${name}`, async () => {
    const { fingerprint, sent } = await made.desk.report(made.dpo, made.incident.id);
    const form = { ...signing(), fingerprint, after: sent.length, ...change };
    const outcome = await made.desk.signReport(made.dpo, made.incident.id, form);
    assert.equal(outcome.ok ? "signed" : outcome.problem.kind, kind);
  });

test("after the 72 hours the first report wants the reasons for the delay, and is marked as late", async () => {
  const then = made.world.now;
  made.world.now = new Date(then.getTime() + 73 * 3_600_000);
  try {
    const { fingerprint, late } = await made.desk.report(southDpo, made.incident.id);
    assert.equal(late, true);
    const form = { ...signing("initial"), fingerprint, after: 0 };
    const outcome = await made.desk.signReport(southDpo, made.incident.id, form);
    assert.equal(outcome.ok ? "signed" : outcome.problem.kind, "delay-missing");
    const inTime = { ...form, sentAt: then };
    const typed = { delay: "Files came late" };
    must(
      await made.desk.writeReportSection(southDpo, made.incident.id, "before", {
        typed,
        version: 0,
        sure: false,
      }),
    );
    const now = await made.desk.report(southDpo, made.incident.id);
    const signed = must(
      await made.desk.signReport(southDpo, made.incident.id, { ...form, fingerprint: now.fingerprint }),
    );
    assert.equal(signed.late, true);
    assert.equal((await made.desk.signReport(southDpo, made.incident.id, inTime)).ok, false);
    assert.match(
      unescaped((await lead.open(`${base}/clocks`)).body),
      /City of Southwold Council.*?Reported late/su,
    );
  } finally {
    made.world.now = then;
  }
});

test("partners see that and when one reported, and nothing of what", async () => {
  const seen = (await made.desk.regulatorState(made.partner, made.incident.id)).find(
    ({ authority }) => authority === made.north,
  )!;
  assert.deepEqual([seen.own, seen.last?.number], [null, 3]);
  for (const url of ["report", "report/sent/2", "report/paste", "decisions", "clocks", "ledger"])
    assert.doesNotMatch(
      (await partner.open(`${base}/${url}`)).body,
      /Segment the network|IC-123456|Which systems first|product called/,
      url,
    );
  const pool = made.pools.of({ ...made.partner, incidents: null });
  for (const table of ["report_sent", "report_section", "decision", "clock"]) {
    const rows = await pool.unsafe(`select 1 from ${table} where authority_id = '${made.north}'`);
    assert.deepEqual([table, rows.length], [table, 0]);
  }
  const entries = await pool.unsafe("select 1 from ledger_entry where verb ~ '^(decision|report.section)'");
  const own = await pool.unsafe(
    "select 1 from ledger_entry where verb ~ '^(decision|report.section)' and leaf::jsonb -> 'detail' ->> 'authority' = $1",
    [made.south],
  );
  assert.equal(entries.length, own.length);
});

test("what is kept is sealed: nothing that was typed lies in the tables in clear", async () => {
  for (const table of ["report_sent", "report_section", "decision", "clock"]) {
    const [row] = await made.sql.unsafe(
      `select coalesce(string_agg(t::text, ''), '') as all from ${table} t`,
    );
    const text = row!["all"] as string;
    const bytes = [...text.matchAll(/\\x([0-9a-f]+)/gu)].map(([, hex]) =>
      Buffer.from(hex!, "hex").toString("latin1"),
    );
    for (const words of ["Segment the network", "product called", "Which systems first", "Dee Quillfeather"])
      assert.ok(![text, ...bytes].some((one) => one.includes(words)), `${table}: ${words}`);
  }
});

const general: DecisionForm & { readonly sure: boolean } = {
  kind: "general",
  text: { question: "Do we restore?", options: "Now, or later", decided: "Later", reasons: "Not clean yet" },
  decidedAt: new Date("2026-01-08T08:30:00Z"),
  ...{ supersedes: null, sure: false },
};

test("not to report is decided by the DPO and confirmed by somebody else; then no report is due; a later one replaces it", async () => {
  const { desk, incident } = made;
  const notToReport = { ...general, kind: "not-to-report" } as const;
  assert.equal((await desk.makeDecision(made.partner, incident.id, notToReport)).ok, false, "a lead may not");
  const decision = must(await desk.makeDecision(southDpo, incident.id, notToReport));
  assert.equal(decision.state, "waiting");
  assert.equal((await stateOf(made.partner)).own?.decisionsWaiting, 1);
  const asked = { confirm: true, words: "", confirmedAt: made.world.now };
  const own = await desk.confirmDecision(southDpo, incident.id, decision.number, asked);
  assert.equal(own.ok ? "confirmed" : own.problem.kind, "own-decision");
  const elsewhere = await desk.confirmDecision(made.lead, incident.id, decision.number + 5, asked);
  assert.equal(elsewhere.ok ? "confirmed" : elsewhere.problem.kind, "no-such-decision");
  const both = await Promise.all(
    [1, 2].map(() => desk.confirmDecision(made.partner, incident.id, decision.number, asked)),
  );
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
  const second = both.find(({ ok }) => !ok)!;
  assert.ok(!second.ok && second.problem.kind === "decision-not-waiting" && second.problem.by === "Sam Lead");
  assert.equal((await stateOf(made.partner)).own?.decidedNotToReport, true);
  const instead = { ...general, supersedes: decision.number };
  const replaced = await Promise.all([1, 2].map(() => desk.makeDecision(made.partner, incident.id, instead)));
  assert.deepEqual(replaced.map(({ ok }) => ok).toSorted(), [false, true], "one takes its place, not two");
  assert.equal((await stateOf(made.partner)).own?.decidedNotToReport, false);
  const lines = await desk.decisions(made.partner, incident.id);
  assert.deepEqual(
    lines.map(({ number, supersededBy }) => [number, supersededBy]),
    [
      [2, null],
      [1, 2],
    ],
  );
  for (const statement of [
    "update decision set words = words where number = 1",
    "update decision set state = 'refused'",
    "delete from decision",
    `update decision set second_by = decided_by, second_at = now(), state = 'made' where state = 'waiting'`,
  ])
    await made.sql.unsafe(statement).then(
      ({ count }) => assert.equal(count, 0, statement),
      ({ code }: { code: string }) => assert.match(code, /^(23|42)/, statement),
    );
});

test("a decision goes through its pages: kind, filters, second person, and what stands there afterwards", async () => {
  const form = formsIn((await dpo.open(`${base}/decisions/make?kind=public-notice`)).body)[0]!.fields;
  assert.equal(form["kind"], "public-notice");
  const made1 = await dpo.send(`${base}/decisions/make`, form, general.text);
  assert.match(made1.to, /decisions\/2$/);
  const page = await lead.open(made1.to);
  assert.match(unescaped(page.body), /Not confirmed.*UK GDPR Art\. 34\(3\)\(c\).*Say yes or no/su);
  const url = `${made1.to}/confirm`;
  assert.equal((await dpo.open(url)).to, made1.to, "nobody confirms their own");
  const answer = formsIn((await lead.open(url)).body)[0]!.fields;
  assert.equal((await lead.send(url, answer, { answer: "no" })).status, 400);
  assert.equal((await lead.send(url, answer, { answer: "yes" })).status, 303);
  const late = await lead.send(url, answer, { answer: "yes" });
  assert.equal(late.status, 409);
  assert.match(unescaped(late.body), /Lea Lead has done this already at 09:00/);
  assert.match((await lead.open(`${base}/decisions?kind=public-notice&state=holds`)).body, /Do we restore/);
  assert.doesNotMatch((await lead.open(`${base}/decisions?state=waiting`)).body, /Do we restore/);
});

test("a near miss asks for the decision behind it", async () => {
  const { desk, lead: by, dpo: decider } = made;
  const near = must(
    await desk.declareIncident(by, {
      ...{
        title: "A lost stick",
        summary: "A stick was lost and found.",
        origin: made.north,
        phase: "suspected",
      },
      ...{ awareAt: made.world.now, involved: [] },
      believed: { what: "", fromYear: null, toYear: null, confidence: "believed" },
    }),
  );
  must(await desk.changePhase(by, near.id, { to: "near-miss", reasons: "It was sealed" }));
  const own = async () => (await desk.regulatorState(by, near.id))[0]!.own!;
  assert.deepEqual([(await own()).nearMissUndecided, (await own()).decidedNotToReport], [true, false]);
  assert.match(
    (await lead.open(`/incidents/${near.reference}`)).body,
    /Record the decision behind the near miss/,
  );
  const decision = must(await desk.makeDecision(decider, near.id, { ...general, kind: "near-miss" }));
  const confirmedAt = made.world.now;
  must(await desk.confirmDecision(by, near.id, decision.number, { confirm: true, words: "", confirmedAt }));
  assert.deepEqual([(await own()).nearMissUndecided, (await own()).decidedNotToReport], [false, true]);
});

test("awareness is corrected with reasons; old and new stay in the list", async () => {
  const url = `${base}/clocks/${made.north}`;
  const form = formsIn((await lead.open(url)).body)[0]!.fields;
  assert.equal((await lead.send(url, form, { "aware-hour": "7", "aware-minute": "15" })).status, 400);
  const change = { "aware-hour": "7", "aware-minute": "15", reasons: "A log says so" };
  assert.equal((await lead.send(url, form, change)).to, `${base}/clocks`);
  const words = unescaped((await lead.open(`${base}/clocks`)).body)
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ");
  assert.match(words, /8 January 2026, 7:15am GMT.*8 January 2026, 8:00am GMT.*A log says so/);
  assert.match(words, /Sunday 11 January 2026, 7:15am GMT/);
});

test("a clock of another law begins where awareness did, and is met", async () => {
  const url = `${base}/clocks/regimes/nis`;
  const form = formsIn((await lead.open(url)).body)[0]!.fields;
  assert.deepEqual([form["at-hour"], form["at-minute"]], ["7", "15"]);
  assert.equal((await lead.send(url, form, { step: "start" })).status, 303);
  assert.match((await lead.open(`${base}/clocks`)).body, /70 hours left/);
  const next = formsIn((await lead.open(url)).body)[0]!.fields;
  const met = {
    step: "meet",
    "at-day": "8",
    "at-month": "1",
    "at-year": "2026",
    "at-hour": "8",
    "at-minute": "0",
  };
  assert.equal((await lead.send(url, { ...next, ...met }, {})).status, 303);
  assert.equal((await lead.open(`${base}/clocks/regimes/made-up`)).status, 404);
});

test("a report is printed as tagged PDF and as text, as it was sent and as it would be", async () => {
  const pdf = await made.desk.reportFile(made.dpo, made.incident.id, { number: 2, as: "pdf" });
  const raw = Buffer.from(pdf!).toString("latin1");
  for (const mark of [/\/Marked true/, /\/Lang \(en-GB\)/, /\/S \/H1/, /\/S \/H2/]) assert.match(raw, mark);
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf!));
  const text = [...document.pages()].map((page) => page.getText()).join(" ");
  document.destroy();
  library.destroy();
  assert.match(text, /IC-123456-A1B2/);
  assert.match(text.replace(/\s+/gu, " "), /1\.10 How many people.*At most 6/);
  const plain = Buffer.from(
    (await made.desk.reportFile(made.dpo, made.incident.id, { number: 2, as: "text" }))!,
  );
  assert.match(plain.toString(), /Signed by Dee Dpo\n/);
  assert.equal(await made.desk.reportFile(made.dpo, made.incident.id, { number: 99, as: "text" }), null);
  assert.match((await dpo.open(`${base}/report/files/text`)).body, /Draft, as things were at .* Not sent\./);
  assert.equal((await dpo.open(`${base}/report/files/html`)).status, 404);
});

test("whatever happens afterwards, no report that was sent ever changes: random courses of writing, reviewing, deciding, signing", async () => {
  const { desk, dpo: by, incident } = made;
  const step = fc.constantFrom("write", "review", "decide", "correct", "sign", "sign");
  const [steps] = fc.sample(fc.array(step, { minLength: 14, maxLength: 14 }), { seed: 7, numRuns: 1 });
  for (const [index, one] of steps!.entries()) {
    const before = await desk.sentReports(by, incident.id);
    if (one === "write") {
      const { version } = await sectionOf("effects");
      const typed = { consequences: `Distress ${index}`, likelihood: index % 2 === 0 ? "likely" : "neutral" };
      must(await desk.writeReportSection(by, incident.id, "effects", { typed, version, sure: false }));
    } else if (one === "review") {
      const sources = [{ path: "north/a.txt", place: { line: index + 20 }, types: ["name"] as const }];
      made.world.people = [...made.world.people, personNumber(index + 20, { sources })];
      await made.review();
    } else if (one === "decide") must(await desk.makeDecision(by, incident.id, general));
    else if (one === "correct") {
      const awareAt = new Date(Date.UTC(2026, 0, 8, 7, index));
      must(await desk.recordAwareness(by, incident.id, made.north, awareAt, "any", "Another log"));
    } else {
      const { fingerprint, sent } = await desk.report(by, incident.id);
      must(await desk.signReport(by, incident.id, { ...signing(), fingerprint, after: sent.length }));
    }
    const after = await desk.sentReports(by, incident.id);
    assert.deepEqual(after.slice(0, before.length), before, one);
    for (const report of after) assert.equal(hashOfContent(report.content), report.hash);
  }
});

function signing(kind: SignForm["kind"] = "follow-up") {
  const sentAt = made.world.now;
  return { kind, way: "email", caseReference: "", sentAt, confirmedAt: made.world.now } as const;
}

async function stateOf(reader: Staff) {
  const lines = await made.desk.regulatorState(reader, made.incident.id);
  return lines.find(({ authority }) => authority === reader.authority)!;
}

async function ledgerSize(): Promise<number> {
  const [row] = await made.sql<[{ readonly size: number }]>`select size::int as size from ledger_tree`;
  return row.size;
}
