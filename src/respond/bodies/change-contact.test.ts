import assert from "node:assert/strict";
import { test } from "node:test";
import { staffedDesk } from "../../../test/desk.ts";

const { desk, lead, north, south } = await staffedDesk();
const good = {
  phone: " 020 7946 0000 ",
  email: "incident@north.example",
  web: "north.example",
  address: ["Town Hall", " ", "W8 1AA"],
};

test("how people reach an authority is kept, trimmed and without empty lines", async () => {
  assert.equal((await desk.changeContact(lead, north, good)).ok, true);
  const { contact } = (await desk.authorities("system")).find(({ id }) => id === north)!;
  assert.deepEqual(contact, { ...good, phone: "020 7946 0000", address: ["Town Hall", "W8 1AA"] });
});

const refused = [
  { name: "no phone number", change: { phone: "" }, kind: "phone-malformed" },
  { name: "words for a phone number", change: { phone: "ask at the desk" }, kind: "phone-malformed" },
  { name: "no e-mail address", change: { email: "north.example" }, kind: "email-malformed" },
  { name: "eight lines of address", change: { address: "abcdefgh".split("") }, kind: "address-too-long" },
] as const;
for (const { name, change, kind } of refused) {
  test(`how people reach an authority is refused: ${name}`, async () => {
    const outcome = await desk.changeContact(lead, north, { ...good, ...change });
    assert.equal(outcome.ok ? null : outcome.problem.kind, kind);
  });
}

test("staff change how people reach their own authority alone", async () => {
  const outcome = await desk.changeContact(lead, south, good);
  assert.equal(outcome.ok ? null : outcome.problem.kind, "not-yours");
});
