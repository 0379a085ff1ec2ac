/** Connections: to the local cluster by its socket, or to the PostgreSQL that DATABASE_URL names. */
import postgres, { type Options, type Sql } from "postgres";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import type { Address } from "./embedded/embedded.ts";
import type { RecordProblem } from "./record-problem.ts";

export const common: Options<Record<string, never>> = {
  max: 10,
  // Notices (a table that exists already, say) are of no use to anybody here; the default prints them.
  onnotice: () => {},
  connect_timeout: 15,
  connection: { application_name: "candour", TimeZone: "UTC" },
};

/** Everything is given, so that PG* variables of the shell change nothing. */
export function connectLocal(
  address: Address,
  account: string,
  password: string,
  database: string,
  max = 10,
  more: { readonly connection?: Readonly<Record<string, string>>; readonly idleSeconds?: number } = {},
): Sql {
  const port = "port" in address ? address.port : 5432;
  const path = "path" in address ? { path: address.path } : {};
  return postgres({
    ...common,
    ...path,
    username: account,
    password,
    database,
    max,
    connection: { ...common.connection, ...more.connection },
    ...(more.idleSeconds === undefined ? {} : { idle_timeout: more.idleSeconds }),
    ssl: false,
    host: "127.0.0.1",
    port,
  });
}

export async function connectUrl(url: string): Promise<Outcome<Sql, RecordProblem>> {
  const where = placeOf(url);
  if (where === undefined) return failed({ kind: "bad-url" });
  let sql: Sql;
  try {
    sql = postgres(url, common);
  } catch {
    return failed({ kind: "bad-url" });
  }
  try {
    const [row] = await sql<[{ readonly number: number; readonly name: string }]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
    if (row.number >= 150_000) return done(sql);
    await sql.end({ timeout: 1 });
    return failed({
      kind: "version",
      found: row.name,
      wanted: "PostgreSQL 15 to 18",
      where: `The database at ${where.name}`,
    });
  } catch (error) {
    await sql.end({ timeout: 1 });
    return failed(connectionProblem(error, where));
  }
}

/** The same database, as another role: the address was found to be good before. */
export function connectUrlAs(
  url: string,
  {
    connection,
    max,
    idleSeconds,
  }: {
    readonly connection: Readonly<Record<string, string>>;
    readonly max: number;
    readonly idleSeconds: number;
  },
): Sql {
  return postgres(url, {
    ...common,
    max,
    idle_timeout: idleSeconds,
    connection: { ...common.connection, ...connection },
  });
}

export type Where = { readonly name: string; readonly account: string };

/** Host, port and database: never the password, nor the query, which can hold one too. */
export function placeOf(url: string): Where | undefined {
  try {
    const { protocol, hostname, port, pathname, username } = new URL(url);
    if (protocol !== "postgres:" && protocol !== "postgresql:") return undefined;
    const host = hostname === "" ? "localhost" : hostname;
    return {
      name: `${host}:${port === "" ? 5432 : port}${pathname}`,
      account: decodeURIComponent(username) || "this account",
    };
  } catch {
    return undefined;
  }
}

export function connectionProblem(error: unknown, where: Where): RecordProblem {
  const code = String((error as { readonly code?: unknown }).code ?? "no reason given");
  if (code === "3D000") return { kind: "no-database", where: where.name };
  if (code === "42501" || code.startsWith("28") || code.startsWith("SASL"))
    return { kind: "auth", where: where.name, account: where.account };
  if (code === "53300") return { kind: "refused", where: where.name, reason: "it has no connection free" };
  return { kind: "refused", where: where.name, reason: code };
}
