/**
 * The bar of the safe-contact gate: 1,000 made-up people of its kinds among 50,000, drafted, approved and sent. None of
 * them is written to without a release, all others are; and how fast people pass the gate.
 * `node bench/gate.ts [ORDINARY] [HELD]`.
 */
import { join } from "node:path";
import { openRecord } from "../src/store/open-record.ts";
import { bands, gateHouse } from "../test/builders/gate-house.ts";
import { figure, inFolder, timed } from "./engines/measure.ts";

const [ordinary, held] = [Number(process.argv[2] ?? 50_000), Number(process.argv[3] ?? 1_000)];

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close } = opened.value;
  const { desk, incident, authority, people, carried, wronged, send } = await gateHouse(sql, ordinary, held);
  let outcome: unknown = null;
  const drafting = await timed(async () => {
    outcome = await desk.draftNotices("system", incident, { authority, bands });
  });
  console.log(`${people.length} people drafted in ${figure(drafting / 1000)} s: ${JSON.stringify(outcome)}`);
  const sending = await timed(send);
  const { written, left } = wronged();
  console.log(`${carried.length} messages carried in ${figure(sending / 1000)} s`);
  console.log(`of the gate's kinds, without a release: ${written.length} written to (the bar is 0)`);
  console.log(`of all others: ${left.length} not written to (the bar is 0)`);
  for (const { kind } of written.slice(0, 5)) console.log(`  written to: ${kind}`);
  await close();
  process.exitCode = written.length + left.length === 0 ? 0 : 1;
});
