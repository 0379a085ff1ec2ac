/** Decisions in SQL: added and confirmed, never written over. */
import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { Decision, DecisionKind, DecisionState, DecisionText } from "../../domain/decisions/decision.ts";
import { groupFrom } from "../../domain/decisions/people-group.ts";
import type { DecisionId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { DecisionLine } from "../../respond/desk/incident/regulator-desk.ts";
import type { DecisionStore, Own } from "../../respond/report/report-store.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { lockOwn } from "./lock-own.ts";
import { type RegulatorFields, rowName } from "./regulator-fields.ts";

type Line = Omit<DecisionLine, "mayConfirm">;
type Added = Awaited<ReturnType<DecisionStore["add"]>>;

export function openDecisionStore(sql: Sql, fields: RegulatorFields): DecisionStore {
  return {
    async of(of) {
      if (!isUuid(of.incident)) return [];
      return (await selectDecisions(sql, of)).map((row) => lineOf(row, of, fields));
    },

    add: (by, draft, entries) =>
      change<Added>(sql, actorOf(by), async (tx) => {
        const of: Own = { incident: draft.incident, authority: draft.authority };
        await lockOwn(tx, of);
        const before = await selectDecisions(tx, of);
        const problem = problemOfSuperseding(draft.supersedes, before);
        if (problem !== null) return { value: failed({ kind: problem }), entries: [] };
        const decision: Decision = { ...draft, number: (before[0]?.number ?? 0) + 1 };
        await insert(tx, decision, of, fields);
        return { value: done(decision), entries: entries(decision) };
      }),

    alter: (by, of, number, decide) =>
      alter<Decision, Extract<ReturnType<typeof decide>, { ok: false }>["problem"]>(
        sql,
        by,
        {
          async read(tx) {
            if (!isUuid(of.incident) || !Number.isSafeInteger(number) || number > 2 ** 31 - 1) return null;
            await tx`
              select from decision where incident_id = ${of.incident} and authority_id = ${of.authority} and number = ${number} for update`;
            const row = (await selectDecisions(tx, of)).find((one) => one.number === number);
            return row === undefined ? null : lineOf(row, of, fields);
          },
          write: (tx, { state, secondBy, secondAt, secondWords }) => tx`
            update decision set state = ${state}, second_by = ${secondBy}, second_at = ${secondAt},
              second_words = ${fields.seal(secondWords, rowName(of, "second", number))}
            where incident_id = ${of.incident} and authority_id = ${of.authority} and number = ${number}`,
        },
        (current) => decide(current as Line),
      ),
  };
}

function problemOfSuperseding(
  supersedes: number | null,
  before: readonly Row[],
): "nothing-to-supersede" | "superseded-already" | null {
  if (supersedes === null) return null;
  const former = before.find(({ number }) => number === supersedes);
  if (former === undefined || former.state !== "made") return "nothing-to-supersede";
  const others = before.filter((one) => one.supersedes === supersedes && one.state !== "refused");
  return others.length > 0 ? "superseded-already" : null;
}

async function insert(
  tx: TransactionSql,
  decision: Decision,
  of: Own,
  fields: RegulatorFields,
): Promise<void> {
  const {
    id,
    number,
    kind,
    text,
    state,
    decidedBy,
    decidedAt,
    writtenAt,
    supersedes,
    people = null,
  } = decision;
  const words = fields.seal(text, rowName(of, "decision", number));
  await tx`
    insert into decision (id, incident_id, authority_id, number, kind, words, hash, state, decided_by, decided_at, written_at, supersedes, people)
    values (${id}, ${of.incident}, ${of.authority}, ${number}, ${kind}, ${words}, ${hashOf(text)}, ${state}, ${decidedBy},
      ${decidedAt}, ${writtenAt}, ${supersedes}, ${people === null ? null : tx.json(people as never)})`;
}

function hashOf({ question, options, decided, reasons }: DecisionText): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([question, options, decided, reasons]))
    .digest();
}

function selectDecisions(sql: Sql | TransactionSql, { incident, authority }: Own) {
  return sql<Row[]>`
    select d.id, d.number, d.kind, d.words, d.state, d.decided_by as "decidedBy", d.decided_at as "decidedAt",
      d.written_at as "writtenAt", d.second_by as "secondBy", d.second_at as "secondAt", d.second_words as "secondWords",
      d.supersedes, d.people, coalesce(staff_name(d.decided_by::text), '') as "decidedByName", staff_name(d.second_by::text) as "secondByName",
      (select n.number from decision n where n.incident_id = d.incident_id and n.authority_id = d.authority_id
        and n.supersedes = d.number and n.state = 'made') as "supersededBy"
    from decision d where d.incident_id = ${incident} and d.authority_id = ${authority} order by d.number desc`;
}

function lineOf({ words, secondWords, people, ...row }: Row, of: Own, fields: RegulatorFields): Line {
  return {
    ...of,
    ...row,
    people: groupFrom(people),
    text: fields.open<DecisionText>(words, rowName(of, "decision", row.number)),
    secondWords:
      secondWords === null ? "" : fields.open<string>(secondWords, rowName(of, "second", row.number)),
  };
}

type Row = {
  readonly id: DecisionId;
  readonly number: number;
  readonly kind: DecisionKind;
  readonly words: Buffer;
  readonly state: DecisionState;
  readonly decidedBy: StaffId;
  readonly decidedByName: string;
  readonly decidedAt: Date;
  readonly writtenAt: Date;
  readonly secondBy: StaffId | null;
  readonly secondByName: string | null;
  readonly secondAt: Date | null;
  readonly secondWords: Buffer | null;
  readonly supersedes: number | null;
  readonly supersededBy: number | null;
  readonly people: unknown;
};
