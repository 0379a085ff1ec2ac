/**
 * A record for tests: a fresh database, already brought up to date, in one throw-away cluster per test process. The
 * cluster starts with the first call and is gone when the tests of the process are done.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Sql } from "postgres";
import { type AccessPools, openAccessPools } from "../src/store/access-pools.ts";
import { connectLocal } from "../src/store/connect.ts";
import { ensureRoles, mirrorPermissions } from "../src/store/database-roles.ts";
import { type Embedded, openEmbedded } from "../src/store/embedded/embedded.ts";
import { ledgerOf } from "../src/store/ledger/ledger.ts";
import { migrate } from "../src/store/migrate.ts";
import type { OpenRecord } from "../src/store/open-record.ts";
import { recordProblemInWords } from "../src/store/record-problem.ts";
import { copyOfFresh } from "./fresh-record.ts";

type Cluster = { readonly embedded: Embedded; readonly admin: Sql; readonly data: string };
export type TestRecord = OpenRecord & {
  /** The same database as a superuser: what somebody could do who got hold of the server. */
  readonly superuser: Sql;
};

/** A folder to test in, through which the account of root's database server can pass; it would else be made elsewhere. */
export function dataFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

let cluster: Promise<Cluster> | undefined;
let count = 0;
const open: OpenRecord[] = [];

export async function testRecord(): Promise<TestRecord> {
  cluster ??= startCluster();
  const { embedded, admin } = await cluster;
  const { address, passwords } = embedded;
  const name = `test_${++count}`;
  await admin.unsafe(`create database ${name} template fresh owner candour`);
  const sql = connectLocal(address, "candour", passwords.app, name);
  const superuser = connectLocal(address, "candour_admin", passwords.admin, name, 1);
  const pools: AccessPools = openAccessPools(
    ({ connection, max, idleSeconds }) =>
      connectLocal(address, "candour", passwords.app, name, max, { connection, idleSeconds }),
    () => ledgerOf(sql),
  );
  const record = {
    sql,
    pools,
    superuser,
    async close() {
      await pools.close();
      await Promise.all([sql.end({ timeout: 5 }), superuser.end({ timeout: 5 })]);
    },
  };
  open.push(record);
  return record;
}

after(endRecords);

/** For what opens records outside of a test, where nothing comes after. */
export async function endRecords(): Promise<void> {
  const started = await cluster?.catch(() => undefined);
  if (started === undefined) return;
  // A test that failed in the middle of something must not keep the others' leavings here.
  await Promise.allSettled(open.map((record) => record.close()));
  await stopCluster(started);
}

async function startCluster(): Promise<Cluster> {
  const data = dataFolder("candour-test-");
  try {
    return await startIn(data);
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(data: string): Promise<Cluster> {
  if (await copyOfFresh(data, makeFresh)) return await opened(data);
  await makeFresh(data);
  return await opened(data);
}

async function opened(data: string): Promise<Cluster> {
  const embedded = await openEmbedded({ data, attach: "own", say: () => {}, durable: false });
  if (!embedded.ok) throw new Error(recordProblemInWords(embedded.problem));
  const { address, passwords } = embedded.value;
  return {
    embedded: embedded.value,
    admin: connectLocal(address, "candour_admin", passwords.admin, "postgres", 1),
    data,
  };
}

/** A cluster with the database that those of the tests are copies of, stopped. */
async function makeFresh(data: string): Promise<void> {
  const started = await opened(data);
  try {
    const { address, passwords } = started.embedded;
    await started.admin.unsafe(`create role candour login password '${passwords.app}'`);
    await started.admin.unsafe("create database fresh owner candour");
    await ensureRoles(started.admin, "candour");
    const sql = connectLocal(address, "candour", passwords.app, "fresh", 1);
    const migrated = await migrate(sql);
    if (migrated.ok) await mirrorPermissions(sql);
    await sql.end();
    if (!migrated.ok) throw new Error(recordProblemInWords(migrated.problem));
  } finally {
    await stopServer(started);
  }
}

async function stopServer({ embedded, admin }: Cluster): Promise<void> {
  await admin.end({ timeout: 5 });
  await embedded.stop();
}

async function stopCluster(started: Cluster): Promise<void> {
  try {
    await stopServer(started);
  } finally {
    rmSync(started.data, { recursive: true, force: true });
  }
}
