import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { newDevice, party } from "../../../test/authenticator.ts";
import { must, passphrase, staffedDesk } from "../../../test/desk.ts";
import { enrol, here } from "../../../test/signing-in.ts";
import type { From } from "../desk/house/account-desk.ts";

const elsewhere: From = { source: "198.51.100.9", browser: "Chrome on Windows" };
const holder = "what this browser alone holds";
const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }) =>
  outcome.ok ? "in" : outcome.problem!.kind;

async function withPasskey() {
  const staffed = await staffedDesk();
  const { desk, lead } = staffed;
  const person = await enrol(staffed, lead.email);
  const device = newDevice();
  const options = await desk.askForNewPasskey(lead, holder, party);
  must(await desk.addPasskey(lead, holder, device.register(options, "Blue key")));
  const ask = () => desk.askForPasskey(holder, party);
  return { ...staffed, person, device, ask };
}

test("a passkey signs in without passphrase and code, and is listed with its name and its host", async () => {
  const { desk, lead, device, ask } = await withPasskey();
  const grant = must(await desk.signInWithPasskey(holder, device.answer(await ask()), elsewhere));
  assert.equal((await desk.session(grant.token))?.staff.id, lead.id);
  const { passkeys } = await desk.factors(lead);
  assert.deepEqual(
    passkeys.map(({ name, host }) => [name, host]),
    [["Blue key", "localhost"]],
  );
  assert.notEqual(passkeys[0]?.usedAt, null);
});

test("no flood against an account, its codes or its source holds up who has a passkey", async () => {
  const { desk, lead, device, ask } = await withPasskey();
  for (let n = 0; n < 60; n++) {
    await desk.signIn({ email: lead.email, passphrase: "wrong wrong wrong", source: elsewhere.source });
    await desk.signIn({ email: lead.email, passphrase: "wrong wrong wrong", source: `203.0.113.${n}` });
  }
  assert.equal(
    kindOf(await desk.signIn({ email: lead.email, passphrase, source: elsewhere.source })),
    "wait",
  );
  assert.equal(kindOf(await desk.signInWithPasskey(holder, device.answer(await ask()), elsewhere)), "in");
});

test("asking for challenges writes nothing", async () => {
  const { ask, record } = await withPasskey();
  const count = async () => (await record.sql`select from spent_challenge`).length;
  const before = await count();
  for (let n = 0; n < 50; n++) await ask();
  assert.equal(await count(), before);
});

const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const lies = [
  { name: "made on another site", lie: { origin: "https://evil.example" } },
  { name: "made for another host name", lie: { host: "evil.example" } },
  {
    name: "to a challenge of somebody's own making",
    lie: { challenge: Buffer.alloc(40).toString("base64url") },
  },
  { name: "of a device that did not ask who holds it", lie: { unverified: true } },
  { name: "signed by another key", lie: { key: stranger } },
  { name: "whose counter went back, as a copy's would", lie: { counter: 1 } },
];
for (const { name, lie } of lies) {
  test(`an answer ${name} lets nobody in`, async () => {
    const { desk, device, ask } = await withPasskey();
    must(await desk.signInWithPasskey(holder, device.answer(await ask()), here));
    const outcome = await desk.signInWithPasskey(holder, device.answer(await ask(), lie), here);
    assert.equal(kindOf(outcome), "passkey-refused");
  });
}

test("an answer works once, in the browser that was asked, and for five minutes", async () => {
  const { desk, world, device, ask } = await withPasskey();
  const answer = device.answer(await ask());
  assert.equal(kindOf(await desk.signInWithPasskey("another browser", answer, here)), "passkey-refused");
  assert.equal(kindOf(await desk.signInWithPasskey(holder, answer, here)), "in");
  assert.equal(kindOf(await desk.signInWithPasskey(holder, answer, here)), "passkey-refused");
  const late = device.answer(await ask());
  world.now = new Date(world.now.getTime() + 301_000);
  assert.equal(kindOf(await desk.signInWithPasskey(holder, late, here)), "passkey-refused");
});

