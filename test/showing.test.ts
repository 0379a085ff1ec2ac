/** Masked values shown in full, and people exported: with another person's yes, once, in time, and written down before. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { PersonId } from "../src/domain/ids.ts";
import type { Outcome, Problem } from "../src/domain/outcome.ts";
import type { Deed } from "../src/domain/staff/request.ts";
import { ReasonMissing } from "../src/respond/readings/keep-reading.ts";
import { openRequestDesk } from "../src/respond/second/open-request-desk.ts";
import { madeUpDocument, madeUpPerson, personNumber } from "../src/respond/testing/made-up.ts";
import { noticesOfPeople, openNoticeStore } from "../src/store/notices/open-notice-store.ts";
import { openRequestStore } from "../src/store/requests/open-request-store.ts";
import { openShowingStore } from "../src/store/requests/open-showing-store.ts";
import { storesByAccess } from "../src/store/stores-by-access.ts";
import { loadedHolding } from "./builders/loaded-holding.ts";
import { addStaff } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, staffedDesk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-showing-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const minute = 60_000;
const value = "AB123456C";

test("a masked value is shown to who asked, once, after the reading of it is written down", async () => {
  const { requests, lead, granted, reveal, entries, kept } = await house();
  const id = await granted(reveal);
  const shown = must(await requests.carryOut(lead, id));
  assert.deepEqual(shown, {
    verb: "people.reveal",
    values: [{ type: "nino", masked: shown.verb === "people.reveal" ? shown.values[0]!.masked : "", value }],
  });
  const [carried, read] = (await entries()).slice(-2);
  assert.deepEqual([carried!.verb, read!.verb], ["request.carried-out", "values.revealed"]);
  assert.deepEqual([read!.detail["person"], read!.detail["types"]], ["P-000001", ["nino"]]);
  assert.doesNotMatch(JSON.stringify(await entries()), new RegExp(value));
  assert.equal(kindOf(await requests.carryOut(lead, id)), "request-not-granted", "once");
  assert.equal(await kept(), 1);
});

const refusals: readonly {
  readonly name: string;
  readonly kind: string;
  readonly act: (
    made: House,
    id: Parameters<House["requests"]["carryOut"]>[1],
  ) => Promise<Outcome<unknown, Problem>>;
}[] = [
  {
    name: "to who granted it",
    kind: "not-the-asker",
    act: ({ requests, dpo }, id) => requests.carryOut(dpo, id),
  },
  {
    name: "after a quarter of an hour",
    kind: "request-lapsed",
    act: ({ requests, lead, world }, id) => {
      world.now = new Date(world.now.getTime() + 15 * minute);
      return requests.carryOut(lead, id);
    },
  },
  {
    name: "when the person has another number by now",
    kind: "changed-since-asked",
    async act({ requests, lead, record }, id) {
      await withEntry(record.sql, (tx) => tx`update identifier set hash = sha256(hash) where type = 'nino'`);
      return await requests.carryOut(lead, id);
    },
  },
  {
    name: "when what was read is no longer kept",
    kind: "readings-gone",
    act: ({ requests, lead, readings }, id) => {
      readings.kept = false;
      return requests.carryOut(lead, id);
    },
  },
  {
    name: "when it was taken back after the yes",
    kind: "request-not-granted",
    async act({ requests, lead }, id) {
      must(await requests.withdrawRequest(lead, id));
      return await requests.carryOut(lead, id);
    },
  },
];
for (const { name, kind, act } of refusals) {
  test(`a value is not shown ${name}`, async () => {
    const made = await house();
    const id = await made.granted(made.reveal);
    assert.equal(kindOf(await act(made, id)), kind);
    assert.equal(await made.kept(), 0);
  });
}

test("a grant is not used up by readings that are gone: they may come back", async () => {
  const { requests, lead, granted, reveal, readings } = await house();
  const id = await granted(reveal);
  readings.kept = false;
  assert.equal(kindOf(await requests.carryOut(lead, id)), "readings-gone");
  readings.kept = true;
  assert.equal(kindOf(await requests.carryOut(lead, id)), "done");
});

test("two uses of one grant at once show it once", async () => {
  const { requests, lead, granted, reveal } = await house();
  const id = await granted(reveal);
  const both = await Promise.all([requests.carryOut(lead, id), requests.carryOut(lead, id)]);
  assert.deepEqual(both.map(kindOf).toSorted(), ["done", "request-not-granted"]);
});

test("nothing is shown without a reason, a grant notwithstanding", async () => {
  const { desk, requests, lead, granted, reveal } = await house();
  const id = await granted(reveal);
  await desk.endTask(lead);
  await assert.rejects(requests.carryOut(lead, id), ReasonMissing);
});

test("a value that stands there and is another's is not taken for the person's", async () => {
  const { requests, lead, granted, reveal, readings } = await house();
  readings.values = ["ZZ999999D"];
  const shown = must(await requests.carryOut(lead, await granted(reveal)));
  assert.equal(shown.verb === "people.reveal" && shown.values[0]!.value, null);
});

test("values of another authority's person are not even weighed", async () => {
  const { requests, partner, reveal } = await house();
  assert.equal(kindOf(await requests.weigh(partner, reveal)), "no-such-person");
});

test("people are exported once, of the filters that were asked for, with no formula in any cell", async () => {
  const { requests, lead, granted, exporting, entries, record } = await house();
  const id = await granted(exporting);
  const done = must(await requests.carryOut(lead, id));
  assert.equal(done.verb === "people.export" && done.people, 2);
  const text = done.verb === "people.export" ? new TextDecoder().decode(done.csv) : "";
  assert.match(text, /"P-000001","Zoë Quillfeather"/);
  assert.doesNotMatch(text, /(^|,|")[=+@]/m);
  assert.equal((await entries()).at(-1)?.verb, "people.exported");
  assert.equal((await entries()).at(-1)?.detail["people"], 2);
  const rows =
    await record.sql`select from person_read p join reading r on r.id = p.reading_id where r.kind = 'people.exported'`;
  assert.equal(rows.length, 2);
  assert.equal(kindOf(await requests.carryOut(lead, id)), "request-not-granted");
});

test("an export is not made of more or others than were asked for", async () => {
  const { requests, lead, granted, exporting, record, world } = await house();
  const id = await granted(exporting);
  await withEntry(record.sql, (tx) => tx`update person set reviews = reviews + 1 where number = 2`);
  assert.equal(kindOf(await requests.carryOut(lead, id)), "changed-since-asked");
  const again = await granted(exporting);
  world.now = new Date(world.now.getTime() + 60 * minute);
  assert.equal(kindOf(await requests.carryOut(lead, again)), "request-lapsed");
});

test("filters that nobody fits ask for nothing", async () => {
  const { requests, lead, incident } = await house();
  const deed = { verb: "people.export", incident: incident.id, filters: { flag: "deceased" } } as const;
  assert.equal(kindOf(await requests.weigh(lead, deed)), "nobody-to-export");
});

type House = Awaited<ReturnType<typeof house>>;

function kindOf(outcome: Outcome<unknown, Problem>): string {
  return outcome.ok ? "done" : outcome.problem.kind;
}

async function house() {
  const made = await staffedDesk({ notices: noticesOfPeople, reads: true });
  const { desk, record, ring, world, portsOf, lead, north, incident } = made;
  const dpo = await addStaff(record.sql, north, "dpo");
  const holding = await loadedHolding(made, folder);
  const sources = [{ path: "a.txt", place: { line: 1 }, types: ["name", "nino"] as const }];
  world.people = [
    madeUpPerson({ identifiers: { nino: [value] }, sources }),
    personNumber(4, { sources: [{ path: "a.txt", place: { line: 2 }, types: ["name"] }] }),
  ];
  world.documents = [madeUpDocument({ path: "a.txt", type: "txt" })];
  must(await desk.reviewHolding(lead, holding.id));
  must(await desk.openTask(lead, { why: "caller", words: "", reference: "CALL-1" }));
  const readings = { kept: true, values: [value, "ZZ999999D"] as readonly string[] };
  const storesOf = storesByAccess(record.pools, (pool) => ({
    requests: openRequestStore(pool),
    showing: openShowingStore(pool, ring),
    notices: openNoticeStore(pool, ring),
  }));
  const requests = openRequestDesk((by) => ({
    ...portsOf(by),
    ...storesOf(by),
    lookAgain: async (_, paths) => {
      assert.deepEqual([...paths], ["a.txt"]);
      return readings.kept ? readings.values.map((one) => ({ type: "nino", value: one })) : null;
    },
  }));
  const [row] = await record.sql<[{ id: PersonId }]>`select id from person where number = 1`;
  const reveal: Deed = { verb: "people.reveal", incident: incident.id, person: row.id, types: ["nino"] };
  const exporting: Deed = { verb: "people.export", incident: incident.id, filters: {} };
  return {
    ...made,
    dpo,
    requests,
    readings,
    reveal,
    exporting,
    async granted(deed: Deed) {
      const { fingerprint } = must(await requests.weigh(lead, deed));
      const asked = must(
        await requests.askFor(lead, deed, { reasons: "A caller must be sure.", fingerprint }),
      );
      must(await requests.decideRequest(dpo, asked.id, { grant: true, words: "", confirmedAt: world.now }));
      return asked.id;
    },
    entries: async () => (await desk.ledger("system", { page: 1 })).rows.toReversed(),
    async kept() {
      const [count] = await record.sql<
        [{ n: number }]
      >`select count(*)::int as n from reading where kind = 'values.revealed'`;
      return count.n;
    },
  };
}
