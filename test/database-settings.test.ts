/** What the built-in database lets in and writes down, as it says itself. */
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { testRecord } from "./record.ts";

const windows = process.platform === "win32";

test("the database listens on no network, and its socket is for its own account alone", async () => {
  const { superuser } = await testRecord();
  const setting = await settingsOf(superuser);
  assert.equal(setting("listen_addresses"), windows ? "127.0.0.1" : "");
  if (windows) return;
  assert.equal(setting("unix_socket_permissions"), "0700");
  for (const folder of String(setting("unix_socket_directories")).split(", "))
    assert.equal(statSync(folder).mode & 0o077 & ~0o011, 0, "others may pass through it at the most");
});

test("no statement and no value of one is written to its log, and pages have checksums", async () => {
  const { superuser } = await testRecord();
  const setting = await settingsOf(superuser);
  assert.equal(setting("log_statement"), "none");
  assert.equal(setting("log_min_error_statement"), "panic");
  assert.equal(setting("log_min_duration_statement"), "-1");
  assert.equal(setting("log_parameter_max_length_on_error"), "0");
  assert.equal(setting("data_checksums"), "on");
});

test("the account that the app works with is no superuser, makes no roles and no databases", async () => {
  const { sql } = await testRecord();
  const [row] =
    await sql`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user`;
  assert.deepEqual(
    { ...row },
    { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
  );
});

async function settingsOf(superuser: Awaited<ReturnType<typeof testRecord>>["superuser"]) {
  const rows = await superuser<{ name: string; setting: string }[]>`select name, setting from pg_settings`;
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  return (name: string): string | undefined => settings.get(name);
}
