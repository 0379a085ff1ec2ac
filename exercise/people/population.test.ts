import assert from "node:assert/strict";
import { test } from "node:test";
import { Chance } from "../chance.ts";
import { populate } from "./population.ts";

const population = populate(1500, new Chance(11));
const homes = [...population.staff, ...population.households];
const people = homes.flatMap((home) => home.people);

test("a National Insurance number has a prefix that is given to people", () => {
  for (const { nino } of people) {
    assert.match(
      nino,
      /^(?!BG|GB|KN|NK|NT|TN|ZZ|OO|CR|FY|MW|NC|PP|PY|PZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    );
  }
});

test("an NHS number adds up to a multiple of eleven and is of England and Wales", () => {
  for (const { nhsNumber } of people) {
    const sum = [...nhsNumber].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
    assert.match(nhsNumber, /^[467]\d{9}$/);
    assert.equal(sum % 11, 0);
  }
});

test("a tax reference begins with its check digit", () => {
  const weights = [0, 6, 7, 8, 9, 10, 5, 4, 3, 2];
  for (const { utr } of people) {
    const sum = [...utr].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0);
    const check = 11 - (sum % 11);
    assert.equal(Number(utr[0]), check > 9 ? check - 9 : check);
  }
});

test("a payment card passes Luhn and is none of the published test cards", () => {
  for (const { card } of people) {
    const doubled = [..."0246813579"].map(Number);
    const sum = [...card]
      .reverse()
      .reduce((all, digit, i) => all + (i % 2 ? (doubled[Number(digit)] ?? 0) : Number(digit)), 0);
    assert.equal(sum % 10, 0);
    assert.doesNotMatch(
      card,
      /^(4111111111111111|4242424242424242|5555555555554444|378282246310005|374245455400126)$/,
    );
  }
});

test("an IBAN leaves 1 when divided by 97 and holds the account", () => {
  for (const { iban, account } of people) {
    const turned = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
      String(letter.charCodeAt(0) - 55),
    );
    assert.equal(BigInt(turned) % 97n, 1n);
    assert.ok(iban.endsWith(account.sortCode + account.number));
  }
});

test("a pupil number begins with its check letter", () => {
  for (const { upn } of people) {
    const sum = [...upn.slice(1)].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
    assert.equal(upn[0], "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]);
  }
});

test("a driving licence agrees with surname, birth date, sex and initials", () => {
  for (const { drivingLicence, dateOfBirth, sex, forenames } of people) {
    assert.match(drivingLicence, /^[A-Z9]{5}\d[0156]\d[0-3]\d\d[A-Z][A-Z9]\d[A-Z]{2}$/);
    const month = Number(drivingLicence.slice(6, 8)) - (sex === "F" ? 50 : 0);
    const born = `${dateOfBirth.slice(0, 2)}${drivingLicence[5]}${drivingLicence[10]}-${String(month).padStart(2, "0")}-${drivingLicence.slice(8, 10)}`;
    assert.equal(born, dateOfBirth);
    assert.equal(drivingLicence[11], forenames[0]?.normalize("NFD").charAt(0).replace("Ł", "L"));
  }
});

test("a vehicle registration has the form of its years", () => {
  for (const { vehicle } of people) {
    assert.match(
      vehicle,
      /^([A-HJ-PR-Y]{2}(0[2-9]|1\d|20|5[1-9]|6\d)[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{2,3}[A-HJ-PR-Y]{3})$/,
    );
  }
});

test("no telephone number is a drama number, and each has its ten digits", () => {
  for (const phone of [...people.map((one) => one.mobile), ...homes.map((home) => home.landline)]) {
    assert.match(phone, /^\+44(7[1-5789]\d{8}|20[378]\d{7})$/);
    assert.doesNotMatch(phone, /^\+44(7700900|1632960|2079460)/);
  }
});

test("a postcode has a real form and its borough's outcode", () => {
  for (const home of homes.filter((one) => one.address.postcode !== "")) {
    const authority = population.authorities.find((one) => one.key === home.authority);
    assert.match(home.address.postcode, /^[A-Z]{1,2}\d{1,2}[A-Z]? \d[ABD-HJLNP-UW-Z]{2}$/);
    assert.ok(authority?.outcodes.includes(home.address.postcode.split(" ")[0] ?? ""));
  }
});

test("families share an e-mail address or a bank account, strangers do not", () => {
  const emails = Map.groupBy(people, (one) => one.email);
  const shared = [...emails.values()].filter((owners) => owners.length > 1);
  assert.ok(shared.length > 50);
  for (const owners of shared) assert.equal(new Set(owners.map((one) => one.household)).size, 1);
  const accounts = Map.groupBy(people, (one) => one.account.sortCode + one.account.number);
  assert.ok([...accounts.values()].some((owners) => owners.length > 1));
});
