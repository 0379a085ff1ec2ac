/** What taking in bounces needs of the record: its receipts, and the key that made the tokens. */
import type { Sql } from "postgres";
import type { BouncePorts } from "../../respond/bounces/take-bounces.ts";
import { attemptOfToken } from "../../seal/attempt-token.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openReceiptStore } from "../../store/delivery/receipts.ts";

export function bouncePorts(
  sql: Sql,
  ring: Pick<KeyRing, "derived">,
): Pick<BouncePorts, "receipts" | "attemptOf"> {
  const key = ring.derived("bounce");
  return { receipts: openReceiptStore(sql), attemptOf: (token) => attemptOfToken(key, token) };
}
