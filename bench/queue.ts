/**
 * From approved to queued: a wave over many approved notices, asked for by one person and granted by another, in one
 * transaction with its entries. Beside it what a loop of one row at a time would take, from a sample.
 *   node bench/queue.ts [--people 500000]
 */
import { createSecretKey, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { usualPlan } from "../src/domain/waves/plan.ts";
import { openRequestDesk } from "../src/respond/second/open-request-desk.ts";
import { advanceWaves } from "../src/respond/waves/advance-waves.ts";
import { planWave } from "../src/respond/waves/plan-wave.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { openRecord } from "../src/store/open-record.ts";
import { openWaveStore } from "../src/store/waves/open-wave-store.ts";
import { settingIn } from "../test/builders/register.ts";
import { addStaff, requestPortsOf } from "../test/builders/send-wave.ts";
import { must } from "../test/desk.ts";
import { dataFolder } from "../test/record.ts";

const { values } = parseArgs({ options: { people: { type: "string", default: "500000" } } });
const people = Number(values.people);
const opened = await openRecord({ data: dataFolder("candour-queue-") });
if (!opened.ok) throw new Error(opened.problem.kind);
const { sql, close } = opened.value;
const ring = await openRing(sql, createSecretKey(Buffer.alloc(32, 7)));
const setting = await settingIn(sql);
const { incident, authority } = setting;
await addApproved();
const [lead, dpo] = [await addStaff(sql, authority, "lead"), await addStaff(sql, authority, "dpo")];
const waves = openWaveStore(sql);
const now = (): Date => new Date();
const ports = { waves, incidents: { byId: async (id: string) => ({ id }) as never }, now };
const wave = must(
  await planWave(ports, lead, incident, { name: "Everybody", plan: { ...usualPlan, canary: 0 } }),
);
const requests = openRequestDesk(() => requestPortsOf(sql, ring));
const deed = { verb: "notice.send", incident, wave: wave.id } as const;
const weighed = await timed("shown to who asks", () => requests.weigh(lead, deed));
const { fingerprint } = must(weighed);
const asked = must(
  await timed("asked for", () => requests.askFor(lead, deed, { reasons: "All looked at.", fingerprint })),
);
const decision = { grant: true, words: "", confirmedAt: now() };
const began = performance.now();
const decided = must(await requests.decideRequest(dpo, asked.id, decision));
const took = (performance.now() - began) / 1000;
if (decided.done?.verb !== "notice.send" || decided.done.queued !== people)
  throw new Error("Not everybody was queued");
console.log(`${people} approved notices queued with the second person's yes in ${took.toFixed(1)} s`);
await timed("first step of the wave", () => advanceWaves({ waves, now }));
const each = await oneByOne(5_000);
console.log(
  `one row at a time: ${((each * people) / 1000).toFixed(0)} s (from 5,000 rows), ${((each * people) / 1000 / took).toFixed(1)} x`,
);
await close();
process.exit();

/** In bulk, with the triggers passed over: nobody approved them. */
async function addApproved(): Promise<void> {
  await sql.begin(async (tx) => {
    for (const table of ["person", "notice"]) await tx`alter table ${tx(table)} disable trigger user`;
    await tx`
      insert into person (id, incident_id, holding_id, number, authority_id, role, names, dates_of_birth, categories, flags,
        ambiguous, places, score, band, context, identification, circumstances, because, borderline, seal_key, keep_until)
      select gen_random_uuid(), ${incident}, ${setting.holding}, n, ${authority}, 'subject', '{}', '{}', array['name'], '{}',
        false, 1, 3, (array['low', 'medium', 'high', 'very-high'])[1 + n % 4], 3, 1, 1, '{}', false, '\\x00', now() + interval '1 year'
      from generate_series(1, ${people}) n`;
    await tx`
      insert into notice (id, incident_id, authority_id, person_id, band, state, channel, ways, hold_reasons, name, destination,
        words, drafted_at, reviews, approved_by, approved_at)
      select gen_random_uuid(), incident_id, authority_id, id, band, 'approved', w[1], w, '{}', '\\x00', '\\x00', '\\x00', now(), reviews, 'system', now()
      from (select *, case number % 3 when 0 then array['letter'] when 1 then array['email', 'letter'] else array['text', 'letter'] end as w
        from person where incident_id = ${incident}) p`;
    for (const table of ["person", "notice"]) await tx`alter table ${tx(table)} enable trigger user`;
  });
  for (const table of ["person", "notice"]) await sql`analyze ${sql(table)}`;
}

/** Milliseconds each: what a loop would do, one insert a row in transactions of a hundred. */
async function oneByOne(count: number): Promise<number> {
  await sql`create temporary table loop_message (reference text primary key, notice_id uuid, state text, queued_at timestamptz)`;
  const started = performance.now();
  for (let at = 0; at < count; at += 100)
    await sql.begin(async (tx) => {
      for (let row = 0; row < 100; row++)
        await tx`insert into loop_message values (${randomUUID()}, ${randomUUID()}, 'queued', now())`;
    });
  return (performance.now() - started) / count;
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const made = await work();
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return made;
}
