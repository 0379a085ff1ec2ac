/** Of test/care.test.ts, over its record: answers that were queued when they were to be held, however far they had come. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { NoticeId, PersonId } from "../../src/domain/ids.ts";
import { openAnswerQueue } from "../../src/store/check/answers.ts";
import { sealAnswerPart } from "../../src/store/check/check-fields.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { personKey } from "../../src/store/people/person-fields.ts";
import type { Furnished } from "../builders/furnished.ts";
import { withEntry } from "../builders/with-entry.ts";
import { must } from "../desk.ts";

type Written = Readonly<Record<"name" | "contact" | "words", string>>;

const words = { subject: "S", short: "Short.", blocks: [{ kind: "paragraph", text: "Your answer." }] };
const entries = [{ verb: "messages.delivered", subject: "messages", actor: "system", detail: {} }] as const;

export async function answersHeld(made: Furnished, written: Written): Promise<void> {
  const { desk, lead, sql, ring, incident } = made;
  const [person] = await sql<
    [{ readonly id: PersonId; readonly number: number; readonly key: Buffer; readonly notice: NoticeId }]
  >`
    select p.id, p.number, p.seal_key as key, n.id as notice from person p join notice n on n.person_id = p.id
    where p.authority_id = ${lead.authority} and n.state = 'held' limit 1`;
  const key = personKey(ring, person.id, person.key)!;
  const queued = async (at: Date): Promise<string> => {
    const id = randomUUID();
    const [name, to, said] = [
      sealAnswerPart(key, id, "name", "Made Up"),
      sealAnswerPart(key, id, "destination", "made@example.net"),
      sealAnswerPart(key, id, "words", JSON.stringify(words)),
    ];
    await withEntry(
      sql,
      (tx) => tx`
        insert into check_answer (id, incident_id, authority_id, person_id, way, channel, state, name, destination, words,
          queued_at, free_at)
        values (${id}, ${incident.id}, ${lead.authority}, ${person.id}, 'site', 'email', 'queued', ${name}, ${to}, ${said},
          ${at}, ${at})`,
    );
    return id;
  };
  const stateOf = async (id: string) =>
    (await sql`select state from check_answer where id = ${id}`)[0]!["state"];
  const queue = openAnswerQueue(sql, ring);
  const letter = `P-${String(person.number).padStart(6, "0")}`;
  must(await desk.enterComplaint(lead, { ...written, kind: "not-for-me", way: "post", letter }));
  const complaint = (await desk.complaints(lead)).find(({ way }) => way === "post")!;
  const press = async () => must(await desk.holdAfterComplaint(lead, complaint.id));
  // The desk's clock stands still; so do these, a minute before it.
  const before = new Date(made.now().getTime() - 60_000);
  const at = (seconds: number): Date => new Date(before.getTime() + seconds * 1000);

  const nobodyHeld = () => withEntry(sql, (tx) => tx`delete from sending_hold`);
  await nobodyHeld();
  const tried = await queued(at(0));
  const [taken] = await queue.lease(1, at(1), at(30));
  assert.equal(taken?.message.reference, `K-${tried}`);
  await queue.settle(
    { by: "system", at: at(2) },
    [{ leased: taken!, delivery: { kind: "unavailable", why: "The server is away." } }],
    entries,
  );
  await sql`update check_answer set free_at = ${new Date(made.now().getTime() + 600_000)} where id = ${tried}`;
  assert.equal((await press()).held, 1, "one that waits to be tried again is in nobody's hands");
  assert.equal(await stateOf(tried), "failed");

  await nobodyHeld();
  const carried = await queued(at(0));
  const [leased] = await queue.lease(1, at(1), new Date(made.now().getTime() + 60_000));
  assert.equal(leased?.message.reference, `K-${carried}`);
  assert.deepEqual(await press(), { held: 0, underWay: 1 });
  // Whoever carried it was killed: its lease runs out, and nobody takes it up again.
  assert.deepEqual(await queue.lease(5, new Date(made.now().getTime() + 120_000), at(600)), []);
  assert.equal(await stateOf(carried), "failed");
  const [kept] = await sql`select words, destination from check_answer where id = ${carried}`;
  assert.deepEqual([kept!["words"], kept!["destination"]], [null, null]);
  const [entry] = await sql<[{ readonly leaf: string }]>`
    select leaf::text from ledger_entry where verb = 'check-answer.held' order by id desc limit 1`;
  assert.ok(entry.leaf.includes(complaint.id) && entry.leaf.includes(carried));

  // What is queued after it, a human has let go.
  const later = await queued(new Date(made.now().getTime() + 1000));
  const [free] = await queue.lease(5, new Date(made.now().getTime() + 2000), at(600));
  assert.equal(free?.message.reference, `K-${later}`);
  await queue.settle(
    { by: "system", at: at(3) },
    [{ leased: free!, delivery: { kind: "sent", already: false } }],
    entries,
  );
  const holds = async () => (await sql`select from sending_hold where person_id = ${person.id}`).length;
  assert.equal(await holds(), 1, "who asks meanwhile is called");
  const [reach] = await openNoticeStore(sql, ring).reaches(person.notice);
  must(
    await desk.releaseNotice(lead, person.notice, {
      reasons: "They moved: asked by phone where to write to.",
      reach: reach!.ordinal,
    }),
  );
  assert.equal(await holds(), 0, "until a human has looked");
  must(
    await desk.dealWithComplaint(lead, complaint.id, { step: "answer", outcome: "upheld", answer: "Sorry." }),
  );
}
