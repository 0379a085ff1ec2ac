/** `candour backup` and `restore` as typed: what opens them, what they say, and the runbook's own lines. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { Decrypter } from "age-encryption";
import { headLength } from "../src/store/backup/head.ts";
import { openRecord } from "../src/store/open-record.ts";
import { dataFolder } from "./record.ts";

const base = dataFolder("candour-backup-command-");
after(() => rmSync(base, { recursive: true, force: true }));
const data = join(base, "data");
const word = join(base, "word");
const opens = { CANDOUR_PASSPHRASE_FILE: word };
const entry = resolve(import.meta.dirname, "../src/main/candour.ts");
let shares: readonly string[] = [];

before(async () => {
  writeFileSync(word, "thistle lantern harbour quay\n");
  const started = await candour(["start", "--data", data, "--port", "0", "--public-port", "0"], {
    stopWhen: /Ctrl-C/,
  });
  assert.equal(started.code, 0, started.err);
  const printed = await candour(["key", "shares", "--data", data, "--of", "3", "--needed", "2"]);
  shares = printed.out
    .split(/\nShare \d.*\n/)
    .slice(1)
    .map((share) => share.split("\n\n")[0]!.replace(/\s+/g, " ").trim());
  assert.equal(shares.length, 3, printed.err);
});

test("the runbook's lines of backup, restore and drill work as they are written", async () => {
  const page = readFileSync(resolve(import.meta.dirname, "../docs/runbook/backup-and-restore.md"), "utf8");
  const places: Readonly<Record<string, string>> = {
    DATA: data,
    NEW: join(base, "new"),
    DRILL: join(base, "drill"),
    FILE: join(base, "stick/candour.backup"),
    "/mnt/stick/candour.backup": join(base, "stick/candour.backup"),
    "/mnt/backups": join(base, "nightly"),
  };
  for (const folder of ["stick", "nightly"]) mkdirSync(join(base, folder));
  const lines = [
    ...page.matchAll(/`node bin\/candour\.mjs ((?:backup|restore|ledger)[^`>]*?)(?: > age\.key)?`/g),
  ].map(([, line]) => line!);
  assert.ok(lines.length >= 5, lines.join("; "));
  for (const line of lines) {
    // The passphrase opens it here, so the key file is not named.
    const words = (line.replace(/ --key-file \S+/, "").match(/"[^"]*"|\S+/g) ?? []).map(
      (one) => places[one] ?? one.replaceAll('"', ""),
    );
    const ran = await candour(words);
    assert.equal(ran.code, 0, `${line}: ${ran.err}`);
  }
  assert.equal(readdirSync(join(base, "nightly")).length, 1);
});

test("with --keep the oldest backups of this record go, and nothing else", async () => {
  const nightly = join(base, "kept");
  mkdirSync(nightly);
  writeFileSync(join(nightly, "candour-20200101T000000Z.backup"), "somebody else's");
  for (let night = 0; night < 3; night++) {
    const made = await candour(["backup", "--data", data, "--to", nightly, "--keep", "1", "--no-verify"]);
    assert.equal(made.code, 0, made.err);
    await new Promise((done) => setTimeout(done, 1100));
  }
  const left = readdirSync(nightly).sort();
  assert.equal(left.length, 2);
  assert.equal(left[0], "candour-20200101T000000Z.backup");
});

test("recovery shares open a backup on a machine that has nothing else; one alone does not", async () => {
  const file = await aBackup("shares.backup");
  const few = await candour(["restore", file, "--data", join(base, "few"), "--shares"], {
    input: `${shares[0]}\n`,
    env: {},
  });
  assert.equal(few.code, 1);
  assert.equal(existsSync(join(base, "few")), false);
  const enough = await candour(["restore", file, "--data", join(base, "enough"), "--shares"], {
    input: `${shares[0]}\n${shares[2]}\n`,
    env: {},
  });
  assert.equal(enough.code, 0, enough.err);
});

test("without what opens it, it says by what it opens", async () => {
  const file = await aBackup("closed.backup");
  const refused = await candour(["restore", file, "--data", join(base, "closed")], { env: {} });
  assert.equal(refused.code, 1);
  assert.match(refused.err, /candour restore: .*passphrase/);
});

test("the key that --identity prints opens the file for any program that reads age", async () => {
  const file = await aBackup("age.backup");
  const { out } = await candour(["restore", file, "--identity"]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(out.trim());
  const zipped = await decrypter.decrypt(readFileSync(file).subarray(headLength));
  assert.deepEqual([...zipped.subarray(0, 2)], [0x1f, 0x8b]);
});

test("a full disk is one sentence, and leaves no file under any name", async () => {
  const record = await openRecord({ data });
  assert.ok(record.ok);
  try {
    const file = join(base, "full.backup");
    // Beside a Candour that runs, whose own files may grow.
    const refused = await candour(["backup", "--data", data, "--to", file], { fileBlocks: 4 });
    assert.equal(refused.code, 1);
    assert.match(refused.err, /candour backup: The disk of .+ is full\. Make room/);
    assert.deepEqual(
      readdirSync(base).filter((name) => name.startsWith("full")),
      [],
    );
  } finally {
    await record.value.close();
  }
});

test("wrong use is told with exit code 2", async () => {
  assert.equal((await candour(["restore", "nothing.backup", "--data", join(base, "x")])).code, 2);
  assert.equal((await candour(["restore", "nothing.backup"])).code, 2);
  assert.equal((await candour(["backup", "--data", data, "--to", join(base, "none", "x")])).code, 2);
  assert.equal((await candour(["backup", "--data", data, "--to", join(base, "x"), "--keep", "2"])).code, 2);
});

async function aBackup(name: string): Promise<string> {
  const file = join(base, name);
  const made = await candour(["backup", "--data", data, "--to", file, "--no-verify"]);
  assert.equal(made.code, 0, made.err);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  return file;
}

type Manner = {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly stopWhen?: RegExp;
  readonly fileBlocks?: number;
};

function candour(words: readonly string[], { env = opens, input = "", stopWhen, fileBlocks }: Manner = {}) {
  const { DATABASE_URL: _, NODE_TEST_CONTEXT: __, ...rest } = process.env;
  const command = [process.execPath, "--disable-warning=ExperimentalWarning", entry, ...words];
  const limited =
    fileBlocks === undefined
      ? command
      : ["/bin/sh", "-c", `ulimit -f ${fileBlocks}; exec "$@"`, "sh", ...command];
  const child = spawn(limited[0]!, limited.slice(1), {
    env: { ...rest, XDG_CONFIG_HOME: join(base, "config"), ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => {
    out += String(text);
    if (stopWhen?.test(out)) child.kill("SIGINT");
  });
  child.stderr.on("data", (text) => (err += String(text)));
  child.stdin.on("error", () => {}).end(input);
  return new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((done) =>
    child.once("close", (code) => done({ code, out, err })),
  );
}
