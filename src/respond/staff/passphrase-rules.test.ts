import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOfPassphrase } from "./passphrase-rules.ts";

const owner = { name: "Ngozi Pryce", email: "ngozi.pryce@northmere.gov.uk" };
const cases = [
  { passphrase: "seven quiet otters", kind: undefined },
  { passphrase: "Zoë's långa lösen", kind: undefined },
  { passphrase: "xK3;vQ8$pL2@", kind: undefined },
  { passphrase: "candle porridge ngozi anvil", kind: undefined },
  { passphrase: "elevenchars", kind: "passphrase-too-short" },
  { passphrase: "            ", kind: "passphrase-too-short" },
  { passphrase: "Password1234", kind: "passphrase-too-common" },
  { passphrase: "P@ssw0rd2026!", kind: "passphrase-too-common" },
  { passphrase: "123456789012", kind: "passphrase-too-common" },
  { passphrase: "qwertyuiopas", kind: "passphrase-too-common" },
  { passphrase: "abcabcabcabcabc", kind: "passphrase-too-common" },
  { passphrase: "aaaaaaaaaaaaaa", kind: "passphrase-too-common" },
  { passphrase: "correct horse battery staple", kind: "passphrase-too-common" },
  { passphrase: "ngozi pryce 2026", kind: "passphrase-too-near" },
  { passphrase: "Ngozi.Pryce@northmere.gov.uk", kind: "passphrase-too-near" },
  { passphrase: "candour-council-1", kind: "passphrase-too-near" },
];
for (const { passphrase, kind } of cases) {
  test(`the passphrase “${passphrase}” is ${kind ?? "taken"}`, () =>
    assert.equal(problemOfPassphrase(passphrase, owner)?.kind, kind));
}
