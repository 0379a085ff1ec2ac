/** The order of telling (domain/notices/order-of-telling.ts) in SQL: those at risk first, then by harm. */
import type { Sql, TransactionSql } from "postgres";

/** Of a notice `n` and its person `p`. Who was held as being at risk still goes first once they are released. */
export function urgencyInSql(sql: Sql | TransactionSql) {
  return sql`(case when 'at-risk' = any(p.flags) or 'at-risk' = any(n.hold_reasons) then 1000 else 0 end
    + round(p.score::numeric * 100))::int`;
}
