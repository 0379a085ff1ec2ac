import assert from "node:assert/strict";
import { test } from "node:test";
import { must, passphrase, staffedDesk } from "../../../test/desk.ts";
import { enrol, here } from "../../../test/signing-in.ts";
import type { From } from "../desk/house/account-desk.ts";
import { totpCode } from "./totp.ts";

const elsewhere: From = { source: "198.51.100.9", browser: "Chrome on Windows" };
const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }) =>
  outcome.ok ? "in" : outcome.problem!.kind;

async function enrolledLead() {
  const staffed = await staffedDesk();
  return { ...staffed, person: await enrol(staffed, staffed.lead.email) };
}

test("a new account sees nothing before it has a second factor, and gets ten recovery codes with it", async () => {
  const { desk, lead, person } = await enrolledLead();
  assert.equal((await desk.session(person.enrolled.token))?.staff.id, lead.id);
  assert.equal(new Set(person.enrolled.recoveryCodes).size, 10);
  assert.ok(
    person.enrolled.recoveryCodes.every((code) =>
      /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/.test(code),
    ),
  );
  const { needs } = await person.half();
  assert.equal(needs, "code");
});

test("with a passphrase alone nobody sets up another second factor", async () => {
  const { desk, lead, person } = await enrolledLead();
  const { token } = await person.half();
  const { key } = await desk.offerTotp(lead);
  assert.equal(kindOf(await desk.enrolTotp(token, totpCode(key, new Date()), here)), "half-ended");
});

const codes: readonly { name: string; at: number; kind: string }[] = [
  { name: "of these 30 seconds", at: 0, kind: "in" },
  { name: "of the 30 seconds before", at: -30, kind: "in" },
  { name: "of the 30 seconds after", at: 30, kind: "in" },
  { name: "of a minute ago", at: -60, kind: "code-wrong" },
  { name: "of a minute ahead", at: 60, kind: "code-wrong" },
];
for (const { name, at, kind } of codes) {
  test(`a code ${name}: ${kind}`, async () => {
    const { desk, world, person } = await enrolledLead();
    world.now = new Date(world.now.getTime() + 300_000);
    const code = totpCode(person.key, new Date(world.now.getTime() + at * 1000));
    const { token } = await person.half();
    assert.equal(kindOf(await desk.signInWithCode(token, code, here)), kind);
  });
}

test("a code is never accepted twice, nor one before it, nor by two at once", async () => {
  const { desk, world, person } = await enrolledLead();
  world.now = new Date(world.now.getTime() + 300_000);
  const before = totpCode(person.key, new Date(world.now.getTime() - 30_000));
  const code = totpCode(person.key, world.now);
  const halves = [await person.half(), await person.half(), await person.half(), await person.half()];
  const [first, second, ...later] = halves.map(({ token }) => token);
  const outcomes = await Promise.all([first, second].map((half) => desk.signInWithCode(half!, code, here)));
  assert.deepEqual(outcomes.map(kindOf).toSorted(), ["code-wrong", "in"]);
  assert.equal(kindOf(await desk.signInWithCode(later[0]!, code, here)), "code-wrong");
  assert.equal(kindOf(await desk.signInWithCode(later[1]!, before, here)), "code-wrong");
});

test("half a session opens nothing, ends after ten minutes, with its use, and after five wrong codes", async () => {
  const { desk, world, person } = await enrolledLead();
  const { token } = await person.half();
  assert.equal(await desk.session(token), null);
  must(await desk.signInWithCode(token, person.code(), here));
  assert.equal(kindOf(await desk.signInWithCode(token, person.code(), here)), "half-ended");
  const late = await person.half();
  world.now = new Date(world.now.getTime() + 601_000);
  assert.equal(kindOf(await desk.signInWithCode(late.token, person.code(), here)), "half-ended");
  const wrong = await person.half();
  for (let n = 0; n < 5; n++)
    await desk.signInWithCode(wrong.token, "no code", { ...here, source: `10.1.1.${n}` });
  assert.equal(await desk.halfOf(wrong.token), null);
});

test("a recovery code works once, however it is typed, and its owner is told", async () => {
  const { desk, person, lead } = await enrolledLead();
  const [code = ""] = person.enrolled.recoveryCodes;
  const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
  must(await desk.signInWithRecoveryCode((await person.half()).token, typed, elsewhere));
  assert.equal(
    kindOf(await desk.signInWithRecoveryCode((await person.half()).token, code, here)),
    "code-wrong",
  );
  assert.equal((await desk.factors(lead)).recoveryCodesLeft, 9);
  const [announced] = await desk.announcements(lead);
  assert.deepEqual([announced?.kind, announced?.source], ["recovery-code-used", elsewhere.source]);
  const { rows } = await desk.ledger("system", { page: 1 });
  assert.ok(rows.some(({ verb, actor }) => verb === "staff.recovery-code-used" && actor === lead.id));
});

