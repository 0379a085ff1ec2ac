/** Measures in SQL. All that change one of an incident wait for each other, for circles are a matter of several. */
import type { Sql, TransactionSql } from "postgres";
import type { IncidentId } from "../../domain/ids.ts";
import type { Measure } from "../../domain/measures/measure.ts";
import type { StatusProposal } from "../../domain/measures/proposal.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { MeasurePlace, MeasureStore } from "../../respond/measures/measure-store.ts";
import type { Verdict } from "../../respond/ports.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { insertAlarm, readAlarms } from "./alarms.ts";
import { type ProposalRow, proposalOf, readMeasures } from "./read-measures.ts";
import { insertAfter, insertMeasure, nextNumber, updateMeasure, updateProposal } from "./write-measure.ts";

export function openMeasureStore(sql: Sql): MeasureStore {
  return {
    of: async (incident) => (isUuid(incident) ? await readMeasures(sql, incident) : []),

    order: (by, incident, drafts, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await lockIncident(tx, incident);
        const first = await nextNumber(tx, incident);
        const measures: readonly Measure[] = drafts.map((draft, at) => ({ ...draft, number: first + at }));
        for (const measure of measures) await insertMeasure(tx, measure);
        for (const measure of measures) await insertAfter(tx, measure);
        return { value: measures, entries: entries(measures) };
      }),

    alter<P extends Problem>(
      by: Parameters<MeasureStore["alter"]>[0],
      { incident, id }: MeasurePlace,
      decide: (current: Measure, all: readonly Measure[]) => Verdict<Measure, P>,
    ) {
      return change<Outcome<Measure, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const none = { value: failed({ kind: "not-there" as const }), entries: [] };
        if (!isUuid(incident) || !isUuid(id)) return none;
        await lockIncident(tx, incident);
        const [mine] =
          await tx`select from measure where id = ${id} and incident_id = ${incident} for update`;
        if (mine === undefined) return none;
        const all = await readMeasures(tx, incident);
        const current = all.find((one) => one.id === id)!;
        const verdict = decide(current, all);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, entries } = verdict.value;
        await updateMeasure(tx, current, next);
        return { value: done(next), entries };
      });
    },

    decideProposal(by, { id, proposal }, decide) {
      const row = {
        async read(tx: TransactionSql): Promise<StatusProposal | null> {
          if (!isUuid(proposal) || !isUuid(id)) return null;
          const [found] = await tx<ProposalRow[]>`
            select id, measure_id, service_id, proposes, proposed_at, outcome, decided_by,
              coalesce(staff_name(decided_by::text), '') as decided_by_name, decided_at
            from status_proposal where id = ${proposal} and measure_id = ${id} for update`;
          return found === undefined ? null : proposalOf(found);
        },
        write: updateProposal,
      };
      return alter(sql, by, row, decide);
    },

    alarms: async (incident) => (isUuid(incident) ? await readAlarms(sql, incident) : []),

    recordAlarm: (by, incident, alarm, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const added = await insertAlarm(tx, incident, alarm);
        return { value: added, entries: added ? entries : [] };
      }),
  };
}

async function lockIncident(tx: TransactionSql, incident: IncidentId): Promise<void> {
  await tx`select from incident where id = ${incident} for update`;
}
