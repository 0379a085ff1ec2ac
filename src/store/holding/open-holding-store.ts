/** Holdings in SQL, and the documents that could not be read whole. */
import type { Sql, TransactionSql } from "postgres";
import type { Holding } from "../../domain/holding.ts";
import type { HoldingId } from "../../domain/ids.ts";
import type { HoldingStore } from "../../respond/ports.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { openDocumentFields } from "./document-fields.ts";
import { openHoldingFields } from "./holding-fields.ts";
import {
  folderHash,
  type HoldingKeys,
  holdingOf,
  insertControllers,
  selectHoldings,
  updateHolding,
} from "./holding-row.ts";

const pageSize = 50;

export function openHoldingStore(sql: Sql, keys: HoldingKeys): HoldingStore {
  const fields = openDocumentFields(keys.field);
  return {
    async of(incident) {
      if (!isUuid(incident)) return [];
      return (await selectHoldings(sql, sql`h.incident_id = ${incident}`)).map((row) =>
        holdingOf(row, keys.field),
      );
    },

    async byId(id) {
      return await oneHolding(sql, keys, id);
    },

    async load(by, holding, entries) {
      return await change(sql, actorOf(by), async (tx) => {
        const { id, incident, name, folder, defaultController, loadedAt } = holding;
        const sealed = openHoldingFields(keys.field);
        const { count } = await tx`
          insert into holding (id, incident_id, name, folder, folder_hash, default_controller, loaded_at)
          values (${id}, ${incident}, ${sealed.name.seal(name, id)}, ${sealed.folder.seal(folder, id)},
            ${folderHash(holding, keys)}, ${defaultController}, ${loadedAt})
          on conflict (incident_id, folder_hash) do nothing`;
        if (count === 0) return { value: false, entries: [] };
        await insertControllers(tx, keys, holding);
        return { value: true, entries };
      });
    },

    alter(by, id, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (isUuid(id)) await tx`select from holding where id = ${id} for update`;
          return await oneHolding(tx, keys, id);
        },
        write: (tx: TransactionSql, next: Holding) => updateHolding(tx, keys, next),
      };
      return alter(sql, by, row, decide);
    },

    async saveProgress(id, state, progress) {
      // A late word about progress must not take a holding back that has been finished meanwhile.
      await sql`
        update holding set state = ${state}, files_done = ${progress.filesDone}, files_known = ${progress.filesKnown},
          bytes_done = ${progress.bytesDone}, mentions = ${progress.mentions}, unreadable = ${progress.unreadable}
        where id = ${id} and state in ('reading', 'linking', 'registering')`;
    },

    async interrupted() {
      const rows = await sql<{ readonly id: HoldingId }[]>`
        select id from holding where state in ('waiting', 'reading', 'linking', 'registering') order by loaded_at, id`;
      return rows.map(({ id }) => id);
    },

    async unread(authority, id, page) {
      if (!isUuid(id)) return { rows: [], total: 0, others: 0 };
      const [count] = await sql<[{ readonly total: number; readonly others: number }]>`
        select count(*) filter (where authority_id = ${authority})::int as total,
          count(*) filter (where authority_id <> ${authority})::int as others
        from document
        where holding_id = ${id} and (outcome <> 'readable' or partial)`;
      const rows = await sql<UnreadRow[]>`
        select id as document, path, type, outcome, partial, reason from document
        where holding_id = ${id} and (outcome <> 'readable' or partial) and authority_id = ${authority}
        order by ordinal limit ${pageSize} offset ${pageSize * (Math.max(1, page) - 1)}`;
      return {
        ...count,
        rows: rows.map(({ document, path, reason, ...row }) => ({
          ...row,
          path: fields.path.open(path, id, document),
          reason: reason === null ? "" : fields.reason.open(reason, id, document),
        })),
      };
    },
  };
}

async function oneHolding(
  sql: Sql | TransactionSql,
  keys: HoldingKeys,
  id: HoldingId,
): Promise<Holding | null> {
  if (!isUuid(id)) return null;
  const [row] = await selectHoldings(sql, sql`h.id = ${id}`);
  return row === undefined ? null : holdingOf(row, keys.field);
}

type UnreadRow = {
  readonly document: Buffer;
  readonly path: Buffer;
  readonly type: string;
  readonly outcome: string;
  readonly partial: boolean;
  readonly reason: Buffer | null;
};
