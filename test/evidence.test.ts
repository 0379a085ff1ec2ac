/** An evidence bundle, made by the desk and checked from outside: with unzip, sha256sum and Node alone. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import yauzl from "yauzl";
import type { Evidence, EvidenceForm } from "../src/domain/evidence/evidence.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { appOver, type OpenApp } from "./builders/app-over.ts";
import { furnishAccount, madeUpReferral } from "./builders/furnish-account.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

const folders = mkdtempSync(join(tmpdir(), "candour-evidence-"));
after(() => rmSync(folders, { recursive: true, force: true }));

const form: EvidenceForm = {
  mark: "amber",
  recipient: { body: "nca", circle: "community", person: "DS Made Up" },
  reasons: "They asked for it",
  originals: false,
};
let made: Furnished;
let app: OpenApp;
let evidence: Evidence;
let zip: Buffer;
let whole: string;
let key: string;
before(async () => {
  made = await furnishedRecord();
  await furnishAccount(made);
  const { desk, lead, incident } = made;
  must(
    await desk.addReferral(lead, incident.id, { ...madeUpReferral, mark: "red", about: "A source inside" }),
  );
  app = await appOver(desk, () => made.world.now);
  evidence = must(await desk.makeEvidence(lead, incident.id, form));
  zip = await bytesOf(lead, evidence);
  whole = await unzip(zip);
  key = readFileSync(join(whole, "verifier"), "utf8").trim();
});

test("the bundle is whole: by sha256sum, by the script with the key that was known, and by that which came along", () => {
  const sums = spawnSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: whole, encoding: "utf8" });
  assert.equal(sums.status, 0, sums.stderr);
  const known = check(whole, "--verifier", key);
  assert.equal(known.status, 0, known.stderr);
  assert.match(known.stdout, /The bundle is whole: \d+ files, \d+ entries of a ledger of \d+/);
  assert.match(check(whole).stdout, /compare it with the one that you were given another way/);
});

test("the script imports Node alone", () => {
  const script = readFileSync(join(whole, "check.mjs"), "utf8");
  const imports = [...script.matchAll(/^import .+ from "(.+)";$/gm)].map(([, name]) => name!);
  assert.ok(imports.length >= 3 && imports.every((name) => name.startsWith("node:")));
  assert.doesNotMatch(script, /import\(|require\(|fetch\(/);
});

test("one byte anywhere is found, and the file is named", () => {
  for (const path of filesUnder(whole)) {
    const copy = copyOf();
    const bytes = readFileSync(join(copy, path));
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(copy, path), bytes);
    const checked = check(path === "check.mjs" ? whole : copy, "--verifier", key);
    if (path === "check.mjs") {
      const sums = spawnSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: copy, encoding: "utf8" });
      assert.equal(sums.status, 1);
      continue;
    }
    assert.equal(checked.status, 1, `${path}: ${checked.stdout}`);
    if (!/^(SHA256SUMS|verifier)/.test(path))
      assert.ok(checked.stderr.includes(`${path} was changed.`), path);
    rmSync(copy, { recursive: true });
  }
});

const tampered = [
  {
    name: "a file is missing",
    change: (dir: string) => rmSync(join(dir, "incident.json")),
    says: /incident\.json is missing/,
  },
  {
    name: "a file was added",
    change: (dir: string) => writeFileSync(join(dir, "timeline/more.txt"), "x"),
    says: /timeline\/more\.txt was added/,
  },
  {
    name: "a hidden file was added",
    change: (dir: string) => writeFileSync(join(dir, ".more"), "x"),
    says: /\.more was added/,
  },
  { name: "a file was changed and its sum with it", change: rewritten, says: /not the list that was signed/ },
  {
    name: "the signature was taken away",
    change: (dir: string) => rmSync(join(dir, "SHA256SUMS.signed")),
    says: /not the list that was signed/,
  },
  {
    name: "an entry was taken from another place",
    change: (dir: string) =>
      appendFileSync(join(dir, "ledger/entries.jsonl"), '{"leaf":"{}","index":0,"hashes":[]}\n'),
    says: /Entry 1 of the ledger is not the one/,
  },
];
for (const { name, change, says } of tampered) {
  test(`found: ${name}`, () => {
    const copy = copyOf();
    change(copy);
    const checked = check(copy, "--verifier", key);
    assert.equal(checked.status, 1);
    assert.match(checked.stderr, says);
    assert.match(checked.stderr, /NOT whole/);
  });
}

test("a whole bundle signed by another key is not this authority’s", () => {
  const copy = copyOf();
  const checked = check(copy, "--verifier", `other${key.slice(key.indexOf("+"))}`);
  assert.equal(checked.status, 1);
  assert.match(checked.stderr, /not the key that signed/);
});

test("where there is no bundle there is nothing to check", () => {
  const script = join(whole, "check.mjs");
  const nothing = mkdtempSync(join(folders, "empty-"));
  assert.equal(spawnSync(process.execPath, [script, nothing], { encoding: "utf8" }).status, 2);
});

test("it holds the account in each form under its mark, and nothing under a stricter one", () => {
  const files = filesUnder(whole);
  for (const path of [
    "README.txt",
    "manifest.html",
    "manifest.json",
    "timeline/timeline-TLP-AMBER.csv",
    "timeline/timeline-TLP-AMBER.json",
    "timeline/timeline-TLP-AMBER.pdf",
    "complaints/complaints.json",
    "decisions/decisions.json",
    "measures/measures.json",
    "referrals/referrals.json",
    "ledger/entries.jsonl",
  ])
    assert.ok(files.includes(path), path);
  for (const path of [
    "README.txt",
    "manifest.html",
    "manifest.json",
    "incident.json",
    "timeline/timeline-TLP-AMBER.json",
  ])
    assert.match(readFileSync(join(whole, path), "utf8"), /TLP:AMBER/, path);
  const everything = files.map((path) => readFileSync(join(whole, path), "latin1")).join("");
  assert.doesNotMatch(everything, /A source inside|Quillfeather|person\d@example/);
  const manifest = JSON.parse(readFileSync(join(whole, "manifest.json"), "utf8"));
  assert.equal(manifest.format, "candour-evidence/1");
  assert.ok(manifest.leftOut.some((line: string) => /stricter mark, or for others to read: 1/.test(line)));
  assert.deepEqual(
    manifest.custody.map(({ what, by }: { what: string; by: string }) => [what, by]),
    [["Made", "Lea Lead"]],
  );
  assert.ok(!dirname(whole).includes(" "));
  assert.match(whole, /TLP-AMBER-INC-2026-0001-evidence$/);
});

test("what lies beside the record is sealed, and what was taken out is what was made", async () => {
  assert.equal(sha256(zip), evidence.made?.sha256);
  assert.equal(zip.length, evidence.made?.bytes);
  const shown = (await made.desk.evidence(made.lead, made.incident.id)).find(({ id }) => id === evidence.id);
  assert.deepEqual(
    shown?.custody.map(({ kind, byName }) => [kind, byName]),
    [["taken", "Lea Lead"]],
  );
});

test("whom the mark does not allow is refused without reasons; with them it stands that it went beyond", async () => {
  const { desk, lead, incident } = made;
  const insurer = { body: "The insurer", circle: "anybody" as const, person: "" };
  const hand = { to: insurer, how: "On a stick", reasons: "", happenedAt: made.now() };
  const refused = await desk.handEvidence(lead, incident.id, evidence.id, hand);
  assert.equal(refused.ok ? null : refused.problem.kind, "beyond-the-mark");
  must(await desk.handEvidence(lead, incident.id, evidence.id, { ...hand, to: form.recipient }));
  must(
    await desk.handEvidence(lead, incident.id, evidence.id, { ...hand, reasons: "The policy asks for it" }),
  );
  const entries = (await desk.ledger(lead, { incident: incident.id, page: 1 })).rows;
  const verbs = entries.filter(({ verb }) => verb.startsWith("evidence.")).map(({ verb }) => verb);
  assert.deepEqual(verbs.slice(0, 4), [
    "evidence.handed-beyond",
    "evidence.handed",
    "evidence.taken",
    "evidence.made",
  ]);
  assert.doesNotMatch(JSON.stringify(entries), /DS Made Up|The insurer/);
});

test("with originals nobody makes one alone, and two who say yes at once make one", async () => {
  const { desk, lead, dpo, incident } = made;
  const asked = must(await desk.makeEvidence(lead, incident.id, { ...form, originals: true }));
  assert.equal(asked.state, "asked");
  const own = await desk.decideEvidence(lead, incident.id, asked.id, { yes: true });
  assert.equal(own.ok ? null : own.problem.kind, "own-evidence");
  const outcomes = await Promise.all(
    [1, 2].map(() => desk.decideEvidence(dpo, incident.id, asked.id, { yes: true })),
  );
  assert.deepEqual(outcomes.map(({ ok }) => ok).toSorted(), [false, true]);
  const folder = await unzip(await bytesOf(lead, asked));
  assert.equal(check(folder, "--verifier", key).status, 0);
  assert.match(readFileSync(join(folder, "manifest.json"), "utf8"), /Granted and made/);
});

test("pages: a bundle is made, shown with its hash, taken out whole, and handed over with reasons where its mark asks", async () => {
  const here = "/incidents/INC-2026-0001/evidence";
  const lead = app.as(made.lead);
  assert.match(
    (await lead.post(`${here}/new`, {})).words,
    /Select whom it is for.*Select a handling mark.*Give your reasons/,
  );
  const red = { to: "police", mark: "red", reasons: "Danger" };
  assert.match((await lead.post(`${here}/new`, red)).words, /TLP:RED is for named people alone/);
  assert.equal((await lead.post(`${here}/new`, { ...red, person: "DS Made Up" })).status, 303);
  const listed = await lead.get(here);
  assert.match(listed.words, /for DS Made Up, Your police force.*TLP:RED.*Made/);
  const [, id] = new RegExp(`${here}/([0-9a-f-]{36})`).exec(listed.body) ?? [];
  assert.match((await lead.get(`${here}/${id}`)).words, /SHA-256 [0-9a-f]{64}.*Nobody has taken it out yet/);
  const taken = await lead.post(`${here}/${id}/take`, {});
  assert.equal(taken.status, 200);
  assert.match(taken.body.slice(0, 2), /^PK/);
  const when = { "at-day": "8", "at-month": "1", "at-year": "2026", "at-hour": "8", "at-minute": "30" };
  const hand = { ...when, to: "police", person: "A colleague", how: "In person" };
  assert.match((await lead.post(`${here}/${id}/hand`, hand)).words, /The handling mark does not allow it/);
  assert.equal((await lead.post(`${here}/${id}/hand`, { ...hand, reasons: "The first is ill" })).status, 303);
  assert.match((await lead.get(`${here}/${id}`)).words, /Beyond its mark.*A colleague, Your police force/);
  assert.equal((await app.as(made.partner).get(`${here}/${id}`)).status, 404);
});

test("no other authority sees that there is one", async () => {
  const { desk, partner, incident } = made;
  assert.deepEqual(await desk.evidence(partner, incident.id), []);
  const taken = await desk.takeEvidence(partner, incident.id, evidence.id);
  assert.equal(taken.ok ? null : taken.problem.kind, "no-such-evidence");
});

async function bytesOf(who: Staff, { id }: Evidence): Promise<Buffer> {
  const taken = must(await made.desk.takeEvidence(who, made.incident.id, id));
  const pieces: Uint8Array[] = [];
  for await (const piece of taken.pieces) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Where its one folder lies. */
