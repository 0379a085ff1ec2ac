/** Holds the code's names to docs/glossary.md: words that are not used, and words that have one meaning. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");

const unused = [
  { word: "notification", pattern: /\b(?:export |const |let |type |function )+\w*[nN]otification\w*/ },
  {
    word: "user",
    pattern: /\b(?:export |const |let |type |function )+(?:user|User|users|Users|\w*Users?)\b/,
  },
  { word: "event", pattern: /\bexport (?:type|const|function|async function) \w*Events?\b/ },
  { word: "victim", pattern: /\b(?:export |const |let |type |function )+\w*[vV]ictim\w*/ },
];

test("names in the code keep to the glossary", () => {
  const wrong = sources().flatMap(({ path, text }) =>
    unused.filter(({ pattern }) => pattern.test(text)).map(({ word }) => `${path} names something "${word}"`),
  );
  assert.deepEqual(wrong, []);
});

test("only a service has a status", () => {
  const wrong = sources()
    .filter(({ path }) => path.startsWith("src/domain/") || path.startsWith("src/respond/"))
    .filter(({ path }) => !/service|publication|desk\.ts$|publish/.test(path))
    .filter(({ text }) => /\b(?:readonly )?status\??:/.test(text));
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test("the glossary names what the domain names", () => {
  const glossary = readFileSync(join(root, "docs/glossary.md"), "utf8").toLowerCase();
  const nouns = [
    "authority",
    "incident",
    "holding",
    "document",
    "mention",
    "person",
    "notice",
    "statement",
    "passage",
    "ledger",
  ];
  assert.deepEqual(
    nouns.filter((noun) => !glossary.includes(`| ${noun}`)),
    [],
  );
});

function sources(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => ({ path: join("src", name), text: readFileSync(join(root, "src", name), "utf8") }));
}
