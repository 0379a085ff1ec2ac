/** Briefings, whom they are for, and who has acknowledged, in SQL. */
import type { Sql } from "postgres";
import type { BriefingStore } from "../../respond/briefings/briefing-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openAcknowledgements } from "./acknowledgements.ts";
import { readCounts } from "./counts.ts";
import { openBriefingFields } from "./fields.ts";
import { readPage } from "./page.ts";
import { openProposals } from "./proposals.ts";
import { openBriefingQueue } from "./queue.ts";
import { openStaffList } from "./staff-list.ts";
import { writeBriefings } from "./write-briefings.ts";

export function openBriefingStore(sql: Sql, ring: KeyRing): BriefingStore {
  const fields = openBriefingFields(ring);
  return {
    ...openStaffList(sql, fields),
    ...writeBriefings(sql, fields),
    ...openProposals(sql, fields),
    ...readCounts(sql, fields),
    ...openAcknowledgements(sql, fields),
    ...readPage(sql, fields),
    ...openBriefingQueue(sql, fields),
  };
}
