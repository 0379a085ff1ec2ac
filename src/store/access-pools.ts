/**
 * Pools of connections, one for each access: whatever a query forgets, PostgreSQL shows it no row that is not for the
 * authority and the role to which its connection is bound. Kept small, for there may be many.
 */
import type { Sql } from "postgres";
import type { Role } from "../domain/bodies/authority.ts";
import type { AuthorityId, IncidentId } from "../domain/ids.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { bindLedger } from "./ledger/ledger.ts";

export type StaffAccess = {
  readonly authority: AuthorityId;
  readonly role: Role;
  readonly incidents: readonly IncidentId[] | null;
};
export type Access = "work" | StaffAccess;

/** What a connection is told when it begins. */
export type ConnectAs = (settings: {
  readonly connection: Readonly<Record<string, string>>;
  readonly max: number;
  readonly idleSeconds: number;
}) => Sql;

export type AccessPools = { of(access: Access): Sql; close(): Promise<void> };

const staffConnections = 3;
const workConnections = 8;
const idleSeconds = 20;

export function openAccessPools(connectAs: ConnectAs, ledger: () => Ledger): AccessPools {
  const pools = new Map<string, Sql>();
  return {
    of(access) {
      const name = nameOf(access);
      const known = pools.get(name);
      if (known !== undefined) return known;
      const max = access === "work" ? workConnections : staffConnections;
      const pool = connectAs({ connection: boundTo(access), max, idleSeconds });
      bindLedger(pool, ledger());
      pools.set(name, pool);
      return pool;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end({ timeout: 5 })));
    },
  };
}

/** Another role or another incident is another access: nothing is carried over. */
function nameOf(access: Access): string {
  if (access === "work") return access;
  const { authority, role, incidents } = access;
  return [authority, role, ...(incidents === null ? ["all"] : [...incidents].sort())].join(" ");
}

function boundTo(access: Access): Readonly<Record<string, string>> {
  if (access === "work") return { role: "candour_work" };
  const { authority, role, incidents } = access;
  return {
    role: "candour_staff",
    "candour.authority": authority,
    "candour.role": role,
    // An account that is limited to no incident at all sees none.
    "candour.incidents": incidents === null ? "" : `{${incidents.join(",")}}`,
  };
}
