import assert from "node:assert/strict";
import { test } from "node:test";
import { must, passphrase, staffedDesk } from "../../../test/desk.ts";
import { enrol, here } from "../../../test/signing-in.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { From } from "../desk/house/account-desk.ts";

const elsewhere: From = { source: "198.51.100.9", browser: "Chrome on Windows" };
const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }) =>
  outcome.ok ? "done" : outcome.problem!.kind;
const day = 86_400_000;

async function withColleague() {
  const staffed = await staffedDesk();
  const { desk, lead, north } = staffed;
  const form = { name: "Ana", email: "ana@northmere.example", role: "analyst", authority: north } as const;
  const ana = must(await desk.addStaff("system", { ...form, passphrase }));
  const verbs = async () => (await desk.ledger("system", { page: 1 })).rows.map(({ verb }) => verb);
  return {
    ...staffed,
    ana,
    verbs,
    person: await enrol(staffed, ana.email),
    leader: await enrol(staffed, lead.email),
  };
}

test("an invited person chooses a passphrase that nobody else knows, and then a second factor", async () => {
  const staffed = await withColleague();
  const { desk, lead, north } = staffed;
  const form = {
    name: " Ida ",
    email: "Ida@Northmere.example",
    role: "dpo",
    authority: north,
    days: 3,
  } as const;
  const { invitation, code } = must(await desk.invite(lead, form));
  const typed = code.toLowerCase().replaceAll("-", " ");
  const opened = must(await desk.openInvitation(typed, elsewhere));
  assert.equal((await desk.halfOf(opened.token))?.invitation?.name, "Ida");
  assert.equal(kindOf(await desk.acceptInvitation(opened.token, "short")), "passphrase-too-short");
  const joined = must(await desk.acceptInvitation(opened.token, "harbour lantern thistle"));
  assert.deepEqual(
    [joined.needs, joined.staff.role, joined.staff.authority],
    ["second-factor", "dpo", north],
  );
  const person = await enrol(staffed, "ida@northmere.example", "harbour lantern thistle");
  assert.equal((await desk.session(person.enrolled.token))?.staff.name, "Ida");
  assert.equal(kindOf(await desk.openInvitation(code, here)), "invitation-taken");
  const { rows } = await desk.ledger("system", { page: 1 });
  const added = rows.find(({ verb, actor }) => verb === "staff.added" && actor === joined.staff.id);
  assert.equal(added?.detail["invitation"], invitation.id);
});

test("a code that is wrong, withdrawn or expired says so, and opens nothing", async () => {
  const { desk, world, lead, partner, north } = await withColleague();
  const form = ida(north);
  const withdrawn = must(await desk.invite(lead, form));
  assert.equal(kindOf(await desk.withdrawInvitation(partner, withdrawn.invitation.id)), "no-such-invitation");
  must(await desk.withdrawInvitation(lead, withdrawn.invitation.id));
  const expired = must(await desk.invite(lead, form));
  const half = must(await desk.openInvitation(expired.code, here));
  world.now = new Date(world.now.getTime() + 20 * 60_000);
  assert.equal(kindOf(await desk.openInvitation("ABCD-EFGH-JKMN-PQRS-TVWX", here)), "invitation-unknown");
  assert.equal(kindOf(await desk.openInvitation(withdrawn.code, here)), "invitation-withdrawn");
  world.now = new Date(world.now.getTime() + day);
  assert.equal(kindOf(await desk.openInvitation(expired.code, here)), "invitation-expired");
  assert.equal(kindOf(await desk.acceptInvitation(half.token, "harbour lantern thistle")), "half-ended");
});

test("two who type the same code at once make one account", async () => {
  const { desk, lead, north } = await withColleague();
  const form = ida(north);
  const { code } = must(await desk.invite(lead, form));
  const halves = [
    must(await desk.openInvitation(code, here)),
    must(await desk.openInvitation(code, elsewhere)),
  ];
  const outcomes = await Promise.all(
    halves.map(({ token }) => desk.acceptInvitation(token, "harbour lantern thistle")),
  );
  assert.deepEqual(outcomes.map(kindOf).toSorted(), ["done", "invitation-taken"]);
});

