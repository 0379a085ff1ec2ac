/** What the register needs to know of notices: handed in by the composition root, for notices are kept elsewhere. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { NoticeId, PersonId } from "../../domain/ids.ts";
import type { Channel, HoldReason, NoticeState } from "../../domain/notices/notice.ts";

/** A query whose columns are those of NoticeRow, one row for each person who has a notice. */
export type NoticesOfPeople = (sql: Sql | TransactionSql) => Fragment;

export type NoticeRow = {
  readonly person_id: PersonId;
  readonly id: NoticeId;
  readonly state: NoticeState;
  readonly channel: Channel | null;
  readonly hold_reasons: readonly HoldReason[];
};

/** Before anybody can be told. */
export const noNotices: NoticesOfPeople = (sql) => sql`
  select null::uuid as person_id, null::uuid as id, null::text as state, null::text as channel,
    '{}'::text[] as hold_reasons where false`;

/** States after which a person keeps id and notice: somebody has been told, or somebody has decided not to. */
export const toldStates: readonly NoticeState[] = ["sending", "sent", "failed", "withdrawn"];
