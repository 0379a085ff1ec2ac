/**
 * Opens the record: the local PostgreSQL of the data folder, or the one that DATABASE_URL names; brings it up to date;
 * and hands out one pool of connections.
 */
import { dirname, join } from "node:path";
import type { Sql } from "postgres";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { type AccessPools, openAccessPools } from "./access-pools.ts";
import { connectLocal, connectUrl, connectUrlAs } from "./connect.ts";
import { ensureRoles, mirrorPermissions } from "./database-roles.ts";
import { type Embedded, type EmbeddedSettings, fileProblem, openEmbedded } from "./embedded/embedded.ts";
import { type Lock, takeLock } from "./embedded/lock.ts";
import { clusterOf, ownFolder } from "./embedded/place.ts";
import { holdDatabase } from "./hold-database.ts";
import { ledgerOf } from "./ledger/ledger.ts";
import { migrate } from "./migrate.ts";
import type { RecordProblem } from "./record-problem.ts";

export type RecordSettings = {
  /** The data folder. */
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  /** own: start it and take the folder's lock; join: use a running one, or start it for as long as this process lasts. */
  readonly attach?: "own" | "join" | undefined;
  readonly say?: ((line: string) => void) | undefined;
  /** False: the database is taken as it is, for whoever is about to fill it. */
  readonly migrates?: boolean | undefined;
} & Pick<EmbeddedSettings, "binaries" | "durable">;

export type OpenRecord = {
  /** Of the owner of the tables: sees and changes everything. For sign-in, keys, the ledger's places, backups. */
  readonly sql: Sql;
  /** For everything else: each as far as whoever asks may reach. */
  readonly pools: AccessPools;
  close(): Promise<void>;
};

export async function openRecord(settings: RecordSettings): Promise<Outcome<OpenRecord, RecordProblem>> {
  const { databaseUrl, migrates = true } = settings;
  const opened =
    databaseUrl === undefined || databaseUrl === ""
      ? await openLocal(settings)
      : await openRemote(settings, databaseUrl);
  if (!opened.ok || !migrates) return opened;
  try {
    const migrated = await migrate(opened.value.sql);
    if (migrated.ok) {
      await mirrorPermissions(opened.value.sql);
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
  const pools = openAccessPools(
    ({ connection, max, idleSeconds }) =>
      connectLocal(address, "candour", passwords.app, "candour", max, { connection, idleSeconds }),
    () => ledgerOf(sql),
  );
  return done({ sql, pools, close: closing(sql, pools, stop) });
}

/** One Candour to a data folder, and one to a database, whichever of the two somebody names twice. */
async function openRemote(
  settings: RecordSettings,
  url: string,
): Promise<Outcome<OpenRecord, RecordProblem>> {
  const { data, attach = "own", say = () => {} } = settings;
  const lock = attach === "own" ? lockFolder(data) : done({ release: () => {} });
  if (!lock.ok) return lock;
  const connected = await connectUrl(url);
  const hold =
    connected.ok && attach === "own" ? await holdDatabase(url, say) : done({ release: async () => {} });
  const release = async () => {
    if (hold.ok) await hold.value.release();
    lock.value.release();
  };
  const roles = connected.ok && hold.ok ? await rolesOf(connected.value) : done(null);
  if (connected.ok && hold.ok && roles.ok) {
    const sql = connected.value;
    const pools = openAccessPools(
      (settings) => connectUrlAs(url, settings),
      () => ledgerOf(sql),
    );
    return done({ sql, pools, close: closing(sql, pools, release) });
  }
  if (connected.ok) await connected.value.end({ timeout: 5 });
  await release();
  if (!roles.ok) return roles;
  return connected.ok ? (hold as typeof hold & { ok: false }) : connected;
}

async function rolesOf(sql: Sql): Promise<Outcome<null, RecordProblem>> {
  const [row] = await sql<[{ readonly account: string }]>`select current_user as account`;
  return await ensureRoles(sql, row.account);
}

function lockFolder(data: string): Outcome<Lock, RecordProblem> {
  try {
    const lock = takeLock(join(dirname(clusterOf(ownFolder(data))), "lock.json"));
    return lock.ok ? lock : failed({ kind: "in-use", data, pid: lock.problem.pid });
  } catch (error) {
    return failed(fileProblem(error, data));
  }
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
    await ensureRoles(admin, "candour");
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function closing(sql: Sql, pools: AccessPools, stop: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= pools
      .close()
      .then(() => ledgerOf(sql).settled())
      .then(() => sql.end({ timeout: 10 }))
      .then(stop);
    return closed;
  };
}