const nulled = {
  ...{ id: "\u0000", rawId: "\u0000", type: "public-key", clientExtensionResults: {} },
  response: { clientDataJSON: "e30", authenticatorData: "", signature: "" },
};
const nonsense = [
  JSON.stringify(nulled),
  "",
  "{",
  "null",
  "[]",
  "{}",
  '{"id":"x"}',
  JSON.stringify({
    id: "x",
    rawId: "x",
    type: "public-key",
    response: { clientDataJSON: "%%" },
    clientExtensionResults: {},
  }),
];
for (const response of nonsense) {
  test(`what is no answer at all is refused: ${response.slice(0, 20)}`, async () => {
    const { desk, lead } = await withPasskey();
    assert.equal(kindOf(await desk.signInWithPasskey(holder, { response, party }, here)), "passkey-refused");
    assert.equal(
      kindOf(await desk.addPasskey(lead, holder, { name: "x", response, party })),
      "passkey-refused",
    );
  });
}

test("a passkey is one person's, has a name, and works for its own host alone", async () => {
  const { desk, lead, partner, device, ask } = await withPasskey();
  const again = device.register(await desk.askForNewPasskey(partner, holder, party), "Mine");
  assert.equal(kindOf(await desk.addPasskey(partner, holder, again)), "passkey-taken");
  const nameless = newDevice().register(await desk.askForNewPasskey(lead, holder, party), " ");
  assert.equal(kindOf(await desk.addPasskey(lead, holder, nameless)), "passkey-nameless");
  const other = { host: "respond.northmere.example", origin: "https://respond.northmere.example" };
  const answer = { ...device.answer(await ask()), party: other };
  assert.equal(kindOf(await desk.signInWithPasskey(holder, answer, here)), "passkey-refused");
});

test("the last second factor stays, whichever it is, and whoever removes two at once", async () => {
  const { desk, lead, device } = await withPasskey();
  const outcomes = await Promise.all([desk.removeTotp(lead), desk.removePasskey(lead, device.id)]);
  assert.deepEqual(outcomes.map(kindOf).toSorted(), ["in", "last-factor"]);
  const { totp, passkeys } = await desk.factors(lead);
  assert.equal(Number(totp !== null) + passkeys.length, 1);
});

test("a new account can begin with a passkey, and then has recovery codes for a passphrase's sake", async () => {
  const { desk, partner } = await staffedDesk();
  const half = must(await desk.signIn({ email: partner.email, passphrase }));
  const device = newDevice();
  const form = device.register(await desk.askForNewPasskey(partner, half.token, party), "Laptop");
  const enrolled = must(await desk.enrolPasskey(half.token, form, here));
  assert.equal(enrolled.recoveryCodes.length, 10);
  const next = must(await desk.signIn({ email: partner.email, passphrase }));
  assert.equal(next.needs, "passkey");
  assert.equal(kindOf(await desk.signInWithRecoveryCode(next.token, enrolled.recoveryCodes[0]!, here)), "in");
});

test("who it is, is proved anew by one's own passkey, and not by a colleague's", async () => {
  const staffed = await withPasskey();
  const { desk, world, lead, partner, person, device } = staffed;
  const other = newDevice();
  must(
    await desk.addPasskey(
      partner,
      holder,
      other.register(await desk.askForNewPasskey(partner, holder, party), "x"),
    ),
  );
  const { token } = await person.signIn();
  world.now = new Date(world.now.getTime() + 3_600_000);
  const ask = () => desk.askForPasskey(token, party);
  assert.equal(kindOf(await desk.confirmWithPasskey(token, other.answer(await ask()))), "passkey-refused");
  assert.equal(kindOf(await desk.confirmWithPasskey(token, device.answer(await ask()))), "in");
  assert.deepEqual((await desk.session(token))?.confirmedAt, world.now);
  assert.equal((await desk.session(token))?.staff.id, lead.id);
});
