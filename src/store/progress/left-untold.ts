/** Whom a judgement that is in force leaves untold, as a condition over a person `p` (domain/decisions/people-group.ts). */
import type { Fragment, TransactionSql } from "postgres";
import { groupFrom, judgementsInForce } from "../../domain/decisions/people-group.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { isUuid } from "../alter.ts";

type Row = {
  readonly number: number;
  readonly state: string;
  readonly supersedes: number | null;
  readonly kept: unknown;
};

/** A function, for a fragment that is handed on by a promise would be sent as a question of its own. */
export async function leftUntold(tx: TransactionSql, { incident, authority }: Own): Promise<() => Fragment> {
  const rows = await tx<Row[]>`
    select number, state, supersedes, people as kept from decision
    where incident_id = ${isUuid(incident) ? incident : null} and authority_id = ${authority} and kind = 'telling'`;
  const inForce = judgementsInForce(rows.map(({ kept, ...row }) => ({ ...row, people: groupFrom(kept) })));
  if (!inForce.some(({ people }) => people?.telling === "not-tell")) return () => tx`false`;
  // The latest that is about somebody decides.
  return () => {
    const cases = inForce.map(({ people }) => {
      const { bands, categories, telling } = people!;
      const taken = categories.length === 0 ? tx`true` : tx`p.categories && ${[...categories]}::text[]`;
      return tx`when p.band = any(${[...bands]}) and ${taken} then ${telling === "not-tell"}::boolean`;
    });
    return tx`(case ${cases.reduce((all, one) => tx`${all} ${one}`)} else false end)`;
  };
}
