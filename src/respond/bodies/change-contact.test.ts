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

test("whom the press asks and the area's code are kept, and taken away when they are left empty", async () => {
  const more = { pressPhone: "020 7946 0999", pressEmail: "press@north.example", areaCode: " e09000020 " };
  assert.equal((await desk.changeContact(lead, north, { ...good, ...more })).ok, true);
  const kept = async () => (await desk.authorities("system")).find(({ id }) => id === north)!.contact;
  assert.deepEqual((await kept()).areaCode, "E09000020");
  assert.equal((await desk.changeContact(lead, north, { ...good, pressPhone: " " })).ok, true);
  assert.deepEqual(Object.keys(await kept()).sort(), ["address", "email", "phone", "web"]);
});

const refused = [
  { name: "no phone number", change: { phone: "" }, kind: "phone-malformed" },
  { name: "words for a phone number", change: { phone: "ask at the desk" }, kind: "phone-malformed" },
  { name: "no e-mail address", change: { email: "north.example" }, kind: "email-malformed" },
  { name: "words for the press to call", change: { pressPhone: "ask us" }, kind: "press-phone-malformed" },
  { name: "no address for the press", change: { pressEmail: "press@" }, kind: "press-email-malformed" },
  { name: "an area's name for its code", change: { areaCode: "Kensington" }, kind: "area-code-malformed" },
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
