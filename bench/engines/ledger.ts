/** What the ledger costs and gives: durable entries one by one and in batches, proofs, and checking all of it. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Sql } from "postgres";
import { signerFrom } from "../../src/domain/ledger/checkpoint.ts";
import { leafHash } from "../../src/domain/ledger/merkle.ts";
import { inclusionProof, isIncluded } from "../../src/domain/ledger/proof.ts";
import { change } from "../../src/store/change.ts";
import { bindLedger, ledgerOf, openLedger } from "../../src/store/ledger/ledger.ts";
import { readLedger, treeHead } from "../../src/store/ledger/read-ledger.ts";
import { ledgerFolder, openTreeFiles } from "../../src/store/ledger/tree-files.ts";
import { nodesInFiles } from "../../src/store/ledger/tree-nodes.ts";
import { verifyWithFiles } from "../../src/store/ledger/verify-record.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { compare, figure, inFolder, median, rate, timed } from "./measure.ts";

const million = Number(process.argv[2] ?? 1_000_000);
const entry = {
  actor: "system",
  verb: "messages.sent",
  subject: "messages",
  incident: "made-up",
  detail: { count: 2, references: ["N-000001-1", "N-000002-1"] },
} as const;

await inFolder(async (folder) => {
  const data = join(folder, "data");
  const opened = await openRecord({ data });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close } = opened.value;
  const signerOf = (origin: string) => signerFrom(origin, Buffer.alloc(32, 5));
  const keep = openTreeFiles(sql, ledgerFolder(data)).keep;
  bindLedger(sql, openLedger(sql, { signerOf, keep, fault: (error) => console.error(error) }));
  await sql`create table bare (id bigint generated always as identity primary key, detail jsonb not null)`;
  const lite = sqlite(folder);

  await compare("changes, each in a transaction of its own", "a second", 3, [
    { name: "with one ledger entry, 64 callers", run: () => rate(4000, () => entries(sql, 4000, 1, 64)) },
    { name: "with one ledger entry, 10 callers", run: () => rate(1500, () => entries(sql, 1500, 1, 10)) },
    { name: "with one ledger entry, one caller", run: () => rate(200, () => entries(sql, 200, 1, 1)) },
    { name: "a bare insert in its place, 64 callers", run: () => rate(4000, () => bare(sql, 4000)) },
    { name: "SQLite, synchronous=full, hash chain", run: () => rate(400, () => lite(400, 1)) },
  ]);
  await compare("durable ledger entries in batches", "a second", 3, [
    { name: "100 to a transaction, 10 callers", run: () => rate(50_000, () => entries(sql, 500, 100, 10)) },
    { name: "1,000 to a transaction, 4 callers", run: () => rate(100_000, () => entries(sql, 100, 1000, 4)) },
    { name: "5,000 to a transaction, 2 callers", run: () => rate(100_000, () => entries(sql, 20, 5000, 2)) },
    { name: "SQLite, synchronous=full, hash chain, 100", run: () => rate(20_000, () => lite(200, 100)) },
  ]);

  const { size } = await treeHead(sql);
  if (size < million) await entries(sql, Math.ceil((million - size) / 2000), 2000, 2);
  await ledgerOf(sql).settled();
  await sql`analyze ledger_entry`;
  await proofs(sql, ledgerFolder(data));
  const rates: number[] = [];
  for (let round = 0; round < 3; round++) rates.push(await verifying(sql, ledgerFolder(data)));
  const { size: all } = await treeHead(sql);
  console.log(`verifying all of ${figure(all)} entries: ${figure(median(rates))} a second`);
  await close();
});

async function proofs(sql: Sql, folder: string): Promise<void> {
  const head = await treeHead(sql);
  const took: number[] = [];
  for (let round = 0; round < 200; round++) {
    const index = Math.floor((head.size * (round + 0.5)) / 200);
    let proof: readonly Buffer[] = [];
    took.push(
      await timed(async () => {
        proof = await inclusionProof(index, head.size, nodesInFiles(folder, head.size));
      }),
    );
    const [found] = await readLedger(sql, { from: index + 1, limit: 1 });
    const root = { size: head.size, root: Buffer.from(head.root, "hex") };
    if (!isIncluded(Buffer.from(found!.hash, "hex"), index, root, proof)) throw new Error("not proved");
  }
  took.sort((a, b) => a - b);
  console.log(
    `inclusion proof among ${figure(head.size)} entries: median ${figure(median(took))} ms, p99 ${figure(took[197]!)} ms`,
  );
}

async function verifying(sql: Sql, folder: string): Promise<number> {
  const { size } = await treeHead(sql);
  return await rate(size, async () => {
    const whole = await verifyWithFiles(sql, folder);
    if (!whole.ok) throw new Error(whole.problem.kind);
  });
}

async function entries(sql: Sql, changes: number, each: number, callers: number): Promise<void> {
  const by = { actor: "system", now: new Date() };
  await atOnce(callers, changes, () =>
    change(sql, by, async () => ({ value: null, entries: Array.from({ length: each }, () => entry) })),
  );
}

async function bare(sql: Sql, changes: number): Promise<void> {
  await atOnce(64, changes, () =>
    sql.begin((tx) => tx`insert into bare (detail) values (${tx.json(entry.detail)})`),
  );
}

/** The peer: one file, one writer, each transaction forced to disk, each entry chained to the one before. */
function sqlite(folder: string): (transactions: number, each: number) => void {
  const database = new DatabaseSync(join(folder, "peer.db"));
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = full; create table entry (leaf text, hash blob)",
  );
  const insert = database.prepare("insert into entry values (?, ?)");
  let last = "";
  return (transactions, each) => {
    for (let n = 0; n < transactions; n++) {
      database.exec("begin");
      for (let at = 0; at < each; at++) {
        const leaf = JSON.stringify({ ...entry, last });
        const hash = leafHash(leaf);
        last = hash.toString("hex");
        insert.run(leaf, hash);
      }
      database.exec("commit");
    }
  };
}

async function atOnce(callers: number, times: number, work: () => Promise<unknown>): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) await work();
    }),
  );
}
