/** Holdings in SQL, and the documents that could not be read whole. */
import type { Sql, TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId } from "../../domain/ids.ts";
import type { HoldingStore } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { keysInUse } from "../keys/data-keys.ts";
import { openDocumentFields } from "./document-fields.ts";
import { sealHoldingField } from "./holding-fields.ts";
import { folderHash, holdingOf, insertControllers, selectHoldings, updateHolding } from "./holding-row.ts";

const pageSize = 50;

export function openHoldingStore(sql: Sql, ring: KeyRing): HoldingStore {
  const fields = openDocumentFields(ring);
  return {
    async of(incident) {
      if (!isUuid(incident)) return [];
      const rows = await selectHoldings(sql, sql`h.incident_id = ${incident}`);
      return await ring.reading(() => rows.map((row) => holdingOf(row, ring)));
    },

    async byId(id) {
      return await oneHolding(sql, ring, id);
    },

    async load(by, holding, entries) {
      return await change(sql, actorOf(by), async (tx) => {
        const { id, incident, name, folder, defaultController, loadedAt } = holding;
        const own = { kind: "authority", incident, authority: defaultController } as const;
        const lookup = { kind: "lookup", incident } as const;
        const keyOf = await keysInUse(tx, ring, [own, lookup]);
        const under = keyOf(own);
        const { count } = await tx`
          insert into holding (id, incident_id, name, folder, folder_hash, default_controller, loaded_at)
          values (${id}, ${incident}, ${sealHoldingField("name", name, id, under)},
            ${sealHoldingField("folder", folder, id, under)}, ${folderHash(holding, keyOf(lookup))}, ${defaultController}, ${loadedAt})
          on conflict (incident_id, folder_hash) do nothing`;
        if (count === 0) return { value: false, entries: [] };
        await insertControllers(tx, under, holding);
        return { value: true, entries };
      });
    },

    alter(by, id, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (isUuid(id)) await tx`select from holding where id = ${id} for update`;
          return await oneHolding(tx, ring, id);
        },
        write: (tx: TransactionSql, next: Holding) => updateHolding(tx, ring, next),
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
        select count(*)::int as total, documents_elsewhere(${id}, ${authority}) as others
        from document
        where holding_id = ${id} and authority_id = ${authority} and (outcome <> 'readable' or partial)`;
      const rows = await sql<UnreadRow[]>`
        select id as document, path, type, outcome, partial, reason from document
        where holding_id = ${id} and (outcome <> 'readable' or partial) and authority_id = ${authority}
        order by ordinal limit ${pageSize} offset ${pageSize * (Math.max(1, page) - 1)}`;
      const opened = await ring.reading(() =>
        rows.map(({ document, path, reason, ...row }) => ({
          ...row,
          path: fields.path.open(path, id, document),
          reason: reason === null ? "" : fields.reason.open(reason, id, document),
        })),
      );
      return { ...count, rows: opened };
    },
  };
}

async function oneHolding(sql: Sql | TransactionSql, ring: KeyRing, id: HoldingId): Promise<Holding | null> {
  if (!isUuid(id)) return null;
  const [row] = await selectHoldings(sql, sql`h.id = ${id}`);
  return row === undefined ? null : await ring.reading(() => holdingOf(row, ring));
}

type UnreadRow = {
  readonly document: Buffer;
  readonly path: Buffer;
  readonly type: string;
  readonly outcome: string;
  readonly partial: boolean;
  readonly reason: Buffer | null;
};
