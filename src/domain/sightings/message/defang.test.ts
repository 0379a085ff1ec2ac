import assert from "node:assert/strict";
import { test } from "node:test";
import { defanged, defangedWords, unmasked } from "./defang.ts";

const addresses = [
  {
    name: "a link",
    text: "https://evil.example.com/a.php?x=1",
    shown: "hxxps://evil[.]example[.]com/a.php?x=1",
  },
  { name: "in capitals", text: "HTTP://EVIL.EXAMPLE", shown: "hxxp://EVIL[.]EXAMPLE" },
  {
    name: "with somebody before the host",
    text: "https://bank.example@evil.test/",
    shown: "hxxps://bank[.]example[@]evil[.]test/",
  },
  { name: "numbers for a host", text: "http://192.0.2.7/x", shown: "hxxp://192[.]0[.]2[.]7/x" },
  { name: "an address of mail", text: "it@evil.example", shown: "it[@]evil[.]example" },
  { name: "a host alone", text: "www.evil.example", shown: "www[.]evil[.]example" },
  { name: "script", text: "javascript:alert(1)", shown: "javascript[:]alert(1)" },
  { name: "what is defanged already", text: "hxxps://evil[.]example", shown: "hxxps://evil[.]example" },
];
for (const { name, text, shown } of addresses)
  test(`defanged: ${name}`, () => assert.equal(defanged(text), shown));

test("a sentence keeps its full stops, and what is an address in it loses them", () => {
  assert.equal(
    defangedWords("I was asked to go to pay.evil.example.Then I stopped. See https://a.example/b."),
    "I was asked to go to pay[.]evil[.]example[.]Then I stopped. See hxxps://a[.]example/b.",
  );
  assert.equal(defangedWords("It came at 9.30 and cost £1.45."), "It came at 9.30 and cost £1.45.");
});

const names = [
  { name: "writing turned around", text: "invoice\u202efdp.exe", shown: "invoice[U+202E]fdp.exe" },
  { name: "a letter of another alphabet in a Latin word", text: "p\u0430ypal", shown: "p[U+0430]ypal" },
  { name: "a word in Greek", text: "Ελλάδα", shown: "Ελλάδα" },
  { name: "a space of no width", text: "pay\u200bpal", shown: "pay[U+200B]pal" },
  { name: "half a character", text: "a\ud800b", shown: "a\ufffdb" },
  { name: "a command to the terminal", text: "\u001b[31mred", shown: "[U+001B][31mred" },
];
for (const { name, text, shown } of names)
  test(`written out: ${name}`, () => assert.equal(unmasked(text), shown));
