/**
 * Tells all processes on a record of what was placed in its ledger, with the commit that placed it. PostgreSQL carries
 * 8,000 bytes in a message: of many changes each kind is named once, and of too many none.
 */
import type { Sql, TransactionSql } from "postgres";
import { type ChangeLine, changeLineOf, newestOfEach } from "../../domain/live/change-line.ts";
import type { ChangeHub } from "../../respond/live/changes.ts";

const channel = "candour_changes";
const mostBytes = 7_500;

type Message = { readonly newest: number; readonly lines: readonly ChangeLine[] | null };

/** `from`: the first position that was given, from 0. */
export async function tellChanges(
  tx: TransactionSql,
  from: number,
  leaves: readonly string[],
): Promise<void> {
  const lines = newestOfEach(
    leaves.map((leaf, at) => changeLineOf(leaf, from + at + 1)).filter((line) => line !== null),
  );
  const newest = from + leaves.length;
  const whole = JSON.stringify({ newest, lines } satisfies Message);
  const short = JSON.stringify({ newest, lines: null } satisfies Message);
  await tx`select pg_notify(${channel}, ${Buffer.byteLength(whole) > mostBytes ? short : whole})`;
}

/** From now on, and after every loss of the connection, until the pool of connections is closed. */
export async function watchChanges(sql: Sql, hub: ChangeHub): Promise<void> {
  const told = (text: string) => {
    const { newest, lines } = JSON.parse(text) as Message;
    hub.tell(lines ?? "anything", newest);
  };
  // What was told while nobody listened is lost: from here on nobody knows what they have missed.
  const listening = () =>
    void sizeOf(sql)
      .then((size) => hub.tell("anything", size))
      .catch(() => {});
  await sql.listen(channel, told, listening);
  hub.tell([], await sizeOf(sql));
}

async function sizeOf(sql: Sql): Promise<number> {
  const [row] = await sql<[{ readonly size: number }]>`select size::float8 as size from ledger_tree`;
  return row.size;
}