const refused = [
  { name: "no name", change: { name: " " }, kind: "name-missing" },
  { name: "no address", change: { email: "ida" }, kind: "email-malformed" },
  { name: "an address that has an account", change: { email: "ANA@northmere.example" }, kind: "email-taken" },
  { name: "no days", change: { days: 0 }, kind: "days-wrong" },
  { name: "three weeks", change: { days: 21 }, kind: "days-wrong" },
];
test("an invitation is refused, and leaves no entry, with", async (t) => {
  const { desk, lead, north, verbs } = await withColleague();
  const before = await verbs();
  for (const { name, change, kind } of refused) {
    await t.test(name, async () => {
      const form = ida(north);
      assert.equal(kindOf(await desk.invite(lead, { ...form, ...change })), kind);
    });
  }
  assert.deepEqual(await verbs(), before);
});

test("a lead invites the first account of a partner, and no further", async () => {
  const { desk, lead, south } = await withColleague();
  const contact = { phone: "", email: "", web: "", address: [] };
  const west = must(await desk.addAuthority("system", { key: "westmere", name: "Westmere", contact }));
  const form = { name: "Wes", email: "wes@westmere.example", role: "lead", days: 7 } as const;
  assert.equal(kindOf(await desk.invite(lead, { ...form, authority: south })), "has-own-staff");
  const { code } = must(await desk.invite(lead, { ...form, authority: west.id }));
  assert.equal((await desk.invitations(lead)).length, 1, "whoever invites a partner can withdraw it");
  const half = must(await desk.openInvitation(code, here));
  must(await desk.acceptInvitation(half.token, "harbour lantern thistle"));
  assert.equal(
    kindOf(await desk.invite(lead, { ...form, email: "spy@x.example", authority: west.id })),
    "has-own-staff",
  );
});

test("a code for a new passphrase is announced, ends sessions and older codes, and keeps the second factor", async () => {
  const { desk, lead, ana, person } = await withColleague();
  const { token } = await person.signIn();
  const older = must(await desk.issueLink(lead, ana.id, "passphrase"));
  const { code } = must(await desk.issueLink(lead, ana.id, "passphrase"));
  const half = must(await desk.openInvitation(code, elsewhere));
  const next = must(await desk.acceptInvitation(half.token, "harbour lantern thistle"));
  assert.equal(next.needs, "code");
  assert.equal(await desk.session(token), null);
  assert.equal(kindOf(await desk.openInvitation(older.code, here)), "invitation-withdrawn");
  assert.equal(kindOf(await desk.signIn({ email: ana.email, passphrase })), "not-recognised");
  for (const reader of [ana, lead])
    assert.equal(
      (await desk.announcements(reader)).filter(({ kind }) => kind === "passphrase-link").length,
      2,
    );
});

test("a code that sets up an account anew removes its second factors and recovery codes", async () => {
  const { desk, lead, ana } = await withColleague();
  const { code } = must(await desk.issueLink(lead, ana.id, "factors"));
  const half = must(await desk.openInvitation(code, elsewhere));
  const next = must(await desk.acceptInvitation(half.token, "harbour lantern thistle"));
  assert.equal(next.needs, "second-factor");
  assert.deepEqual(await desk.factors(ana), { totp: null, passkeys: [], recoveryCodesLeft: 0 });
});

test("an account that ends is out at once, and cannot come back in by any way", async () => {
  const { desk, lead, ana, person, verbs } = await withColleague();
  const { token } = await person.signIn();
  const half = await person.half();
  const { code } = must(await desk.issueLink(lead, ana.id, "factors"));
  must(await desk.endAccount(lead, ana.id));
  assert.equal(await desk.session(token), null);
  assert.equal(kindOf(await desk.signInWithCode(half.token, person.code(), here)), "half-ended");
  assert.equal(kindOf(await desk.signIn({ email: ana.email, passphrase })), "not-recognised");
  assert.equal(kindOf(await desk.openInvitation(code, here)), "invitation-withdrawn");
  assert.equal(kindOf(await desk.endAccount(lead, ana.id)), "no-such-account");
  assert.equal((await verbs())[0], "staff.ended");
  const form = { name: "Ana", email: ana.email, role: "analyst", authority: ana.authority, days: 1 } as const;
  assert.equal(kindOf(await desk.invite(lead, form)), "done", "who returns is invited anew");
});

