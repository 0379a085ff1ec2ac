/** From approved to queued: what would go out now, and, with a request that was granted over just that, the messages. */
import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { Extent } from "../../domain/staff/request.ts";
import type { NoticeStore } from "../../respond/notices/notice-store.ts";
import type { TakingProblem } from "../../respond/second/request-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { takeRequest } from "../requests/take-request.ts";
import { holdSuppressed } from "../suppression/open-suppression-store.ts";
import { isSuppressed } from "../suppression/suppressed.ts";

export function queueNotices(sql: Sql): Pick<NoticeStore, "weighSending" | "queue"> {
  return {
    weighSending: (incident, authority) => weighSending(sql, incident, authority),

    queue: (by, incident, authority, taking, entries) =>
      change<Outcome<number, TakingProblem>>(sql, actorOf(by), async (tx) => {
        // Approvals, reviews and whoever else queues wait here, so that what is weighed is what goes.
        await tx`select from incident where id = ${incident} for update`;
        // Who must not be written to since it was approved is held, and not weighed.
        await holdSuppressed(tx, authority);
        const { fingerprint } = await weighSending(tx, incident, authority);
        const taken = await takeRequest(tx, taking, fingerprint);
        if (!taken.ok) return { value: taken, entries: [] };
        const count = await queueMessages(tx, incident, authority, taking.request, by.at);
        return { value: done(count), entries: [...taken.value, ...entries(count)] };
      }),
  };
}

async function weighSending(
  sql: Sql | TransactionSql,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<Extent> {
  const [row] = await sql<[Record<"notices" | "letters" | "emails" | "texts" | "exercise", number> & Lines]>`
    select count(*)::int as notices, count(*) filter (where n.channel = 'letter')::int as letters,
      count(*) filter (where n.channel = 'email')::int as emails, count(*) filter (where n.channel = 'text')::int as texts,
      count(*) filter (where n.exercise)::int as exercise,
      string_agg(concat_ws(' ', n.id, n.channel, n.reviews, n.exercise, extract(epoch from n.approved_at)), chr(10) order by n.id) as lines
    from notice n join person p on p.id = n.person_id and n.reviews = p.reviews
    where n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'approved'
      and not ${isSuppressed(sql)}`;
  const { lines, ...counts } = row;
  return {
    counts,
    fingerprint: createHash("sha256")
      .update(`notice.send\n${lines ?? ""}`)
      .digest("hex"),
  };
}

async function queueMessages(
  tx: TransactionSql,
  incident: IncidentId,
  authority: AuthorityId,
  request: string,
  at: Date,
): Promise<number> {
  const { count } = await tx`
    with taken as (
      update notice n set state = 'sending' from person p
      where n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'approved'
        and p.id = n.person_id and n.reviews = p.reviews
      returning n.id, n.channel, n.band, n.exercise
    )
    insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, request_id, exercise)
    select 'N-' || id || (
        select case when count(*) = 0 then '' else '-' || (count(*) + 1) end from message m where m.notice_id = taken.id
      ), id, channel, array_position(array['low', 'medium', 'high', 'very-high'], band), 'queued', ${at}, ${at}, ${request}, exercise
    from taken on conflict (notice_id) where state <> 'failed' do nothing`;
  return count;
}

type Lines = { readonly lines: string | null };
