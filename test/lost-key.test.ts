/** One authority's key is lost or destroyed: its own pages say so in words, and every other authority goes on working. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { unopened } from "../src/domain/documents/unopened.ts";
import type { OutgoingMessage } from "../src/respond/courier.ts";
import { openDesk } from "../src/respond/desk/open-desk.ts";
import { openNoticeDesk } from "../src/respond/notices/open-notice-desk.ts";
import { madeUpDocument, madeUpPerson, personNumber } from "../src/respond/testing/made-up.ts";
import type { KeyRing } from "../src/seal/key-ring.ts";
import { destroyKeys, destroyPersonKeys } from "../src/store/keys/destroy-keys.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { noticesOfPeople, openNoticeStore } from "../src/store/notices/open-notice-store.ts";
import { openStores } from "../src/store/open-stores.ts";
import { loadedHolding } from "./builders/loaded-holding.ts";
import { noticePortsOf } from "./builders/notice-ports.ts";
import { anyReadings } from "./builders/readings.ts";
import { sendWave } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, staffedDesk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-lost-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const bands = ["very-high", "high", "medium", "low"] as const;
const northerner = madeUpPerson({ sources: [{ path: "north/a.txt", place: { line: 1 }, types: ["name"] }] });
const southerner = personNumber(4, {
  sources: [{ path: "south/b.txt", place: { line: 2 }, types: ["name"] }],
  severity: { ...northerner.severity, band: "very-high" },
});

const losses = [
  {
    name: "damaged where it is kept",
    lose: (made: Made) =>
      made.record.sql`update data_key set wrapped = ${Buffer.alloc(60)} where authority_id = ${made.south}`,
  },
  {
    name: "destroyed on purpose",
    lose: (made: Made) =>
      withEntry(made.record.sql, (tx) =>
        destroyKeys(tx, { kind: "authority", incident: made.incident.id, authority: made.south }),
      ),
  },
];

for (const { name, lose } of losses) {
  test(`an authority's key ${name}: its people cannot be opened, all others can, and nobody is told of them`, async () => {
    const made = await incidentOfTwo();
    const { lead, partner, north, south, incident } = made;
    const before = await made.open(made.ring);
    for (const [staff, authority] of [
      [lead, north],
      [partner, south],
    ] as const) {
      must(await before.notices.draftNotices(staff, incident.id, { authority, bands }));
      must(await before.notices.approveNotices(staff, incident.id, { authority, bands, exercise: true }));
      must(await sendWave(made.record.sql, made.ring, incident.id, authority));
    }
    await lose(made);

    const { desk, notices, carried } = await made.open(await openRing(made.record.sql, made.root));
    const query = { incident: incident.id, sort: "severity", page: 1 } as const;
    const [theirs, ours] = [await desk.people(partner, query), await desk.people(lead, query)];
    assert.deepEqual([theirs.total, theirs.hidden, theirs.rows[0]!.name], [1, 1, unopened]);
    assert.deepEqual([ours.total, ours.hidden, ours.rows[0]!.name], [1, 1, "Zoë Quillfeather"]);
    assert.equal((await desk.people(lead, { ...query, text: "quillfeather" })).total, 1);
    const lost = must(await desk.person(partner, theirs.rows[0]!.id));
    const values = [...lost.otherNames, ...lost.datesOfBirth, ...lost.contacts.map(({ value }) => value)];
    assert.ok(values.length > 2 && values.every((value) => value === unopened), JSON.stringify(values));
    assert.equal(lost.sources[0]!.path, unopened);
    const kept = must(await desk.person(lead, ours.rows[0]!.id));
    assert.deepEqual([kept.datesOfBirth, kept.sources[0]!.path], [["1971-03-09"], "north/a.txt"]);
    assert.equal((await desk.holdings("system", incident.id))[0]?.name, "Copy");

    const listed = await notices.notices(partner, query);
    const notice = must(await notices.notice(partner, listed.rows[0]!.id));
    assert.deepEqual([notice.personName, notice.words.subject], [unopened, unopened]);
    assert.deepEqual(await notices.deliverPending(), { sent: 1, failed: 0 });
    assert.deepEqual(
      carried.map(({ to }) => to),
      ["zoe.quillfeather@example.net"],
    );
    const counts = await notices.noticeCounts(partner, incident.id);
    assert.deepEqual([counts.byState.sent, counts.byState.failed], [0, 1]);

    // A new review takes up work again: what is found is sealed with a new key.
    await made.review(desk);
    const again = await desk.people(partner, query);
    assert.deepEqual([again.total, again.rows[0]!.name], [1, "Given4 Surname4"]);
    assert.equal((await desk.people(lead, query)).rows[0]!.name, "Zoë Quillfeather");
  });
}

test("one person's key destroyed: that person cannot be opened, nor what they were told; nobody else is touched", async () => {
  const made = await incidentOfTwo([northerner, personNumber(7, { sources: northerner.sources })]);
  const { desk, notices } = await made.open(made.ring);
  const query = { incident: made.incident.id, page: 1, sort: "reference" } as const;
  must(await notices.draftNotices(made.lead, made.incident.id, { authority: made.north, bands }));
  const [gone] = (await desk.people(made.lead, query)).rows;
  assert.equal(await withEntry(made.record.sql, (tx) => destroyPersonKeys(tx, [gone!.id])), 1);
  assert.deepEqual(
    (await desk.people(made.lead, query)).rows.map(({ name }) => name),
    [unopened, "Given7 Surname7"],
  );
  const names = (await notices.notices(made.lead, query)).rows.map(({ personName }) => personName);
  assert.deepEqual(names.toSorted(), [unopened, "Given7 Surname7"]);
});

type Made = Awaited<ReturnType<typeof incidentOfTwo>>;

async function incidentOfTwo(people = [northerner, southerner]) {
  const made = await staffedDesk({ notices: noticesOfPeople });
  const { lead, partner, north, south, desk, record, ports, world } = made;
  for (const [staff, id] of [
    [lead, north],
    [partner, south],
  ] as const)
    must(
      await desk.changeContact(staff, id, {
        phone: "020 7946 0000",
        email: "d@x.example",
        web: "",
        address: [],
      }),
    );
  const holding = await loadedHolding(made, folder);
  const review = async (by: Pick<typeof desk, "reviewHolding">) => {
    const documents = ["north/a.txt", "south/b.txt"].map((path) => madeUpDocument({ path, type: "txt" }));
    Object.assign(world, { people, documents });
    must(await by.reviewHolding(lead, holding.id));
  };
  await review(desk);
  return {
    ...made,
    review,
    /** As a Candour started anew would see it. */
    async open(ring: KeyRing) {
      const carried: OutgoingMessage[] = [];
      const stores = openStores(record.sql, { ring, notices: noticesOfPeople });
      const noticePorts = noticePortsOf({
        notices: openNoticeStore(record.sql, ring),
        bodies: stores.bodies,
        incidents: stores.incidents,
        courier: async (message) => {
          carried.push(message);
          return { kind: "sent", already: false };
        },
      });
      const notices = openNoticeDesk(() => noticePorts);
      return { desk: openDesk(() => ({ ...ports, ...stores, readings: anyReadings() })), notices, carried };
    },
  };
}
