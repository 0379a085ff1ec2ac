/** How many data keys there are, for whoever looks after them. */
import type { Sql } from "postgres";

export type KeyCounts = {
  readonly inUse: number;
  readonly retired: number;
  readonly destroyed: number;
  /** People whose values an earlier Candour sealed. */
  readonly earlier: number;
};

export async function countDataKeys(sql: Sql): Promise<KeyCounts> {
  const [row] = await sql<[KeyCounts]>`
    select count(*) filter (where retired_at is null and destroyed_at is null)::int as "inUse",
      count(*) filter (where retired_at is not null and destroyed_at is null)::int as retired,
      count(*) filter (where destroyed_at is not null)::int as destroyed,
      (select count(*)::int from person where seal_key is null) as earlier
    from data_key`;
  return row;
}
