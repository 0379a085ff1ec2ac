/** Which character parts the columns of delimited text, judged by how steadily it does so. */
const candidates = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof candidates)[number];

export type Delimited = {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** Share of the sampled records that have that many columns. */
  readonly steady: number;
  readonly records: number;
};

/** `sample` should end at a line's end. Null where nothing parts columns. */
export function sniffDelimiter(sample: string): Delimited | null {
  const declared = /^\ufeff?sep=([,;\t|])\r?\n/i.exec(sample)?.[1] as Delimiter | undefined;
  const found = (declared ? [declared] : candidates).map((delimiter) => measure(sample, delimiter));
  let best: Delimited | null = null;
  for (const one of found) if (one.columns > 1 && (best === null || weight(one) > weight(best))) best = one;
  return best;
}

/** Steadiness counts first; more columns break near ties (a comma inside names beside tabs between columns). */
function weight(found: Delimited): number {
  return found.steady * Math.min(found.records, 20) + Math.log2(found.columns);
}

function measure(sample: string, delimiter: Delimiter): Delimited {
  const counts = columnCounts(sample, delimiter, 200);
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let columns = 1;
  let times = 0;
  for (const [count, of] of tally) if (count > 1 && of > times) [columns, times] = [count, of];
  return {
    delimiter,
    columns,
    steady: counts.length === 0 ? 0 : times / counts.length,
    records: counts.length,
  };
}

/** Columns of each record that has text; quoted stretches hide delimiters and line ends. */
function columnCounts(sample: string, delimiter: Delimiter, most: number): number[] {
  const counts: number[] = [];
  let columns = 1;
  let quoted = false;
  let fieldStart = true;
  let empty = true;
  for (let i = 0; i < sample.length && counts.length < most; i++) {
    const character = sample[i]!;
    if (quoted) {
      if (character === '"') {
        if (sample[i + 1] === '"') i++;
        else quoted = false;
      }
    } else if (character === '"' && fieldStart) quoted = true;
    else if (character === delimiter) columns++;
    else if (character === "\n" || character === "\r") {
      if (!empty) counts.push(columns);
      columns = 1;
      empty = true;
      fieldStart = true;
      continue;
    }
    empty = false;
    fieldStart = character === delimiter;
  }
  if (!empty && !quoted && counts.length < most) counts.push(columns);
  return counts;
}
