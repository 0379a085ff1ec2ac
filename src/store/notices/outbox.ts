/** The outbox of notices' messages: leased, settled, and what is left of it. */
import type { Sql } from "postgres";
import type { NoticeStore } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { isNotHalted, readHalt, resumeDelivery } from "./delivery-halt.ts";
import { leaseNotices } from "./lease-notices.ts";
import { settleNotices } from "./settle-notices.ts";

type Outbox = Pick<NoticeStore, "lease" | "settle" | "pending" | "halt" | "resume">;

export function openOutbox(sql: Sql, ring: KeyRing): Outbox {
  return {
    lease: leaseNotices(sql, ring),

    async settle(by, results, entries) {
      await change(sql, actorOf(by), async (tx) => {
        await settleNotices(tx, results, by.at);
        return { value: undefined, entries };
      });
    },

    async pending({ channels, practice }) {
      const [row] = await sql<[{ readonly left: number; readonly next: Date | null }]>`
        select count(*)::int as left, min(free_at) as next from message m
        where state = 'queued' and channel = any(${[...channels]}) and exercise = any(${practice.map(String)}::text[]::boolean[])
          and ${isNotHalted(sql)}`;
      return { left: row.left, nextAt: row.next };
    },

    halt: (authority) => readHalt(sql, authority),
    resume: (by, authority, waiting, entries) => resumeDelivery(sql, by, authority, waiting, entries),
  };
}
