/** Every change of the desk, and the entries that it leaves in the ledger: a change without one is a defect. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { must, passphrase, staffedDesk } from "../../test/desk.ts";
import type { Desk } from "./desk/desk.ts";
import { madeUpDocument, madeUpPerson } from "./testing/made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-ledger-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const { desk, world, record, lead, north, south, incident } = await staffedDesk();
Object.assign(world, { documents: [madeUpDocument()], people: [madeUpPerson()] });
const loaded = { incident: incident.id, name: "Copy", defaultController: south, controllers: [] };
const holding = async () =>
  must(await desk.loadHolding(lead, { ...loaded, folder: mkdtempSync(join(folder, "copy-")) })).id;
const service = (await desk.services("system")).find(({ authority }) => authority === north)!;
const believed = { what: "files", fromYear: null, toYear: null, confidence: "likely" } as const;
const contact = { phone: "", email: "", web: "", address: [] };
const statement = { title: "We are sorry", body: "Some files were taken." };

type Case = {
  readonly change: keyof Desk;
  readonly make: () => Promise<unknown>;
  readonly entries: readonly string[];
};
const cases: readonly Case[] = [
  {
    change: "addStaff",
    make: () =>
      desk.addStaff(lead, { name: "Ana", email: "a@b.example", role: "dpo", authority: north, passphrase }),
    entries: ["staff.added"],
  },
  {
    change: "addAuthority",
    make: () => desk.addAuthority(lead, { key: "eastholm", name: "Eastholm", contact }),
    entries: ["authority.added"],
  },
  {
    change: "changeContact",
    make: () =>
      desk.changeContact(lead, north, { ...contact, phone: "020 7946 0000", email: "a@north.example" }),
    entries: ["authority.contact-changed"],
  },
  {
    change: "addService",
    make: () => desk.addService(lead, { authority: north, name: "Libraries" }),
    entries: ["service.added"],
  },
  {
    change: "setServiceStatus",
    make: () => desk.setServiceStatus(lead, service.id, { status: "disrupted", note: "", expected: "" }),
    entries: ["service.status-set"],
  },
  {
    change: "addPlace",
    make: () => desk.addPlace(lead, north, townHall),
    entries: ["place.added"],
  },
  {
    change: "declareIncident",
    make: () =>
      desk.declareIncident(lead, {
        ...{ title: "Two", summary: "Two", origin: north, phase: "suspected", awareAt: null, believed },
        involved: [south],
      }),
    entries: [
      "incident.declared",
      "incident.declared",
      "partner.told",
      "briefing.sent",
      "partner.e-mail-queued",
    ],
  },
  {
    change: "changePhase",
    make: () => desk.changePhase(lead, incident.id, { to: "contained", reasons: "It is over." }),
    entries: ["incident.contained", "incident.contained"],
  },
  {
    change: "recordAwareness",
    make: () =>
      desk.recordAwareness(
        lead,
        incident.id,
        north,
        new Date("2026-01-08T08:30:00Z"),
        "any",
        "A log says so",
      ),
    entries: ["incident.awareness-recorded"],
  },
  { change: "loadHolding", make: holding, entries: ["holding.loaded"] },
  {
    change: "reviewHolding",
    make: async () => desk.reviewHolding(lead, await holding()),
    entries: ["holding.loaded", "holding.review-started", "holding.reviewed"],
  },
  {
    change: "writeStatement",
    make: () => desk.writeStatement(lead, incident.id, statement),
    entries: ["statement.written"],
  },
  {
    change: "publishStatement",
    make: () => desk.publishStatement(lead, incident.id, 1),
    entries: ["statement.published", "site.published"],
  },
  { change: "publish", make: () => desk.publish(lead), entries: ["site.published"] },
];
for (const { change, make, entries } of cases) {
  test(`${change} leaves ${entries.join(", ")} in the ledger, with who did it`, async () => {
    if (change === "publishStatement")
      await desk.approveStatement("system", { incident: incident.id, number: 1 });
    const before = (await desk.ledger("system", { page: 1 })).total;
    await make();
    const { rows, total } = await desk.ledger("system", { page: 1 });
    const written = rows.slice(0, total - before).toReversed();
    assert.deepEqual(
      written.map(({ verb }) => verb),
      entries,
    );
    assert.ok(written.every(({ actorName, actor }) => actorName === "Lea Lead" && actor === lead.id));
  });
}

test("entries say what stood there before and what stands there now", async () => {
  const { rows } = await desk.ledger("system", { page: 1 });
  const changesOf = (wanted: string) => rows.find(({ verb }) => verb === wanted)?.changes;
  assert.deepEqual(changesOf("service.status-set"), [
    { field: "status", before: "running", after: "disrupted" },
  ]);
  assert.deepEqual(changesOf("authority.contact-changed"), [
    { field: "phone", before: "", after: "020 7946 0000" },
    { field: "email", before: "", after: "a@north.example" },
  ]);
  assert.deepEqual(changesOf("incident.contained"), [
    { field: "phase", before: "confirmed", after: "contained" },
  ]);
  const [before, after] = ["2026-01-08T08:00:00.000Z", "2026-01-08T08:30:00.000Z"];
  assert.deepEqual(changesOf("incident.awareness-recorded"), [{ field: "awareAt", before, after }]);
  assert.equal(rows.find(({ verb }) => verb === "incident.awareness-recorded")?.happened, after);
  const added = await desk.addPlace(lead, north, townHall);
  assert.ok(added.ok);
  await desk.changePlace(lead, added.value.id, { ...townHall, access: "A ramp" });
  assert.deepEqual((await desk.ledger("system", { page: 1 })).rows[0]!.changes, [
    { field: "access", before: "", after: "A ramp" },
  ]);
});

const townHall = {
  ...{ name: "Town Hall", address: [], access: "", phone: "", weekly: [], from: null, until: null },
  special: [{ day: "2026-11-28", hours: { opens: "10:00", closes: "16:00" }, words: "" }],
};

test("what was refused leaves no entry", async () => {
  const before = (await desk.ledger("system", { page: 1 })).total;
  await desk.publishStatement(lead, incident.id, 1);
  await desk.changePhase(lead, incident.id, { to: "near-miss", reasons: "No." });
  await desk.addAuthority(lead, { key: "eastholm", name: "Eastholm", contact });
  await desk.addStaff(lead, { name: "Ana", email: "a@b.example", role: "dpo", authority: north, passphrase });
  assert.equal((await desk.ledger("system", { page: 1 })).total, before);
});

test("each authority's declaration is an entry of its own, with its clock", async () => {
  const { rows } = await desk.ledger("system", { incident: incident.id, page: 1 });
  const declared = rows.filter(({ verb }) => verb === "incident.declared").toReversed();
  assert.deepEqual(
    declared.map(({ subject, detail }) => [subject, detail["authority"], detail["awareAt"]]),
    [
      [`incident:${incident.reference}`, north, "2026-01-08T08:00:00.000Z"],
      [`incident:${incident.reference}`, south, null],
    ],
  );
});

test("the ledger holds no value of a person, is read newest first, and is sound", async () => {
  const { rows, total } = await desk.ledger("system", { page: 1 });
  assert.ok(rows[0]!.sequence === total && rows.at(-1)!.sequence < total);
  assert.doesNotMatch(
    JSON.stringify(rows),
    /Quillfeather|QQ123456C|example\.net|permits|candour-ledger-|"Copy"/,
  );
  const sound = must(await desk.verifyLedger("system"));
  assert.equal(sound.size, total);
  assert.deepEqual((await desk.ledger("system", { page: 99 })).rows, []);
});

test("a ledger that was changed says where", async () => {
  await record.superuser`alter table ledger_entry disable trigger all`;
  await record.superuser`update ledger_entry set leaf = replace(leaf, '"verb":"', '"verb":"un') where position = 2`;
  const outcome = await desk.verifyLedger("system");
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.sequence, 3);
  assert.match(outcome.problem.why, /Entry 3 is wrong/);
});
