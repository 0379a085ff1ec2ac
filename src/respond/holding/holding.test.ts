import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { must, staffedDesk } from "../../../test/desk.ts";
import type { HoldingId } from "../../domain/ids.ts";
import type { LoadHoldingForm } from "../desk/desk.ts";
import { openDesk } from "../desk/open-desk.ts";
import { madeUpDocument, personNumber } from "../testing/made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-holding-"));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "own", "work"), { recursive: true });
mkdirSync(join(folder, "copy", "northmere", "Housing"), { recursive: true });
writeFileSync(join(folder, "copy.zip"), "PK");
writeFileSync(join(folder, "single.zip"), "PK");

const made = await staffedDesk({ ports: { ownFolders: [join(folder, "own")] } });
const { desk, world, lead, partner, north, south, incident, ports } = made;
const form: LoadHoldingForm = {
  incident: incident.id,
  name: " Copy of the store ",
  folder: join(folder, "copy"),
  defaultController: south,
  controllers: [
    { prefix: "./northmere/", authority: north },
    { prefix: " ", authority: north },
  ],
};
/** Each time another copy: a folder is loaded once. */
let copies = 0;
const load = async (changes: Partial<LoadHoldingForm> = {}) => {
  const copy = join(folder, `set${++copies}`);
  mkdirSync(join(copy, "northmere"), { recursive: true });
  return must(await desk.loadHolding(lead, { ...form, folder: copy, ...changes }));
};

test("a holding waits, with its rules on whose documents stand where", async () => {
  const holding = await load();
  assert.equal(holding.name, "Copy of the store");
  assert.equal(holding.state, "waiting");
  assert.deepEqual(holding.controllers, [{ prefix: "northmere", authority: north }]);
  assert.deepEqual(await desk.holding("system", holding.id), holding);
  assert.deepEqual(await desk.holdings("system", incident.id), [holding]);
});

const refused: readonly { name: string; change: Partial<LoadHoldingForm>; kind: string }[] = [
  { name: "an unknown incident", change: { incident: "x" as typeof incident.id }, kind: "no-such-incident" },
  { name: "no name", change: { name: "" }, kind: "name-missing" },
  { name: "no folder", change: { folder: " " }, kind: "folder-missing" },
  { name: "a folder that is not there", change: { folder: join(folder, "none") }, kind: "no-such-folder" },
  { name: "Candour's own folder", change: { folder: join(folder, "own") }, kind: "inside-data-folder" },
  {
    name: "a folder inside Candour's own",
    change: { folder: join(folder, "own", "work") },
    kind: "inside-data-folder",
  },
  { name: "a folder that holds Candour's own", change: { folder }, kind: "inside-data-folder" },
];
test("a folder that is nearly there is named", async () => {
  const outcome = await desk.loadHolding(lead, { ...form, folder: join(folder, "cpoy") });
  assert.deepEqual(outcome, { ok: false, problem: { kind: "no-such-folder", near: join(folder, "copy") } });
});

const rules = [
  { name: "nearly there", prefix: "northmere/Huosing", near: "northmere/Housing" },
  { name: "in other capitals", prefix: "Northmere", near: "northmere" },
  { name: "nowhere near", prefix: "parking" },
  { name: "outside the copy", prefix: "../own" },
];
for (const { name, prefix, ...rest } of rules) {
  test(`a rule for a folder that is ${name} is refused`, async () => {
    const controllers = [{ prefix, authority: north }];
    const problem = { kind: "no-such-rule-folder", prefix, ...rest };
    assert.deepEqual(await desk.loadHolding(lead, { ...form, controllers }), { ok: false, problem });
  });
}

test("a rule for a folder inside an archive is taken as it is", async () => {
  const controllers = [{ prefix: "northmere", authority: north }];
  await load({ folder: join(folder, "copy.zip"), controllers });
});

for (const { name, change, kind } of refused) {
  test(`loading is refused for ${name}`, async () => {
    assert.deepEqual(await desk.loadHolding(lead, { ...form, ...change }), { ok: false, problem: { kind } });
  });
}

test("a single archive is a holding too", async () => {
  assert.equal((await load({ folder: join(folder, "single.zip") })).state, "waiting");
});

test("a review reads, links and registers, and shows how far it is meanwhile", async () => {
  const holding = await load();
  const seen: string[] = [];
  world.documents = [
    madeUpDocument(),
    madeUpDocument({ path: "southwold/x.pdf", outcome: "encrypted", reason: "It needs a password." }),
    madeUpDocument({
      path: "southwold/y.csv",
      partial: true,
      reason: "The end is cut off.",
      latest: "2019-01-01",
    }),
  ];
  world.people = [personNumber(1), personNumber(2)];
  world.whileReading = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = await desk.holding("system", holding.id);
    seen.push(`${now?.state} ${now?.progress.filesDone} of ${now?.progress.filesKnown}`);
  };
  const reviewed = must(await desk.reviewHolding(lead, holding.id));
  world.whileReading = async () => {};
  assert.deepEqual(seen, ["reading 3 of 3"]);
  assert.deepEqual(await desk.holding("system", holding.id), reviewed);
  assert.equal(reviewed.state, "reviewed");
  assert.equal(reviewed.people, 2);
  assert.deepEqual(reviewed.outcomes, { readable: 2, encrypted: 1 });
  assert.equal(reviewed.earliest, "2008");
  assert.equal(reviewed.latest, "2019");
  // Both lie in the partner's folder: the lead of the other authority learns their number alone.
  assert.deepEqual(await desk.unreadDocuments(lead, holding.id, 1), { total: 0, others: 2, rows: [] });
  assert.deepEqual(await desk.unreadDocuments(partner, holding.id, 1), {
    total: 2,
    others: 0,
    rows: [
      {
        path: "southwold/x.pdf",
        type: "xlsx",
        outcome: "encrypted",
        partial: false,
        reason: "It needs a password.",
      },
      {
        path: "southwold/y.csv",
        type: "xlsx",
        outcome: "readable",
        partial: true,
        reason: "The end is cut off.",
      },
    ],
  });
  assert.deepEqual((await desk.unreadDocuments(partner, holding.id, 2)).rows, []);
});

