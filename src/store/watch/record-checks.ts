/** What of the record is needed to work: that it answers, is up to date, and that its ledger goes on. */
import type { Sql } from "postgres";
import { isUpToDate } from "../migrate.ts";

/** An entry gets its place right after its commit: one that waits as long as this waits for somebody to look. */
const longestWait = "1 minute";

export function recordChecks(sql: Sql) {
  return {
    record: async () => (await sql`select 1`).length === 1,
    migrations: () => isUpToDate(sql),
    async ledger() {
      const late = await sql`
        select from ledger_entry where position is null
          and (leaf::jsonb ->> 'written')::timestamptz < now() - ${longestWait}::interval limit 1`;
      return late.length === 0;
    },
  };
}
