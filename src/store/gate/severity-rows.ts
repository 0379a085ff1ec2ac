/** Severity set by hand, in SQL: a person's own row has the figures that count, what was reckoned stands beside it. */
import type { Sql, TransactionSql } from "postgres";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { SeverityShown } from "../../respond/desk/people/severity-desk.ts";
import type { GateStore } from "../../respond/gate/gate-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { openWith, personKey } from "../people/person-fields.ts";

export function severityRows(sql: Sql, ring: KeyRing): Pick<GateStore, "severity" | "adjust"> {
  return {
    severity: ({ id, reference }) =>
      ring.reading(async () => {
        const [row] = await sql<Row[]>`
          select p.seal_key as key, p.because, coalesce(a.reckoned_context, p.context) as "reckonedContext",
            coalesce(a.reckoned_identification, p.identification) as "reckonedIdentification",
            coalesce(a.reckoned_circumstances, p.circumstances) as "reckonedCircumstances",
            a.context, a.identification, a.circumstances, a.reasons, staff_name(a.changed_by::text) as "byName",
            a.changed_at as at, coalesce(a.version, 0) as version, coalesce(a.ground_changed, false) as "groundChanged"
          from person p left join severity_adjustment a on a.person_id = p.id where p.id = ${id}`;
        if (row === undefined) return null;
        const key = personKey(ring, id, row.key);
        const { because, byName, at, version, groundChanged, context, identification, circumstances } = row;
        return {
          ...{ reference, because, byName, at, version, groundChanged },
          reckoned: {
            context: row.reckonedContext,
            identification: row.reckonedIdentification,
            circumstances: row.reckonedCircumstances,
          },
          adjusted: { context, identification, circumstances },
          reasons: row.reasons === null ? "" : (openWith(key, row.reasons, contextOf(id)) ?? ""),
        };
      }),

    adjust: (by, person, { adjusted, reasons, version }, entries) =>
      ring.reading(() =>
        change<Outcome<null, ChangedMeanwhile>>(sql, actorOf(by), async (tx) => {
          const [row] = await tx<[{ readonly key: Buffer | null }]>`
            select seal_key as key from person where id = ${person.id} for update`;
          const [before] = await tx<
            { readonly version: number; readonly name: string | null; readonly at: Date }[]
          >`
            select version, staff_name(changed_by::text) as name, changed_at as at from severity_adjustment
            where person_id = ${person.id} for update`;
          if ((before?.version ?? 0) !== version)
            return {
              value: failed(changedMeanwhile(before?.name ?? "Candour", before?.at ?? by.at)),
              entries: [],
            };
          const key = personKey(ring, person.id, row.key);
          if (key === null) throw new Error("The key of this person is gone.");
          const { context, identification, circumstances } = adjusted;
          await tx`
            insert into severity_adjustment (person_id, incident_id, authority_id, context, identification, circumstances, reasons,
              changed_by, changed_at, version, reckoned_context, reckoned_identification, reckoned_circumstances, reckoned_categories)
            select p.id, p.incident_id, p.authority_id, ${context}, ${identification}, ${circumstances},
              ${sealUnder(key, reasons, contextOf(person.id))}, ${by.by}, ${by.at}, 1, p.context, p.identification, p.circumstances, p.categories
            from person p where p.id = ${person.id}
            on conflict (person_id) do update set context = excluded.context, identification = excluded.identification,
              circumstances = excluded.circumstances, reasons = excluded.reasons, changed_by = excluded.changed_by,
              changed_at = excluded.changed_at, version = severity_adjustment.version + 1,
              reckoned_categories = excluded.reckoned_categories, ground_changed = false`;
          await layOver(tx, tx`p.id = ${person.id}`);
          return { value: done(null), entries };
        }),
      ),
  };
}

/** Whoever a review has not written anew bears what was laid over them: it is taken off, as if it had. */
export async function takeOff(tx: TransactionSql, incident: IncidentId): Promise<void> {
  await tx`
    update person p set context = a.reckoned_context, identification = a.reckoned_identification,
      circumstances = a.reckoned_circumstances
    from severity_adjustment a where a.person_id = p.id and p.incident_id = ${incident}
      and row(p.context, p.identification, p.circumstances, p.categories)
        = row(coalesce(a.context, a.reckoned_context), coalesce(a.identification, a.reckoned_identification),
          coalesce(a.circumstances, a.reckoned_circumstances), a.reckoned_categories)`;
}

/** After a review: what was set by hand stays, what is reckoned now is kept beside it, and that it differs is said. */
export async function applyAdjustments(tx: TransactionSql, incident: IncidentId): Promise<void> {
  await tx`
    update severity_adjustment a set ground_changed = a.ground_changed or row(p.context, p.identification, p.circumstances, p.categories)
        is distinct from row(a.reckoned_context, a.reckoned_identification, a.reckoned_circumstances, a.reckoned_categories),
      reckoned_context = p.context, reckoned_identification = p.identification, reckoned_circumstances = p.circumstances,
      reckoned_categories = p.categories
    from person p where p.id = a.person_id and p.incident_id = ${incident}`;
  await layOver(tx, tx`p.incident_id = ${incident}`);
}

async function layOver(tx: TransactionSql, whose: ReturnType<TransactionSql>): Promise<void> {
  await tx`
    update person p set context = n.context, identification = n.identification, circumstances = n.circumstances,
      score = n.score, band = band_of(n.score), borderline = is_borderline(n.score)
    from (
      select person_id, coalesce(context, reckoned_context) as context, coalesce(identification, reckoned_identification) as identification,
        coalesce(circumstances, reckoned_circumstances) as circumstances,
        round((coalesce(context, reckoned_context) * coalesce(identification, reckoned_identification)
          + coalesce(circumstances, reckoned_circumstances))::numeric, 2)::float8 as score
      from severity_adjustment
    ) n where n.person_id = p.id and ${whose}`;
  await tx`
    update notice o set band = p.band from person p, severity_adjustment a
    where p.id = o.person_id and a.person_id = p.id and ${whose} and o.state in ('held', 'drafted') and o.band <> p.band`;
}

function contextOf(person: string): string {
  return `person ${person} severity`;
}

type Row = Omit<SeverityShown, "reference" | "reckoned" | "adjusted" | "reasons"> &
  SeverityShown["adjusted"] & {
    readonly key: Buffer | null;
    readonly reckonedContext: number;
    readonly reckonedIdentification: number;
    readonly reckonedCircumstances: number;
    readonly reasons: Buffer | null;
  };
