import assert from "node:assert/strict";
import { test } from "node:test";
import { startDetection } from "./detect.ts";
import { mergeTallies, newTally, settle, tally, templateOf } from "./templates.ts";
import { prose } from "./trial.ts";

const cued = (count: number) =>
  Array.from({ length: count }, (_, i) => `Council tax ref: 8${2_000_000 + i * 7}X`).join("\n");

function read(text: string) {
  const detection = startDetection({ path: "a" });
  detection.take(prose(text));
  return detection.finish();
}

test("twenty cued references teach the template that finds the uncued", () => {
  const tallied = newTally();
  tally(tallied, read(cued(20)));
  const found = settle(read("Please see 82999999X about it, or 12/3456."), tallied);
  assert.deepEqual(
    found.map(({ type, value, check, confidence }) => [type, value, check, confidence]),
    [["council-tax-reference", "82999999X", "template", "medium"]],
  );
});

test("nineteen do not", () => {
  const tallied = newTally();
  tally(tallied, read(cued(19)));
  assert.deepEqual(settle(read("Please see 82999999X"), tallied), []);
});

test("tallies of several documents add up", () => {
  const [one, other] = [newTally(), newTally()];
  tally(one, read(cued(11)));
  tally(other, read(cued(11)));
  mergeTallies(one, JSON.parse(JSON.stringify(other)));
  assert.equal(settle(read("Please see 82999999X"), one).length, 1);
});

test("a template that two kinds share decides nothing", () => {
  const tallied = newTally();
  tally(tallied, read(cued(30)));
  tally(tallied, read(cued(30).replaceAll("Council tax", "Tenancy")));
  assert.deepEqual(settle(read("Please see 82999999X"), tallied), []);
});

test("templates keep the letters in front, and of bare digits the first two", () => {
  assert.equal(templateOf("CT-8001234X"), "CT-9999999A");
  assert.equal(templateOf("80123456"), "80999999");
  assert.equal(templateOf("1234"), null);
});
