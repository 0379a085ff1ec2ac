/**
 * The roles in PostgreSQL: candour_work for Candour's own work, candour_staff for work for somebody. Nobody logs in as
 * either: Candour's own account takes their place for a connection's life.
 */
import type { Sql } from "postgres";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { ruleOf, verbs } from "../domain/staff/permissions.ts";
import type { RecordProblem } from "./record-problem.ts";

export const databaseRoles = ["candour_work", "candour_staff"] as const;

/** What whoever looks after the server runs, where Candour's account may not make roles. */
export function roleStatements(account: string): string {
  return databaseRoles.map((role) => `create role ${role} nologin; grant ${role} to ${account};`).join(" ");
}

/** `sql`: of an account that may make roles. `member`: the account that will take their place. */
export async function ensureRoles(sql: Sql, member: string): Promise<Outcome<null, RecordProblem>> {
  const lacking = await sql<{ readonly made: boolean; readonly name: string }[]>`
    select r.name, exists (select from pg_roles where rolname = r.name) as made
    from unnest(${[...databaseRoles]}::text[]) as r(name)
    where case when exists (select from pg_roles where rolname = r.name)
      then not pg_has_role(${member}, r.name, 'member') else true end`;
  try {
    for (const { name, made } of lacking) {
      // Two starts at once: the second finds it made.
      if (!made) await sql.unsafe(`create role ${name} nologin`).catch(unlessThere);
      await sql.unsafe(`grant ${name} to ${quoted(member)}`);
    }
    return done(null);
  } catch (error) {
    if ((error as { readonly code?: string }).code !== "42501") throw error;
    return failed({ kind: "roles-missing", statements: roleStatements(quoted(member)) });
  }
}

function unlessThere(error: { readonly code?: string }): void {
  if (error.code !== "42710" && error.code !== "23505") throw error;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The database's copy of the one table of permissions. */
export async function mirrorPermissions(sql: Sql): Promise<void> {
  const wanted = verbs.flatMap((verb) => {
    const { roles, reach } = ruleOf(verb);
    return roles.map((role) => ({ role, verb, reach }));
  });
  await sql.begin(async (tx) => {
    await tx`lock table role_verb in share row exclusive mode`;
    const kept = await tx<{ readonly role: string; readonly verb: string; readonly reach: string }[]>`
      select role, verb, reach from role_verb`;
    const line = (one: { role: string; verb: string; reach: string }) =>
      `${one.role} ${one.verb} ${one.reach}`;
    if (kept.map(line).sort().join() === wanted.map(line).sort().join()) return;
    await tx`delete from role_verb`;
    await tx`insert into role_verb ${tx(wanted)}`;
  });
}
