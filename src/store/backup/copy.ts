/**
 * COPY in both directions, with its errors: the client tells of none that come once the rows flow. Out, a copy that has
 * fallen silent is asked after on another connection; in, the next statement of the same transaction tells.
 */
import type { Readable, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";

export type Table = { readonly name: string; readonly columns: readonly string[] };

const silenceMs = 5_000;

/** Rows as COPY's text, in pieces of no particular length. */
export async function* copyOut(
  tx: TransactionSql,
  { name, columns }: Table,
  others: Sql,
): AsyncGenerator<Buffer> {
  const [{ pid }] = await tx<[{ readonly pid: number }]>`select pg_backend_pid() as pid`;
  const rows: Readable = await tx
    .unsafe(`copy ${quoted(name)} (${columns.map(quoted)}) to stdout`)
    .readable();
  let last = Date.now();
  const watch = setInterval(async () => {
    if (Date.now() - last < silenceMs) return;
    const [row] = await others<{ readonly state: string }[]>`
      select state from pg_stat_activity where pid = ${pid}`.catch(() => []);
    if (row !== undefined && row.state !== "active") rows.destroy(new CopyFailed(name));
  }, silenceMs / 4);
  try {
    for await (const piece of rows) {
      yield piece as Buffer;
      last = Date.now();
    }
  } finally {
    clearInterval(watch);
  }
}

export type CopyIn = {
  write(piece: Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** Without this the connection would wait for rows for ever. */
  abandon(): void;
};

export async function copyIn(tx: TransactionSql, { name, columns }: Table): Promise<CopyIn> {
  const rows: Writable = await tx
    .unsafe(`copy ${quoted(name)} (${columns.map(quoted)}) from stdin`)
    .writable();
  const gone = finished(rows);
  gone.catch(() => {}); // told by whoever waits next
  return {
    // After an error the server takes no notice of what still comes.
    async write(piece) {
      await Promise.race([new Promise((resolve) => rows.write(piece, resolve)), gone]);
    },
    async end() {
      rows.end();
      await tx`select 1`.catch((error: { readonly code?: string }) => {
        throw error.code === "25P02" ? new CopyFailed(name) : error;
      });
    },
    abandon: () => void rows.destroy(),
  };
}

/** The server would not take or give the rows of a table: damaged, or of another form. */
export class CopyFailed extends Error {
  readonly table: string;

  constructor(table: string) {
    super(`COPY of ${table} failed`);
    this.table = table;
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
