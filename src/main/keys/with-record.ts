/** Opens the record for a command about its keys, beside a Candour that may be running, and closes it afterwards. */
import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import type { Sql } from "postgres";
import { wordsFor } from "../../respond/words.ts";
import type { AccessPools } from "../../store/access-pools.ts";
import { openRecord } from "../../store/open-record.ts";
import { recordProblemInWords } from "../../store/record-problem.ts";
import { type Places, placesIn } from "../places.ts";
import { openRoot } from "./open-root.ts";
import { terminalAtHand } from "./terminal.ts";

export type Opened = {
  readonly sql: Sql;
  /** Each as far as whoever asks may reach. */
  readonly pools: AccessPools;
  readonly places: Places;
  say(line: string): void;
  /** Says the sentence, and that the command is not done. */
  complain(sentence: string): number;
};

export async function withRecord(
  command: string,
  data: string,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const places = placesIn(data);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const complain = (sentence: string): number => {
    say(`candour ${command}: ${sentence}`);
    return 1;
  };
  const databaseUrl = process.env["DATABASE_URL"];
  if (!databaseUrl && !existsSync(places.record)) {
    complain(`There is no record in ${places.data}. Name the data folder with --data.`);
    return 2;
  }
  const record = await openRecord({ data: places.data, databaseUrl, attach: "join", say });
  if (!record.ok) return complain(recordProblemInWords(record.problem));
  try {
    const { sql, pools } = record.value;
    return await work({ sql, pools, places, say, complain });
  } finally {
    await record.value.close();
  }
}

/** The same with the root key. */
export function withRoot(
  command: string,
  { data, keyFile }: { readonly data: string; readonly keyFile?: string },
  work: (opened: Opened & { readonly root: KeyObject }) => Promise<number>,
): Promise<number> {
  return withRecord(command, data, async (opened) => {
    const { sql, places, say, complain } = opened;
    const environment = process.env;
    const root = await openRoot(sql, { places, keyFile, environment, terminal: terminalAtHand(), say });
    return root.ok ? await work({ ...opened, root: root.value }) : complain(wordsFor(root.problem));
  });
}
