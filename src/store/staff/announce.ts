/** Writes an announcement, in the transaction of what is announced, with a line for each who must read it. */
import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { AccountChange } from "../../respond/account-ports.ts";

export async function announce(
  tx: TransactionSql,
  { by, at, announcement }: Pick<AccountChange, "by" | "at" | "announcement">,
): Promise<void> {
  if (announcement === null) return;
  const { kind, staff, source, to } = announcement;
  const id = randomUUID();
  await tx`
    insert into announcement (id, kind, staff_id, by_staff, at, source)
    values (${id}, ${kind}, ${staff}, ${by === "system" ? null : by}, ${at}, ${source})`;
  await tx`
    insert into announcement_reader (announcement_id, staff_id)
    select ${id}, s.id from staff s, staff about
    where about.id = ${staff} and s.ended_at is null and (
      (${to.includes("owner")} and s.id = about.id)
      or (${to.includes("own-leads")} and s.role = 'lead' and s.authority_id = about.authority_id)
      or (${to.includes("all-leads")} and s.role = 'lead'))`;
}
