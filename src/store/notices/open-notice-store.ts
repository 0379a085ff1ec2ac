/** The notices and their outbox in SQL, and the query by which the register knows who has been told. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { NoticeStore } from "../../respond/notices/notice-store.ts";
import type { NoticesOfPeople } from "../people/notices-of-people.ts";
import { openNoticeFields } from "./notice-fields.ts";
import { openOutbox } from "./outbox.ts";
import { readNotices } from "./read-notices.ts";
import { selectEverybody, selectUntold } from "./untold.ts";
import { writeNotices } from "./write-notices.ts";

/** `key`: of purpose "field". */
export function openNoticeStore(sql: Sql, key: KeyObject): NoticeStore {
  const fields = openNoticeFields(key);
  return {
    untold: (incident, authority, bands) => selectUntold(sql, key, incident, authority, bands),
    everybody: (incident) => selectEverybody(sql, key, incident),
    ...readNotices(sql, key, fields),
    ...writeNotices(sql, fields),
    ...openOutbox(sql, fields),
  };
}

export const noticesOfPeople: NoticesOfPeople = (sql) =>
  sql`select person_id, id, state, channel, hold_reasons from notice`;
