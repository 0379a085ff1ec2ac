/** A process that queues and sends news in a data folder, into its outbox; the kill bench kills it, and lets it count at the end. */
import { join } from "node:path";
import { outboxCourier } from "../../src/deliver/outbox/outbox-courier.ts";
import { packCourier } from "../../src/deliver/outbox/packs/pack-courier.ts";
import { packedIn } from "../../src/deliver/outbox/packs/read-packs.ts";
import { newsWordsIn } from "../../src/main/subscriptions/news-words.ts";
import { openSubscriptionWork } from "../../src/respond/subscriptions/open-subscription-work.ts";
import { change } from "../../src/store/change.ts";
import { openEnvelopes } from "../../src/store/notices/envelopes.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { openSubscriberFields } from "../../src/store/subscriptions/fields.ts";
import { openSubscriptionStore } from "../../src/store/subscriptions/open-subscription-store.ts";
import { testRing } from "./register.ts";

const [, , doing, data, wanted] = process.argv as string[];
const opened = await openRecord({ data: data! });
if (!opened.ok) throw new Error(opened.problem.kind);
const { sql, close } = opened.value;
const ring = await testRing(sql);
const store = openSubscriptionStore(sql, ring);
const outbox = join(data!, "outbox");
const envelopes = openEnvelopes(sql, ring);
const at = new Date();
const by = { by: "system", at } as const;

if (doing === "prepare") {
  const fields = openSubscriberFields(ring);
  for (let made = 0; made < Number(wanted); made += 20_000) {
    const rows = Array.from({ length: Math.min(20_000, Number(wanted) - made) }, (_, at) => {
      const [id, address] = [crypto.randomUUID(), `p${made + at}@example.org`];
      return {
        id,
        hash: fields.hash(address).toString("hex"),
        email: fields.seal(id, address).toString("hex"),
      };
    });
    await change(sql, { actor: "system", now: at }, async (tx) => {
      await tx`
        insert into subscriber (id, hash, email, state, topics, pace, confirmed_at)
        select id::uuid, decode(hash, 'hex'), decode(email, 'hex'), 'active', '{all}', 'at-once', ${at}
        from json_to_recordset(${JSON.stringify(rows)}::text::json) as row(id text, hash text, email text)`;
      return {
        value: null,
        entries: [{ verb: "made.up", actor: "system", subject: "subscribers", detail: {} }],
      };
    });
  }
  await store.setSender(
    by,
    { name: "Northmere Council", email: "news@northmere.example", replyTo: "" },
    "any",
    () => [{ verb: "made.up", actor: "system", subject: "subscribers", detail: {} }],
  );
  await store.show({});
  await store.announce(by, () => ({ kind: "start" }));
  const says = {
    key: "service-suspended-expected",
    values: { title: "My Account", expected: "in two weeks" },
  };
  const item = { about: "x", topics: ["all"], says, path: "/services/northmere/my-account" };
  await store.announce(by, () => ({ kind: "tell", items: [item] }));
} else if (doing === "count") {
  // By whom each is for, as it is written in the message itself.
  const had = new Uint8Array(Number(wanted));
  for await (const pack of packedIn(outbox))
    for (const { reference, sealed } of pack) {
      const mail = String(await envelopes.open(reference, sealed));
      const to = Number(/^To: p(\d+)@example\.org\r?$/mu.exec(mail)?.[1]);
      had[to]!++;
    }
  const skipped = had.filter((times) => times === 0).length;
  const doubled = had.filter((times) => times > 1).length;
  process.send?.({ skipped, doubled, carried: had.reduce((all, times) => all + times, 0) });
} else {
  const single = outboxCourier(outbox, envelopes);
  const work = openSubscriptionWork({
    ...{ subscriptions: store, courier: single, bulk: packCourier(outbox, envelopes, single) },
    ...{ now: () => new Date(), leaseMs: 4000, address: () => "https://news.example", perMinute: 1e9 },
    newsWords: newsWordsIn("/nowhere"),
    clearSent: async () => {},
  });
  process.send?.("begun");
  for (
    let part = await store.queueSome(by, 20_000);
    part !== null;
    part = await store.queueSome(by, 20_000)
  ) {
    process.send?.("queued");
  }
  process.send?.("delivering");
  // What a killed process held under lease is free again after it.
  for (;;) {
    await work.deliver();
    const [row] = await sql<[{ readonly left: number }]>`
      select count(*)::int as left from mailing_message where state = 'queued'`;
    if (row.left === 0) break;
    await new Promise((go) => setTimeout(go, 500));
  }
  process.send?.("done");
}
await close();
process.disconnect?.();
