/** Seals documents and holdings anew under the data key in use of their authority. */
import type { Sql, TransactionSql } from "postgres";
import { unopened } from "../../domain/documents/unopened.ts";
import type { AuthorityId, HoldingId, IncidentId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { headingBytes } from "../../seal/sealed-value.ts";
import { change } from "../change.ts";
import { openDocumentFields } from "../holding/document-fields.ts";
import { openHoldingField, sealHoldingField } from "../holding/holding-fields.ts";
import { keysInUse } from "./data-keys.ts";
import { resealed } from "./resealed.ts";

type Pair = { readonly incident: IncidentId; readonly authority: AuthorityId };
type DocumentRow = {
  readonly holding: HoldingId;
  readonly id: Buffer;
  readonly path: Buffer;
  readonly reason: Buffer | null;
};

const batch = 1000;

/** Tells how many documents were sealed anew. */
export async function resealDocuments(sql: Sql, ring: KeyRing, pair: Pair): Promise<number> {
  const holdings = await sql<{ readonly id: HoldingId }[]>`
    select id from holding where incident_id = ${pair.incident} order by id`;
  let count = 0;
  for (const { id } of holdings) {
    let last: Buffer = Buffer.alloc(0);
    for (let more = true; more; ) {
      const from = last;
      const rows = await ring.reading(() =>
        change(sql, { actor: "system", now: new Date() }, async (tx) => {
          const value = await resealBatch(tx, ring, pair, id, from);
          return { value, entries: resealed(pair, "documents", value.length) };
        }),
      );
      count += rows.length;
      last = rows.at(-1)?.id ?? last;
      more = rows.length === batch;
    }
  }
  return count;
}

async function resealBatch(
  tx: TransactionSql,
  ring: KeyRing,
  pair: Pair,
  holding: HoldingId,
  after: Buffer,
): Promise<readonly DocumentRow[]> {
  await tx`select from incident where id = ${pair.incident} for key share`;
  const scope = { kind: "authority", ...pair } as const;
  const under = (await keysInUse(tx, ring, [scope]))(scope);
  const heading = headingBytes({ kind: "data", number: under.number });
  const rows = await tx<DocumentRow[]>`
    select holding_id as holding, id, path, reason from document
    where holding_id = ${holding} and authority_id = ${pair.authority} and id > ${after}
      and substring(path from 1 for 5) <> ${heading}
    order by id limit ${batch} for update`;
  const fields = openDocumentFields(ring);
  for (const { id, path, reason } of rows) {
    const opened = fields.path.open(path, holding, id);
    if (opened === unopened) continue;
    const because = reason === null ? null : fields.reason.open(reason, holding, id);
    await tx`
      update document set path = ${fields.path.seal(opened, holding, id, under)},
        reason = ${because === null ? null : fields.reason.seal(because, holding, id, under)}
      where holding_id = ${holding} and id = ${id}`;
  }
  return rows;
}

/** Name, folder and prefixes are sealed for the holding's first controller; what is in clear yet is sealed too. */
export async function resealHoldings(sql: Sql, ring: KeyRing, pair: Pair): Promise<void> {
  await change(sql, { actor: "system", now: new Date() }, async (tx) => {
    await tx`select from incident where id = ${pair.incident} for key share`;
    const scope = { kind: "authority", ...pair } as const;
    const under = (await keysInUse(tx, ring, [scope]))(scope);
    const rows = await tx<{ readonly id: HoldingId; readonly name: string; readonly folder: string }[]>`
      select id, name, folder from holding
      where incident_id = ${pair.incident} and default_controller = ${pair.authority} for update`;
    for (const { id, name, folder } of rows) {
      const anew = (field: "name" | "folder" | "prefix", sealed: string) => {
        const opened = openHoldingField(field, sealed, id, ring);
        return opened === unopened ? sealed : sealHoldingField(field, opened, id, under);
      };
      await tx`update holding set name = ${anew("name", name)}, folder = ${anew("folder", folder)} where id = ${id}`;
      const prefixes = await tx<{ readonly prefix: string }[]>`
        select prefix from holding_controller where holding_id = ${id}`;
      for (const { prefix } of prefixes)
        await tx`
          update holding_controller set prefix = ${anew("prefix", prefix)} where holding_id = ${id} and prefix = ${prefix}`;
    }
    return { value: undefined, entries: resealed(pair, "holdings", rows.length) };
  });
}
