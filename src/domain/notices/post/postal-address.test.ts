import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { mostLines, postalAddress } from "./postal-address.ts";

type Verdict = {
  readonly written: string;
  readonly abroad: boolean;
  readonly valid: boolean;
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly zone: string;
};
const verdicts = readFileSync(join(import.meta.dirname, "verdicts.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Verdict);

test("1,000 odd addresses: the verdict, the lines, the postcode and the zone of GOV.UK Notify's own library", () => {
  assert.equal(verdicts.length, 1000);
  for (const { written, abroad, valid, ...rest } of verdicts) {
    const { lines, postcode, zone, faults } = postalAddress(written, { abroad });
    assert.deepEqual({ lines, postcode, zone }, rest, JSON.stringify(written));
    assert.equal(faults.length === 0, valid, `${JSON.stringify(written)}: ${faults.join()}`);
  }
});

const faulty = [
  { name: "a name and a postcode alone", lines: ["Ada Example", "W8 7NX"], faults: ["too-few-lines"] },
  { name: "eight lines", lines: [..."1234567", "W8 7NX"], faults: ["too-many-lines"] },
  {
    name: "no postcode",
    lines: ["Ada Example", "12 Fernhill Road", "Northmere"],
    faults: ["no-postcode-or-country"],
  },
  {
    name: "another country",
    lines: ["Ada Example", "1 Rue Exemple", "Ffrainc"],
    faults: ["not-sent-abroad"],
  },
  { name: "no home", lines: ["Ada Example", "No fixed abode", "W8 7NX"], faults: ["no-fixed-abode"] },
  { name: "a bracket", lines: ["Ada Example", "(12 Fernhill Road", "W8 7NX"], faults: ["odd-first-letter"] },
  { name: "a street of dashes", lines: ["Ada Example", "---", "W8 7NX"], faults: ["nothing-to-read"] },
  {
    name: "forces and a country",
    lines: ["Ada Example", "Unit 5", "BFPO 1", "Cyprus"],
    faults: ["forces-abroad"],
  },
  { name: "a forces address", lines: ["Ada Example", "Unit 5", "bfpo c/o 58"], faults: [] },
] as const;
for (const { name, lines, faults } of faulty) {
  test(`why a letter cannot be sent: ${name}`, () =>
    assert.deepEqual(postalAddress(lines.join("\n"), { abroad: false }).faults, faults));
}

test("an address is set right as it is read", () => {
  const address = postalAddress("Ada  Example ,\n 12 Fernhill St .\n\nsw1a1aa,\nWales\nU.K.", {
    abroad: false,
  });
  assert.deepEqual(address.lines, ["Ada Example", "12 Fernhill St.", "SW1A 1AA"]);
  assert.ok(address.lines.length <= mostLines);
});
