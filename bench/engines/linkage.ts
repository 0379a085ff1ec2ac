/** Candidate pairs for linkage: the same blocking join in DuckDB in memory, in PostgreSQL and in plain JavaScript. */
import { join } from "node:path";
import { withEngine } from "../../src/link/block/engine.ts";
import { connectLocal } from "../../src/store/connect.ts";
import { openEmbedded } from "../../src/store/embedded/embedded.ts";
import { compare, inFolder, timed } from "./measure.ts";

const people = Number(process.argv[2] ?? 300_000);
/** A made-up key with the skew of a birth date and a surname's sound: some blocks of ten, most of one or two. */
const make = (table: string, random: string) => `
  create table ${table} as
  select n as id, 'K' || cast(floor(pow(${random}, 2) * ${people / 2}) as int) as key from generate_series(1, ${people}) t(n)`;
const pairs = (table: string) =>
  `select count(*) as pairs from ${table} a join ${table} b on a.key = b.key and a.id < b.id`;

await inFolder(async (folder) => {
  const opened = await openEmbedded({
    data: join(folder, "data"),
    attach: "own",
    say: () => {},
    durable: false,
  });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { address, passwords, stop } = opened.value;
  const sql = connectLocal(address, "candour_admin", passwords.admin, "postgres", 1);
  await sql.unsafe(make("bundle", "random()"));
  await sql.unsafe("analyze bundle");
  const keys = (await sql.unsafe("select key from bundle")).map(({ key }) => key as string);
  const outcome = await withEngine(1024, async (connection) => {
    await connection.run(make("bundle", "random()"));
    await compare(`pairs among ${people.toLocaleString("en-GB")} people`, "ms", 5, [
      {
        name: "DuckDB in memory, 2 threads",
        run: () => timed(() => connection.runAndReadAll(pairs("bundle"))),
      },
      { name: "PostgreSQL, as it comes", run: () => timed(() => sql.unsafe(pairs("bundle"))) },
      { name: "a JavaScript Map", run: () => timed(() => pairsByMap(keys)) },
    ]);
  });
  if (!outcome.ok) throw new Error(outcome.problem.kind);
  await sql.end();
  await stop();
});

function pairsByMap(keys: readonly string[]): number {
  const blocks = new Map<string, number[]>();
  for (const [id, key] of keys.entries()) {
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [id]);
    else block.push(id);
  }
  let count = 0;
  for (const block of blocks.values()) count += (block.length * (block.length - 1)) / 2;
  return count;
}
