import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { must, staffedDesk } from "../../test/desk.ts";
import { enrol, here } from "../../test/signing-in.ts";
import { openProvider } from "./provider.ts";
import { type ProviderSettings, settingsOf } from "./settings.ts";
import { startLocalProvider } from "./testing/local-provider.ts";

const local = await startLocalProvider();
after(() => local.close());
beforeEach(() => {
  local.fault = "none";
  local.who = { sub: "sub-1", email: "Lead@Northmere.example", email_verified: true };
});

const back = "http://localhost:8420/sign-in/provider/back";
const settings: ProviderSettings = {
  key: "own",
  name: "Northmere",
  issuer: local.issuer,
  clientId: "candour",
  clientSecret: "made-up-secret",
  authority: null,
};
const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }) =>
  outcome.ok ? "in" : outcome.problem!.kind;

async function deskWith(changes: Partial<ProviderSettings> = {}) {
  const providers = [openProvider({ ...settings, ...changes }, 1)];
  const staffed = await staffedDesk({ ports: { providers } });
  const { desk } = staffed;
  const goThere = async () => {
    const begun = must(await desk.beginProvider("own", back));
    return { token: begun.token, url: begun.url, address: await local.visit(begun.url) };
  };
  const signIn = async () => {
    const { token, address } = await goThere();
    return desk.finishProvider(token, address, here);
  };
  return { ...staffed, goThere, signIn };
}

test("the body's own sign-in takes the place of the passphrase, and never of the second factor", async () => {
  const staffed = await deskWith();
  const { desk, lead, signIn } = staffed;
  const first = must(await signIn());
  assert.deepEqual([first.staff.id, first.needs], [lead.id, "second-factor"]);
  assert.equal(await desk.session(first.token), null);
  const person = await enrol(staffed, lead.email);
  const next = must(await signIn());
  assert.equal(next.needs, "code");
  must(await desk.signInWithCode(next.token, person.code(), here));
  const { rows } = await desk.ledger("system", { page: 1 });
  assert.equal(rows.filter(({ verb }) => verb === "staff.provider-linked").length, 1);
});

test("who was matched once is known by the provider's own name for them, whatever their address becomes", async () => {
  const { signIn, lead } = await deskWith();
  must(await signIn());
  local.who = { sub: "sub-1", email: "renamed@northmere.example", email_verified: true };
  assert.equal(must(await signIn()).staff.id, lead.id);
  local.who = { sub: "sub-2", email: lead.email, email_verified: true };
  assert.equal(kindOf(await signIn()), "provider-unknown-account", "the address went to somebody new");
});

const strangers = [
  { name: "an address that no account has", who: { sub: "s", email: "x@y.example", email_verified: true } },
  {
    name: "an address that is not verified",
    who: { sub: "s", email: "lead@northmere.example", email_verified: false },
  },
  { name: "an address of which nothing is said", who: { sub: "s", email: "lead@northmere.example" } },
  { name: "no address", who: { sub: "s" } },
];
for (const { name, who } of strangers) {
  test(`nobody gets in, and no account is made, with ${name}`, async () => {
    const { desk, signIn, lead } = await deskWith();
    local.who = who;
    assert.equal(kindOf(await signIn()), "provider-unknown-account");
    assert.equal((await desk.colleagues(lead)).length, 1);
  });
}

test("one authority's provider says nothing about another's staff", async () => {
  const { signIn, partner } = await deskWith({ authority: "northmere" });
  assert.equal(kindOf(await signIn()), "in");
  local.who = { sub: "sub-9", email: partner.email, email_verified: true };
  assert.equal(kindOf(await signIn()), "provider-unknown-account");
});

const faults = ["nonce", "issuer", "signature"] as const;
for (const fault of faults) {
  test(`a token with the wrong ${fault} lets nobody in`, async () => {
    const { signIn } = await deskWith();
    local.fault = fault;
    assert.equal(kindOf(await signIn()), "provider-refused");
  });
}

