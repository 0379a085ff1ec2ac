import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { busyWorld } from "../../testing/made-up.ts";

const here = "/incidents/INC-2026-0001/notices";

test("notices are counted by state and by why they are held", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(here)).body);
  assert.match(words, /15 Held 9 Drafted 3 Approved 0 Sending 6 Sent 3 Failed 4 Withdrawn/u);
  assert.match(words, /Said to have died : 5/u);
});

test("drafting says how many were drafted and how many held", async () => {
  const world = busyWorld();
  world.notices = [];
  world.people = world.people.map((person) => ({ ...person, notice: null }));
  const browser = await browse(world);
  const seen = await browser.post(`${here}/draft`, { band: "very-high" });
  assert.match(wordsIn((await browser.follow(seen)).body), /8 notices are drafted, and 8 are held/u);
  assert.deepEqual(
    world.asked.filter(({ what }) => what === "draftNotices"),
    [{ what: "draftNotices", with: { bands: ["very-high"] } }],
  );
});

test("drafting for nobody is an error", async () => {
  const seen = await (await browse(busyWorld())).post(`${here}/draft`, {});
  assert.equal(seen.status, 400);
  assert.match(seen.body, /<a href="#band">/u);
});

test("before approval a page says how many, to whom and by what", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const confirm = await browser.get(`${here}/approve?band=very-high&band=low`);
  assert.match(titleIn(confirm.body), /^Approve 6 notices\?/u);
  assert.match(wordsIn(confirm.body), /All Email 6 Letter 0 Text message 0 Together 6/u);
  assert.deepEqual(world.asked, []);
});

test("before approval some are shown with where they go, letters before the rest", async () => {
  const world = busyWorld();
  const destination = "14 Larkspur Mews, Northmere, NM1 2AB";
  world.notices = world.notices.map((notice) =>
    notice.id === "notice-13" ? { ...notice, channel: "letter", destination } : notice,
  );
  const address = `${here}/approve?band=high&band=medium&band=very-high&band=low`;
  const { body } = await (await browse(world)).get(address);
  assert.match(wordsIn(body), /Goes to To Gwilym ap Rhys P-000013 By Letter Goes to 14 Larkspur Mews/u);
  assert.match(wordsIn(body), /By Email Goes to person\d+@mail\.example/u);
});

test("approval is by severity, says whether it is practice, and sends nothing", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const form = { band: "low", total: "4", exercise: "yes" };
  const seen = await browser.post(`${here}/approve`, form, `${here}/approve?band=low`);
  assert.match(
    wordsIn((await browser.follow(seen)).body),
    /4 notices are approved\. Nothing has been sent yet/u,
  );
  assert.deepEqual(world.asked, [
    { what: "approveNotices", with: { bands: ["low"], ids: undefined, exercise: true } },
  ]);
});

const refused = [
  {
    name: "without saying whether it is practice",
    form: { band: "low", total: "4" },
    words: /whether this is an exercise/u,
  },
  {
    name: "when the number has changed",
    form: { band: "low", total: "3", exercise: "no" },
    words: /has changed to 4 notices/u,
  },
  { name: "of nothing", form: { total: "0", exercise: "no" }, words: /at least one severity/u },
];
for (const { name, form, words } of refused) {
  test(`approval ${name} is refused`, async () => {
    const world = busyWorld();
    const seen = await (await browse(world)).post(`${here}/approve`, form, `${here}/approve?band=low`);
    assert.equal(seen.status, 400);
    assert.match(titleIn(seen.body), /^Error: /u);
    assert.match(wordsIn(seen.body), words);
    assert.deepEqual(world.asked, []);
  });
}

test("one notice is read as it will be read, then approved by itself", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const shown = await browser.get(`${here}/notice-2`);
  assert.match(wordsIn(shown.body), /Your information was taken from Northmere Council/u);
  assert.match(wordsIn(shown.body), /131 of 918 characters/u);
  assert.doesNotMatch(titleIn(shown.body), /Piotr/u);
  await browser.post(`${here}/notice-2/approve`, { exercise: "no" });
  assert.deepEqual(world.asked, [
    { what: "approveNotices", with: { bands: undefined, ids: ["notice-2"], exercise: false } },
  ]);
});

