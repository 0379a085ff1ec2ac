import assert from "node:assert/strict";
import { test } from "node:test";
import { must, passphrase, setUpToken, staffedDesk, testDesk } from "../../../test/desk.ts";
import { enrol } from "../../../test/signing-in.ts";
import { hashPassphrase, passphraseFits } from "./passphrase.ts";

const good = {
  setUpToken,
  name: "Lea Lead",
  email: "Lea@Northmere.example",
  passphrase,
  authorities: ["Northmere Borough Council"],
};

const refused = [
  { name: "a wrong token", change: { setUpToken: "guess" }, kind: "wrong-token" },
  { name: "no name", change: { name: " " }, kind: "name-missing" },
  { name: "an address without a domain", change: { email: "lea@northmere" }, kind: "email-malformed" },
  { name: "a short passphrase", change: { passphrase: "elevenchars" }, kind: "passphrase-too-short" },
  { name: "a passphrase of spaces", change: { passphrase: " ".repeat(20) }, kind: "passphrase-too-short" },
  { name: "no authority", change: { authorities: ["", " "] }, kind: "authority-missing" },
];
test("set-up refuses what is not right, and leaves nothing behind", async (t) => {
  const { desk } = await testDesk();
  for (const { name, change, kind } of refused) {
    await t.test(name, async () => {
      assert.deepEqual(await desk.setUp({ ...good, ...change }), { ok: false, problem: { kind } });
      assert.equal(await desk.needsSetUp(), true);
      assert.deepEqual(await desk.authorities("system"), []);
    });
  }
});

test("set-up makes the authorities, their first services and a lead who sees nothing before a second factor is there", async () => {
  const { desk } = await testDesk();
  const names = ["Northmere Borough Council", "City of Southwold Council", "Northmere County Council", " "];
  const grant = must(await desk.setUp({ ...good, authorities: names }));
  const authorities = await desk.authorities("system");
  assert.deepEqual(
    authorities.map(({ key }) => key),
    ["northmere", "southwold", "northmere-2"],
  );
  assert.equal(grant.staff.role, "lead");
  assert.equal(grant.staff.authority, authorities[0]?.id);
  assert.equal(await desk.staffOfSession(grant.token), null);
  assert.equal(grant.needs, "second-factor");
  const services = await desk.services("system");
  assert.equal(services.length, 24);
  assert.ok(services.every(({ status }) => status === "running"));
  assert.deepEqual(await desk.setUp(good), { ok: false, problem: { kind: "already-set-up" } });
});

test("of two set-ups at once only one counts", async () => {
  const { desk } = await testDesk();
  const outcomes = await Promise.all([desk.setUp(good), desk.setUp({ ...good, email: "eve@evil.example" })]);
  assert.deepEqual(outcomes.map(({ ok }) => ok).toSorted(), [false, true]);
  assert.equal((await desk.authorities("system")).length, 1);
});

test("an account signs in whatever the case of its address, and is refused twice", async () => {
  const { desk, lead, north } = await staffedDesk();
  const form = {
    name: "Ana",
    email: "Ana@Northmere.example",
    role: "analyst" as const,
    authority: north,
    passphrase,
  };
  must(await desk.addStaff(lead, form));
  assert.equal(
    must(await desk.signIn({ email: " ana@NORTHMERE.example ", passphrase })).staff.role,
    "analyst",
  );
  const again = await desk.addStaff(lead, { ...form, email: "ANA@northmere.example" });
  assert.deepEqual(again, { ok: false, problem: { kind: "email-taken" } });
});

test("a lead helps a partner to its first account, and then the partner's own leads add colleagues", async () => {
  const { desk, lead } = await staffedDesk();
  const contact = { phone: "", email: "", web: "", address: [] };
  const partner = must(await desk.addAuthority("system", { key: "westmere", name: "Westmere", contact }));
  const form = { name: "Wes", role: "lead" as const, authority: partner.id, passphrase };
  const first = must(await desk.addStaff(lead, { ...form, email: "wes@westmere.example" }));
  const spy = await desk.addStaff(lead, { ...form, email: "spy@northmere.example" });
  assert.deepEqual(spy, { ok: false, problem: { kind: "has-own-staff" } });
  must(await desk.addStaff(first, { ...form, email: "una@westmere.example" }));
});

test("a session ends with sign-out, after two idle hours, and after twelve hours in any case", async () => {
  const staffed = await staffedDesk();
  const { desk, world, lead } = staffed;
  const person = await enrol(staffed, lead.email);
  const signIn = async () => (await person.signIn()).token;
  const later = (minutes: number) => {
    world.now = new Date(world.now.getTime() + minutes * 60_000);
  };
  const left = await signIn();
  await desk.signOut(left);
  assert.equal(await desk.staffOfSession(left), null);
  const idle = await signIn();
  later(121);
  assert.equal(await desk.staffOfSession(idle), null);
  const busy = await signIn();
  for (let hour = 0; hour < 11; hour++) {
    later(60);
    assert.notEqual(await desk.staffOfSession(busy), null);
  }
  later(60);
  assert.equal(await desk.staffOfSession(busy), null);
  assert.equal(await desk.staffOfSession("made up"), null);
  assert.equal(await desk.staffOfSession(""), null);
});

test("an unknown address and a wrong passphrase get the same answer, and as many tries", async () => {
  const { desk, lead } = await staffedDesk();
  const answers = async (email: string) => {
    const kinds: string[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const outcome = await desk.signIn({ email, passphrase: "wrong wrong wrong", source: "192.0.2.7" });
      kinds.push(outcome.ok ? "in" : outcome.problem.kind);
    }
    return kinds;
  };
  const known = await answers(lead.email);
  assert.deepEqual(known, [...Array(5).fill("not-recognised"), "wait", "wait"]);
  assert.deepEqual(await answers("nobody@northmere.example"), known);
});

test("who waits gets in again after the seconds that were named", async () => {
  const { desk, world, lead } = await staffedDesk();
  const wrong = { email: lead.email, passphrase: "wrong wrong wrong", source: "192.0.2.7" };
  for (let attempt = 0; attempt < 5; attempt++) await desk.signIn(wrong);
  const outcome = await desk.signIn({ ...wrong, passphrase });
  assert.ok(!outcome.ok && outcome.problem.kind === "wait" && outcome.problem.seconds <= 15);
  world.now = new Date(world.now.getTime() + outcome.problem.seconds * 1000);
  assert.equal((await desk.signIn({ ...wrong, passphrase })).ok, true);
});

test("a passphrase fits in another Unicode form, and no damaged hash fits anything", async () => {
  const kept = await hashPassphrase("Zoë's long passphrase");
  assert.equal(await passphraseFits("Zoe\u0308's long passphrase", kept), true);
  assert.equal(await passphraseFits("Zoe's long passphrase", kept), false);
  assert.equal(await passphraseFits("", "not a hash"), false);
});
