import assert from "node:assert/strict";
import { test } from "node:test";
import { wayBack } from "../../guard/way-back.ts";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { code } from "../../testing/fake-accounts.ts";
import { busyWorld } from "../../testing/made-up.ts";
import { passphrase } from "../../testing/world.ts";

const email = "ngozi.pryce@northmere.example";

test("signing in leads back to the page that was asked for, with a cookie that scripts cannot read", async () => {
  const browser = await browse(busyWorld(), null);
  const asked = await browser.get("/incidents/INC-2026-0001/people?band=high");
  const first = await browser.post(
    "/sign-in",
    { email, passphrase, back: "/incidents/INC-2026-0001/people?band=high" },
    asked.to,
  );
  assert.match(
    String(first.headers["set-cookie"]),
    /candour_half=.*; Path=\/; Expires=.*HttpOnly; SameSite=Strict/u,
  );
  assert.equal((await browser.get("/incidents")).status, 303, "half the way opens nothing");
  const back = "/incidents/INC-2026-0001/people?band=high";
  const seen = await browser.post("/sign-in/code", { code, back }, first.to);
  assert.equal(seen.to, "/incidents/INC-2026-0001/people?band=high");
  assert.match(
    String(seen.headers["set-cookie"]),
    /candour_session=.*; Path=\/; Expires=.*HttpOnly; SameSite=Strict/u,
  );
  assert.equal((await browser.follow(seen)).status, 200);
});

const wrong = [
  {
    name: "a wrong passphrase",
    form: { email, passphrase: "not this one" },
    words: /is not right/u,
    status: 400,
  },
  {
    name: "an unknown address",
    form: { email: "x@y.example", passphrase },
    words: /is not right/u,
    status: 400,
  },
  {
    name: "nothing typed",
    form: { email: "", passphrase: "" },
    words: /Enter your passphrase/u,
    status: 400,
  },
  {
    name: "too many tries",
    form: { email: "too-often@northmere.example", passphrase },
    words: /Wait 2 minutes/u,
    status: 429,
  },
];
for (const { name, form, words, status } of wrong) {
  test(`signing in with ${name} is refused in words, and the passphrase is not shown again`, async () => {
    const seen = await (await browse(busyWorld(), null)).post("/sign-in", form);
    assert.equal(seen.status, status);
    assert.match(titleIn(seen.body), /^Error: Sign in/u);
    assert.match(wordsIn(seen.body), words);
    assert.match(seen.body, new RegExp(`value="${form.email}"`, "u"));
    if (form.passphrase !== "") assert.ok(!seen.body.includes(form.passphrase));
  });
}

test("signing out ends the session, by a form only", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  assert.equal((await browser.get("/sign-out")).to, "/incidents");
  const seen = await browser.post("/sign-out", {}, "/incidents");
  assert.equal(seen.to, "/sign-in?out=1");
  assert.equal((await browser.get("/incidents")).status, 303);
  assert.equal(world.sessions.size, 0);
});

test("a session that ended is told so", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  world.sessions.clear();
  const seen = await browser.get("/ledger");
  assert.equal(seen.to, "/sign-in?back=%2Fledger&ended=1");
  assert.match(wordsIn((await browser.follow(seen)).body), /Your session has ended/u);
});

const ways = [
  { asked: "/incidents/INC-2026-0001?x=1", to: "/incidents/INC-2026-0001?x=1" },
  { asked: "//elsewhere.example", to: "/incidents" },
  { asked: "/.//elsewhere.example", to: "/elsewhere.example" },
  { asked: "/a/..//elsewhere.example", to: "/elsewhere.example" },
  { asked: "/\\elsewhere.example", to: "/incidents" },
  { asked: "https://elsewhere.example/", to: "/incidents" },
  { asked: "javascript:alert(1)", to: "/incidents" },
  { asked: "/\t/elsewhere.example", to: "/incidents" },
  { asked: "/sign-out", to: "/incidents" },
  { asked: "/sign-in/code", to: "/incidents" },
  { asked: "/confirm?back=%2Fconfirm", to: "/incidents" },
  { asked: "", to: "/incidents" },
];
for (const { asked, to } of ways) {
  test(`after signing in, ${JSON.stringify(asked)} leads to ${to}`, () => assert.equal(wayBack(asked), to));
}
