import assert from "node:assert/strict";
import { test } from "node:test";
import { nearWords, soundWords } from "./near-words.ts";

const near = [
  { name: "a letter left out", typed: "thomson", kept: "thompson" },
  { name: "a letter too many", typed: "phillips", kept: "philips" },
  { name: "a wrong letter", typed: "smyth", kept: "smith" },
  { name: "two letters swapped", typed: "jhonson", kept: "johnson" },
  { name: "a wrong digit in an NI number", typed: "jg103758a", kept: "jg103759a" },
  { name: "two digits swapped in a phone number", typed: "+447700900132", kept: "+447700900123" },
];
for (const { name, typed, kept } of near) {
  test(`${name} comes near`, () => assert.ok(nearWords(typed).includes(kept)));
}

const heard = [
  { typed: "katherine", kept: "catharyn" },
  { typed: "steven", kept: "stephen" },
  { typed: "tomson", kept: "thompson" },
  { typed: "muhammad", kept: "mohamed" },
];
for (const { typed, kept } of heard) {
  test(`${typed} sounds like ${kept}`, () => {
    const sounds = soundWords(kept);
    assert.equal(sounds.length, 1);
    assert.ok(nearWords(typed).includes(sounds[0] ?? ""));
  });
}

test("a short word is near to itself alone, so that a search for Li does not find everyone", () =>
  assert.deepEqual(nearWords("li"), ["li"]));

test("a word comes to fewer than a thousand near ones", () =>
  assert.ok(nearWords("jg103758a").length < 1000 && nearWords("featherstonehaugh").length < 1000));
