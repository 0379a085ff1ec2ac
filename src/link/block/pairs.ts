/** Candidate pairs by SQL: every two that share a key, with a cap on the size of a block and a budget of pairs. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { LinkProblem } from "./engine.ts";
import { type BlockingKey, blockingRules } from "./keys.ts";

export type Pairs = {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** How many pairs each blocking rule proposes, before pairs proposed twice are taken once. */
  readonly byRule: readonly { readonly rule: string; readonly pairs: number }[];
};

/** Beyond this, a block is compared along a sorted order, each with its neighbours, and no longer all with all. */
const BLOCK = 200;
const NEIGHBOURS = 12;

export async function candidatePairs(
  connection: DuckDBConnection,
  keys: readonly (readonly BlockingKey[])[],
  budget: number,
  rules: readonly string[] = blockingRules,
): Promise<Outcome<Pairs, LinkProblem>> {
  await loadKeys(connection, keys);
  await connection.run(
    "CREATE TABLE blocks AS SELECT rule, key, count(*)::INTEGER AS n FROM keys GROUP BY rule, key HAVING count(*) > 1",
  );
  const byRule = await countPairs(connection, rules);
  const total = byRule.reduce((sum, { pairs }) => sum + pairs, 0);
  if (total > budget)
    return failed({
      kind: "too-many-pairs",
      pairs: total,
      budget,
      advice: "The records share too few distinguishing values to be compared. Scan the holding in parts.",
    });
  const { left, right } = await readPairs(connection, total);
  return done({ left, right, byRule });
}

async function loadKeys(
  connection: DuckDBConnection,
  keys: readonly (readonly BlockingKey[])[],
): Promise<void> {
  await connection.run("CREATE TABLE keys (rule INTEGER, key VARCHAR, profile INTEGER)");
  const appender = await connection.createAppender("keys");
  for (let profile = 0; profile < keys.length; profile++)
    for (const { rule, key } of keys[profile]!) {
      appender.appendInteger(rule);
      appender.appendVarchar(key);
      appender.appendInteger(profile);
      appender.endRow();
    }
  appender.closeSync();
}

async function countPairs(connection: DuckDBConnection, rules: readonly string[]): Promise<Pairs["byRule"]> {
  const reader = await connection.runAndReadAll(
    `SELECT rule, sum(CASE WHEN n <= ${BLOCK} THEN n::BIGINT * (n - 1) // 2 ELSE n::BIGINT * ${NEIGHBOURS} END)::DOUBLE AS pairs
     FROM blocks GROUP BY rule ORDER BY rule`,
  );
  return reader.getRows().map(([rule, pairs]) => ({ rule: rules[Number(rule)] ?? "", pairs: Number(pairs) }));
}

async function readPairs(
  connection: DuckDBConnection,
  most: number,
): Promise<{ left: Int32Array; right: Int32Array }> {
  const left = new Int32Array(most);
  const right = new Int32Array(most);
  const result = await connection.stream(
    `SELECT DISTINCT a, b FROM (
       SELECT x.profile AS a, y.profile AS b FROM keys x
         JOIN blocks USING (rule, key)
         JOIN keys y USING (rule, key)
         WHERE n <= ${BLOCK} AND x.profile < y.profile
       UNION ALL
       SELECT profile AS a, unnest([${Array.from({ length: NEIGHBOURS }, (_, i) => `lead(profile, ${i + 1}) OVER w`).join(", ")}]) AS b
         FROM keys JOIN blocks USING (rule, key) WHERE n > ${BLOCK}
         WINDOW w AS (PARTITION BY rule, key ORDER BY profile)
     ) WHERE b IS NOT NULL`,
  );
  let count = 0;
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const a = chunk.getColumnVector(0);
    const b = chunk.getColumnVector(1);
    for (let row = 0; row < chunk.rowCount; row++) {
      left[count] = a.getItem(row) as number;
      right[count] = b.getItem(row) as number;
      count++;
    }
  }
  return { left: left.subarray(0, count), right: right.subarray(0, count) };
}
