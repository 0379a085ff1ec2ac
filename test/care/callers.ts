/** Of test/care.test.ts, over its record: a caller who is answered, and messages that are held though they are queued. */

import assert from "node:assert/strict";
import type { NoticeId, PersonId } from "../../src/domain/ids.ts";
import { channels } from "../../src/domain/notices/notice.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { appOver } from "../builders/app-over.ts";
import type { Furnished } from "../builders/furnished.ts";
import { sendWave } from "../builders/send-wave.ts";
import { withEntry } from "../builders/with-entry.ts";
import { must } from "../desk.ts";

type Written = Readonly<Record<"name" | "contact" | "words", string>>;

export async function heldThoughQueued(made: Furnished, written: Written): Promise<void> {
  const { desk, lead, sql, ring, incident } = made;
  const [row] = await sql<[{ readonly id: NoticeId; readonly number: number }]>`
    select n.id, p.number from notice n join person p on p.id = n.person_id where n.authority_id = ${lead.authority} limit 1`;
  await withEntry(
    sql,
    (tx) => tx`update notice set state = 'approved', channel = 'letter' where id = ${row.id}`,
  );
  must(await sendWave(sql, ring, incident.id, lead.authority));
  await desk.advanceWaves();
  const stateOf = async () => (await sql`select state from notice where id = ${row.id}`)[0]!["state"];
  assert.equal(await stateOf(), "sending");
  const letter = `P-${String(row.number).padStart(6, "0")}`;
  must(await desk.enterComplaint(lead, { ...written, kind: "not-for-me", way: "counter", letter }));
  const own = (await desk.complaints(lead)).find(({ way }) => way === "counter");
  const app = await appOver(desk, made.now);
  const page = async () => (await app.as(lead).get(`/incidents/${incident.reference}`)).words;
  assert.match(await page(), /Look at 1 letter that reached the wrong person/);
  const store = openNoticeStore(sql, ring);
  const soon = new Date(Date.now() + 60_000);
  const lane = { carrier: "outbox", channels, practice: [false, true] } as const;
  const [leased] = await store.lease(1, new Date(), soon, lane);
  const press = async () => must(await desk.holdAfterComplaint(lead, own!.id));
  assert.deepEqual(await press(), { held: 0, underWay: 1 });
  const becomes = {
    kind: "again",
    why: "The server is away.",
    at: new Date(),
    outcome: "unavailable",
  } as const;
  await store.settle(
    { by: "system", at: new Date() },
    [{ leased: leased!, attempts: [leased!.message.attemptReference!], becomes }],
    [{ verb: "messages.delivered", subject: "messages", actor: "system", detail: {} }],
  );
  assert.deepEqual(await press(), { held: 1, underWay: 0 });
  assert.equal(await stateOf(), "held");
  assert.equal((await store.pending(lane)).left, 0);
  must(await desk.dealWithComplaint(lead, own!.id, { step: "answer", outcome: "upheld", answer: "Sorry." }));
  assert.doesNotMatch(await page(), /Look at 1 letter/);
  await app.app.close();
}

export async function callerAnswered(made: Furnished, written: Written): Promise<void> {
  const { desk, lead, partner, sql, incident } = made;
  const [row] = await sql<[{ readonly id: PersonId; readonly number: number }]>`
    select id, number from person p where authority_id = ${lead.authority} and incident_id = ${incident.id} and not exists (
      select from person o where o.number = p.number and o.authority_id = p.authority_id and o.id <> p.id) limit 1`;
  const { id } = row;
  const letter = `P-${String(row.number).padStart(6, "0")}`;
  must(await desk.enterComplaint(lead, { ...written, kind: "wrong-data", way: "phone", letter }));
  const form = {
    way: "phone",
    outcome: "told",
    asked: [],
    note: "Call after six, at her sister's.",
    followUpDue: null,
  } as const;
  const tried = async (more: object) => await desk.recordEnquiry(lead, incident.id, id, { ...form, ...more });
  for (const [more, kind] of [
    [{}, "call-identity-missing"],
    [{ outcome: "call-back" }, "enquiry-due-missing"],
    [{ outcome: "advised", followUpDue: "2020-01-01" }, "enquiry-due-past"],
    [{ outcome: "advised", note: "x".repeat(2001) }, "enquiry-note-too-long"],
  ] as const) {
    const outcome = await tried(more);
    assert.equal(!outcome.ok && outcome.problem.kind, kind);
  }
  must(await tried({ outcome: "call-back", followUpDue: "2099-03-01" }));
  const caller = await desk.caller(lead, incident.id, id);
  assert.equal(caller!.person.id, id);
  assert.equal(caller!.enquiries[0]!.note, form.note);
  const complained = caller!.complaints.find(({ kind }) => kind === "wrong-data");
  const shown = await desk.complaint(lead, complained!.id);
  assert.deepEqual(shown!.about, { person: id, reference: letter, incident: incident.reference });
  const counts = await desk.complaintCounts(lead, incident.id);
  assert.deepEqual([counts.toAcknowledge, counts.overdue, counts.urgent], [1, 0, 0]);
  assert.equal((await desk.complaintCounts(partner, incident.id)).open, 1);

  assert.equal(await desk.caller(partner, incident.id, id), null);
  assert.deepEqual(await desk.followUps(partner, incident.id), []);
  assert.equal(
    (await desk.recordEnquiry(partner, incident.id, id, { ...form, outcome: "advised" })).ok,
    false,
  );
  const [owed] = await desk.followUps(lead, incident.id);
  assert.equal((await desk.followUp(partner, incident.id, owed!.id)).ok, false);
  const twice = await Promise.all([1, 2].map(() => desk.followUp(lead, incident.id, owed!.id)));
  assert.deepEqual(twice.map(({ ok }) => ok).toSorted(), [false, true]);
  assert.deepEqual(await desk.followUps(lead, incident.id), []);
  const entries = await sql`select leaf::text from ledger_entry where verb like 'enquiry.%'`;
  assert.equal(entries.length, 2);
  const [kept] = await sql`select note from enquiry`;
  assert.doesNotMatch(JSON.stringify(entries) + String(kept!["note"]), /sister/);
  must(
    await desk.dealWithComplaint(lead, shown!.complaint.id, {
      step: "answer",
      outcome: "upheld",
      answer: "Sorry.",
    }),
  );
}
