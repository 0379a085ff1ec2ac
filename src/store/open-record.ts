/**
 * Opens the record: the local PostgreSQL of the data folder, or the one that DATABASE_URL names; brings it up to date;
 * and hands out one pool of connections.
 */
import type { Sql } from "postgres";
import { done, type Outcome } from "../domain/outcome.ts";
import { connectLocal, connectUrl } from "./connect.ts";
import { type Embedded, type EmbeddedSettings, openEmbedded } from "./embedded/embedded.ts";
import { ownFolder } from "./embedded/place.ts";
import { headsKept, keepHeads } from "./kept-head.ts";
import { migrate } from "./migrate.ts";
import type { RecordProblem } from "./record-problem.ts";

export type RecordSettings = {
  /** The data folder. */
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  /** own: start it and take the folder's lock; join: use a running one, or start it for as long as this process lasts. */
  readonly attach?: "own" | "join" | undefined;
  readonly say?: ((line: string) => void) | undefined;
} & Pick<EmbeddedSettings, "binaries" | "durable">;

export type OpenRecord = { readonly sql: Sql; close(): Promise<void> };

export async function openRecord(settings: RecordSettings): Promise<Outcome<OpenRecord, RecordProblem>> {
  const { databaseUrl } = settings;
  const opened =
    databaseUrl === undefined || databaseUrl === ""
      ? await openLocal(settings)
      : await openRemote(settings.data, databaseUrl);
  if (!opened.ok) return opened;
  try {
    const migrated = await migrate(opened.value.sql);
    if (migrated.ok) {
      keepHeads(opened.value.sql, settings.data);
      return opened;
    }
    await opened.value.close();
    return migrated;
  } catch (error) {
    await opened.value.close();
    throw error;
  }
}

async function openLocal(settings: RecordSettings): Promise<Outcome<OpenRecord, RecordProblem>> {
  const { attach = "own", say = () => {} } = settings;
  const embedded = await openEmbedded({ ...settings, attach, say });
  if (!embedded.ok) return embedded;
  const { address, passwords, stop } = embedded.value;
  await makeDatabase(embedded.value);
  const sql = connectLocal(address, "candour", passwords.app, "candour");
  return done({ sql, close: closing(sql, stop) });
}

async function openRemote(data: string, url: string): Promise<Outcome<OpenRecord, RecordProblem>> {
  ownFolder(data);
  const connected = await connectUrl(url);
  return connected.ok
    ? done({ sql: connected.value, close: closing(connected.value, async () => {}) })
    : connected;
}

/** The working account owns the database and is no superuser, so that row-level security holds for it too. */
async function makeDatabase({ address, passwords }: Embedded): Promise<void> {
  const admin = connectLocal(address, "candour_admin", passwords.admin, "postgres", 1);
  try {
    const [is] = await admin<[{ readonly role: boolean; readonly database: boolean }]>`
      select exists (select from pg_roles where rolname = 'candour') as role,
        exists (select from pg_database where datname = 'candour') as database`;
    if (!is.role) await admin.unsafe(`create role candour login password '${passwords.app}'`);
    if (!is.database) await admin.unsafe("create database candour owner candour");
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function closing(sql: Sql, stop: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= sql
      .end({ timeout: 10 })
      .then(() => headsKept(sql))
      .then(stop);
    return closed;
  };
}
