/**
 * Receipts a second through `/receipts/notify` of the whole staff app, with its own PostgreSQL on disk: doubled and out of
 * order, from a process of its own, first at a pace and then as fast as they are taken. At the end each attempt's state is
 * compared with what its receipts say. The peer: each receipt in a transaction of its own, through the same store.
 * Usage: node bench/receipts.ts [SECONDS] [PER SECOND]
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Sql } from "postgres";
import { readCallback } from "../src/deliver/notify/read-callback.ts";
import { openReceiptIntake } from "../src/respond/delivery/receipt-intake.ts";
import { recordReceipts } from "../src/respond/delivery/record-receipts.ts";
import { openReceiptStore } from "../src/store/delivery/receipts.ts";
import { openRecord } from "../src/store/open-record.ts";
import { startStaffApp } from "../src/web/staff-app.ts";
import { fakeDesk } from "../src/web/testing/fake-desk.ts";
import { emptyWorld } from "../src/web/testing/world.ts";
import { addPeople, settingIn } from "../test/builders/register.ts";
import { withEntry } from "../test/builders/with-entry.ts";
import { inFolder, timed } from "./engines/measure.ts";
import { type Posted, type Work, wanted } from "./receipts/made-up.ts";

const seconds = Number(process.argv[2] ?? 30);
const pace = Number(process.argv[3] ?? 3_000);
const bearer = "a-bearer-of-thirty-two-characters";

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close } = opened.value;
  const attempts = Math.ceil((seconds * pace) / 2.2);
  const references = await sent(sql, 2 * attempts + 2_000);
  const now = (): Date => new Date();
  const record = (some: Parameters<typeof recordReceipts>[1]) =>
    recordReceipts({ receipts: openReceiptStore(sql), now }, some);
  const intake = openReceiptIntake({ record });
  const door = { token: bearer, read: (body: unknown) => readCallback(body, now()), take: intake.take };
  const app = await startStaffApp({
    ...{ desk: fakeDesk(emptyWorld()), host: "127.0.0.1", port: 0, now, publicSiteUrl: null },
    receipts: door,
  });
  if (!app.ok) throw new Error(app.problem.kind);
  const url = `${app.value.url.replace("localhost", "127.0.0.1")}/receipts/notify`;
  const child = fork(join(import.meta.dirname, "receipts/post.ts"), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  for (const [name, from, perSecond] of [
    [`at ${pace} a second`, 0, pace],
    ["as fast as they are taken", attempts, null],
  ] as const) {
    const some = references.slice(from, from + attempts);
    const posted = await post(child, { url, bearer, references: some, perSecond });
    const wrong = await wrongIn(sql, some);
    console.log(
      `${name}: ${posted.accepted} of ${posted.posted} accepted in ${posted.seconds.toFixed(1)} s, ${Math.round(posted.accepted / posted.seconds)} a second; answered in ${posted.median.toFixed(0)} ms, 99 % in ${posted.p99.toFixed(0)} ms; ${wrong} of ${some.length} attempts in a wrong state`,
    );
  }
  child.kill();
  await app.value.close();
  const alone = references.slice(2 * attempts, 2 * attempts + 500);
  const took = await timed(async () => {
    const waiting = [...alone];
    const worker = async (): Promise<void> => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
        await record([{ attempt: one, state: "delivered", at: now(), from: "notify" }]);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
  });
  console.log(
    `peer, each in a transaction of its own, eight at once: ${Math.round(500_000 / took)} a second`,
  );
  await close();
});

/** Messages that Notify has taken, of as many made-up people: one is made as Candour does, the others are like it. */
async function sent(sql: Sql, count: number): Promise<readonly string[]> {
  const setting = await settingIn(sql);
  const [person] = await addPeople(sql, setting, [{ name: "Ada Example", email: "ada@example.org" }]);
  await withEntry(sql, async (tx) => {
    await tx`
      insert into person select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', 1 + n))).*
      from person p, generate_series(1, ${count - 1}::int) n where p.id = ${person!}`;
    await tx`
      insert into notice (id, incident_id, authority_id, person_id, band, state, channel, hold_reasons, name, destination,
        words, drafted_at)
      select id, incident_id, authority_id, id, 'high', 'sending', 'email', '{}', '\\x00', '\\x00', '\\x00', now() from person`;
    // Nobody asked for this wave, and nobody agreed: it is made up.
    await tx`alter table message disable trigger user`;
    await tx`
      insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, attempts, sent_at, carrier)
      select 'N-' || id, id, 'email', 3, 'sent', now(), now(), 1, now(), 'notify' from notice`;
    await tx`alter table message enable trigger user`;
    await tx`update notice set state = 'sent'`;
    await tx`
      insert into attempt (message_reference, number, at, result, carrier, outcome, provider)
      select reference, 1, now(), 'sent', 'notify', 'sent', gen_random_uuid()::text from message`;
  });
  await sql`analyze`;
  const rows = await sql<{ readonly reference: string }[]>`select reference from attempt order by random()`;
  return rows.map(({ reference }) => reference);
}

async function post(child: ChildProcess, work: Work): Promise<Posted> {
  child.send(work);
  const [posted] = (await once(child, "message")) as [Posted];
  return posted;
}

async function wrongIn(sql: Sql, references: readonly string[]): Promise<number> {
  const rows = await sql<
    { readonly reference: string; readonly receipt: string | null; readonly state: string }[]
  >`
    select a.reference, a.receipt, m.state from attempt a join message m on m.reference = a.message_reference
    where a.reference = any(${[...references]})`;
  return rows.filter(({ reference, receipt, state }) => {
    const right = wanted(reference);
    return receipt !== right || state !== (right === "delivered" ? "sent" : "failed");
  }).length;
}