test("an answer works in the browser that asked, once, and not for long", async () => {
  const { desk, world, goThere } = await deskWith();
  const [mine, theirs] = [await goThere(), await goThere()];
  assert.equal(kindOf(await desk.finishProvider(mine.token, theirs.address, here)), "provider-refused");
  assert.equal(kindOf(await desk.finishProvider("", theirs.address, here)), "provider-refused");
  assert.equal(kindOf(await desk.finishProvider("made up", theirs.address, here)), "provider-refused");
  assert.equal(kindOf(await desk.finishProvider(theirs.token, theirs.address, here)), "in");
  assert.equal(kindOf(await desk.finishProvider(theirs.token, theirs.address, here)), "provider-refused");
  const late = await goThere();
  world.now = new Date(world.now.getTime() + 11 * 60_000);
  assert.equal(kindOf(await desk.finishProvider(late.token, late.address, here)), "provider-refused");
});

test("what is sent to the provider holds a challenge, a state and a nonce, and no secret", async () => {
  const { goThere } = await deskWith();
  const { url, token } = await goThere();
  const asked = new URL(url).searchParams;
  assert.equal(asked.get("code_challenge_method"), "S256");
  assert.ok(asked.get("state") && asked.get("nonce") && asked.get("code_challenge"));
  assert.doesNotMatch(url, /made-up-secret/);
  assert.doesNotMatch(Buffer.from(token, "base64url").toString("latin1"), /verifier|nonce/);
});

for (const fault of ["hangs", "fails"] as const) {
  test(`a provider that ${fault} is told so soon, with what to do instead`, async () => {
    const { desk, goThere } = await deskWith();
    const before = await goThere();
    local.fault = fault;
    if (fault === "hangs")
      assert.equal(kindOf(await desk.finishProvider(before.token, before.address, here)), "provider-silent");
    const { desk: other } = await deskWith();
    assert.equal(kindOf(await other.beginProvider("own", back)), "provider-silent");
    local.fault = "none";
    assert.equal(kindOf(await other.beginProvider("own", back)), "in", "it is asked again once it answers");
  });
}

const file = (...entries: readonly object[]) => JSON.stringify(entries);
const entry = {
  authority: "northmere",
  issuer: "https://id.northmere.example",
  clientId: "c",
  clientSecret: "hidden-secret",
};
const written = [
  { name: "nothing", environment: {}, text: null, expected: [] },
  {
    name: "one for all, in the environment",
    environment: {
      CANDOUR_OIDC_ISSUER: "https://id.example",
      CANDOUR_OIDC_CLIENT_ID: "c",
      CANDOUR_OIDC_CLIENT_SECRET: "s",
    },
    text: null,
    expected: ["own id.example null"],
  },
  {
    name: "one for each, in a file",
    environment: {},
    text: file(entry, { ...entry, authority: "southwold", name: "Southwold" }),
    expected: ["northmere id.northmere.example northmere", "southwold Southwold southwold"],
  },
  {
    name: "without TLS",
    environment: {},
    text: file({ ...entry, issuer: "http://id.example" }),
    expected: /https/,
  },
  {
    name: "half of it",
    environment: { CANDOUR_OIDC_ISSUER: "https://id.example" },
    text: null,
    expected: /clientId/,
  },
  { name: "an authority twice", environment: {}, text: file(entry, entry), expected: /twice/ },
  { name: "a file that is none", environment: {}, text: "{", expected: /not JSON/ },
  { name: "a word too many", environment: {}, text: file({ ...entry, scope: "all" }), expected: /scope/ },
];
for (const { name, environment, text, expected } of written) {
  test(`providers are read from what the operator wrote: ${name}`, () => {
    const read = settingsOf(environment, text);
    if (Array.isArray(expected)) {
      const shown = must(read).map(({ key, name: named, authority }) => `${key} ${named} ${authority}`);
      return assert.deepEqual(shown, expected);
    }
    assert.ok(!read.ok);
    assert.match(read.problem.why, expected as RegExp);
    assert.doesNotMatch(read.problem.why, /hidden-secret/);
  });
}