test("a review that cannot read says why, in words, and can be tried again from where it was", async () => {
  const holding = await load();
  world.scanProblem = { kind: "disk-full", path: "/secret/place" };
  const outcome = await desk.reviewHolding(lead, holding.id);
  world.scanProblem = null;
  const why = "The disk is full. Make room and try again: what was finished is kept.";
  assert.deepEqual(outcome, { ok: false, problem: { kind: "failed", why } });
  const after = await desk.holding("system", holding.id);
  assert.equal(after?.state, "failed");
  assert.equal(after?.problem, why);
  assert.equal(must(await desk.reviewHolding(lead, holding.id)).state, "reviewed");
  assert.equal(world.scans.at(-1)?.resume, true);
  must(await desk.reviewHolding(lead, holding.id));
  assert.equal(world.scans.at(-1)?.resume, false, "a finished review is made anew");
});

test("a holding that another Candour is reading is left alone", async () => {
  const holding = await load();
  world.scanProblem = { kind: "work-in-use", path: "/nowhere" };
  const outcome = await desk.reviewHolding(lead, holding.id);
  world.scanProblem = null;
  assert.deepEqual(outcome, { ok: false, problem: { kind: "already-running" } });
  assert.notEqual((await desk.holding("system", holding.id))?.state, "failed");
  must(await desk.reviewHolding(lead, holding.id));
});

test("what nobody expected fails the review without a value in its words", async () => {
  const holding = await load();
  world.whileReading = async () => {
    throw Object.assign(new Error("duplicate key: Zoë Quillfeather"), { code: "23505" });
  };
  const outcome = await desk.reviewHolding(lead, holding.id);
  world.whileReading = async () => {};
  assert.ok(!outcome.ok && outcome.problem.kind === "failed");
  assert.match(outcome.problem.why, /\(23505\)/);
  assert.doesNotMatch(outcome.problem.why, /Quillfeather/);
  assert.equal(world.faults.length, 1);
  assert.equal((await desk.holding("system", holding.id))?.state, "failed");
});

test("a person in a document that was not read stops the registration as a whole", async () => {
  const holding = await load();
  world.people = [
    personNumber(1, { sources: [{ path: "elsewhere.txt", place: { line: 1 }, types: ["name"] }] }),
  ];
  const outcome = await desk.reviewHolding(lead, holding.id);
  assert.equal(outcome.ok, false);
  const [row] = await made.record.sql<[{ documents: number }]>`
    select count(*)::int as documents from document where holding_id = ${holding.id}`;
  assert.equal(row.documents, 0);
  world.people = [personNumber(1)];
});

test("reviews wait for one another; one that runs is not started twice; an unknown one is refused", async () => {
  const [first, second] = [await load(), await load()];
  let reading = 0;
  let most = 0;
  world.whileReading = async () => {
    most = Math.max(most, ++reading);
    await new Promise((resolve) => setTimeout(resolve, 30));
    reading--;
  };
  const outcomes = await Promise.all([
    desk.reviewHolding(lead, first.id),
    desk.reviewHolding(lead, second.id),
    desk.reviewHolding(lead, first.id),
  ]);
  world.whileReading = async () => {};
  assert.equal(most, 1);
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.ok ? outcome.value.state : outcome.problem.kind)),
    ["reviewed", "reviewed", "already-running"],
  );
  const unknown = await desk.reviewHolding(lead, "x" as HoldingId);
  assert.deepEqual(unknown, { ok: false, problem: { kind: "no-such-holding" } });
});

test("what a stop interrupted goes on at the next start, from what was read", async () => {
  const holding = await load();
  const stopping = new AbortController();
  const stopped = openDesk(() => ({ ...ports, stopping: stopping.signal }));
  world.scanProblem = { kind: "interrupted" };
  stopping.abort();
  const outcome = await stopped.reviewHolding(lead, holding.id);
  world.scanProblem = null;
  assert.equal(outcome.ok, false);
  assert.equal((await desk.holding("system", holding.id))?.problem, null);
  const next = openDesk(() => ports);
  await next.resumeReviews();
  assert.equal((await next.holding("system", holding.id))?.state, "reviewed");
  assert.equal(world.scans.at(-1)?.resume, true);
  assert.deepEqual(await ports.holdings.interrupted(), []);
});
