import assert from "node:assert/strict";
import { test } from "node:test";
import { areDifferentDoors, isPostable } from "./door.ts";

const doors = [
  { one: "12 Fernhill Road, W8 7NX", other: "12 Fernhill Road, London, W8 7NX", different: false },
  { one: "Flat 4, 12A Mill Lane, W8 7NX", other: "FLAT 4 12a MILL LANE, W8 7NX", different: false },
  { one: "12 Fernhill Road, W8 7NX", other: "48 Fernhill Road, W8 7NX", different: true },
  { one: "12 Fernhill Road, W8 7NX", other: "12 Fernhill Road, W6 0AA", different: true },
  { one: "12 Fernhill Road, W8 7NX", other: "Flat 2, 12 Fernhill Road, W8 7NX", different: true },
  { one: "12 Fernhill Road, W8 7NX", other: "14 Percy Street, London", different: true },
  { one: "Rose Cottage, Mill Lane, W8 7NX", other: "Rose Cottage, W8 7NX", different: false },
  { one: "Rose Cottage, Mill Lane, W8 7NX", other: "Thorn Cottage, Mill Lane, W8 7NX", different: true },
];
for (const { one, other, different } of doors) {
  test(`"${one}" and "${other}" ${different ? "are two doors" : "may be one door"}`, () => {
    assert.equal(areDifferentDoors(one, other), different);
    assert.equal(areDifferentDoors(other, one), different);
  });
}

const letters = [
  { address: "12 Fernhill Road, W8 7NX", postable: true },
  { address: "Rose Cottage, Mill Lane, W8 7NX", postable: true },
  { address: "London, W8 7NX", postable: false },
  { address: "W8 7NX", postable: false },
  { address: "12 Fernhill Road, London", postable: false },
  { address: "12 Fernhill Road, XX1 1XX", postable: false },
  { address: "12 Fernhill Road, Northmere, Wales", postable: false },
  { address: "12 Rue Exemple, Paris, Ffrainc", postable: true },
  { address: "Unit 5, BFPO 58", postable: true },
  { address: "No fixed abode, 12 Fernhill Road, W8 7NX", postable: false },
  {
    address: "Flat 1, Block B, Long House, The Estate, 12 Fernhill Road, Lower Northmere, Northmere, W8 7NX",
    postable: true,
  },
];
for (const { address, postable } of letters) {
  test(`a letter ${postable ? "can" : "cannot"} be posted to "${address}"`, () =>
    assert.equal(isPostable(address), postable));
}
