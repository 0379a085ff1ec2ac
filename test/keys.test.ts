/** What opens a record, on the command line: each way by itself, what is said where it does not open, and recovery by shares. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { dataFolder } from "./record.ts";

const base = dataFolder("candour-keys-");
after(() => rmSync(base, { recursive: true, force: true }));
const entry = resolve(import.meta.dirname, "../src/main/candour.ts");
const passphrase = "thistle lantern harbour quay";
const file = (name: string, text: string): string => {
  writeFileSync(join(base, name), text);
  return join(base, name);
};

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** `start` is stopped once it says where it is. */
function candour(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<Ran> {
  const { DATABASE_URL: _, NODE_TEST_CONTEXT: __, ...rest } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", entry, ...words], {
    env: { ...rest, XDG_CONFIG_HOME: join(base, "config"), ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => {
    out += String(data);
    if (/Ctrl-C/.test(out)) child.kill("SIGINT");
  });
  child.stderr.on("data", (data) => (err += String(data)));
  child.stdin.on("error", () => {}).end(input);
  const late = setTimeout(() => child.kill("SIGKILL"), 60_000);
  return new Promise((done) =>
    child.once("exit", (code) => {
      clearTimeout(late);
      setTimeout(() => done({ code, out, err }), 50);
    }),
  );
}

const start = (name: string, env: Readonly<Record<string, string>> = {}, more: readonly string[] = []) =>
  candour(["start", "--data", join(base, name), "--port", "0", "--public-port", "0", ...more], env);
const key = (
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
) => candour(["key", ...words, "--data", join(base, name)], env, input);

test("by a passphrase in a file: opened again by it alone; no other and nothing opens it", async () => {
  const right = { CANDOUR_PASSPHRASE_FILE: file("right", `${passphrase}\n`) };
  const short = await start("p", { CANDOUR_PASSPHRASE_FILE: file("short", "too short") });
  assert.match(short.err, /15 characters or more/);
  assert.equal((await start("p", right)).code, 0);
  assert.ok(!existsSync(join(base, "p", "keys")), "no key lies in the data folder");
  assert.equal((await start("p", right)).code, 0);
  const wrong = await start("p", { CANDOUR_PASSPHRASE_FILE: file("wrong", `${passphrase}!`) });
  assert.deepEqual([wrong.code, wrong.err.split("\n").length], [1, 2]);
  assert.match(wrong.err, /The passphrase does not open this record/);
  const nothing = await start("p");
  assert.match(nothing.err, /nothing was given that opens it. It opens by: a passphrase/);
  const other = await start("p", { CANDOUR_SECRET: randomBytes(32).toString("hex") });
  assert.match(other.err, /does not open by CANDOUR_SECRET/);
});

test("by a secret of the environment: a weak one is refused, another one too", async () => {
  assert.match((await start("s", { CANDOUR_SECRET: "ab".repeat(32) })).err, /32 random bytes or more/);
  const right = { CANDOUR_SECRET: randomBytes(32).toString("base64") };
  assert.equal((await start("s", right)).code, 0);
  assert.equal((await start("s", right)).code, 0);
  const other = await start("s", { CANDOUR_SECRET: randomBytes(32).toString("base64") });
  assert.match(other.err, /not the one that this record was sealed with/);
});

test("by a key file that was named: another record's is told from it", async () => {
  const [one, two] = [join(base, "one.key"), join(base, "two.key")];
  assert.equal((await start("f", {}, ["--key-file", one])).code, 0);
  assert.equal((await start("g", { CANDOUR_ROOT_KEY_FILE: two })).code, 0);
  assert.equal((await start("f", { CANDOUR_ROOT_KEY_FILE: one })).code, 0);
  assert.match(
    (await start("f", {}, ["--key-file", two])).err,
    /not the one that this record was sealed with/,
  );
  assert.match(
    (await start("h", {}, ["--key-file", two])).err,
    /not the one that this record was sealed with/,
  );
  assert.match((await start("f", {}, ["--key-file", join(base, "none.key")])).err, /is missing/);
});

test("the key of an earlier Candour goes on working, with a word on how to move it; a passphrase takes its place", async () => {
  const old = join(base, "old", "keys", "master.key");
  mkdirSync(join(base, "old", "keys"), { recursive: true, mode: 0o711 });
  writeFileSync(old, randomBytes(32).toString("hex"), { mode: 0o600 });
  assert.equal((await start("old")).code, 0);
  const again = await start("old");
  assert.match(again.err, /lies in the data folder, beside what it opens .*candour key passphrase/s);
  const fresh = { CANDOUR_NEW_PASSPHRASE_FILE: file("fresh", passphrase) };
  const set = await key("old", ["passphrase"], fresh);
  assert.deepEqual([set.code, /Move that file/.test(set.out)], [0, true]);
  rmSync(old);
  assert.equal((await start("old", { CANDOUR_PASSPHRASE_FILE: file("fresh", passphrase) })).code, 0);
  assert.match((await key("old", ["show"])).out, /opens by a passphrase, since [\d-]+\ndata keys: 0 in use/);
});

test("a folder that holds no record is wrong use, and how to name one is said", async () => {
  const shown = await key("nowhere", ["show"]);
  assert.equal(shown.code, 2);
  assert.match(shown.err, /There is no record in .*nowhere\. Name the data folder with --data\./);
});

test("shares: printed once, tried, mistyped, worthless after new ones, and they bring a lost record back", async () => {
  assert.equal((await start("r")).code, 0);
  const keys = join(base, "config", "candour", "keys");
  const before = readdirSync(keys);
  assert.match((await key("r", ["drill"])).err, /No recovery shares were ever made/);
  const first = sharesIn((await key("r", ["shares", "--of", "3", "--needed", "2"])).out);
  const made = await key("r", ["shares", "--of", "4", "--needed", "3"]);
  const shares = sharesIn(made.out);
  assert.deepEqual([first.length, shares.length], [3, 4]);
  for (const name of before) rmSync(join(keys, name));
  assert.match((await start("r")).err, /nothing was given that opens it.*recovery shares/);

  const drilled = await key("r", ["drill"], {}, `${shares.slice(1).join("\n")}\n`);
  assert.deepEqual([drilled.code, /These shares open the record/.test(drilled.out)], [0, true], drilled.err);
  assert.match((await key("r", ["drill"], {}, first.join("\n"))).err, /of an earlier set/);
  const mistyped = [shares[0]!, shares[1]!.replace(/.$/, (sign) => (sign === "7" ? "8" : "7"))];
  assert.match((await key("r", ["drill"], {}, mistyped.join("\n"))).err, /Share 2 is not right/);
  assert.match((await key("r", ["drill"], {}, shares[0])).err, /not enough: 3 are needed/);

  const fresh = { CANDOUR_NEW_PASSPHRASE_FILE: file("recovered", `${passphrase} two`) };
  assert.equal((await key("r", ["recover"], fresh, shares.slice(0, 3).join("\n"))).code, 0);
  assert.equal(
    (await start("r", { CANDOUR_PASSPHRASE_FILE: file("recovered", `${passphrase} two`) })).code,
    0,
  );
  const verified = await candour(["ledger", "verify", "--data", join(base, "r")]);
  assert.match(verified.out, /The ledger is whole: 5 entries/, "made, two sets, a drill, a recovery");
  assert.match(
    (await key("r", ["shares", "--of", "2", "--needed", "3"], fresh)).err,
    /cannot be needed|nothing was given/,
  );
});

function sharesIn(out: string): readonly string[] {
  return [...out.matchAll(/^Share \d.*\n((?: {2}.+\n)+)/gm)].map(([, lines]) =>
    lines!.replaceAll(/\s+/g, " ").trim(),
  );
}