test("sending is asked for with reasons, says how many will go and who can say yes, and sends nothing", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const shown = wordsIn((await browser.get(`${here}/send`)).body);
  assert.match(shown, /will go out, one to each person/u);
  assert.match(shown, /Tomasz Bell, Information governance \(DPO\)/u);
  const without = await browser.post(`${here}/send`, { reasons: "" });
  assert.equal(without.status, 400);
  assert.match(titleIn(without.body), /^Error: /u);
  const asked = await browser.follow(await browser.post(`${here}/send`, { reasons: "All looked at." }));
  assert.match(wordsIn(asked.body), /You have asked\. 1 colleague can say yes\./u);
  assert.equal(
    world.notices.some(({ state }) => state === "sending"),
    false,
  );
});

test("where nobody else may say yes, the page says what to do about it", async () => {
  const world = busyWorld();
  world.deciders = [];
  const shown = wordsIn((await (await browse(world)).get(`${here}/send`)).body);
  assert.match(shown, /Nobody else of your authority may say yes/u);
  assert.match(shown, /Another authority cannot decide for yours/u);
});

test("while notices are on the way, the page asks again by itself, and delivery can be started anew", async () => {
  const world = busyWorld();
  world.notices = world.notices.map((notice) =>
    notice.state === "approved" ? { ...notice, state: "sending" } : notice,
  );
  const browser = await browse(world);
  assert.equal((await browser.get(here)).headers["refresh"], "5");
  await browser.post(`${here}/deliver`, {}, here);
  assert.equal(
    world.notices.some(({ state }) => state === "sending"),
    false,
  );
});

test("a held notice says why, and is released by a safe way with reasons", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  assert.match(wordsIn((await browser.get(`${here}/notice-1`)).body), /Held: look before anybody writes/u);
  const seen = await browser.post(`${here}/notice-1/release`, { reach: "0", reasons: "Called first." });
  assert.match(wordsIn((await browser.follow(seen)).body), /The notice is released/u);
});

const looks = [
  {
    name: "release without reasons",
    way: "release",
    form: { reach: "0", reasons: " " },
    field: "reasons",
  },
  { name: "release without a way", way: "release", form: { reasons: "safe" }, field: "reach" },
  {
    name: "release by a contact that is not known",
    way: "release",
    form: { reach: "7", reasons: "safe" },
    field: "reach",
  },
  { name: "withdrawal without reasons", way: "withdraw", form: { reasons: "" }, field: "reasons" },
];
for (const { name, way, form, field } of looks) {
  test(`${name} is refused`, async () => {
    const world = busyWorld();
    const seen = await (await browse(world)).post(`${here}/notice-1/${way}`, form);
    assert.equal(seen.status, 400);
    assert.match(seen.body, new RegExp(`<a href="#${field}">`, "u"));
    assert.equal(world.notices[0]?.state, "held");
  });
}

test("a notice is withdrawn with reasons", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  await browser.post(`${here}/notice-1/withdraw`, { reasons: "Told in person." });
  assert.equal(world.notices[0]?.state, "withdrawn");
});

test("the letter is a PDF, kept by nobody, and its name names nobody", async () => {
  const { headers, body } = await (await browse(busyWorld())).get(`${here}/notice-12/letter`);
  assert.equal(headers["content-type"], "application/pdf");
  assert.equal(headers["cache-control"], "no-store");
  assert.equal(headers["content-disposition"], 'inline; filename="letter.pdf"');
  assert.match(body, /^%PDF/u);
});

test("where no contact of the authority is recorded, drafting and approving warn of it", async () => {
  const world = busyWorld();
  const reachable = await browse(world);
  assert.doesNotMatch(
    (await reachable.get(`${here}/draft`)).body,
    /A phone number or an email address is missing/u,
  );
  const contact = { phone: "", email: " ", web: "", address: [] };
  world.authorities = world.authorities.map((authority) => ({ ...authority, contact }));
  const browser = await browse(world);
  for (const address of [`${here}/draft`, `${here}/approve?band=low`]) {
    assert.match(
      wordsIn((await browser.get(address)).body),
      /A phone number or an email address is missing/u,
    );
  }
  const refused = await browser.post(`${here}/draft`, { band: "low" });
  assert.equal(refused.status, 400);
  assert.match(wordsIn(refused.body), /First say how people can reach your authority/u);
});

test("where nobody could be reached, drafting leads to where that is said, and offers nothing that is refused", async () => {
  const world = busyWorld();
  const contact = { phone: "", email: "", web: "", address: [] };
  world.authorities = world.authorities.map((authority) => ({ ...authority, contact }));
  const { body } = await (await browse(world)).get(`${here}/draft`);
  assert.match(body, /href="\/incidents\/INC-2026-0001\/services\/contact">Say how people reach you</u);
  assert.doesNotMatch(body, /type="submit" class="govuk-button/u);
});
