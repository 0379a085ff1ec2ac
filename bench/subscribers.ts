/**
 * One update to many subscribers: how long queueing takes, beside a loop that queues one row at a time.
 *   node bench/subscribers.ts [--subscribers 1000000]
 */
import { parseArgs } from "node:util";
import { change } from "../src/store/change.ts";
import { openSubscriberFields } from "../src/store/subscriptions/fields.ts";
import { openSubscriptionStore } from "../src/store/subscriptions/open-subscription-store.ts";
import { testDesk } from "../test/desk.ts";

const { values } = parseArgs({ options: { subscribers: { type: "string", default: "1000000" } } });
const wanted = Number(values.subscribers);
const { record, ring } = await testDesk();
const { sql } = record;
const store = openSubscriptionStore(sql, ring);
const fields = openSubscriberFields(ring);
const madeUp = [{ verb: "made.up", actor: "system", subject: "subscribers", detail: {} }];
const at = new Date();
const by = { by: "system", at } as const;

const making = performance.now();
// Sealed as an address is; of one size, so that the rows are as large as real ones.
const sealed = fields.seal(crypto.randomUUID(), "somebody.made.up@example.org");
await change(sql, { actor: "system", now: at }, async (tx) => {
  await tx`
    insert into subscriber (id, hash, email, state, topics, pace, confirmed_at)
    select gen_random_uuid(), decode(md5(n::text), 'hex'), ${sealed}, 'active', '{all}', 'at-once', ${at}
    from generate_series(1, ${wanted}::int) as n`;
  return { value: null, entries: madeUp };
});
await sql`analyze subscriber`;
say("subscribers made", making, wanted);

await store.show({});
await store.announce(by, () => ({ kind: "start" }));
await store.announce(by, () => ({
  kind: "tell",
  items: [{ about: "x", topics: ["all"], says: { key: "plain", values: { text: "Suspended" } }, path: "/" }],
}));
const queueing = performance.now();
let parts = 0;
let queued = 0;
for (let part = await store.queueSome(by, 20_000); part !== null; part = await store.queueSome(by, 20_000)) {
  queued += part.queued;
  parts++;
}
say(`queued in ${parts} parts`, queueing, queued);

// The peer: a loop, a row and a transaction for each.
const few = Math.min(5000, wanted);
const loop = performance.now();
for (let n = 1; n <= few; n++)
  await sql`
    insert into mailing_message (subscriber, mailing, state, rank, free_at) values (${n}, 999999, 'queued', 1, ${at})`;
const each = (performance.now() - loop) / few;
process.stdout.write(
  `a loop, one row at a time: ${((each * wanted) / 1000).toFixed(0)} s for as many (${few} measured)\n`,
);
const [count] = await sql`
  select count(*)::int as rows, count(distinct subscriber)::int as people from mailing_message where mailing <> 999999`;
process.stdout.write(
  `skipped ${wanted - count!["people"]}, doubled ${count!["rows"] - count!["people"]}; memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB\n`,
);
await record.close();
// The desk of tests leaves a wait behind.
process.exit();

function say(what: string, from: number, number: number): void {
  const seconds = (performance.now() - from) / 1000;
  process.stdout.write(`${what}: ${number} in ${seconds.toFixed(1)} s\n`);
}