test("nobody ends or opens the account of another authority, nor their own", async () => {
  const { desk, lead, partner, ana } = await withColleague();
  const acts = [
    desk.endAccount(partner, ana.id),
    desk.endSessionsOf(partner, ana.id),
    desk.issueLink(partner, ana.id, "factors"),
    desk.setBreakGlass(partner, ana.id, true),
  ];
  assert.deepEqual((await Promise.all(acts)).map(kindOf), Array(4).fill("not-yours"));
  const own = [desk.endAccount(lead, lead.id), desk.issueLink(lead, lead.id, "passphrase")];
  assert.deepEqual((await Promise.all(own)).map(kindOf), Array(2).fill("own-account"));
});

test("sessions are listed with where from and what browser, and ended one or all", async () => {
  const { desk, ana, person } = await withColleague();
  const first = await person.signIn(elsewhere);
  const second = await person.signIn(here);
  const listed = await desk.sessions(ana);
  assert.deepEqual(
    new Set(listed.map(({ source, browser }) => `${source} ${browser}`)),
    new Set(["198.51.100.9 Chrome on Windows", "192.0.2.7 Firefox on Linux"]),
  );
  const other = (await desk.session(first.token))!;
  must(await desk.endSession(ana, other.id));
  assert.equal(await desk.session(first.token), null);
  assert.equal(kindOf(await desk.endSession(ana, other.id)), "no-such-session");
  assert.equal(await desk.endOtherSessions(ana, second.token), 1);
  assert.notEqual(await desk.session(second.token), null);
  assert.equal((await desk.sessions(ana)).length, 1);
});

test("a new passphrase of one's own ends every other session", async () => {
  const { desk, ana, person } = await withColleague();
  const [other, own] = [await person.signIn(), await person.signIn()];
  must(await desk.changePassphrase(ana, own.token, "harbour lantern thistle"));
  assert.equal(await desk.session(other.token), null);
  assert.notEqual(await desk.session(own.token), null);
});

test("who it is, is proved anew by passphrase and code together", async () => {
  const { desk, world, person } = await withColleague();
  const { token } = await person.signIn();
  const before = (await desk.session(token))!.confirmedAt;
  world.now = new Date(world.now.getTime() + 3_600_000);
  for (const form of [
    { passphrase: "wrong wrong wrong", code: person.code() },
    { passphrase, code: "000000" },
    { passphrase: "", code: "" },
  ])
    assert.equal(kindOf(await desk.confirm(token, form, here)), "not-confirmed");
  assert.deepEqual((await desk.session(token))!.confirmedAt, before);
  must(await desk.confirm(token, { passphrase, code: person.code() }, here));
  assert.deepEqual((await desk.session(token))!.confirmedAt, world.now);
});

test("each use of a break-glass account is an entry, and is shown to the leads of all authorities until they have read it", async () => {
  const { desk, lead, partner, ana, person } = await withColleague();
  must(await desk.setBreakGlass(lead, ana.id, true));
  const { token } = await person.signIn(elsewhere);
  for (const reader of [lead, partner]) {
    const used = (await desk.announcements(reader)).filter(({ kind }) => kind === "break-glass-used");
    assert.deepEqual(
      used.map(({ staff, source }) => [staff?.name, source]),
      [["Ana", elsewhere.source]],
    );
    must(await desk.acknowledge(reader, used[0]!.id));
    assert.equal(kindOf(await desk.acknowledge(reader, used[0]!.id)), "no-such-announcement");
  }
  assert.equal((await desk.session(token))?.unread, 0, "who is no lead is not asked to read it");
  const { rows } = await desk.ledger("system", { page: 1 });
  assert.equal(rows.filter(({ verb }) => verb === "staff.break-glass-used").length, 1);
  assert.equal(rows.filter(({ verb }) => verb === "staff.announcement-acknowledged").length, 2);
});

test("an ordinary sign-in is announced to nobody", async () => {
  const { desk, lead, person } = await withColleague();
  await person.signIn(elsewhere);
  assert.deepEqual(await desk.announcements(lead), []);
});

function ida(authority: AuthorityId) {
  return { name: "Ida", email: "ida@northmere.example", role: "dpo", authority, days: 1 } as const;
}
