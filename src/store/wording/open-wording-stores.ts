/** Everything about what notices say, and how people read best, in SQL. */
import type { Sql } from "postgres";
import type { WordingStores } from "../../respond/wording/wording-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openNeedStore } from "./open-need-store.ts";
import { openRewordStore } from "./open-reword-store.ts";
import { openWordingStore } from "./open-wording-store.ts";

export function openWordingStores(sql: Sql, ring: KeyRing): WordingStores {
  return {
    wordings: openWordingStore(sql),
    rewording: openRewordStore(sql, ring),
    needs: openNeedStore(sql),
  };
}
