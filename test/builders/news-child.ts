/** A process that queues and sends news in a data folder, through a courier that writes each reference to a file; the kill bench kills it. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { openSubscriptionWork } from "../../src/respond/subscriptions/open-subscription-work.ts";
import { change } from "../../src/store/change.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { openSubscriberFields } from "../../src/store/subscriptions/fields.ts";
import { openSubscriptionStore } from "../../src/store/subscriptions/open-subscription-store.ts";
import { testRing } from "./register.ts";

const [, , doing, data, file, wanted] = process.argv as string[];
const opened = await openRecord({ data: data! });
if (!opened.ok) throw new Error(opened.problem.kind);
const { sql, close } = opened.value;
const ring = await testRing(sql);
const store = openSubscriptionStore(sql, ring);
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
  await store.show({});
  await store.announce(by, () => ({ kind: "start" }));
  const item = { about: "x", topics: ["all"], text: "My Account is suspended", path: "/" };
  await store.announce(by, () => ({ kind: "tell", items: [item] }));
} else {
  // As the outbox: what lies there already under its reference is not sent again.
  const lines = existsSync(file!) ? readFileSync(file!, "utf8").split("\n") : [];
  const known = new Set(lines.slice(0, -1));
  const work = openSubscriptionWork({
    subscriptions: store,
    async courier({ reference }) {
      if (known.has(reference)) return { kind: "sent", already: true };
      known.add(reference);
      appendFileSync(file!, `${reference}\n`);
      return { kind: "sent", already: false };
    },
    ...{ now: () => new Date(), leaseMs: 2000, address: () => "https://news.example", perMinute: 1e9 },
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
