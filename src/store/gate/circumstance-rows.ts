/**
 * Circumstances in SQL. A review reckons everybody as after a theft; what an authority has set is laid over that, and what
 * was set by hand for one person over both. Laying over twice changes nothing.
 */
import type { Sql, TransactionSql } from "postgres";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type SetCircumstances, usualCircumstances } from "../../domain/severity/set-circumstances.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { GateStore } from "../../respond/gate/gate-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { applyAdjustments, takeOff } from "./severity-rows.ts";

type Store = Pick<GateStore, "circumstances" | "setCircumstances" | "severityFlags">;

export function circumstanceRows(sql: Sql): Store {
  return {
    async circumstances({ authority, incident }) {
      const [row] = await sql<Row[]>`
        select confidentiality, integrity, availability, malicious, unintelligible, reasons, version,
          staff_name(changed_by::text) as "byName", changed_at as at from incident_circumstances
        where incident_id = ${incident} and authority_id = ${authority}`;
      if (row === undefined)
        return { set: usualCircumstances, reasons: "", byName: null, at: null, version: 0 };
      const { reasons, byName, at, version, ...set } = row;
      return { set, reasons, byName, at, version };
    },

    setCircumstances: (by, { authority, incident }, { set, reckoned, reasons, version }, entries) =>
      change<Outcome<null, ChangedMeanwhile>>(sql, actorOf(by), async (tx) => {
        // A review that registers people waits, and then lays over what is set here.
        await tx`select from incident where id = ${incident} for update`;
        const [before] = await tx<
          { readonly version: number; readonly name: string | null; readonly at: Date }[]
        >`
          select version, staff_name(changed_by::text) as name, changed_at as at from incident_circumstances
          where incident_id = ${incident} and authority_id = ${authority}`;
        if ((before?.version ?? 0) !== version)
          return {
            value: failed(changedMeanwhile(before?.name ?? "Candour", before?.at ?? by.at)),
            entries: [],
          };
        await tx`
          insert into incident_circumstances (incident_id, authority_id, confidentiality, integrity, availability, malicious,
            unintelligible, added, because, reasons, changed_by, changed_at, version)
          values (${incident}, ${authority}, ${set.confidentiality}, ${set.integrity}, ${set.availability}, ${set.malicious},
            ${set.unintelligible}, ${reckoned.added}, ${[...reckoned.because]}, ${reasons}, ${by.by}, ${by.at}, 1)
          on conflict (incident_id, authority_id) do update set confidentiality = excluded.confidentiality,
            integrity = excluded.integrity, availability = excluded.availability, malicious = excluded.malicious,
            unintelligible = excluded.unintelligible, added = excluded.added, because = excluded.because,
            reasons = excluded.reasons, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
            version = incident_circumstances.version + 1`;
        await applySeverity(tx, incident);
        return { value: done(null), entries };
      }),

    async severityFlags({ authority, incident }) {
      const [row] = await sql<
        [{ readonly people: number; readonly borderline: number; readonly unintelligible: boolean }]
      >`
        select count(*)::int as people, count(*) filter (where borderline)::int as borderline,
          exists (select from incident_circumstances c where c.incident_id = ${incident} and c.authority_id = ${authority}
            and c.unintelligible) as unintelligible
        from person where incident_id = ${incident} and authority_id = ${authority} and deleted_at is null`;
      return row;
    },
  };
}

/** After a review, and when circumstances are set: the circumstances, then what was set by hand. */
export async function applySeverity(tx: TransactionSql, incident: IncidentId): Promise<void> {
  await takeOff(tx, incident);
  await tx`
    update person p set circumstances = n.added, because = p.because[1:2] || n.because,
      score = n.score, band = band_of(n.score), borderline = is_borderline(n.score)
    from (
      select o.id, c.added, c.because,
        round((o.context * o.identification + c.added)::numeric, 2)::float8 as score
      from person o join incident_circumstances c on c.incident_id = o.incident_id and c.authority_id = o.authority_id
      where o.incident_id = ${incident}
    ) n where n.id = p.id and (p.circumstances <> n.added or p.because <> p.because[1:2] || n.because)`;
  await applyAdjustments(tx, incident);
  await tx`
    update notice o set band = p.band from person p
    where p.id = o.person_id and p.incident_id = ${incident} and o.state in ('held', 'drafted') and o.band <> p.band`;
}

type Row = SetCircumstances & {
  readonly reasons: string;
  readonly version: number;
  readonly byName: string | null;
  readonly at: Date;
};
