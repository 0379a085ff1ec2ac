/** Takes back what a wave has let go: only what nobody is carrying, and of which no attempt is in doubt. */
import type { TransactionSql } from "postgres";
import type { WaveId } from "../../domain/ids.ts";

export async function holdBack(tx: TransactionSql, wave: WaveId): Promise<void> {
  // Locked first: whoever leases at this moment has written down their attempt by the time that it is looked for.
  await tx`select from message where wave_id = ${wave} and state = 'queued' for update`;
  await tx`
    update message m set state = 'waiting' where m.wave_id = ${wave} and m.state = 'queued'
      and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))`;
}
