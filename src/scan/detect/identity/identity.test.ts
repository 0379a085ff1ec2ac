import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MentionType } from "../../../domain/people/mention.ts";
import { type Case, confidenceOf, under, valuesIn } from "../trial.ts";
import { passesMod11 } from "./nhs-number.ts";
import { checkDigit } from "./utr.ts";

const tables: Partial<Record<MentionType, readonly Case[]>> = {
  nino: [
    { name: "without spaces", text: "NI number JG103759A", values: ["JG103759A"] },
    { name: "grouped by spaces", text: "His NI No. is JG 10 37 59 A.", values: ["JG103759A"] },
    { name: "without a cue", text: "We hold JG103759A for this.", values: ["JG103759A"] },
    { name: "without suffix but with a cue", text: "National Insurance: JG103759", values: ["JG103759"] },
    { name: "without suffix and cue", text: "Order JG103759 has shipped", values: [] },
    { name: "in lower case with a cue", text: "nino jg103759a", values: ["JG103759A"] },
    { name: "a prefix that is never issued", text: "NI no GB103759A", values: [] },
    { name: "an administrative prefix", text: "NI no PZ103759A", values: [] },
    { name: "the specimen AB123456C", text: "NI no AB123456C", values: [] },
    { name: "another suffix than the specimen's", text: "NI no AB123456A", values: ["AB123456A"] },
    { name: "HMRC's specimen", text: "NI no QQ123456C", values: [] },
    { name: "a suffix that does not exist", text: "NI no JG103759E", values: [] },
    { name: "part of a longer word", text: "XJG103759AB", values: [] },
  ],
  "nhs-number": [
    { name: "grouped by spaces", text: "NHS no 401 023 2137.", values: ["4010232137"] },
    { name: "wrong check digit", text: "NHS no 401 023 2138", values: [] },
    { name: "a test number's range", text: "NHS no 999 000 0018", values: [] },
    { name: "a range that is not issued", text: "NHS no 5000000003", values: [] },
    { name: "all digits equal", text: "NHS no 4444444444", values: [] },
    { name: "part of a longer number", text: "NHS no 40102321370", values: [] },
    { name: "inside a decimal", text: "NHS no 0.4010232137", values: [] },
    { name: "inside a UUID", text: "id 4010232137-1111 12345678-1234-1234-1234-401023213700", values: [] },
    { name: "a Scottish CHI number with a real birth date", text: "CHI 0101500009", values: ["0101500009"] },
  ],
  utr: [
    { name: "with its cue", text: "UTR 1123456789", values: ["1123456789"] },
    { name: "in words", text: "Your Unique Taxpayer Reference is 11234 56789", values: ["1123456789"] },
    { name: "without a cue", text: "Call 1123456789", values: [] },
    { name: "wrong check digit", text: "UTR 2123456789", values: [] },
    { name: "a council tax reference is none", text: "council tax ref 1123456789", values: [] },
  ],
  passport: [
    { name: "nine digits with a cue", text: "Passport number 925665416", values: ["925665416"] },
    { name: "cue at the line's end", text: "passport no.\n925665416", values: ["925665416"] },
    { name: "nine digits without a cue", text: "Invoice 925665416", values: [] },
    { name: "a serial of equal digits", text: "passport 111111111", values: [] },
    {
      name: "machine-readable zone",
      text: "P<GBROKAFOR<<JANE<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n9256654167GBR8504031F2501017<<<<<<<<<<<<<<02",
      values: [],
    },
    {
      name: "machine-readable zone whose digits agree",
      text: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n",
      values: ["L898902C3"],
    },
  ],
  "driving-licence": [
    { name: "no such month", text: "Driving licence OKAFO863035J99XX", values: [] },
    { name: "a real month and day", text: "Licence no JONES804035JA9AB", values: ["JONES804035JA9AB"] },
    { name: "a woman's month", text: "DVLA OKAFO854035J99AB", values: ["OKAFO854035J99AB"] },
    { name: "DVLA's specimen", text: "licence MORGA657054SM9IJ", values: [] },
    { name: "no such day", text: "licence JONES804425JA9AB", values: [] },
  ],
  "date-of-birth": [
    { name: "with a cue", text: "DOB 03/04/1985", values: ["1985-04-03"] },
    { name: "day first in words", text: "She was born on 3rd April 1985.", values: ["1985-04-03"] },
    { name: "ISO", text: "date of birth: 1985-04-03", values: ["1985-04-03"] },
    { name: "two digits of year", text: "d.o.b. 3.4.85", values: ["1985-04-03"] },
    { name: "behind a name in brackets", text: "Jane Okafor (03/04/1985) called.", values: ["1985-04-03"] },
    { name: "any other date", text: "The meeting of 03/04/1985 was long.", values: [] },
    { name: "no such day", text: "DOB 31/02/1985", values: [] },
    { name: "too long ago", text: "born 03/04/1795", values: [] },
    { name: "a label on the line above", text: "Date of birth\n03/04/1985\n", values: ["1985-04-03"] },
  ],
};

for (const [type, cases] of Object.entries(tables) as [MentionType, readonly Case[]][]) {
  for (const { name, text, values } of cases) {
    test(`${type}: ${name}`, () => assert.deepEqual(valuesIn(text, type), values));
  }
}

const columns: readonly (readonly [MentionType, string, string, string])[] = [
  ["nino", "NINO", "jg103759a", "JG103759A"],
  ["nhs-number", "NHS No", "4010232137", "4010232137"],
  ["utr", "UTR", "1123456789", "1123456789"],
  ["passport", "Passport No", "925665416", "925665416"],
  ["driving-licence", "Driving Licence", "JONES 804035 JA9AB", "JONES804035JA9AB"],
  ["date-of-birth", "D.O.B.", "03-Apr-85", "1985-04-03"],
];
for (const [type, header, text, value] of columns) {
  test(`${type}: in a column headed ${header}`, () => assert.deepEqual(under(header, text, type), [value]));
}

test("a cue within 30 characters makes an NI number high, none makes it medium", () => {
  assert.equal(confidenceOf("NI number: JG103759A", "nino"), "high");
  assert.equal(confidenceOf(`National Insurance ${"and so on ".repeat(8)}JG103759A`, "nino"), "medium");
  assert.equal(confidenceOf("JG103759A", "nino"), "medium");
});

test("ten bare digits that pass mod 11 are low without a cue", () => {
  assert.equal(confidenceOf("4010232137", "nhs-number"), "low");
  assert.equal(confidenceOf("NHS 4010232137", "nhs-number"), "high");
});

test("a driving licence is high where the surname stands near it", () => {
  assert.equal(confidenceOf("Mr Jones showed JONES804035JA9AB", "driving-licence"), "high");
  assert.equal(confidenceOf("He showed JONES804035JA9AB", "driving-licence"), "medium");
});

test("NHS check digit: any change of one digit breaks it", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(digits, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
      const sum = nine.reduce((total, digit, i) => total + digit * (10 - i), 0);
      const check = (11 - (sum % 11)) % 11;
      if (check === 10) return true;
      const whole = [...nine, check];
      const changed = whole.map((digit, i) => (i === at ? (digit + by) % 10 : digit));
      return passesMod11(whole.join("")) && !passesMod11(changed.join(""));
    }),
  );
});

test("UTR check digit: a change of one digit with a weight prime to eleven shows", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
  // Remainders 0 and 9, and 1 and 10, share a check digit, so not every change can show.
  fc.assert(fc.property(digits, (nine) => /^[1-9]$/.test(checkDigit(`0${nine.join("")}`))));
  assert.equal(checkDigit("0123456789"), "1");
});
