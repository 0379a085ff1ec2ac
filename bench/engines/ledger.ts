/** What the ledger's hash chain costs inside the transaction: entries one by one and in batches, against bare inserts. */
import { join } from "node:path";
import type { Sql } from "postgres";
import { change } from "../../src/store/change.ts";
import { verifyLedger } from "../../src/store/ledger.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { compare, figure, inFolder, rate, timed } from "./measure.ts";

const entry = {
  actor: "system",
  verb: "messages.sent",
  subject: "messages",
  incident: "made-up",
  detail: { count: 2, references: ["N-000001-1", "N-000002-1"] },
} as const;

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close } = opened.value;
  await sql`create table bare (id bigint generated always as identity primary key, detail jsonb not null)`;
  await compare("changes, each in a transaction of its own", "a second", 3, [
    { name: "with one ledger entry, 10 at once", run: () => rate(1000, () => chained(sql, 1000, 1)) },
    { name: "a bare insert in its place, 10 at once", run: () => rate(1000, () => bare(sql, 1000)) },
  ]);
  await compare("ledger entries", "a second", 3, [
    { name: "100 to a transaction", run: () => rate(5000, () => chained(sql, 50, 100)) },
  ]);
  const [{ count }] = await sql<[{ count: number }]>`select count(*)::int as count from ledger_entry`;
  const milliseconds = await timed(async () => {
    const whole = await verifyLedger(sql, []);
    if (!whole.ok) throw new Error(whole.problem.kind);
  });
  console.log(
    `verifying ${count} entries: ${figure(milliseconds)} ms, ${figure((count / milliseconds) * 1000)} a second`,
  );
  await close();
});

async function chained(sql: Sql, changes: number, entries: number): Promise<void> {
  const by = { actor: "system", now: new Date() };
  await tenAtOnce(changes, () =>
    change(sql, by, async () => ({ value: null, entries: Array.from({ length: entries }, () => entry) })),
  );
}

async function bare(sql: Sql, changes: number): Promise<void> {
  await tenAtOnce(changes, () =>
    sql.begin((tx) => tx`insert into bare (detail) values (${tx.json(entry.detail)})`),
  );
}

async function tenAtOnce(times: number, work: () => Promise<unknown>): Promise<void> {
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let i = 0; i < times / 10; i++) await work();
    }),
  );
}