test("new recovery codes take the place of all before", async () => {
  const { desk, person, lead } = await enrolledLead();
  const fresh = await desk.makeRecoveryCodes(lead);
  const [old = ""] = person.enrolled.recoveryCodes;
  assert.equal(
    kindOf(await desk.signInWithRecoveryCode((await person.half()).token, old, here)),
    "code-wrong",
  );
  assert.equal(kindOf(await desk.signInWithRecoveryCode((await person.half()).token, fresh[3]!, here)), "in");
});

test("a flood from many sources holds up strangers, and not those who sign in from where they did before", async () => {
  const { desk, lead, person } = await enrolledLead();
  for (let n = 0; n < 40; n++) {
    const flood = { email: lead.email, passphrase: "wrong wrong wrong", source: `203.0.113.${n}` };
    await desk.signIn(flood);
  }
  const stranger = await desk.signIn({ email: lead.email, passphrase, source: elsewhere.source });
  assert.ok(!stranger.ok && stranger.problem.kind === "wait" && stranger.problem.seconds <= 60);
  assert.equal((await desk.session((await person.signIn(here)).token))?.staff.id, lead.id);
});

test("who knows the passphrase and floods the codes holds up strangers, and not the owner from where they were before", async () => {
  const { desk, person, lead } = await enrolledLead();
  const [recovery = ""] = person.enrolled.recoveryCodes;
  for (let n = 0; n < 30; n++) {
    const from = { ...elsewhere, source: `203.0.113.${n}` };
    const half = await desk.signIn({ email: lead.email, passphrase, source: from.source });
    if (!half.ok) continue;
    await desk.signInWithCode(half.value.token, "000000", from);
    await desk.signInWithRecoveryCode(half.value.token, "WRNG-WRNG-WRNG", from);
  }
  const half = must(await desk.signIn({ email: lead.email, passphrase, source: here.source }));
  const stranger = await desk.signInWithCode(half.token, person.code(), elsewhere);
  assert.equal(kindOf(stranger), "wait");
  assert.equal(kindOf(await desk.signInWithCode(half.token, person.code(), here)), "in");
  assert.equal(kindOf(await desk.signInWithRecoveryCode((await person.half()).token, recovery, here)), "in");
});

test("a passphrase alone makes nobody familiar", async () => {
  const { desk, lead, person } = await enrolledLead();
  must(await desk.signIn({ email: lead.email, passphrase, source: elsewhere.source }));
  for (let n = 0; n < 40; n++)
    await desk.signIn({ email: lead.email, passphrase: "wrong wrong wrong", source: `203.0.113.${n}` });
  const again = await desk.signIn({ email: lead.email, passphrase, source: elsewhere.source });
  assert.equal(kindOf(again), "wait");
  assert.ok(person);
});

test("neither passphrases, tokens, keys nor codes stand in the record or the ledger", async () => {
  const { desk, record, lead, person, north } = await enrolledLead();
  const { token } = await person.signIn();
  const half = await person.half();
  const form = {
    name: "Ida",
    email: "ida@northmere.example",
    role: "dpo",
    authority: north,
    days: 2,
  } as const;
  const { code } = must(await desk.invite(lead, form));
  const tables = await record.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  let all = "";
  for (const { name } of tables) {
    const [row] = await record.sql<[{ text: string | null }]>`
      select string_agg(t::text, ' ') as text from ${record.sql(name)} t`;
    all += row.text ?? "";
  }
  assert.ok(all.includes(lead.email), "the tables were read");
  const hex = Buffer.from(person.key, "ascii").toString("hex");
  const secrets = [passphrase, token, half.token, person.key, hex, code, ...person.enrolled.recoveryCodes];
  for (const secret of secrets)
    assert.ok(!all.includes(secret), `${secret.slice(0, 4)}… stands in the record`);
});

test("an app's key opens for its owner alone: swapped in the record, it gives no codes", async () => {
  const staffed = await staffedDesk();
  const { desk, record, lead, partner } = staffed;
  const [one, other] = [await enrol(staffed, lead.email), await enrol(staffed, partner.email)];
  await record.superuser`alter table totp disable trigger user`;
  await record.superuser`update totp set secret = (select secret from totp where staff_id = ${lead.id}) where staff_id = ${partner.id}`;
  const half = await other.half();
  await assert.rejects(desk.signInWithCode(half.token, one.code(), here));
});
