/** What the record remembers of its outbox folder: one mark for good. */
import type { Sql } from "postgres";

export async function outboxMark(sql: Sql): Promise<string | null> {
  const [row] = await sql<{ readonly mark: string }[]>`select mark from outbox`;
  return row?.mark ?? null;
}

/** The mark that counts: this one, or the one that stood there already. */
export async function rememberOutbox(sql: Sql, mark: string): Promise<string> {
  await sql`insert into outbox (mark) values (${mark}) on conflict do nothing`;
  return (await outboxMark(sql)) ?? mark;
}
