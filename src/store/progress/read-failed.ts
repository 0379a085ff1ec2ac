/** Messages that ended badly, also those that another way has taken the place of since. */
import type { Sql } from "postgres";
import type { FailedMessages } from "../../domain/progress/pace.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { isUuid } from "../alter.ts";

export async function readFailed(sql: Sql, { incident, authority }: Own): Promise<readonly FailedMessages[]> {
  return await sql<FailedMessages[]>`
    select m.channel, m.receipt, count(*)::int as messages from message m join notice n on n.id = m.notice_id
    where m.state = 'failed' and n.incident_id = ${isUuid(incident) ? incident : null} and n.authority_id = ${authority}
    group by m.channel, m.receipt order by m.channel, m.receipt`;
}
