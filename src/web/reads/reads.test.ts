import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId, StaffId } from "../../domain/ids.ts";
import type { OddLine, ReadLine } from "../../respond/desk/house/reading-desk.ts";
import { browse, wordsIn } from "../testing/browse.ts";
import { busyWorld } from "../testing/made-up.ts";
import { lead, personId } from "../testing/world.ts";

const here = "/incidents/INC-2026-0001";
const dpo = { ...lead, role: "dpo" } as const;
const read: ReadLine = {
  at: new Date("2026-11-25T09:30:00Z"),
  kind: "person.read",
  staff: "staff-7" as StaffId,
  staffName: "Priya Voss",
  people: [{ id: personId(3), reference: "P-000003" }],
  searched: false,
  task: { why: "caller", words: "Rang about her son’s letter", reference: "CALL-88" },
};
const odd: OddLine = {
  ...{ key: "like-the-reader a b c", kind: "like-the-reader", staff: read.staff, staffName: "Priya Voss" },
  ...{
    person: personId(3) as PersonId,
    personReference: "P-000003",
    count: 2,
    usual: null,
    lookedInto: null,
  },
  ...{ from: read.at, to: read.at },
};

const asking = [`${here}/people`, `${here}/people/person-1`, `${here}/notices`, `${here}/notices/notice-2`];
for (const address of asking) {
  test(`${address} asks for a reason first, shows nothing before, and leads back`, async () => {
    const world = { ...busyWorld(), task: null };
    const browser = await browse(world);
    const seen = await browser.get(address);
    assert.equal(seen.to, `/reason?back=${encodeURIComponent(address)}`);
    assert.doesNotMatch(seen.body, /Achterberg|Łaszkiewicz/u);
    const sent = await browser.post("/reason", { why: "caller", back: address }, seen.to);
    assert.equal(sent.to, address);
    assert.equal((await browser.get(address)).status, 200);
  });
}

test("a form that decides about a person asks for a reason too, and does nothing without one", async () => {
  const world = { ...busyWorld(), task: null };
  const browser = await browse(world);
  const seen = await browser.post(
    `${here}/notices/notice-1/release`,
    { reasons: "R", channel: "0" },
    "/incidents",
  );
  assert.match(seen.to ?? "", /^\/reason\?back=/u);
  assert.deepEqual(world.asked, []);
});

test("the reason is one of the usual, or words of one's own", async () => {
  const world = { ...busyWorld(), task: null };
  const browser = await browse(world);
  const without = await browser.post("/reason", { back: here });
  assert.equal(without.status, 400);
  assert.match(wordsIn(without.body), /Select why you need to see this/u);
  const other = await browser.post("/reason", { why: "other", back: here });
  assert.match(wordsIn(other.body), /Say in a few words/u);
});

test("the task stands at the top of every page until it is ended there", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const shown = await browser.get("/incidents");
  assert.match(wordsIn(shown.body), /written down for CALL-1204, until 1:00pm\. End this task/u);
  await browser.post("/reason/end", {}, "/incidents");
  assert.equal(world.task, null);
  assert.doesNotMatch(wordsIn((await browser.get("/incidents")).body), /End this task/u);
});

test("a way back to another site is not followed", async () => {
  const browser = await browse({ ...busyWorld(), task: null });
  const seen = await browser.post("/reason", { why: "caller", back: "//elsewhere.example/" }, "/reason");
  assert.doesNotMatch(seen.to ?? "", /elsewhere/u);
});

test("the data protection officer reads who looked at whom and why, with what is odd about it", async () => {
  const world = { ...busyWorld(), reads: [read], odd: [odd] };
  const shown = wordsIn((await (await browse(world, dpo)).get(`${here}/reads`)).body);
  assert.match(
    shown,
    /Priya Voss opened P-000003, who has the same surname or email address\. It may be chance/u,
  );
  assert.match(shown, /Priya Voss Whom Person P-000003 Why Somebody has called/u);
  assert.match(shown, /CALL-88/u);
});

test("an odd pattern is looked into with words", async () => {
  const world = { ...busyWorld(), reads: [read], odd: [odd] };
  const browser = await browse(world, dpo);
  const address = `${here}/reads/odd?key=${encodeURIComponent(odd.key)}`;
  assert.equal((await browser.post(address, { words: "" })).status, 400);
  await browser.post(address, { words: "Her aunt. Somebody else takes it on." });
  assert.match(wordsIn((await browser.get(`${here}/reads`)).body), /Looked into.*Somebody else takes it on/u);
  assert.equal((await browser.get(`${here}/reads/odd?key=none`)).status, 404);
});

test("nobody else reads who looked at whom", async () => {
  assert.equal((await (await browse({ ...busyWorld(), reads: [read] })).get(`${here}/reads`)).status, 403);
});

test("on a person's page the data protection officer finds who looked at them", async () => {
  const officer = await (await browse(busyWorld(), dpo)).get(`${here}/people/person-1`);
  assert.match(officer.body, /\/reads\?person=person-1"/u);
  const other = await (await browse(busyWorld())).get(`${here}/people/person-1`);
  assert.doesNotMatch(other.body, /\/reads\?person=/u);
});
