/** The client: `postgres` against `pg`, both with ten connections to the same local server. */
import { join } from "node:path";
import type { Sql } from "postgres";
import { connectLocal } from "../../src/store/connect.ts";
import { openEmbedded } from "../../src/store/embedded/embedded.ts";
import { compare, inFolder, peer, rate } from "./measure.ts";

type Pool = { query(text: string, values?: readonly unknown[]): Promise<unknown>; end(): Promise<void> };
type Pg = { default: { Pool: new (options: object) => Pool } };
const pg = await peer<Pg>("pg");
const queries = 5000;

await inFolder(async (folder) => {
  const opened = await openEmbedded({
    data: join(folder, "data"),
    attach: "own",
    say: () => {},
    durable: false,
  });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { address, passwords, stop } = opened.value;
  const sql = connectLocal(address, "candour_admin", passwords.admin, "postgres", 10);
  const pool =
    pg === undefined || !("path" in address)
      ? undefined
      : new pg.default.Pool({
          host: address.path.replace(/\/\.s\.PGSQL\.\d+$/, ""),
          port: 5432,
          user: "candour_admin",
          password: passwords.admin,
          database: "postgres",
          max: 10,
        });
  await sql`create table note (id int primary key, words text not null)`;
  await sql`insert into note select n, 'note ' || n from generate_series(1, 10000) n`;
  const contenders = (read: "row" | "list") => [
    { name: "postgres", run: () => rate(queries, () => withPostgres(sql, read)) },
    ...(pool === undefined ? [] : [{ name: "pg", run: () => rate(queries, () => withPg(pool, read)) }]),
  ];
  await compare("one row by its key", "a second", 5, contenders("row"));
  await compare("a page of 50 rows", "a second", 5, contenders("list"));
  await pool?.end();
  await sql.end();
  await stop();
});

async function withPostgres(sql: Sql, read: "row" | "list"): Promise<void> {
  await atOnce((n) =>
    read === "row"
      ? sql`select id, words from note where id = ${n}`
      : sql`select id, words from note where id > ${n} order by id limit 50`,
  );
}

async function withPg(pool: Pool, read: "row" | "list"): Promise<void> {
  await atOnce((n) =>
    read === "row"
      ? pool.query("select id, words from note where id = $1", [n])
      : pool.query("select id, words from note where id > $1 order by id limit 50", [n]),
  );
}

async function atOnce(query: (n: number) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < queries; start += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, n) => query(((start + n) % 9000) + 1)));
  }
}
