/** A record of a JSON list: its values flattened into cells, long lists within it as tables of their own. */
import type { Cell } from "../../../domain/documents/passage.ts";
import { columnLetters } from "../table/column.ts";

export type Step = string | number;
export type Leaf = { readonly steps: readonly Step[]; readonly text: string };
export type RecordRow = { readonly table: string; readonly row: number; readonly cells: readonly Cell[] };

/** A handful of addresses or numbers belongs to whoever the record is about; more is a list of others. */
const handful = 20;

export function recordRows(
  table: string,
  row: number,
  leaves: readonly Leaf[],
  cut: boolean,
): readonly RecordRow[] {
  const lists = longLists(leaves, cut);
  const rows = new Map<string, { table: string; row: number; cells: Cell[] }>();
  for (const leaf of leaves) {
    const at = listAt(leaf.steps);
    const name = at === -1 ? "" : stepsName(leaf.steps.slice(0, at));
    const own = at !== -1 && lists.has(name);
    const home = own ? `${table}.${name}` : table;
    const number = own ? Number(leaf.steps[at]) + 1 : row;
    const key = `${home}\n${number}`;
    let found = rows.get(key);
    if (found === undefined) {
      found = { table: home, row: number, cells: [] };
      rows.set(key, found);
    }
    found.cells.push({ column: stepsName(own ? leaf.steps.slice(at + 1) : leaf.steps), text: leaf.text });
  }
  return [...rows.values()];
}

/** Where the path first enters an element of a list that has fields of its own. */
function listAt(steps: readonly Step[]): number {
  return steps.findIndex((step, i) => typeof step === "number" && i > 0 && i < steps.length - 1);
}

function longLists(leaves: readonly Leaf[], cut: boolean): ReadonlySet<string> {
  const elements = new Map<string, Set<Step>>();
  for (const { steps } of leaves) {
    const at = listAt(steps);
    if (at === -1) continue;
    const name = stepsName(steps.slice(0, at));
    const found = elements.get(name);
    if (found === undefined) elements.set(name, new Set([steps[at]!]));
    else found.add(steps[at]!);
  }
  return new Set([...elements].filter(([, found]) => cut || found.size > handful).map(([name]) => name));
}

/** `address.postcode`, `phones[0]`; a record that is itself a list has columns by letters. */
export function stepsName(steps: readonly Step[]): string {
  let name = "";
  for (const [i, step] of steps.slice(0, 32).entries()) {
    if (typeof step === "number") name += i === 0 ? columnLetters(step) : `[${step}]`;
    else name += name === "" ? step : `.${step}`;
  }
  return name;
}
