#!/usr/bin/env node
/**
 * Checks an exported ledger, or the proof of one entry, with nothing but Node itself: read it, it is short.
 *   node verify-ledger.mjs DIR [--verifier TEXT]...
 *   node verify-ledger.mjs --proof FILE --verifier TEXT...
 * Exit 0: whole. 1: something is wrong, and the line says what. 2: there was nothing to check.
 * RFC 6962 (tree), c2sp.org/signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature, tlog-proof.
 */
import { createPublicKey, hash, verify } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

class Wrong extends Error {}
class Unreadable extends Error {}
const wrong = (text) => {
  throw new Wrong(text);
};
const sha = (...parts) => hash("sha256", Buffer.concat(parts), "buffer");
const leafHash = (leaf) => sha(Buffer.from([0]), leaf);
const nodeHash = (left, right) => sha(Buffer.from([1]), left, right);

/** Only as it would be written: no bit of it may differ and mean the same. */
function fromBase64(text) {
  const bytes = Buffer.from(text ?? "", "base64");
  return bytes.toString("base64") === text ? bytes : null;
}

/** "name+key id+key": of a log (kind 1) or of a witness (kind 4). */
function verifierFrom(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes?.length !== 33 || (bytes[0] !== 1 && bytes[0] !== 4)) return wrong(`Not a verifier: ${text}`);
  const own = sha(Buffer.from(`${name}\n`), bytes)
    .subarray(0, 4)
    .toString("hex");
  if (own !== id) wrong(`Not a verifier, its key id is not that of its key: ${text}`);
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes.subarray(1)]);
  return { text, name, id, kind: bytes[0], key: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

/** A checkpoint, signed by the log, with what witnesses put under it. `strict`: every line must be by somebody known. */
function openNote(note, what, verifiers, strict) {
  const cut = note.lastIndexOf("\n\n");
  const text = note.slice(0, cut + 1);
  const [origin, size, root, end] = text.split("\n");
  const hashed = fromBase64(root);
  if (
    cut < 0 ||
    !note.endsWith("\n") ||
    end !== "" ||
    !/^(0|[1-9]\d{0,15})$/.test(size) ||
    hashed?.length !== 32
  )
    return wrong(`${what} is no signed checkpoint.`);
  const by = new Map();
  let isSigned = false;
  for (const line of note.slice(cut + 2, -1).split("\n")) {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (bytes === null || bytes.length < 68) return wrong(`${what} has a line that is no signature.`);
    const id = bytes.subarray(0, 4).toString("hex");
    const known = verifiers.find((one) => one.name === name && one.id === id);
    if (known === undefined && strict)
      wrong(`${what} has a signature of ${name}, whose key is not known here.`);
    if (known === undefined) continue;
    const time = known.kind === 4 && bytes.length === 76 ? Number(bytes.readBigUInt64BE(4)) : 0;
    const signed = known.kind === 4 ? `cosignature/v1\ntime ${time}\n${text}` : text;
    if (!verify(null, Buffer.from(signed), known.key, bytes.subarray(known.kind === 4 ? 12 : 4)))
      wrong(`${what} is not what ${name} signed.`);
    if (known.kind === 4) by.set(known.text, new Date(time * 1000).toISOString());
    else if (name === origin) isSigned = true;
  }
  if (!isSigned) wrong(`${what} is not signed with the ledger's key.`);
  return { origin, size: Number(size), root: hashed, by };
}

/** The tree as the roots of its complete subtrees, largest first. */
function grow(tree, leaf) {
  let top = leaf;
  for (let bits = tree.size; bits % 2 === 1; bits = Math.floor(bits / 2))
    top = nodeHash(tree.peaks.pop(), top);
  tree.peaks.push(top);
  tree.size++;
}
const rootOf = ({ peaks }) =>
  peaks.length === 0 ? sha() : peaks.reduceRight((right, left) => nodeHash(left, right));

function tilePath(level, index, width) {
  const parts = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  return `tile/${level}/${parts.join("/")}${width === 256 ? "" : `.p/${width}`}`;
}

function verifyExport(dir, given) {
  const read = (path) => readFileSync(join(dir, path));
  const linesOf = (path) => (existsSync(join(dir, path)) ? read(path).toString().split("\n") : [""]);
  if (!existsSync(join(dir, "checkpoint"))) throw new Unreadable(`There is no checkpoint in ${dir}.`);
  const [own, ...rest] = linesOf("verifier");
  const log = given.find(({ kind }) => kind === 1) ?? verifierFrom(own);
  if (own !== log.text || rest.length !== 1 || rest[0] !== "")
    wrong("verifier is not the key of this ledger.");
  const witnesses = linesOf("witnesses");
  if (witnesses.pop() !== "") wrong("witnesses is cut short.");
  const listed = witnesses.map((line) => {
    const [text, size] = line.split(" ");
    if (line !== `${text} ${Number(size)}`) wrong("witnesses has a line that is none.");
    return { ...verifierFrom(text), size: Number(size) };
  });
  const known = [log, ...listed, ...given.filter(({ kind }) => kind === 4)];
  const head = openNote(read("checkpoint").toString(), "checkpoint", known, true);
  const cosigned = existsSync(join(dir, "cosigned")) ? readdirSync(join(dir, "cosigned")) : [];
  const notes = cosigned.map((name) =>
    openNote(read(`cosigned/${name}`).toString(), `cosigned/${name}`, known, true),
  );
  notes.forEach(({ size, origin }, at) => {
    if (String(size) !== cosigned[at] || origin !== head.origin || size > head.size)
      wrong(`cosigned/${cosigned[at]} is another ledger's.`);
  });
  for (const one of listed)
    if (!notes.some(({ size, by }) => size === one.size && by.has(one.text)))
      wrong(`The cosignature of ${one.name} up to entry ${one.size} is missing.`);
  for (const one of given.filter(({ kind }) => kind === 4))
    if (!notes.some(({ by }) => by.has(one.text))) wrong(`There is no cosignature of ${one.name}.`);

  const files = new Set();
  const take = (path, what) => {
    files.add(path);
    return existsSync(join(dir, path)) ? read(path) : wrong(`${what}: ${path} is missing.`);
  };
  const readable = existsSync(join(dir, "entries.jsonl"))
    ? read("entries.jsonl")
    : wrong("entries.jsonl is missing.");
  let line = 0;
  const tree = { size: 0, peaks: [] };
  const heads = [head, ...notes];
  let level = [];
  for (let tile = 0; tree.size < head.size; tile++) {
    const width = Math.min(256, head.size - tile * 256);
    const range = `Entries ${tile * 256 + 1} to ${tile * 256 + width}`;
    const bundle = take(tilePath("entries", tile, width), range);
    const tiled = take(tilePath(0, tile, width), range);
    let at = 0;
    for (let index = 0; index < width; index++) {
      const sequence = tree.size + 1;
      const end = at + 2 <= bundle.length ? at + 2 + bundle.readUInt16BE(at) : Number.POSITIVE_INFINITY;
      if (end > bundle.length) wrong(`Entry ${sequence} is missing: its bundle is cut short.`);
      const leaf = bundle.subarray(at + 2, end);
      const hashed = leafHash(leaf);
      at = end;
      if (!hashed.equals(tiled.subarray(32 * index, 32 * index + 32)))
        wrong(`Entry ${sequence} is wrong: it, or its hash in the tree, is not what was written.`);
      if (!readable.subarray(line, line + leaf.length).equals(leaf) || readable[line + leaf.length] !== 10)
        wrong(`Entry ${sequence} is wrong in entries.jsonl.`);
      line += leaf.length + 1;
      grow(tree, hashed);
      for (const { size, root } of heads)
        if (size === tree.size && !root.equals(rootOf(tree)))
          wrong(`The first ${size} entries are not those that were signed: the ledger was made anew.`);
    }
    if (at !== bundle.length || tiled.length !== 32 * width)
      wrong(`${range}: there is more than was signed.`);
    if (width === 256) level.push(perfect(tiled));
  }
  if (heads.some(({ size, root }) => size === 0 && !root.equals(sha())))
    wrong("An empty ledger has another root.");
  if (readable.length !== line) wrong("entries.jsonl has more entries than were signed.");
  for (let height = 1; level.length > 0; height++) {
    const next = [];
    for (let from = 0; from < level.length; from += 256) {
      const tiled = Buffer.concat(level.slice(from, from + 256));
      const path = tilePath(height, from / 256, tiled.length / 32);
      if (!tiled.equals(take(path, "A tile"))) wrong(`${path} is not what its entries make.`);
      if (tiled.length === 8192) next.push(perfect(tiled));
    }
    level = next;
  }
  const there = existsSync(join(dir, "tile"))
    ? readdirSync(join(dir, "tile"), { recursive: true, withFileTypes: true })
    : [];
  if (there.filter((one) => one.isFile()).length !== files.size)
    wrong("There are more tiles than were signed.");
  const seen = notes.flatMap(({ size, by }) =>
    [...by].map(([text, at]) => `  up to entry ${size}, ${at}: ${text}`),
  );
  const unasked =
    given.length === 0
      ? "\nThe keys came with the export: compare them with those that you had from elsewhere."
      : "";
  const cosigners = seen.length === 0 ? "Nobody has co-signed it." : `Co-signed:\n${seen.join("\n")}`;
  return `The ledger is whole: ${head.size} entries.\nkey ${log.text}\n${cosigners}${unasked}`;
}

/** The root over a whole tile. */
function perfect(tile) {
  const tree = { size: 0, peaks: [] };
  for (let at = 0; at < tile.length; at += 32) grow(tree, tile.subarray(at, at + 32));
  return rootOf(tree);
}

function verifyProof(file, given) {
  const [, extra, index, path, note] =
    /^c2sp\.org\/tlog-proof@v1\n(?:extra (\S+)\n)?index (0|[1-9]\d{0,15})\n((?:\S+\n)*)\n([\s\S]*)$/.exec(
      readFileSync(file, "utf8"),
    ) ?? [];
  const leaf = fromBase64(extra);
  const hashes = (path ?? "").split("\n").slice(0, -1).map(fromBase64);
  if (leaf === null || note === undefined || hashes.some((one) => one?.length !== 32))
    wrong("It is no proof of an entry.");
  if (!given.some(({ kind }) => kind === 1)) throw new Unreadable("Name the ledger's key with --verifier.");
  const { size, root, by } = openNote(note, "The proof's checkpoint", given, false);
  let [at, last, hashed] = [Number(index), size - 1, leafHash(leaf)];
  if (at > last) wrong("The entry is not in the tree that was signed.");
  for (const beside of hashes) {
    if (last === 0) wrong("The proof is longer than the tree is high.");
    if (at % 2 === 1 || at === last) {
      hashed = nodeHash(beside, hashed);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hashed = nodeHash(hashed, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  if (last !== 0 || !hashed.equals(root))
    wrong(`Entry ${Number(index) + 1} is not the one in the tree that was signed.`);
  for (const one of given.filter(({ kind }) => kind === 4))
    if (!by.has(one.text)) wrong(`There is no cosignature of ${one.name}.`);
  const seen = [...by].map(([text, time]) => `\nCo-signed ${time}: ${text}`).join("");
  return `Entry ${Number(index) + 1} of ${size} is in the ledger, as it reads here:\n${leaf}${seen}`;
}

try {
  const words = process.argv.slice(2);
  const named = (name) => words.flatMap((word, at) => (word === name ? [words[at + 1] ?? ""] : []));
  const given = named("--verifier").map(verifierFrom);
  const [proof] = named("--proof");
  const [dir] = words.filter((word, at) => !word.startsWith("--") && !words[at - 1]?.startsWith("--"));
  if (proof === undefined && dir === undefined)
    throw new Unreadable("Name a folder, or a proof with --proof.");
  console.log(proof === undefined ? verifyExport(dir, given) : verifyProof(proof, given));
} catch (error) {
  console.error(
    error instanceof Wrong || error instanceof Unreadable
      ? error.message
      : `It cannot be read: ${error.code ?? error.name}.`,
  );
  process.exitCode = error instanceof Wrong ? 1 : 2;
}
