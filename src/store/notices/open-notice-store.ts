/** The notices and their outbox in SQL, and the query by which the register knows who has been told. */
import type { Sql } from "postgres";
import type { NoticeStore } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { NoticesOfPeople } from "../people/notices-of-people.ts";
import { openOutbox } from "./outbox.ts";
import { readNotices } from "./read-notices.ts";
import { selectEverybody, selectUntold } from "./untold.ts";
import { writeNotices } from "./write-notices.ts";

export function openNoticeStore(sql: Sql, ring: KeyRing): NoticeStore {
  return {
    untold: (incident, authority, bands) =>
      ring.reading(() => selectUntold(sql, ring, incident, authority, bands)),
    everybody: (incident) => ring.reading(() => selectEverybody(sql, ring, incident)),
    ...readNotices(sql, ring),
    ...writeNotices(sql, ring),
    ...openOutbox(sql, ring),
  };
}

export const noticesOfPeople: NoticesOfPeople = (sql) =>
  sql`select person_id, id, state, channel, hold_reasons from notice where ordinal = 1`;
