import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { code } from "../../testing/fake-accounts.ts";
import { emptyWorld } from "../../testing/world.ts";

const typed = {
  token: "made-up-token",
  name: "Ada <b>Okafor</b>",
  email: "ada@northmere.example",
  passphrase: "seven quiet otters",
  authorities: "Northmere Council\r\n\r\n Easthaven Council ",
};

async function fresh() {
  const world = { ...emptyWorld(), needsSetUp: true };
  return { world, browser: await browse(world, null) };
}

test("before anybody has an account, every way leads to how to make one", async () => {
  const { browser } = await fresh();
  const home = await browser.get("/");
  assert.match(wordsIn(home.body), /open the set-up link/u);
  assert.doesNotMatch(home.body, /made-up-token/u, "the token is for whoever started Candour");
  assert.equal((await browser.get("/sign-in")).to, "/");
});

test("setting up makes the account, asks for a second factor, and shows recovery codes once", async () => {
  const { world, browser } = await fresh();
  const seen = await browser.post("/set-up", typed, "/set-up?token=made-up-token");
  assert.equal(seen.status, 303);
  assert.deepEqual(world.asked[0]?.with, {
    setUpToken: "made-up-token",
    name: "Ada <b>Okafor</b>",
    email: "ada@northmere.example",
    passphrase: "seven quiet otters",
    authorities: ["Northmere Council", "Easthaven Council"],
  });
  assert.equal(seen.to, "/sign-in/second-factor");
  assert.equal((await browser.get("/incidents")).status, 303, "nothing is seen before");
  const wrong = await browser.post("/sign-in/second-factor", { code: "000000" });
  assert.match(wordsIn(wrong.body), /not of the key on this page/u);
  const enrolled = await browser.post("/sign-in/second-factor", { code });
  const codes = await browser.follow(enrolled);
  assert.match(wordsIn(codes.body), /ABCD-EFGH-JKMN/u);
  assert.match(codes.body, /Ada &lt;b&gt;Okafor/u);
  assert.doesNotMatch((await browser.get("/account/recovery-codes")).body, /ABCD-EFGH-JKMN/u);
});

test("what is missing is listed at once, what was typed is kept, and the passphrase is not", async () => {
  const { browser } = await fresh();
  const seen = await browser.post(
    "/set-up",
    { ...typed, name: "", authorities: " " },
    "/set-up?token=made-up-token",
  );
  assert.equal(seen.status, 400);
  assert.match(titleIn(seen.body), /^Error: /u);
  assert.match(seen.body, /href="#name"/u);
  assert.match(seen.body, /href="#authorities"/u);
  assert.match(seen.body, /value="ada@northmere.example"/u);
  assert.doesNotMatch(seen.body, /seven quiet otters/u);
});

const refusals = [
  { name: "another link", change: { token: "guessed" }, words: /set-up link/u },
  { name: "a short passphrase", change: { passphrase: "short" }, words: /12 characters/u },
  { name: "no e-mail address", change: { email: "ada" }, words: /email address/u },
];
for (const { name, change, words } of refusals) {
  test(`set-up is refused, in words, with ${name}`, async () => {
    const { world, browser } = await fresh();
    const seen = await browser.post("/set-up", { ...typed, ...change }, "/set-up?token=made-up-token");
    assert.equal(seen.status, 400);
    assert.match(wordsIn(seen.body), words);
    assert.equal(world.needsSetUp, true);
  });
}

test("once set up, the link leads to sign-in", async () => {
  const browser = await browse(emptyWorld(), null);
  assert.equal((await browser.get("/set-up?token=made-up-token")).to, "/sign-in");
});
