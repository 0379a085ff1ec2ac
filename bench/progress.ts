/**
 * How long the progress of telling many people takes to read, beside reading each person: `node bench/progress.ts [PEOPLE]`.
 * The peers: one question over all rows, told apart in the program; and three questions for each person, of some of them.
 */
import { createSecretKey, randomBytes } from "node:crypto";
import { join } from "node:path";
import { cellOf, countOf } from "../src/domain/progress/tally.ts";
import { hashOfProof } from "../src/respond/progress/proof-file.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { openRecord } from "../src/store/open-record.ts";
import { openStores } from "../src/store/open-stores.ts";
import {
  everybody,
  factCellsOf,
  factsOf,
  type RawFacts,
  rawFacts,
  readCells,
} from "../src/store/progress/read-cells.ts";
import { readProof } from "../src/store/progress/read-proof.ts";
import { settingIn } from "../test/builders/register.ts";
import { addTellingPopulation } from "../test/builders/telling-population.ts";
import { withEntry } from "../test/builders/with-entry.ts";
import { figure, inFolder, median, timed } from "./engines/measure.ts";

const people = Number(process.argv[2] ?? 500_000);
const rounds = 7;
const sampled = 2_000;

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, pools, close } = opened.value;
  const { incident, authority } = await settingIn(sql);
  const involved = { incident_id: incident, authority_id: authority };
  await withEntry(sql, (tx) => tx`insert into incident_authority ${tx(involved)}`);
  const now = new Date();
  const made = await timed(() => addTellingPopulation(sql, { incident, authority, people, after: 0, now }));
  console.log(`${people.toLocaleString("en-GB")} people in the record after ${figure(made / 1000)} s`);
  const ring = await openRing(sql, createSecretKey(randomBytes(32)));
  const work = pools.of("work");
  const { progress } = openStores(work, { ring });
  const of = { incident, authority };

  const [grouped, one] = [[] as number[], [] as number[]];
  for (let round = 0; round < rounds; round++) {
    grouped.push(
      await timed(async () => {
        const rows = await work.begin("read only", (tx) => readCells(tx, of));
        const cells = factCellsOf(rows, now).map(cellOf);
        if (countOf(cells) !== people) throw new Error("not the register");
      }),
    );
    if (round < 3)
      one.push(
        await timed(async () => {
          const rows = await work<
            RawFacts[]
          >`select ${rawFacts(work, () => work`false`)} from ${everybody(work, of)}`;
          const all = rows.map((row) =>
            cellOf({ facts: factsOf(row, now), hour: row.hour, oldest: null, people: 1 }),
          );
          if (countOf(all) !== people) throw new Error("not the register");
        }),
      );
  }
  const ids = await sql<{ readonly id: string }[]>`select id from person order by number limit ${sampled}`;
  const each = await timed(async () => {
    for (const { id } of ids) {
      const [notice] = await sql`select id, state from notice where person_id = ${id}`;
      if (notice === undefined) continue;
      const [message] =
        await sql`select reference, state from message where notice_id = ${notice["id"]} and state <> 'failed'`;
      if (message !== undefined)
        await sql`select receipt from attempt where message_reference = ${message["reference"]} order by number desc limit 1`;
    }
  });
  console.log(
    `all figures of the page: ${figure(median(grouped))} ms; all rows, told apart in the program: ${figure(median(one))} ms, ratio ${figure(median(one) / median(grouped))}; three questions for each person: ${figure(((each / sampled) * people) / 1000)} s, from ${sampled}`,
  );
  const failed = await timed(() => progress.failed(of));
  const authorities = await timed(() => progress.byAuthority(incident));
  console.log(`what failed: ${figure(failed)} ms; by authority: ${figure(authorities)} ms`);
  const pages: number[] = [];
  for (let page = 1; page <= 5; page++)
    pages.push(await timed(() => progress.page(of, { kinds: ["unsure"], page: page * 20 }, now)));
  console.log(`a page of those who are unsure: ${figure(median(pages))} ms`);
  const proof = await timed(() => work.begin("read only", (tx) => hashOfProof(readProof(tx, of, now))));
  console.log(
    `the file of proof, everybody in it, hashed: ${figure(proof / 1000)} s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB resident`,
  );
  const again = await timed(() => progress.cells(of, now));
  console.log(`the figures again, while nothing has changed: ${figure(again)} ms`);
  await close();
});
