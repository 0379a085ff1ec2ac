/** The record: PostgreSQL under our own supervisor against SQLite and PGlite. Start times, single commits, rows loaded. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Sql } from "postgres";
import { openRecord } from "../../src/store/open-record.ts";
import { compare, figure, inFolder, peer, rate, timed } from "./measure.ts";

type Lite = { query(text: string, values?: readonly unknown[]): Promise<unknown>; close(): Promise<void> };
const lite = await peer<{ PGlite: { create(folder: string): Promise<Lite> } }>("@electric-sql/pglite");
const commits = 2000;
const rows = 200_000;

await inFolder(async (folder) => {
  const data = join(folder, "data");
  const first = await timed(async () => (await open(data)).close());
  const again: number[] = [];
  for (let i = 0; i < 3; i++) again.push(await timed(async () => (await open(data)).close()));
  console.log(`first start (initdb, migrations, stop): ${figure(first)} ms`);
  console.log(`every later start and stop: ${again.map(figure).join(", ")} ms`);

  const record = await open(data);
  const { sql } = record;
  await sql`create table mark (id bigint generated always as identity primary key, note text not null)`;
  const sqlite = new DatabaseSync(join(folder, "peer.sqlite"));
  sqlite.exec(
    "pragma journal_mode = wal; pragma synchronous = full; create table mark (id integer primary key, note text not null)",
  );
  const insert = sqlite.prepare("insert into mark (note) values (?)");
  mkdirSync(join(folder, "lite"));
  const pglite = await lite?.PGlite.create(join(folder, "lite"));
  await pglite?.query(
    "create table mark (id bigint generated always as identity primary key, note text not null)",
  );
  await compare("single commits", "a second", 3, [
    { name: "PostgreSQL, 10 connections at once", run: () => rate(commits, () => commitAll(sql, 10)) },
    {
      name: "PostgreSQL, one after the other",
      run: () => rate(commits / 4, () => commitAll(sql, 1, commits / 4)),
    },
    {
      name: "SQLite (node:sqlite, wal, synchronous=full)",
      run: () => rate(commits, () => repeat(commits, () => void insert.run("a made-up note"))),
    },
    ...(pglite === undefined
      ? []
      : [
          {
            name: "PGlite (as it starts: nothing is forced to disk)",
            run: () =>
              rate(commits, () =>
                repeat(commits, () =>
                  pglite.query("insert into mark (note) values ($1)", ["a made-up note"]),
                ),
              ),
          },
        ]),
  ]);
  await compare("rows loaded", "a second", 3, [
    { name: "PostgreSQL by COPY", run: () => rate(rows, () => copy(sql)) },
    {
      name: "SQLite in one transaction",
      run: () =>
        rate(rows, async () => {
          sqlite.exec("begin");
          await repeat(rows, () => void insert.run("a made-up note"));
          sqlite.exec("commit");
        }),
    },
  ]);
  await pglite?.close();
  sqlite.close();
  await record.close();
});

async function open(data: string) {
  const opened = await openRecord({ data });
  if (!opened.ok) throw new Error(opened.problem.kind);
  return opened.value;
}

async function commitAll(sql: Sql, at_once: number, all = commits): Promise<void> {
  const each = Math.floor(all / at_once);
  await Promise.all(
    Array.from({ length: at_once }, () =>
      repeat(each, () => sql`insert into mark (note) values ('a made-up note')`),
    ),
  );
}

async function repeat(times: number, work: () => unknown): Promise<void> {
  for (let i = 0; i < times; i++) {
    const result = work();
    if (result instanceof Promise || (typeof result === "object" && result !== null)) await result;
  }
}

async function copy(sql: Sql): Promise<void> {
  const stream = await sql`copy mark (note) from stdin`.writable();
  const line = "a made-up note\n".repeat(1000);
  const finished = new Promise((resolve, reject) => stream.on("finish", resolve).on("error", reject));
  for (let i = 0; i < rows / 1000; i++) stream.write(line);
  stream.end();
  await finished;
}
