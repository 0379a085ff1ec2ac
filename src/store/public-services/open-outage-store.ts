/** Outages in SQL. Row-level security lets each authority answer for itself alone. */
import type { Sql, TransactionSql } from "postgres";
import type { OutageId } from "../../domain/ids.ts";
import type { Problem } from "../../domain/outcome.ts";
import type { Outage, OutagePart } from "../../domain/public-services/outage.ts";
import type { FromVersion } from "../../domain/version.ts";
import type { Change, Verdict } from "../../respond/ports.ts";
import type { OutageStore } from "../../respond/public-services/ports.ts";
import { actorOf, alterFrom, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { insertPart, insertSaying, lockPart, selectOutages, updatePart } from "./outage-rows.ts";

export function openOutageStore(sql: Sql): OutageStore {
  return {
    all: () => selectOutages(sql),

    add: (by, outage, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { id, origin, system, title, startedAt, endedAt, sayings, parts } = outage;
        await tx`
          insert into outage (id, origin_id, system_id, title, started_at, ended_at)
          values (${id}, ${origin}, ${system}, ${title}, ${startedAt}, ${endedAt})`;
        for (const [index, saying] of sayings.entries()) await insertSaying(tx, id, by, index + 1, saying);
        for (const part of parts) await insertPart(tx, id, by, part);
        return { value: undefined, entries };
      }),

    alter(by, id, from, decide) {
      let before: Outage | null = null;
      const row = {
        read: async (tx: TransactionSql) => {
          before = await lock(tx, id);
          return before;
        },
        write: (tx: TransactionSql, next: Outage) => write(tx, by, before!, next),
      };
      const of = ({ origin }: Outage) => ({ kind: "outage", outage: id, authority: origin }) as const;
      return alterFrom(sql, by, row, { of, from }, decide);
    },

    alterPart<P extends Problem>(
      by: Change,
      { outage, authority }: Parameters<OutageStore["alterPart"]>[1],
      from: FromVersion,
      decide: (part: OutagePart) => Verdict<OutagePart, P>,
    ) {
      const row = {
        read: async (tx: TransactionSql) => (isUuid(outage) ? await lockPart(tx, outage, authority) : null),
        write: (tx: TransactionSql, next: OutagePart) => updatePart(tx, outage, by, next),
      };
      const of = () => ({ kind: "outage-part", outage, authority }) as const;
      return alterFrom(sql, by, row, { of, from }, decide);
    },
  };
}

async function lock(tx: TransactionSql, id: OutageId): Promise<Outage | null> {
  if (!isUuid(id)) return null;
  const [held] = await tx`select id from outage where id = ${id} for update`;
  return held === undefined ? null : ((await selectOutages(tx, id))[0] ?? null);
}

async function write(tx: TransactionSql, by: Change, before: Outage, next: Outage): Promise<void> {
  const { id, title, endedAt, sayings, parts } = next;
  await tx`update outage set title = ${title}, ended_at = ${endedAt} where id = ${id}`;
  for (const [index, saying] of sayings.entries())
    if (index >= before.sayings.length) await insertSaying(tx, id, by, index + 1, saying);
  const known = new Set(before.parts.map(({ authority }) => authority));
  for (const part of parts) if (!known.has(part.authority)) await insertPart(tx, id, by, part);
}
