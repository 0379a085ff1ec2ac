#!/usr/bin/env node
/**
 * Checks the signature of an all-clear with nothing but Node itself: read it, it is short.
 *   node verify-all-clear.mjs FILE VERIFIER
 * FILE is the signed text as Candour saved it; VERIFIER is the other side's key ("name+key id+key"), which they read to you
 * by a way that you trust. Exit 0: it fits, and has not expired. 1: it does not, and the line says why. 2: wrong use.
 * Whether it was withdrawn no file can say: ask. The form is a signed note (c2sp.org/signed-note).
 */
import { createPublicKey, hash, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [file, verifier] = process.argv.slice(2);
if (file === undefined || verifier === undefined) {
  console.error("Say: node verify-all-clear.mjs FILE VERIFIER");
  process.exit(2);
}

function wrong(text) {
  console.error(text);
  process.exit(1);
}

/** Only as it would be written: no bit of it may differ and mean the same. */
function fromBase64(text) {
  const bytes = Buffer.from(text ?? "", "base64");
  return bytes.toString("base64") === text ? bytes : Buffer.alloc(0);
}

const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(verifier) ?? [];
const key = fromBase64(encoded);
if (key.length !== 33 || key[0] !== 1) wrong("That is no verifier of an all-clear.");
const keyId = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), key]), "buffer").subarray(0, 4);
if (keyId.toString("hex") !== id) wrong("The verifier is mistyped: its parts do not fit each other.");

let note = "";
try {
  note = readFileSync(file, "utf8");
} catch {
  wrong(`${file} cannot be read.`);
}
const cut = note.lastIndexOf("\n\n");
const text = note.slice(0, cut + 1);
if (cut < 0 || !text.startsWith("candour/all-clear/v1\n")) wrong("The file is no signed all-clear.");
const lines = note.slice(cut + 2).split("\n");
const line = lines.find((one) => one.startsWith(`— ${name} `));
if (line === undefined) wrong("It is not signed by this key.");
const signature = fromBase64(line.slice(`— ${name} `.length));
const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key.subarray(1)]);
const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
const fits =
  signature.length === 68 &&
  signature.subarray(0, 4).equals(keyId) &&
  verify(null, Buffer.from(text), publicKey, signature.subarray(4));
if (!fits) wrong("The signature does not fit: the text is not what was signed, or another key signed it.");

const facts = JSON.parse(text.trimEnd().split("\n").at(-1));
process.stdout.write(text);
if (new Date(facts.expires) <= new Date()) wrong(`The signature fits, but it expired ${facts.expires}.`);
console.log(`The signature fits. It ends ${facts.expires}, if it was not withdrawn before.`);
