/** Every message to residents that was carried, or tried: for the file by which they can be checked. */
import type { Sql } from "postgres";
import type { Channel } from "../../domain/notices/notice.ts";

export type SentMessage = {
  readonly reference: string;
  readonly channel: Channel;
  readonly date: Date;
  readonly from: string;
};

export function sentMessages(sql: Sql): AsyncIterable<readonly SentMessage[]> {
  return sql<SentMessage[]>`
    select m.reference, m.channel, m.queued_at as date, a.name as from
    from message m join notice n on n.id = m.notice_id join authority a on a.id = n.authority_id where m.attempts > 0
    union all
    select 'K-' || k.id, k.channel, k.queued_at, a.name
    from check_answer k join authority a on a.id = k.authority_id where k.attempts > 0 and k.channel <> 'text'
    union all
    select 'M-' || k.id, k.channel, k.queued_at, a.name
    from complaint_message k join authority a on a.id = k.authority_id where k.attempts > 0`.cursor(5000);
}
