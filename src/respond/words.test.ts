import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { wordsFor, wordsForFault } from "./words.ts";

const declared = [
  ...readdirSync(join(import.meta.dirname, "desk"), { encoding: "utf8", recursive: true })
    .filter((name) => /(?:^|[/-])desk\.ts$/.test(name))
    .map((name) => `desk/${name}`),
  "../scan/run/terms.ts",
  "../link/block/engine.ts",
  "../seal/keys.ts",
];
const kinds = new Set(
  declared.flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    const unions = [...text.matchAll(/\bkind:\s*\|?\s*("[\w-]+"(?:\s*\|\s*"[\w-]+")*)/g)];
    return unions.flatMap(([, union]) => [...union!.matchAll(/"([\w-]+)"/g)].map(([, kind]) => kind!));
  }),
);

/** What some problems carry. */
const carried = { sequence: 3, seconds: 5, path: "/media/copy", file: "/data/key" };

test("the kinds are found where they are declared", () => {
  for (const kind of ["wait", "title-missing", "not-held", "wrong-key", "too-many-pairs", "key-malformed"])
    assert.ok(kinds.has(kind), kind);
  assert.ok(kinds.size > 50, `${kinds.size} kinds`);
});

test("every problem that the desk declares has words of its own, a whole sentence each", () => {
  for (const kind of kinds) {
    const words = wordsFor({ kind, ...carried });
    assert.doesNotMatch(words, /\(.*did not work|undefined|This did not work \(/, kind);
    assert.match(words, /^[A-Z].*[.]$/s, kind);
  }
});

test("no kind has two sentences in two files, of which one would be told for the other", () => {
  const files = readdirSync(join(import.meta.dirname, "words"), { encoding: "utf8", recursive: true });
  const lines = files
    .filter((name) => name.endsWith(".ts") && !name.endsWith("sentence.ts"))
    .flatMap((name) => {
      const text = readFileSync(join(import.meta.dirname, "words", name), "utf8");
      return [...text.matchAll(/^ {2}"?([a-z][\w-]*)"?:/gm)].map(([, kind]) => kind!);
    });
  assert.ok(lines.length > 200, String(lines.length));
  assert.deepEqual(
    lines.filter((kind, at) => lines.indexOf(kind) !== at),
    [],
  );
});

const cases = [
  { name: "seconds to wait", problem: { kind: "wait", seconds: 12 }, words: /Wait 12 seconds,/ },
  { name: "minutes to wait", problem: { kind: "wait", seconds: 125 }, words: /Wait 3 minutes,/ },
  {
    name: "its own reason",
    problem: { kind: "failed", why: "The disk is full." },
    words: /^The disk is full\.$/,
  },
  { name: "the place", problem: { kind: "no-such-path", path: "/media/copy" }, words: /\/media\/copy/ },
  { name: "a kind that nobody wrote words for", problem: { kind: "toString" }, words: /\(toString\)/ },
];
for (const { name, problem, words } of cases) {
  test(`words tell ${name}`, () => assert.match(wordsFor(problem), words));
}

test("a fault is told by its code, never by its message", () => {
  const fault = Object.assign(new Error("Key (name)=(Zoë Quillfeather) exists"), { code: "23505" });
  assert.match(wordsForFault(fault), /\(23505\)/);
  assert.doesNotMatch(wordsForFault(fault), /Zoë/);
  assert.equal(wordsForFault({ code: "53100" }), wordsFor({ kind: "disk-full" }));
  assert.doesNotMatch(wordsForFault({ code: "Zoë Quillfeather" }), /Zoë/);
  assert.match(wordsForFault(null), /went wrong/);
});
