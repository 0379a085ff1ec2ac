/** The edges of the command line: each wrong use ends with one clear sentence and the right code, and loses nothing. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { candour, othersMayRun, type Place, type Ran, sentencesIn } from "./builders/command-line.ts";

const base = mkdtempSync(join(tmpdir(), "candour-edges-"));
// Root's database server, and the ordinary account below, must get through here.
chmodSync(base, 0o711);
after(() => rmSync(base, { recursive: true, force: true }));
const place: Place = { folder: base, key: join(base, "scan.key") };
const at = (...names: readonly string[]): string => join(base, ...names);

mkdirSync(at("taken"));
writeFileSync(at("taken", "people.csv"), "Name,DOB,NI Number\nAmy Marsh,01/02/1975,AB998877C\n");
writeFileSync(at("texts.jsonl"), '{"id":"a","text":"NI number JG103759A"}\n');
writeFileSync(at("not.jsonl"), "Name,DOB\nAmy Marsh,01/02/1975\n");
writeFileSync(at("answer"), "an earlier answer\n");
writeFileSync(at("map.json"), '{"id":"Name"}');
writeFileSync(at("unknown-key.json"), '{"id":"Name","colour":"DOB"}');
writeFileSync(at("unknown-column.json"), '{"id":"Reference"}');
writeFileSync(at("bad.json"), '{"id":');
mkdirSync(at("empty"));
mkdirSync(at("found"));
writeFileSync(at("found", "summary.json"), "{}");
const people = at("taken", "people.csv");

type Case = {
  readonly name: string;
  readonly words: readonly string[];
  readonly says: RegExp;
  readonly code: 1 | 2;
  readonly env?: NodeJS.ProcessEnv;
};
const scanTo = (...words: readonly string[]): readonly string[] => ["scan", at("taken"), "--out", ...words];
const linkWith = (map: string, out = at("answer")): readonly string[] => [
  "link",
  people,
  "--map",
  at(map),
  "--out",
  out,
];

const cases: readonly Case[] = [
  { name: "an unknown command", words: ["scann"], says: /unknown command 'scann'/, code: 2 },
  { name: "an unknown option", words: [...scanTo(at("x")), "--revael"], says: /--revael/, code: 2 },
  { name: "scan without --out", words: ["scan", at("taken")], says: /--out/, code: 2 },
  {
    name: "a number that is none",
    words: [...scanTo(at("x")), "--workers", "many"],
    says: /whole number/,
    code: 2,
  },
  {
    name: "a folder that is not there",
    words: ["scan", at("none"), "--out", at("x")],
    says: /nothing at/,
    code: 2,
  },
  { name: "an empty folder", words: ["scan", at("empty"), "--out", at("x")], says: /no file in/, code: 2 },
  {
    name: "an export inside what is read",
    words: scanTo(at("taken", "in")),
    says: /somewhere else/,
    code: 2,
  },
  { name: "an export below a file", words: scanTo(at("answer", "deep")), says: /cannot be written/, code: 1 },
  { name: "an export that is a file", words: scanTo(at("answer")), says: /is a file/, code: 2 },
  { name: "an export that is there", words: scanTo(at("found")), says: /--force/, code: 2 },
  {
    name: "a key file that is a folder",
    words: [...scanTo(at("x")), "--key", at("empty")],
    says: /key file/,
    code: 2,
  },
  {
    name: "a key file that holds no key",
    words: [...scanTo(at("x")), "--key", at("answer")],
    says: /hexadec/,
    code: 2,
  },
  {
    name: "texts that are not JSON lines",
    words: detectTo(at("not.jsonl")),
    says: /line 1 .* is not JSON/,
    code: 2,
  },
  { name: "a folder of texts", words: detectTo(at("taken")), says: /cannot be read/, code: 2 },
  {
    name: "an answer over its own texts",
    words: detectTo(at("texts.jsonl"), at("texts.jsonl")),
    says: /is what is read/,
    code: 2,
  },
  {
    name: "an answer that is a folder",
    words: detectTo(at("texts.jsonl"), at("empty")),
    says: /it is a folder/,
    code: 2,
  },
  {
    name: "an answer in no folder",
    words: detectTo(at("texts.jsonl"), at("none", "x")),
    says: /folder is not there/,
    code: 2,
  },
  {
    name: "an answer on a full disk",
    words: detectTo(at("texts.jsonl"), "/dev/full"),
    says: /full; make room/,
    code: 1,
  },
  { name: "a map that is not JSON", words: linkWith("bad.json"), says: /as JSON/, code: 2 },
  { name: "a map with an unknown key", words: linkWith("unknown-key.json"), says: /"colour"/, code: 2 },
  {
    name: "a map with an unknown column",
    words: linkWith("unknown-column.json"),
    says: /no column "Reference"/,
    code: 2,
  },
  { name: "a map that is not there", words: linkWith("none.json"), says: /as JSON/, code: 2 },
  {
    name: "a linked table over itself",
    words: linkWith("map.json", people),
    says: /is what is read/,
    code: 2,
  },
  {
    name: "a linked table on a full disk",
    words: linkWith("map.json", "/dev/full"),
    says: /full; make room/,
    code: 1,
  },
  {
    name: "a table that is a folder",
    words: ["link", at("taken"), "--map", at("map.json"), "--out", at("x")],
    says: /cannot be read/,
    code: 2,
  },
  { name: "a port out of range", words: ["start", "--port", "70000"], says: /from 0 to 65535/, code: 2 },
  { name: "a port that is a word", words: ["exercise", "--port", "http"], says: /from 0 to 65535/, code: 2 },
  {
    name: "too few made-up people",
    words: ["exercise", "--people", "3"],
    says: /from 50 to 100000/,
    code: 2,
  },
  {
    name: "an exercise over a folder that holds something else",
    words: ["exercise", "--data", at("taken"), "--no-serve"],
    says: /left alone/,
    code: 1,
  },
  {
    name: "an exercise below a file",
    words: ["exercise", "--data", at("answer", "x"), "--no-serve"],
    says: /cannot be written to/,
    code: 1,
  },
  {
    name: "a data folder below a file",
    words: ["start", "--data", at("answer", "x")],
    says: /a file is in its way/,
    code: 1,
  },
  {
    name: "a data folder that is a file",
    words: ["start", "--data", at("answer")],
    says: /a file is in its way/,
    code: 1,
  },
  {
    name: "a data folder below a file, with a database elsewhere",
    words: ["start", "--data", at("answer", "x")],
    says: /a file is in its way/,
    code: 1,
    env: { DATABASE_URL: "postgres://127.0.0.1:1/x" },
  },
  {
    name: "a database that does not answer",
    words: ["start", "--data", at("s1")],
    says: /127\.0\.0\.1:1\/x does not answer/,
    code: 1,
    env: { DATABASE_URL: "postgres://candour:secret@127.0.0.1:1/x" },
  },
  {
    name: "a database address that is none",
    words: ["start", "--data", at("s2")],
    says: /postgres:\/\/name:password/,
    code: 1,
    env: { DATABASE_URL: "//secret" },
  },
  {
    name: "no record to verify",
    words: ["ledger", "verify", "--data", at("empty")],
    says: /no record in/,
    code: 2,
  },
];

describe("a sentence that says what to do", { concurrency: 2 }, () => {
  for (const { name, words, says, code, env } of cases)
    test(`${name} ends with ${code}`, async () => {
      const ran = await candour(place, words, env === undefined ? {} : { env });
      ends(ran, code, says);
      assert.doesNotMatch(ran.err + ran.out, /secret/);
    });
});

test("nothing was lost by any of them", () => {
  assert.equal(readFileSync(at("answer"), "utf8"), "an earlier answer\n");
  assert.match(readFileSync(at("texts.jsonl"), "utf8"), /JG103759A/);
  assert.match(readFileSync(people, "utf8"), /Amy Marsh/);
  assert.deepEqual(readdirSync(at("taken")), ["people.csv"]);
  assert.deepEqual(readdirSync(at("empty")), []);
  assert.deepEqual(
    readdirSync(base).filter((name) => name.endsWith(".part")),
    [],
  );
  assert.ok(statSync("/dev/full").isCharacterDevice());
});

test("a scan whose key is missing is not begun with another, and goes on with the right one", async () => {
  const out = at("kept");
  const key = at("keys", "one.key");
  assert.equal((await candour(place, [...scanTo(out), "--workers", "1", "--key", key])).code, 0);
  const secret = readFileSync(key, "utf8");
  rmSync(key);
  ends(await candour(place, [...scanTo(out), "--resume", "--key", key]), 2, /one\.key is missing/);
  assert.ok(!existsSync(key), "no key was made");
  writeFileSync(key, "f".repeat(64));
  ends(await candour(place, [...scanTo(out), "--resume", "--key", key]), 2, /another key/);
  writeFileSync(key, secret);
  assert.equal((await candour(place, [...scanTo(out), "--resume", "--key", key])).code, 0);
  rmSync(key);
  assert.equal((await candour(place, [...scanTo(out), "--force", "--workers", "1", "--key", key])).code, 0);
});

test("a file that grows beyond what is allowed is a full disk in words", async () => {
  const words = [...scanTo(at("limited")), "--workers", "1"];
  const key = ["--key", at("limited.key")];
  // The key is smaller than a block, what is read is not.
  ends(await candour(place, [...words, ...key], { fileBlocks: 1 }), 1, /is full; make room and add --resume/);
  assert.ok(!existsSync(at("limited", "summary.json")));
  assert.equal((await candour(place, [...words, ...key, "--resume"])).code, 0);
  ends(await candour(place, detectTo(at("texts.jsonl"), at("cut")), { fileBlocks: 0 }), 1, /full; make room/);
  assert.ok(!existsSync(at("cut")));
});

test("whoever reads only the first line ends nothing and sees no stack", async () => {
  for (const words of [
    ["scan", "--help"],
    [...scanTo(at("piped")), "--workers", "1"],
  ]) {
    const ran = await candour(place, words, { closeOut: true });
    assert.equal(ran.code, 0, ran.err);
    assert.doesNotMatch(ran.err, /EPIPE|\n\s+at /);
  }
  assert.ok(existsSync(at("piped", "summary.json")));
});

test("Ctrl-C during a scan says how to go on, and it does", async () => {
  mkdirSync(at("many"));
  for (let n = 0; n < 120; n++)
    writeFileSync(at("many", `${n}.csv`), `Name,NI Number\nAmy Marsh ${n},AB998877C\n`.repeat(40));
  const words = ["scan", at("many"), "--out", at("stopped"), "--workers", "1"];
  const journal = at("stopped", ".candour-work", "journal");
  const begun = () => existsSync(journal) && statSync(journal).size > 2000;
  const ran = await candour(place, words, { interrupt: begun });
  ends(ran, 1, /stopped; add --resume/);
  assert.equal((await candour(place, [...words, "--resume"])).code, 0);
});

const ordinary = { skip: othersMayRun() ? false : "no ordinary account may run this checkout" };

test("what an ordinary account may not read or write ends in a sentence", ordinary, async () => {
  mkdirSync(at("closed"), { mode: 0o700 });
  writeFileSync(at("closed", "x.txt"), "x");
  chmodSync(at("closed"), 0);
  mkdirSync(at("theirs"));
  chmodSync(at("theirs"), 0o777);
  mkdirSync(at("read-only"));
  chmodSync(at("read-only"), 0o555);
  chmodSync(at("taken"), 0o755);
  const key = ["--key", at("theirs", "k", "own.key")];
  const asOther = { ordinary: true };
  ends(
    await candour(place, ["scan", at("closed"), "--out", at("theirs", "a"), ...key], asOther),
    1,
    /cannot be read by you/,
  );
  ends(await candour(place, [...scanTo(at("read-only", "b")), ...key], asOther), 1, /cannot be written/);
  ends(await candour(place, detectTo(at("texts.jsonl"), at("read-only", "c")), asOther), 2, /you may not/);
  ends(
    await candour(place, ["start", "--data", at("read-only", "d")], asOther),
    1,
    /cannot write to .* may not/,
  );
  ends(
    await candour(place, ["exercise", "--data", at("read-only", "e")], asOther),
    1,
    /cannot be written to/,
  );
  const low = await candour(
    place,
    ["start", "--data", at("theirs", "f"), "--port", "0", "--public-port", "81"],
    asOther,
  );
  // Some systems let everybody have low ports.
  if (low.code !== 0) ends(low, 1, /needs rights|runs it may not|must run under|has no name/);
  chmodSync(at("closed"), 0o700);
});

test("a taken port, a second start, a missing key: the record stays as it is and nothing is left running", async () => {
  const data = at("data");
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const port = String((taken.address() as { port: number }).port);
  const anyPorts = ["--port", "0", "--public-port", "0"];
  let said = "";
  for (const flag of ["--port", "--public-port"]) {
    const ran = await candour(place, ["start", "--data", data, ...anyPorts, flag, port]);
    said += ran.err;
    ends(ran, 1, /is taken by another program/);
  }
  taken.close();

  let second: Promise<Ran> | undefined;
  let verified: Promise<Ran> | undefined;
  const first = await candour(place, ["start", "--data", data, ...anyPorts], {
    interrupt: (out) => {
      if (!/set-up\?token=/.test(out)) return false;
      second ??= candour(place, ["start", "--data", data, ...anyPorts]);
      verified ??= second.then(() => candour(place, ["ledger", "verify", "--data", data]));
      return verified;
    },
  });
  assert.equal(first.code, 0, first.err);
  ends(await second!, 1, /already in use by another Candour/);
  assert.equal((await verified!).code, 0);

  const key = /A key file was made: ([^\s"]+)/.exec(said)?.[1] ?? "";
  assert.ok(!key.startsWith(data), "the key does not lie in the data folder");
  const secret = readFileSync(key, "utf8");
  rmSync(key);
  ends(
    await candour(place, ["start", "--data", data, ...anyPorts]),
    1,
    /sealed, and nothing was given that opens it.*key file/,
  );
  assert.ok(!existsSync(key), "no key was made");
  writeFileSync(key, secret.replace(/record .{4}/, "record 0000"));
  ends(
    await candour(place, ["start", "--data", data, ...anyPorts]),
    1,
    /not the one that this record was sealed with/,
  );
  writeFileSync(key, secret);
  let heard: Promise<unknown[]> | undefined;
  const again = await candour(place, ["start", "--data", data, ...anyPorts], {
    env: { CANDOUR_STAFF_NAMES: "respond.example.gov.uk, other.example", CANDOUR_SECURE: "1" },
    interrupt: async (out) => {
      if (!/Ctrl-C/.test(out)) return false;
      const url = /Staff app +(\S+)/.exec(out)![1]!;
      const hosts = ["respond.example.gov.uk", "other.example", "stranger.example"];
      // What it prints comes in pieces, and each piece asks again.
      heard ??= Promise.all(hosts.map((host) => statusOf(url, host)));
      return heard.then(() => true);
    },
  });
  assert.deepEqual(await heard, [200, 200, 421]);
  assert.equal(again.code, 0, again.err);
  assert.ok(!existsSync(join(data, "record", "cluster", "postmaster.pid")), "the database server has ended");
});

test("an exercise: a second one is refused while it runs, Ctrl-C ends it in the middle and at the end", async (t) => {
  // Closed to the account of root's database server, which then lies elsewhere.
  mkdirSync(at("practice"), { mode: 0o700 });
  const folder = at("practice", "x");
  const words = ["exercise", "--people", "50", "--data", folder];
  let second: Promise<Ran> | undefined;
  let asked = 0;
  const first = await candour(place, words, {
    interrupt: (_, err) => {
      if (!/Declare an incident/.test(err)) return false;
      second ??= candour(place, words);
      return second.then(() => {
        asked ||= Date.now();
        return true;
      });
    },
  });
  ends(await second!, 1, /still running in/);
  if (first.out === "") {
    assert.ok(Date.now() - asked < 10_000, "it ended within seconds");
    ends({ ...first, err: first.err.split("\n").slice(-2).join("\n") }, 1, /Stopped before its end/);
  }
  const home = existsSync(join(folder, "record", "place.json"))
    ? (JSON.parse(readFileSync(join(folder, "record", "place.json"), "utf8")) as { home: string }).home
    : join(folder, "record");
  // A cluster that lies elsewhere does not go with the folder of these tests.
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const noneRuns = () =>
    assert.ok(!existsSync(join(home, "cluster", "postmaster.pid")), "the database has ended");
  noneRuns();
  const again = await candour(place, words, { interrupt: (out) => /Ctrl-C/.test(out) });
  assert.match(again.out, /Staff app/);
  assert.doesNotMatch(again.err, /\n\s+at /);
  noneRuns();
});

test("a fault that nobody expected is one sentence; its details are for who asks", async () => {
  const env = { NODE_OPTIONS: `--import=${new URL("./builders/fault.ts", import.meta.url).href}` };
  const quiet = await candour(place, ["ledger", "verify", "--data", at("empty")], { env });
  ends(quiet, 1, /did not expect.*CANDOUR_DEBUG=1/);
  assert.doesNotMatch(quiet.err, /Amy Marsh/);
  const loud = await candour(place, ["ledger", "verify", "--data", at("empty")], {
    env: { ...env, CANDOUR_DEBUG: "1" },
  });
  assert.match(loud.err, /Amy Marsh[\s\S]+\n\s+at /);
});

/** What the app answers to a web server in front of it that passes this name on. */
function statusOf(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/health`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject).end();
  });
}

function detectTo(file: string, out = at("answer")): readonly string[] {
  return ["detect", file, "--out", out];
}

/** One sentence (the hint to --help aside), no blank, no stack, no object in brackets. */
function ends({ code, err, out }: Ran, wanted: number, says: RegExp): void {
  assert.equal(code, wanted, err);
  assert.match(err, says);
  assert.doesNotMatch(err + out, /\n\s+at |node:internal|\[object|undefined|\bNaN\b/);
  assert.equal(sentencesIn(err).length, 1, err);
  assert.match(sentencesIn(err)[0]!, /^(candour|error)[\w ]*: .{20,}/);
}
