/** Payment cards: an issuer's range (ISO/IEC 7812), its length, and Luhn; also Switch, Solo and Maestro of the archive's years. */
import { type Detector, digitsOf, supported } from "../detector.ts";
import { passesLuhn } from "./luhn.ts";

/** Issuer's range and its lengths. */
const issuers: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:4903|4905|4911|4936|564182|633110|6333|6334|6759|6767)/, [16, 18, 19]],
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|095|[689])/, [14, 16]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 19]],
  [/^(?:2131|1800)/, [15]],
  [/^(?:50|5[6-9]|6[0-9])/, [13, 14, 15, 16, 17, 18, 19]],
];
/** Printed in manuals for testing: nobody's. */
const tests = new Set(
  `4111111111111111 4012888888881881 4222222222222 4242424242424242 4000056655665556 5555555555554444 5105105105105100
   2223003122003222 5200828282828210 378282246310005 371449635398431 378734493671000 30569309025904 38520000023237
   6011111111111117 6011000990139424 3530111333300000 3566002020360505 4000000000000002 4929000000006 5404000000000001
   4917300800000000 4917610000000000 6331101999990016 5641820000000005 6304000000000000 36148900647913 4444333322221111
   4462030000000000 4484070000000000 4000000000000077 4000000000009995 4917480000000008 5454545454545454 2222400070000005
   6759649826438453 6799990100000000019 5506900140100305 343434343434343 4000002760003184 2720990000000007 2222990000000005`.split(
    /\s+/,
  ),
);

export const paymentCard: Detector = {
  type: "payment-card",
  pattern:
    /(?<!\d)(?:\d{13,19}|\d{4}(?:[ \n]\d{4}){2,3}(?:[ \n]\d{1,3})?|\d{4}(?:-\d{4}){2,3}(?:-\d{1,3})?|\d{4}[ \n]\d{6}[ \n]\d{4,5}|\d{4}-\d{6}-\d{4,5}|\d{6} \d{13})/g,
  inColumn: /^\d[\d -]{10,22}\d$/,
  cues: /\b(?:card|visa|mastercard|amex|american express|maestro|switch|solo|expiry|expires|exp|cvv|cvc|security code|debit|credit)\b/i,
  normalise: digitsOf,
  accepts(value, at) {
    if (tests.has(value) || /^(\d)\1+$/.test(value) || !passesLuhn(value)) return null;
    const issued = issuers.some(([range, lengths]) => range.test(value) && lengths.includes(value.length));
    // Maestro's broad range covers a tenth of all numbers: alone it says nothing.
    const broad = !issuers
      .slice(0, -1)
      .some(([range, lengths]) => range.test(value) && lengths.includes(value.length));
    return issued && (!broad || supported(at)) ? "check-digit" : null;
  },
};
