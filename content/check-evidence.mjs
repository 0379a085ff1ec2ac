#!/usr/bin/env node
/**
 * Checks an evidence bundle with nothing but Node itself: read it, it is short.
 *   node check.mjs [DIR] [--verifier TEXT]
 * Exit 0: whole. 1: something is wrong, and each line says what. 2: there was nothing to check.
 * sha256sum -c SHA256SUMS finds what was changed or is missing; this finds what was added as well, and whether the list
 * is the one that was signed. RFC 6962 (tree), c2sp.org/signed-note, tlog-checkpoint.
 */
import { createHash, createPublicKey, hash, verify } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { createInterface } from "node:readline";

const faults = [];
const wrong = (text) => void faults.push(text);
const sha = (...parts) => hash("sha256", Buffer.concat(parts), "buffer");

/** Only as it would be written: no bit of it may differ and mean the same. */
function fromBase64(text) {
  const bytes = Buffer.from(text ?? "", "base64");
  return bytes.toString("base64") === text ? bytes : Buffer.alloc(0);
}

/** "name+key id+key" of a ledger; null where it is none. */
function verifierFrom(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  if (
    sha(Buffer.from(`${name}\n`), bytes)
      .subarray(0, 4)
      .toString("hex") !== id
  )
    return null;
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes.subarray(1)]);
  return { text, name, id, key: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

/** The text over the signature, where the ledger's key made it; else null. */
function opened(note, verifier) {
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, cut + 1);
  for (const line of note.slice(cut + 2, -1).split("\n")) {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (name !== verifier.name || bytes.length !== 68 || bytes.subarray(0, 4).toString("hex") !== verifier.id)
      continue;
    if (verify(null, Buffer.from(text), verifier.key, bytes.subarray(4))) return text;
  }
  return null;
}

async function sha256Of(file) {
  const sum = createHash("sha256");
  for await (const piece of createReadStream(file)) sum.update(piece);
  return sum.digest("hex");
}

function isIncluded(leaf, index, size, root, hashes) {
  let [at, last, hashed] = [index, size - 1, sha(Buffer.from([0]), Buffer.from(leaf))];
  if (!(at >= 0 && at <= last)) return false;
  const node = (left, right) => sha(Buffer.from([1]), left, right);
  for (const beside of hashes) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hashed = node(beside, hashed);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hashed = node(hashed, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && hashed.equals(root);
}

async function checkFiles(dir, sums) {
  const listed = new Map();
  for (const line of sums.split("\n").slice(0, -1)) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
    if (path === undefined) wrong("SHA256SUMS has a line that is none.");
    else if (listed.has(path)) wrong(`${path} stands twice in SHA256SUMS.`);
    else listed.set(path, sum);
  }
  const there = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map((one) => relative(dir, join(one.parentPath, one.name)).split(sep).join("/"));
  for (const path of there)
    if (!listed.has(path) && path !== "SHA256SUMS" && path !== "SHA256SUMS.signed")
      wrong(`${path} was added.`);
  for (const [path, sum] of listed)
    if (!there.includes(path)) wrong(`${path} is missing.`);
    else if ((await sha256Of(join(dir, path))) !== sum) wrong(`${path} was changed.`);
  return listed.size;
}

async function checkLedger(dir, verifier) {
  const [note, entries] = [join(dir, "ledger/checkpoint"), join(dir, "ledger/entries.jsonl")];
  if (!existsSync(note) || !existsSync(entries)) return wrong("The ledger's part is missing.");
  const [origin, size, root] = (opened(readFileSync(note, "utf8"), verifier) ?? "").split("\n");
  if (origin !== verifier.name || !/^(0|[1-9]\d{0,15})$/.test(size))
    return wrong("ledger/checkpoint is not signed with the ledger's key.");
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(entries) })) {
    const { leaf, index, hashes } = JSON.parse(line);
    if (!isIncluded(leaf, index, Number(size), fromBase64(root), hashes.map(fromBase64)))
      wrong(`Entry ${index + 1} of the ledger is not the one that was signed.`);
    count++;
  }
  return { count, size: Number(size) };
}

const words = process.argv.slice(2);
const at = words.indexOf("--verifier");
const given = at < 0 ? null : words[at + 1];
const dir = words.find((word, index) => !word.startsWith("--") && (at < 0 || index !== at + 1)) ?? ".";
if (!existsSync(join(dir, "SHA256SUMS")) || !existsSync(join(dir, "verifier"))) {
  process.stderr.write(`There is no evidence bundle in ${dir}.\n`);
  process.exit(2);
}
const own = readFileSync(join(dir, "verifier"), "utf8");
const verifier = verifierFrom(given ?? own.slice(0, -1));
let told = "";
if (verifier === null || `${verifier.text}\n` !== own)
  wrong("verifier is not the key that signed this bundle.");
else {
  const sums = readFileSync(join(dir, "SHA256SUMS"));
  const signed = existsSync(join(dir, "SHA256SUMS.signed"))
    ? readFileSync(join(dir, "SHA256SUMS.signed"), "utf8")
    : "";
  const [format, bundle, sum, end] = (opened(signed, verifier) ?? "").split("\n");
  if (format !== "candour-evidence/1" || end !== "" || sum !== `sha256 ${sha(sums).toString("hex")}`)
    wrong("SHA256SUMS is not the list that was signed.");
  const files = await checkFiles(dir, sums.toString());
  const ledger = await checkLedger(dir, verifier).catch(() => wrong("ledger/entries.jsonl cannot be read."));
  told = `The bundle is whole: ${files} files, ${ledger?.count} entries of a ledger of ${ledger?.size}.\n${bundle}\nkey ${verifier.text}\n`;
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\nThe bundle is NOT whole.\n`);
  process.exit(1);
}
const unasked =
  given === null
    ? "The key came with the bundle: compare it with the one that you were given another way.\n"
    : "";
process.stdout.write(told + unasked);
