/** The progress of telling in SQL, and who signed that it is finished. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Finish } from "../../domain/progress/finished.ts";
import { type ByKind, byKind, type Cell, cellOf, countOf } from "../../domain/progress/tally.ts";
import type { AuthorityTold, FinishLine, ProofLine } from "../../respond/desk/people/progress-desk.ts";
import type { Change } from "../../respond/ports.ts";
import type { ProgressStore } from "../../respond/progress/progress-store.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { type RegulatorFields, rowName } from "../regulator/regulator-fields.ts";
import { keptCounts } from "./kept-counts.ts";
import { factCellsOf, type RawCell, readCells } from "./read-cells.ts";
import { readFailed } from "./read-failed.ts";
import { readProof, readProofPage } from "./read-proof.ts";

export function openProgressStore(sql: Sql, fields: RegulatorFields): ProgressStore {
  const cells = keptCounts(
    sql,
    ({ incident, authority }: Own) => `${incident} ${authority}`,
    async (of): Promise<readonly RawCell[]> => sql.begin("read only", (tx) => readCells(tx, of)),
  );
  const byAuthority = keptCounts(
    sql,
    (incident: IncidentId) => incident,
    async (incident): Promise<readonly AuthorityTold[]> => sql<AuthorityTold[]>`
      select authority, known, told from people_by_authority(${incident})`,
  );
  return {
    async cells(of, now) {
      const { value, ageMs } = await cells(of);
      return { cells: factCellsOf(value, now), at: new Date(now.getTime() - ageMs) };
    },

    async byAuthority(incident) {
      return isUuid(incident) ? (await byAuthority(incident)).value : [];
    },

    failed: (of) => readFailed(sql, of),
    page: async (of, query, now) => readProofPage(sql, of, query, { cells: (await cells(of)).value, now }),

    async finishes(of) {
      if (!isUuid(of.incident)) return [];
      const rows = await sql<Row[]>`
        select f.*, coalesce(staff_name(f.signed_by::text), 'Candour') as signed_by_name from telling_finish f
        where incident_id = ${of.incident} and authority_id = ${of.authority} order by number desc`;
      return rows.map((row) => finishOf(row, of, fields));
    },

    finish: (by, of, words, decide, proofOf, entries) =>
      signOff(sql, fields, { by, of, words }, decide, proofOf, entries),
  };
}

async function signOff<P extends Problem>(
  sql: Sql,
  fields: RegulatorFields,
  { by, of, words }: { readonly by: Change; readonly of: Own; readonly words: string },
  decide: (cells: readonly Cell[]) => Outcome<null, P>,
  proofOf: (lines: AsyncIterable<ProofLine>) => Promise<string>,
  entries: (finish: Finish) => readonly NewEntry[],
): Promise<Outcome<Finish, P>> {
  return await change<Outcome<Finish, P>>(sql, actorOf(by), async (tx) => {
    // Reviews, approvals and whoever queues wait here; while anything is being sent, nothing is signed.
    await tx`select from incident where id = ${of.incident} for update`;
    const cells = factCellsOf(await readCells(tx, of), by.at).map(cellOf);
    const verdict = decide(cells);
    if (!verdict.ok) return { value: verdict, entries: [] };
    const [{ number }] = await tx<[{ readonly number: number }]>`
      select coalesce(max(number), 0)::int + 1 as number from telling_finish
      where incident_id = ${of.incident} and authority_id = ${of.authority}`;
    const finish: Finish = {
      ...of,
      ...{ number, words, people: countOf(cells), counts: byKind(cells), signedAt: by.at },
      practice: countOf(cells, ({ practice, outcome }) => practice && outcome === "told"),
      hash: await proofOf(readProof(tx, of, by.at)),
      signedBy: by.by as StaffId,
    };
    await tx`
      insert into telling_finish (incident_id, authority_id, number, people, counts, practice, hash, words, signed_by, signed_at)
      values (${of.incident}, ${of.authority}, ${number}, ${finish.people}, ${tx.json(finish.counts)}, ${finish.practice},
        ${Buffer.from(finish.hash, "hex")}, ${fields.seal(words, rowName(of, "finish", number))}, ${by.by}, ${by.at})`;
    return { value: done(finish), entries: entries(finish) };
  });
}

function finishOf(row: Row, of: Own, fields: RegulatorFields): FinishLine {
  return {
    ...{ incident: row.incident_id, authority: row.authority_id, number: row.number },
    ...{ people: row.people, counts: row.counts, practice: row.practice, hash: row.hash.toString("hex") },
    words: fields.open<string>(row.words, rowName(of, "finish", row.number)),
    ...{ signedBy: row.signed_by, signedAt: row.signed_at, signedByName: row.signed_by_name },
  };
}

type Row = {
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly people: number;
  readonly counts: ByKind;
  readonly practice: number;
  readonly hash: Buffer;
  readonly words: Buffer;
  readonly signed_by: StaffId;
  readonly signed_by_name: string;
  readonly signed_at: Date;
};
