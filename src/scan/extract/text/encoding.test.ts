import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
import { decodeWhole } from "./decode.ts";

const lines = [
  "44|ARAÚJO|ANA",
  '4,"MAGALHÃES, Tiago"',
  "11,NÍ DHOMHNAILL,DECLAN",
  "JOSÉ,INÊS,SINÉAD,RÓISÍN",
  "Gráinne O'Brien;Zoë Müller;Siân",
  "Renée paid £12.50, François £3",
  "GONÇALVES, JOÃO and CONCEIÇÃO",
];
for (const encoding of ["windows-1252", "cp850", "utf8"]) {
  for (const line of lines) {
    // One accent that both code pages give a capital is anybody's guess: the more usual page is taken.
    if (encoding === "cp850" && /MAGALH|DHOMH/.test(line)) continue;
    test(`${encoding}: ${line}`, () => assert.equal(decodeWhole(iconv.encode(line, encoding)), line));
  }
}

test("cp437, where it and cp850 differ in nothing that is written", () => {
  const line = "Renée Müller, Zoë, François";
  assert.equal(decodeWhole(iconv.encode(line, "cp437")), line);
});

test("cp850: frames of a report stay frames", () => {
  const report = "┌────┐\n│ José │\n└────┘";
  assert.equal(decodeWhole(iconv.encode(report, "cp850")), report);
});
