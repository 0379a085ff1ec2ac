/** Templates of measures: those that come along are whole; the data folder's own come first, and are named when broken. */
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readMeasureTemplates } from "./read-measures.ts";

const one = `key: a, title: A, kind: containment, target: T, due: 5, steps: [S]`;
const set = `sets: [{ key: s, title: S, when: W, measures: [a] }]`;

test("those that come along have every measure of a first containment, each with steps and a time", async () => {
  const read = await readMeasureTemplates("/nowhere");
  assert.ok(read.ok);
  const keys = read.value.measures.map(({ key }) => key);
  for (const key of ["isolate-network", "shut-down", "suspend-application", "reset-credentials"])
    assert.ok(keys.includes(key), key);
  for (const key of ["preserve-logs", "home-working"]) assert.ok(keys.includes(key), key);
  assert.ok(read.value.sets.length >= 5);
  const used = new Set(read.value.sets.flatMap(({ measures }) => measures));
  assert.deepEqual(
    keys.filter((key) => !used.has(key)),
    [],
    "none that no set names",
  );
});

test("the data folder's own are used in their place", async () => {
  const read = await readMeasureTemplates(await folderWith(`measures: [{ ${one} }]\n${set}`));
  assert.deepEqual(read.ok && read.value.measures.map(({ title, dueMinutes }) => [title, dueMinutes]), [
    ["A", 5],
  ]);
});

const broken = [
  { name: "no YAML", text: "measures: [", why: /flow|end|expected/iu },
  {
    name: "a time that is none",
    text: `measures: [{ ${one.replace("due: 5", "due: soon")} }]\n${set}`,
    why: /due/u,
  },
  { name: "a word that is not known", text: `measures: [{ ${one}, colour: red }]\n${set}`, why: /colour/u },
  {
    name: "a circle",
    text: `measures: [{ ${one}, after: [b] }, { ${one.replace("key: a", "key: b")}, after: [a] }]\n${set}`,
    why: /comes after itself/u,
  },
  { name: "nothing", text: "", why: /./u },
];
for (const { name, text, why } of broken) {
  test(`a file with ${name} is refused, and says why`, async () => {
    const read = await readMeasureTemplates(await folderWith(text));
    assert.match(read.ok ? "" : read.problem.why, why);
  });
}

async function folderWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "candour-measures-"));
  await writeFile(join(folder, "measures.yaml"), text);
  return folder;
}
