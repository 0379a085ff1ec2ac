/**
 * The queue of sightings among many, on the real store: as an analyst's connection reads it, held to row-level security, and
 * as groups that differ in everything would make it longest (--alone). `node bench/sighting-queue.ts [SIGHTINGS] [--alone]`.
 */
import { createSecretKey, randomBytes } from "node:crypto";
import { join } from "node:path";
import { generateSightings } from "../exercise/sightings/generate-sightings.ts";
import { reportingStories } from "../exercise/sightings/reporting-stories.ts";
import { tuningStories } from "../exercise/sightings/tuning-stories.ts";
import type { StaffId } from "../src/domain/ids.ts";
import { featuresOf } from "../src/domain/sightings/grouping/features.ts";
import { urgencyOf } from "../src/domain/sightings/urgency.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { openRecord } from "../src/store/open-record.ts";
import { openSightingStore } from "../src/store/sightings/open-sighting-store.ts";
import { settingIn } from "../test/builders/register.ts";
import { figure, inFolder, median, timed } from "./engines/measure.ts";

const sightings = Number(process.argv[2] ?? 10_000);
const alone = process.argv.includes("--alone");
const readings = 300;

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, pools, close } = opened.value;
  const { authority } = await settingIn(sql);
  const ring = await openRing(sql, createSecretKey(randomBytes(32)));
  const store = openSightingStore(sql, ring);
  const analyst = openSightingStore(pools.of({ authority, role: "analyst", incidents: null }), ring);
  const made = generateSightings({ seed: 7, stories: [...tuningStories, ...reportingStories], sightings });
  const took: number[] = [];
  const filling = await timed(async () => {
    for (const [at, { kind, words, looks, at: receivedAt, channel }] of made.entries()) {
      const acts = at % 11 === 0 ? (["typed"] as const) : at % 5 === 0 ? (["clicked"] as const) : [];
      const told = alone ? { words: "", looks: [] } : { words, looks };
      const features = featuresOf({ at: receivedAt, kind, ...told, files: [] });
      const sighting = {
        ...{
          id: crypto.randomUUID() as never,
          authority,
          kind,
          acts,
          channel,
          urgency: urgencyOf(kind, acts),
        },
        ...{ seenAt: null, receivedAt, features, label: words.slice(0, 80) || kind, files: [] },
        words: { where: "", details: words, contact: "" },
        ...{ reference: crypto.randomUUID(), submission: null, enteredBy: null },
      };
      const entry = { verb: "sighting.received", actor: "system", subject: `sighting:${at}`, detail: {} };
      took.push(await timed(() => store.receive({ by: "system", at: receivedAt }, sighting, () => [entry])));
    }
  });
  took.sort((a, b) => a - b);
  console.log(
    `${sightings.toLocaleString("en-GB")} sightings placed, sealed and in the ledger, one after another: ${figure((sightings / filling) * 1000)} a second; ${figure(median(took))} ms median, ${figure(took[Math.floor(took.length * 0.95)]!)} ms p95`,
  );
  const [counted] = await sql<[{ groups: number; largest: number }]>`
    select count(*)::int as groups, max(members)::int as largest from sighting_group where merged_into is null`;
  console.log(`${counted.groups} groups, the largest of ${counted.largest}`);
  const staff = crypto.randomUUID() as StaffId;
  for (const [name, read] of [
    [
      "the queue's first page",
      () => analyst.queue(authority, staff, { incident: null, show: "open", page: 1 }),
    ],
    [
      "any page of all",
      (n: number) => analyst.queue(authority, staff, { incident: null, show: "all", page: 1 + (n % 10) }),
    ],
    [
      "the largest group's first page",
      async () => {
        const { groups } = await analyst.queue(authority, staff, { incident: null, show: "open", page: 1 });
        return await analyst.group(groups.toSorted((a, b) => b.members - a.members)[0]!.id, 1);
      },
    ],
  ] as const) {
    const times: number[] = [];
    for (let n = 0; n < readings; n++) times.push(await timed(() => read(n)));
    times.sort((a, b) => a - b);
    const at = (share: number) => figure(times[Math.floor(times.length * share)]!);
    console.log(`${name}: ${at(0.5)} ms median, ${at(0.95)} ms p95, ${at(0.99)} ms p99`);
  }
  await close();
});
