/** A new review between approval and sending: what was approved then may not be right now. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { noticePortsOf } from "../../../test/builders/notice-ports.ts";
import { sendWave } from "../../../test/builders/send-wave.ts";
import { must, staffedDesk } from "../../../test/desk.ts";
import type { AssessedPerson } from "../../domain/people/person.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { openNoticeDesk } from "../../respond/notices/open-notice-desk.ts";
import { madeUpDocument, madeUpPerson } from "../../respond/testing/made-up.ts";
import { noticesOfPeople, openNoticeStore } from "./open-notice-store.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-again-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const bands = ["very-high", "high", "medium", "low"] as const;

test("a review takes approvals back, and danger that it found holds the notice", async () => {
  const { review, tell, counts, carried, verbs } = await house();
  await review([madeUpPerson()]);
  assert.deepEqual(await tell(), { drafted: 1, approved: 1 });
  await review([madeUpPerson({ flags: ["at-risk"] })]);
  assert.deepEqual(await counts(), { drafted: 1 });
  assert.equal((await verbs()).at(-1)?.["approvalsTakenBack"], 1);
  assert.deepEqual(await tell(), { held: 1, drafted: 0, approved: 0 });
  assert.deepEqual(carried, []);
});

test("a review that changes nothing asks for a new draft and approval, and the notice goes out once", async () => {
  const { review, tell, send, carried } = await house();
  await review([madeUpPerson()]);
  await tell();
  await review([madeUpPerson()]);
  assert.equal(await send(), 0, "what was approved before the review does not go");
  assert.deepEqual(await tell(), { drafted: 1, approved: 1 });
  assert.equal(await send(), 1);
  await review([madeUpPerson({ identifiers: {}, emails: ["zoe@new.example.net"] })]);
  assert.deepEqual(await tell(), { drafted: 0, approved: 0 });
  assert.equal(await send(), 0);
  assert.equal(carried.length, 1);
});

test("whoever a copy of the same files holds too is not told again", async () => {
  const { review, tell, send, carried } = await house();
  await review([madeUpPerson()], "a");
  await tell();
  await send();
  await review([madeUpPerson()], "b");
  assert.deepEqual(await tell(), { drafted: 0, approved: 0 });
  assert.equal(await send(), 0);
  assert.equal(carried.length, 1);
});

async function house() {
  const made = await staffedDesk({ notices: noticesOfPeople });
  const { ring, desk, world, lead, north, incident, record, ports } = made;
  const contact = { phone: "020 7946 0000", email: "dpo@north.example", web: "", address: [] };
  must(await desk.changeContact(lead, north, contact));
  const carried: OutgoingMessage[] = [];
  const noticePorts = noticePortsOf({
    notices: openNoticeStore(record.sql, ring),
    bodies: ports.bodies,
    incidents: ports.incidents,
    courier: async (message) => {
      carried.push(message);
      return { kind: "sent", already: false };
    },
  });
  const notices = openNoticeDesk(() => noticePorts);
  const holdings = new Map<string, Awaited<ReturnType<typeof load>>>();
  const load = async (name: string) => {
    const form = { incident: incident.id, name, folder: mkdtempSync(join(folder, name)), controllers: [] };
    return must(await desk.loadHolding(lead, { ...form, defaultController: north }));
  };
  const choice = { authority: north, bands };
  return {
    carried,
    async review(people: readonly AssessedPerson[], name = "a") {
      Object.assign(world, { people, documents: [madeUpDocument()] });
      if (!holdings.has(name)) holdings.set(name, await load(name));
      return must(await desk.reviewHolding(lead, holdings.get(name)!.id));
    },
    async tell() {
      const { drafted, held } = must(await notices.draftNotices(lead, incident.id, choice));
      const approved = await notices.approveNotices(lead, incident.id, { ...choice, exercise: true });
      const numbers = { drafted, approved: approved.ok ? approved.value.approved : 0 };
      return held === 0 ? numbers : { ...numbers, held };
    },
    async send() {
      await sendWave(record.sql, ring, incident.id, north);
      return (await notices.deliverPending()).sent;
    },
    async counts() {
      const { byState } = await notices.noticeCounts(lead, incident.id);
      return Object.fromEntries(Object.entries(byState).filter(([, count]) => count > 0));
    },
    verbs: async () =>
      (await desk.ledger("system", { page: 1 })).rows
        .toReversed()
        .filter(({ verb }) => verb === "holding.reviewed")
        .map(({ detail }) => detail),
  };
}
