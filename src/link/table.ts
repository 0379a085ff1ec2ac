/** Resolves a table of people: which records are one person's. For `candour link` and for measuring. */
import { done, type Outcome } from "../domain/outcome.ts";
import { type LinkProblem, withEngine } from "./block/engine.ts";
import { candidatePairs } from "./block/pairs.ts";
import { tableKeys, tableRules } from "./table/block.ts";
import { groupRecords, type WeighedPair } from "./table/group.ts";
import type { TableMap } from "./table/map.ts";
import { type ReadProblem, readTable, type Table } from "./table/read.ts";
import { recount, startWeights, type Weigh, weigher } from "./table/weigh.ts";

export type TableSettings = { readonly memoryMb?: number; readonly pairBudget?: number };

export type ResolvedTable = {
  /** In the table's order. */
  readonly rows: readonly { readonly id: string; readonly person: string }[];
  readonly people: number;
  readonly pairs: number;
};

export async function linkTable(
  file: string,
  map: TableMap,
  settings: TableSettings = {},
): Promise<Outcome<ResolvedTable, LinkProblem | ReadProblem>> {
  const outcome = await withEngine(settings.memoryMb ?? 1024, async (connection) => {
    const table = await readTable(connection, file, map);
    if (!table.ok) return table;
    const { records } = table.value;
    const pairs = await candidatePairs(
      connection,
      records.map(tableKeys),
      settings.pairBudget ?? 40_000_000,
      tableRules,
    );
    return pairs.ok ? done({ table: table.value, pairs: pairs.value }) : pairs;
  });
  if (!outcome.ok) return outcome;
  if (!outcome.value.ok) return outcome.value;
  const { table, pairs } = outcome.value.value;
  const couples = Array.from(pairs.left, (left, at) => ordered(left, pairs.right[at]!));
  return done({ ...resolve(table, couples), pairs: couples.length });
}

function ordered(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}

/** Bits over the odds that two people taken anyhow are one: for a link, and for a pair that m is counted on. */
const SURE = 0;
const BEYOND_DOUBT = 12;
/** Bits that the pairs across two clusters must have on average: nothing may speak against them on the whole. */
const AVERAGE = -3;
const ROUNDS = 3;

function resolve(
  { ids, records, fields }: Table,
  couples: readonly (readonly [number, number])[],
): Omit<ResolvedTable, "pairs"> {
  let weights = startWeights(records, fields);
  let groups: Int32Array = Int32Array.from(records, (_, at) => at);
  for (let round = 0; round < ROUNDS; round++) {
    const weigh: Weigh = weigher(records, fields, weights, groups);
    const odds = Math.log2(Math.max(2, new Set(groups).size));
    const pairs = couples.map(([a, b]): WeighedPair => ({ a, b, weight: weigh(a, b) }));
    groups = groupRecords(records.length, pairs, weigh, { least: odds + SURE, average: AVERAGE });
    const certain = pairs.filter(({ weight }) => weight >= odds + BEYOND_DOUBT);
    weights = recount(
      weights,
      records,
      fields,
      certain.map(({ a, b }) => [a, b]),
    );
  }
  const names = new Map<number, string>();
  const rows = ids.map((id, at) => {
    const group = groups[at]!;
    const person = names.get(group) ?? `p${names.size + 1}`;
    names.set(group, person);
    return { id, person };
  });
  return { rows, people: names.size };
}
