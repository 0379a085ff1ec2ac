/** Of test/care.test.ts, over its record: the message that acknowledges a complaint, and when there is none. */
import assert from "node:assert/strict";
import { openComplaintWork } from "../../src/respond/complaints/acknowledging.ts";
import type { OutgoingMessage } from "../../src/respond/courier.ts";
import { openEnvelopes } from "../../src/store/notices/envelopes.ts";
import { openStores } from "../../src/store/open-stores.ts";
import { appOver } from "../builders/app-over.ts";
import type { Furnished } from "../builders/furnished.ts";
import { withEntry } from "../builders/with-entry.ts";
import { must } from "../desk.ts";

export async function acknowledgedByMessage(made: Furnished): Promise<void> {
  const { desk, lead, partner, sql, ring, now } = made;
  const carried: OutgoingMessage[] = [];
  let away = false;
  // Waits of a courier that is away go by in no time.
  let clock = now();
  const later = () => {
    clock = new Date(clock.getTime() + 600_000);
    return clock;
  };
  const work = openComplaintWork({
    ...{ complaints: openStores(sql, { ring }).complaints, now: later, leaseMs: 1000 },
    async courier(message) {
      carried.push(message);
      return away ? { kind: "unavailable", why: "Away." } : { kind: "sent", already: false };
    },
  });
  const enter = async (contact: string, more: object = {}) => {
    const form = { name: "Wilhelmina Wronghouse", contact, letter: "", words: "Who is Thaddeus?" };
    const { number } = must(
      await desk.enterComplaint(lead, { ...form, kind: "complaint", way: "phone", ...more }),
    );
    return (await desk.complaints(lead)).find((one) => one.number === number)!.id;
  };
  const shown = async (id: string) => (await desk.complaint(lead, id))!.acknowledging;
  const acknowledge = async (id: string, more: object = {}) =>
    must(await desk.dealWithComplaint(lead, id, { step: "acknowledge", ...more }));

  // Those of the stories before.
  await work.deliver();
  carried.length = 0;
  away = true;
  const written = await enter(" Wilhelmina@Example.NET ");
  assert.deepEqual(await shown(written), { kind: "to-send", channel: "email" });
  assert.deepEqual(await work.deliver(), { sent: 0, failed: 0 }, "nothing before a human has seen it");
  const twice = await Promise.allSettled([acknowledge(written), acknowledge(written)]);
  assert.equal(twice.filter(({ status }) => status === "fulfilled").length, 1);
  const message = await shown(written);
  assert.ok(message.kind === "message" && message.state === "queued");
  const rows = await sql`select * from complaint_message where complaint_id = ${written}`;
  assert.equal(rows.length, 1, "two clicks, one message");
  assert.doesNotMatch(
    JSON.stringify(rows.map((row) => Object.values(row).map(String))),
    /example\.net|number/i,
  );
  assert.equal((await work.deliver()).failed, 1, "a courier that is away leaves it in the queue");
  away = false;
  assert.deepEqual(await work.deliver(), { sent: 1, failed: 0 });
  assert.equal(carried[0]!.reference, carried.at(-1)!.reference, "the same message each time");
  const { to, channel, words, name } = carried.at(-1)!;
  assert.deepEqual([to, channel, name], ["wilhelmina@example.net", "email", ""]);
  const said = JSON.stringify(words);
  assert.match(said, /Q-\d{6}/);
  assert.match(said, /We will answer by 6 February 2026\./, "thirty days from 8 January, that day the first");
  assert.match(said, /news\.example\/complain\/outcome/);
  assert.doesNotMatch(said, /Wilhelmina|Thaddeus|undefined|\{\w/);
  const [gone] = await sql`
    select state, words, destination from complaint_message where complaint_id = ${written}`;
  assert.deepEqual([gone!["state"], gone!["words"], gone!["destination"]], ["sent", null, null]);
  const envelopes = openEnvelopes(sql, ring);
  const sealed = await envelopes.seal(carried[0]!.reference, Buffer.from("Dear"));
  assert.equal(String(await envelopes.open(carried[0]!.reference, sealed!)), "Dear");

  const byText = await enter("07700 900123", { kind: "wrong-data" });
  must(
    await desk.dealWithComplaint(lead, byText, {
      step: "answer",
      outcome: "upheld",
      answer: "You are right.",
    }),
  );
  await work.deliver();
  assert.equal(carried.at(-1)!.to, "+447700900123");
  assert.match(carried.at(-1)!.words.short, /We have answered it/);
  assert.ok(carried.at(-1)!.words.short.length <= 612);

  const sent = carried.length;
  for (const [contact, more, why] of [
    ["", {}, "no-contact"],
    ["1 Quiet Close", {}, "no-reach"],
    ["a@b.example, c@d.example", {}, "no-reach"],
    ["a@b.example\r\nBcc: c@d.example", {}, "no-reach"],
    ["quiet@example.net", { quiet: true }, "quiet"],
  ] as const) {
    const id = await enter(contact);
    await acknowledge(id, more);
    assert.deepEqual(await shown(id), { kind: "silent", why });
  }
  const [risky] = await sql`
    select c.person_id as person, c.kind from contact_point c join person p on p.id = c.person_id
    where c.kind = 'email' and p.authority_id = ${partner.authority} limit 1`;
  await withEntry(sql, (tx) => tx`update person set flags = '{at-risk}' where id = ${risky!["person"]}`);
  const [number] = await sql`select number from person where id = ${risky!["person"]}`;
  const unsafe = await enter(`PERSON${number!["number"]}@example.net`);
  assert.equal(
    (await shown(unsafe)).kind,
    "to-send",
    "a partner's register is not to be asked by entering complaints",
  );
  await acknowledge(unsafe);
  assert.deepEqual(await shown(unsafe), { kind: "silent", why: "unsafe" }, "and yet holds");
  assert.deepEqual(await work.deliver(), { sent: 0, failed: 0 });
  assert.equal(carried.length, sent);

  const app = await appOver(desk, now);
  const page = async (id: string) => (await app.as(lead).get(`/complaints/${id}`)).words;
  assert.match(
    await page(written),
    /An email that acknowledges it was sent .* Answer promised by|Answer promised by/,
  );
  assert.match(await page(unsafe), /it may not be safe/);
  const flagged = await enter("w@example.net");
  assert.match(await page(flagged), /They are sent an email when it is acknowledged/);
  await app.as(lead).post(`/complaints/${flagged}`, { step: "acknowledge", quiet: "yes" });
  assert.match(await page(flagged), /staff said that it may not be safe/);
  await app.app.close();
  const entries = await sql<{ readonly leaf: string }[]>`
    select leaf::text from ledger_entry where verb like 'complaint.%' or verb like 'messages.%'`;
  assert.doesNotMatch(JSON.stringify(entries), /example\.net|07700|Wilhelmina/i);
  assert.match(JSON.stringify(entries), /unsafe/);
  for (const one of await desk.complaints(lead))
    if (one.state !== "answered")
      must(
        await desk.dealWithComplaint(lead, one.id, { step: "answer", outcome: "partly", answer: "Sorry." }),
      );
}