async function unzip(bytes: Buffer): Promise<string> {
  const into = mkdtempSync(join(folders, "unzipped-"));
  const archive = await yauzl.fromBufferPromise(bytes);
  for await (const entry of archive.eachEntry()) {
    const file = join(into, entry.fileName);
    mkdirSync(dirname(file), { recursive: true });
    const pieces: Buffer[] = [];
    for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    writeFileSync(file, Buffer.concat(pieces));
  }
  return join(into, readdirSync(into)[0]!);
}

function copyOf(): string {
  const copy = mkdtempSync(join(folders, "copy-"));
  cpSync(whole, copy, { recursive: true });
  return copy;
}

function filesUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(dir.length + 1));
}

function check(dir: string, ...words: readonly string[]) {
  return spawnSync(process.execPath, [join(dir, "check.mjs"), dir, ...words], { encoding: "utf8", env: {} });
}

/** What somebody would do who knows the list and not the key. */
function rewritten(dir: string): void {
  const file = join(dir, "incident.json");
  const before = sha256(readFileSync(file));
  appendFileSync(file, " ");
  const sums = readFileSync(join(dir, "SHA256SUMS"), "utf8").replace(before, sha256(readFileSync(file)));
  writeFileSync(join(dir, "SHA256SUMS"), sums);
}

function sha256(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}
