/** From approved to queued: what would go out now, and, with a request that was granted over just that, the messages. */
import { createHash, randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, RequestId, StaffId, WaveId } from "../../domain/ids.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import { severityBands } from "../../domain/people/person.ts";
import type { Extent } from "../../domain/staff/request.ts";
import { practicePlan, usualPlan } from "../../domain/waves/plan.ts";
import type { Wave } from "../../domain/waves/wave.ts";
import type { NoticeStore } from "../../respond/notices/notice-store.ts";
import type { Change } from "../../respond/ports.ts";
import type { TakingProblem } from "../../respond/second/request-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { takeRequest } from "../requests/take-request.ts";
import { holdSuppressed } from "../suppression/open-suppression-store.ts";
import { isSuppressed } from "../suppression/suppressed.ts";
import { firstWay } from "../waves/audience.ts";
import { insertWave, selectWaves, updateWave } from "../waves/wave-row.ts";
import { urgencyInSql } from "./urgency.ts";

export function queueNotices(sql: Sql): Pick<NoticeStore, "weighSending" | "queue"> {
  return {
    weighSending: (incident, authority, wave) => weighSending(sql, incident, authority, wave),

    queue: (by, { incident, authority, wave }, taking, entries) =>
      change<Outcome<number, TakingProblem>>(sql, actorOf(by), async (tx) => {
        // Approvals, reviews and whoever else queues wait here, so that what is weighed is what goes.
        await tx`select from incident where id = ${incident} for update`;
        // Who must not be written to since it was approved is held, and not weighed.
        await holdSuppressed(tx, authority);
        const planned = wave === undefined ? null : await lockWave(tx, wave, authority);
        const { fingerprint, counts } = await weighSending(tx, incident, authority, planned ?? undefined);
        const taken = await takeRequest(tx, taking, fingerprint);
        if (!taken.ok) return { value: taken, entries: [] };
        const practice = counts["exercise"] === counts["notices"];
        const launched = await launch(
          tx,
          by,
          { incident, authority, request: taking.request, practice },
          planned,
        );
        const count = await queueMessages(tx, launched, by.at);
        return { value: done(count), entries: [...taken.value, ...entries(count, launched)] };
      }),
  };
}

/** With a wave: those whom its plan reaches, and the plan itself, so that what was agreed to is what goes. */
async function weighSending(
  sql: Sql | TransactionSql,
  incident: IncidentId,
  authority: AuthorityId,
  wave?: Wave,
): Promise<Extent> {
  const [row] = await sql<[Record<"notices" | "letters" | "emails" | "texts" | "exercise", number> & Lines]>`
    with reached as (
      select n.id, ${wayOf(sql, wave)} as channel, n.reviews, n.exercise, n.approved_at
      from notice n join person p on p.id = n.person_id and n.reviews = p.reviews
      where n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'approved'
        and n.band = any(${[...(wave?.plan.bands ?? severityBands)]}) and not ${isSuppressed(sql)}
    )
    select count(*)::int as notices, count(*) filter (where channel = 'letter')::int as letters,
      count(*) filter (where channel = 'email')::int as emails, count(*) filter (where channel = 'text')::int as texts,
      count(*) filter (where exercise)::int as exercise,
      encode(sha256(convert_to(coalesce(string_agg(
        concat_ws(' ', id, channel, reviews, exercise, extract(epoch from approved_at)), chr(10) order by id), ''), 'UTF8')), 'hex') as lines
    from reached where channel is not null`;
  const { lines, ...counts } = row;
  const plan = wave === undefined ? "" : JSON.stringify([wave.id, wave.version, wave.plan]);
  return {
    counts,
    fingerprint: createHash("sha256").update(`notice.send\n${plan}\n${lines}`).digest("hex"),
  };
}

function wayOf(sql: Sql | TransactionSql, wave: Wave | undefined) {
  return wave === undefined ? sql`n.channel` : firstWay(sql, wave.plan);
}

async function lockWave(tx: TransactionSql, id: WaveId, authority: AuthorityId): Promise<Wave | null> {
  const [wave] = await selectWaves(tx, tx`w.id = ${id} and w.authority_id = ${authority}`, tx`for update`);
  return wave ?? null;
}

type Launching = {
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly request: RequestId;
  readonly practice: boolean;
};

/** What is sent without a plan of its own is a wave by the usual one. */
async function launch(
  tx: TransactionSql,
  { by, at }: Change,
  { request, practice, ...whose }: Launching,
  planned: Wave | null,
): Promise<Wave> {
  const given = { state: "running", practice, request, launchedAt: at } as const;
  if (planned !== null) {
    const launched = { ...planned, ...given };
    await updateWave(tx, launched);
    return launched;
  }
  return await insertWave(tx, {
    ...{ id: randomUUID() as string as WaveId, ...whose, name: "Everybody approved" },
    ...{ plan: practice ? practicePlan : usualPlan, version: 1, plannedBy: by as StaffId, plannedAt: at },
    ...{ canaryPassedAt: null, pausedAt: null, pausedWhy: null, releasedUntil: null, endedAt: null },
    ...given,
  });
}

/** Practice is let go at once; a real wave lets go of its own as it advances. */
async function queueMessages(tx: TransactionSql, wave: Wave, at: Date): Promise<number> {
  const { count } = await tx`
    with reached as (
      select n.id, ${firstWay(tx, wave.plan)} as way, ${urgencyInSql(tx)} as urgency from notice n join person p on p.id = n.person_id and n.reviews = p.reviews
      where n.incident_id = ${wave.incident} and n.authority_id = ${wave.authority} and n.state = 'approved'
        and n.band = any(${[...wave.plan.bands]})
        and not exists (select from message o where o.notice_id = n.id and o.state <> 'failed')
    ), taken as (
      update notice n set state = 'sending' from reached r where n.id = r.id and r.way is not null
      returning n.id, r.way, r.urgency, n.exercise
    )
    insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, request_id, exercise, wave_id)
    select 'N-' || id || (
        select case when count(*) = 0 then '' else '-' || (count(*) + 1) end from message m where m.notice_id = taken.id
      ), id, way, urgency,
      ${wave.practice ? "queued" : "waiting"}, ${at}, ${at}, ${wave.request}, exercise, ${wave.id}
    from taken on conflict (notice_id) where state <> 'failed' do nothing`;
  return count;
}

type Lines = { readonly lines: string };
