/** The commands that need no database, run as a person runs them. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { barOf, progressOn } from "./progress.ts";

const launcher = fileURLToPath(new URL("../../bin/candour.mjs", import.meta.url));
let place: string;
before(async () => {
  place = await mkdtemp(join(tmpdir(), "candour-cli-"));
  await mkdir(join(place, "taken"));
  await writeFile(
    join(place, "taken", "people.csv"),
    "Name,DOB,NI Number,Address,Postcode\nChidi Okafor,04/05/1960,JG103759A,1 Elm Road,W8 7NX\nAmy Marsh,01/02/1975,AB998877C,2 Elm Road,W8 7NX\n",
  );
});
after(() => rm(place, { recursive: true, force: true }));

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

function candour(...words: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...words], {
      env: { ...process.env, CANDOUR_KEY_FILE: join(place, "scan.key") },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => (out += String(data)));
    child.stderr.on("data", (data) => (err += String(data)));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

test("scan: reads a folder, writes the export, says what it found and shows no value", async () => {
  const out = join(place, "found");
  const ran = await candour("scan", join(place, "taken"), "--out", out, "--workers", "1");
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /2 people in 1 documents?/);
  assert.doesNotMatch(ran.out + ran.err, /Okafor|JG103759A/);
  assert.equal((await readFile(join(out, "people.jsonl"), "utf8")).trim().split("\n").length, 2);
  const again = await candour("scan", join(place, "taken"), "--out", out);
  assert.equal(again.code, 2);
  assert.match(again.err, /--force/);
});

test("scan: a file that cannot be read is listed, and the exit code says so", async () => {
  await mkdir(join(place, "mixed"));
  await writeFile(join(place, "mixed", "broken.zip"), "PK\u0003\u0004 not a zip at all");
  await writeFile(join(place, "mixed", "note.txt"), "Chidi Okafor, NI number JG103759A.\n");
  const ran = await candour(
    "scan",
    join(place, "mixed"),
    "--out",
    join(place, "found-mixed"),
    "--workers",
    "1",
    "--reveal",
  );
  assert.equal(ran.code, 1, ran.err);
  assert.match(ran.out, /broken\.zip/);
  assert.match(await readFile(join(place, "found-mixed", "mentions.jsonl"), "utf8"), /JG103759A/);
});

const wrongUses: readonly { name: string; words: () => readonly string[]; says: RegExp }[] = [
  {
    name: "a folder that is not there",
    words: () => ["scan", join(place, "nowhere"), "--out", join(place, "x")],
    says: /nothing at/,
  },
  {
    name: "an export inside what is read",
    words: () => ["scan", join(place, "taken"), "--out", join(place, "taken", "out")],
    says: /somewhere else/,
  },
  { name: "no --out", words: () => ["scan", join(place, "taken")], says: /--out/ },
  {
    name: "both --resume and --force",
    words: () => ["scan", join(place, "taken"), "--out", join(place, "y"), "--resume", "--force"],
    says: /choose one/,
  },
  {
    name: "a table that is not there",
    words: () => ["link", join(place, "none.csv"), "--map", "m.json", "--out", "o.csv"],
    says: /cannot be read/,
  },
  {
    name: "a text file that is not there",
    words: () => ["detect", join(place, "none.jsonl"), "--out", "o.jsonl"],
    says: /cannot be read/,
  },
];
for (const { name, words, says } of wrongUses)
  test(`wrong use: ${name} ends with 2 and a sentence`, async () => {
    const ran = await candour(...words());
    assert.equal(ran.code, 2, ran.err);
    assert.match(ran.err, says);
  });

test("detect: a JSON line in, a JSON line out, with offsets into the text", async () => {
  const [file, out] = [join(place, "texts.jsonl"), join(place, "mentions.jsonl")];
  const text = "Her NI number is JG103759A.";
  await writeFile(file, `${JSON.stringify({ id: "a", text })}\n`);
  assert.equal((await candour("detect", file, "--out", out)).code, 0);
  const line = JSON.parse(await readFile(out, "utf8")) as {
    id: string;
    mentions: { type: string; start: number; end: number }[];
  };
  const nino = line.mentions.find(({ type }) => type === "nino")!;
  assert.equal(text.slice(nino.start, nino.end), "JG103759A");
  await writeFile(file, '{"id":"a"}\n');
  const bad = await candour("detect", file, "--out", out);
  assert.equal(bad.code, 2);
  assert.match(bad.err, /line 1/);
});

test("progress: a bar on a terminal that never wraps, whole lines elsewhere", () => {
  assert.ok(barOf({ done: 5, known: 10, words: "reading" }, 60).length < 60);
  let written = "";
  const progress = progressOn({ write: (text) => (written += text), isTTY: false }, () => 0);
  progress.show({ done: 1, known: 2, words: "reading" });
  progress.show({ done: 2, known: 2, words: "reading" });
  assert.equal(written, "50 % reading\n");
});
