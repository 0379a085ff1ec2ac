#!/usr/bin/env node
/**
 * Checks an exported public site with nothing but Node itself: read it, it is short.
 *   node verify-site.mjs [DIR] --verifier TEXT
 * TEXT is the key of the record ("name+key id+key"), which the body reads to you by a way that you trust. Exit 0: every
 * file is the one that was signed, and there is no other. 1: something is wrong, and each line says what. 2: wrong use.
 * The form of the signature is a signed note (c2sp.org/signed-note).
 */
import { createPublicKey, hash, verify } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const words = process.argv.slice(2);
const at = words.indexOf("--verifier");
const verifier = at === -1 ? undefined : words[at + 1];
const dir = words.find((word, index) => index !== at && index !== at + 1 && !word.startsWith("--")) ?? ".";
if (verifier === undefined) {
  console.error("Say: node verify-site.mjs [DIR] --verifier TEXT");
  process.exit(2);
}

const faults = [];
const wrong = (text) => void faults.push(text);
const end = () => {
  for (const fault of faults) console.error(fault);
  process.exit(1);
};

/** Only as it would be written: no bit of it may differ and mean the same. */
function fromBase64(text) {
  const bytes = Buffer.from(text ?? "", "base64");
  return bytes.toString("base64") === text ? bytes : Buffer.alloc(0);
}
function read(path) {
  try {
    return readFileSync(join(dir, path));
  } catch {
    return null;
  }
}

const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(verifier) ?? [];
const key = fromBase64(encoded);
const keyId = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), key]), "buffer").subarray(0, 4);
if (key.length !== 33 || key[0] !== 1 || keyId.toString("hex") !== id) {
  console.error("That is no verifier, or it is mistyped: its parts do not fit each other.");
  process.exit(2);
}

const manifest = read("manifest.json");
const note = read("manifest.json.signed")?.toString() ?? "";
if (manifest === null) wrong("There is no manifest.json.");
if (note === "") wrong("There is no manifest.json.signed: nobody signed this site.");
if (faults.length > 0) end();
const cut = note.lastIndexOf("\n\n");
const text = note.slice(0, cut + 1);
const line = note
  .slice(cut + 2)
  .split("\n")
  .find((one) => one.startsWith(`— ${name} `));
const signature = fromBase64(line?.slice(`— ${name} `.length));
const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key.subarray(1)]);
const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
const isSigned =
  cut > 0 &&
  signature.length === 68 &&
  signature.subarray(0, 4).equals(keyId) &&
  verify(null, Buffer.from(text), publicKey, signature.subarray(4));
if (!isSigned)
  wrong("The signature does not fit: another key signed it, or the text is not what was signed.");
const { format, version, exportedAt, files = [] } = JSON.parse(manifest);
if (format !== "candour-site/1") wrong("manifest.json is of another format.");
if (text !== `candour-site/1\nversion ${version}\nsha256 ${hash("sha256", manifest, "hex")}\n`)
  wrong("manifest.json is not the one that was signed.");
if (faults.length > 0) end();

const listed = new Set(["manifest.json", "manifest.json.signed"]);
for (const { path, bytes, sha256 } of files) {
  listed.add(path);
  const found = read(path);
  if (found === null) wrong(`${path} is missing.`);
  else if (found.length !== bytes || hash("sha256", found, "hex") !== sha256) wrong(`${path} was changed.`);
}
for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
  const path = relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/");
  if (!entry.isDirectory() && !listed.has(path)) wrong(`${path} was added.`);
}
if (faults.length > 0) end();
console.log(`${files.length} files of version ${version}, exported ${exportedAt}, are as they were signed.`);
