import assert from "node:assert/strict";
import test from "node:test";
import { tryReading } from "../trial.ts";

test("txt: each line has its mark, and blank lines stay to part paragraphs", async () => {
  const { type, prose, ending } = await tryReading("a.txt", Buffer.from("Dear Ada\n\nYours\r\nBen"));
  assert.equal(type, "txt");
  assert.equal(prose[0]!.text, "Dear Ada\n\nYours\nBen");
  assert.deepEqual(prose[0]!.marks, [
    { start: 0, place: { line: 1 } },
    { start: 10, place: { line: 3 } },
    { start: 16, place: { line: 4 } },
  ]);
  assert.equal(ending.outcome, "readable");
});

test("txt: a large file comes as passages of moderate size that break at blank lines", async () => {
  const { prose, text } = await tryReading(
    "a.txt",
    Buffer.from("One line of prose.\nAnother.\n\n".repeat(10_000)),
  );
  assert.ok(prose.length > 3);
  for (const one of prose) assert.ok(one.text.length < 140_000);
  assert.equal(text.match(/Another/g)?.length, 10_000);
  for (const one of prose) assert.match(one.text, /^One line/);
});

test("txt: marks name the right line in every passage", async () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => (i % 7 === 6 ? "" : `line ${i + 1}`));
  const { prose } = await tryReading("a.txt", Buffer.from(lines.join("\n")));
  for (const one of prose) {
    for (const { start, place } of one.marks) {
      const written = /^line (\d+)/.exec(one.text.slice(start, start + 20));
      if (written !== null) assert.deepEqual(place, { line: Number(written[1]) });
    }
  }
});

test("txt: a line of 2 MB is cut at a space and loses nothing", async () => {
  const words = Array.from({ length: 300_000 }, (_, i) => `w${i}`).join(" ");
  const { prose } = await tryReading("a.txt", Buffer.from(words));
  assert.ok(prose.length >= 2);
  assert.equal(
    prose
      .map((one) => one.text)
      .join("")
      .replace(/\s+/g, ""),
    words.replace(/\s+/g, ""),
  );
  for (const one of prose) for (const { place } of one.marks) assert.deepEqual(place, { line: 1 });
});
