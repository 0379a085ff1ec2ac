/** What people say of one exposure, and of having been told: one row under lock, and its entry with it. */
import type { Sql, TransactionSql } from "postgres";
import type { Judgement } from "../../domain/exposure/judgement.ts";
import type { Telling } from "../../domain/exposure/telling.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { JudgedExposure, TellingLine } from "../../respond/exposure/exposure-store.ts";
import type { Change } from "../../respond/ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import {
  type ExposureRow,
  exposureFactsOf,
  type JudgementRow,
  judgementOf,
  type TellingRow,
  tellingOf,
} from "./exposure-rows.ts";

type Decided<T> = T & { readonly entries: readonly NewEntry[] };

export function judgeOne<P extends Problem>(
  sql: Sql,
  by: Change,
  incident: IncidentId,
  id: string,
  decide: (exposure: JudgedExposure) => Outcome<Decided<{ readonly judgement: Judgement }>, P>,
): Promise<Outcome<Judgement, P | { readonly kind: "no-such-exposure" }>> {
  type Ended = Outcome<Judgement, P | { readonly kind: "no-such-exposure" }>;
  return change<Ended>(sql, actorOf(by), async (tx) => {
    // Staff have no hold on the row itself, so the lock is one of its name.
    if (isUuid(id)) await tx`select pg_advisory_xact_lock(hashtextextended(${`exposure ${id}`}, 0))`;
    const [row] = isUuid(id)
      ? await tx<ExposureRow[]>`
          select *, since_day::text as since from exposure where id = ${id} and incident_id = ${incident}`
      : [];
    if (row === undefined) return { value: failed({ kind: "no-such-exposure" }), entries: [] };
    const [last] = await tx<JudgementRow[]>`
      select *, staff_name(judged_by::text) as by_name from exposure_judgement where exposure_id = ${row.id}
      order by number desc limit 1`;
    const { authority, thing } = exposureFactsOf(row);
    const exposure = { id: row.id, incident, authority, thing, gone: row.gone_in !== null };
    const verdict = decide({ ...exposure, last: last === undefined ? null : judgementOf(last) });
    if (!verdict.ok) return { value: verdict, entries: [] };
    const { judgement, entries } = verdict.value;
    await tx`
      insert into exposure_judgement (exposure_id, number, verdict, reasons, judged_by, judged_at, mark)
      values (${row.id}, ${judgement.number}, ${judgement.verdict}, ${judgement.reasons}, ${judgement.by}, ${judgement.at},
        ${judgement.mark})`;
    return { value: done(judgement), entries };
  });
}

export function alterTelling<P extends Problem>(
  sql: Sql,
  by: Change,
  incident: IncidentId,
  authority: AuthorityId,
  decide: (telling: TellingLine) => Outcome<Decided<{ readonly next: Telling }>, P>,
): Promise<Outcome<Telling, P | { readonly kind: "not-told" }>> {
  type Ended = Outcome<Telling, P | { readonly kind: "not-told" }>;
  return change<Ended>(sql, actorOf(by), async (tx) => {
    const [row] =
      isUuid(incident) && isUuid(authority)
        ? await tx<TellingRow[]>`
            select t.*, staff_name(t.acknowledged_by::text) as acknowledged_name, staff_name(t.told_by) as by_name,
              null::timestamptz as heard_at
            from telling t where incident_id = ${incident} and authority_id = ${authority} for update`
        : [];
    if (row === undefined) return { value: failed({ kind: "not-told" }), entries: [] };
    const verdict = decide(tellingOf(row));
    if (!verdict.ok) return { value: verdict, entries: [] };
    const { next, entries } = verdict.value;
    const { byHand, acknowledged } = next;
    await tx`
      update telling set hand_words = ${byHand?.words ?? ""}, hand_by = ${byHand?.by ?? null},
        hand_at = ${byHand?.at ?? null}, acknowledged_by = ${acknowledged?.by ?? null},
        acknowledged_at = ${acknowledged?.at ?? null}
      where incident_id = ${incident} and authority_id = ${authority}`;
    if (acknowledged !== null) await readByThem(tx, incident, acknowledged);
    return { value: done(next), entries };
  });
}

/** Whoever says that their authority has been told has read the announcement by which it was. */
async function readByThem(
  tx: TransactionSql,
  incident: IncidentId,
  { by, at }: NonNullable<Telling["acknowledged"]>,
): Promise<void> {
  await tx`
    update announcement_reader r set acknowledged_at = ${at} from announcement a
    where a.id = r.announcement_id and a.incident_id = ${incident} and r.staff_id = ${by} and r.acknowledged_at is null`;
}
