/** Briefings in SQL: written, changed and sent under lock, each with its entries or not at all. */
import type { Sql, TransactionSql } from "postgres";
import { type Meant, needsSecond } from "../../domain/briefings/audience.ts";
import { type Briefing, pendingVersion } from "../../domain/briefings/briefing.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type {
  BriefingKey,
  BriefingStore,
  HeldBriefing,
  Sending,
} from "../../respond/briefings/briefing-store.ts";
import type { Change, Verdict } from "../../respond/ports.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import type { BriefingFields } from "./fields.ts";
import { addRecipients, queueVersion, selectMeant } from "./recipients.ts";
import { insertBriefing, lockBriefing, selectBriefings, updateBriefing } from "./rows.ts";

export function writeBriefings(
  sql: Sql,
  fields: BriefingFields,
): Pick<BriefingStore, "of" | "byKey" | "namesOf" | "add" | "addSent" | "alter" | "meant" | "send"> {
  return {
    of: async (incident, authority) =>
      (await selectBriefings(sql, fields, { incident, authority })).map(({ briefing }) => briefing),

    byKey: async (key: BriefingKey) => (await selectBriefings(sql, fields, key))[0] ?? null,

    async namesOf(staff) {
      const rows = await sql<{ readonly id: string; readonly name: string }[]>`
        select id, name from staff where id = any(${[...staff]}::uuid[])`;
      return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
    },

    add: (by, briefing, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const added = await insertBriefing(tx, fields, briefing, isDirect(briefing), by);
        return { value: added, entries: entries(added) };
      }),

    addSent: (by, briefing, to, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const added = await insertSent(tx, fields, briefing, to, by);
        return { value: added, entries: entries(added) };
      }),

    alter: <P extends Problem>(
      by: Change,
      key: BriefingKey,
      decide: (held: HeldBriefing) => Verdict<Briefing, P>,
    ) =>
      change<Outcome<Briefing, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const held = await lockBriefing(tx, fields, key);
        if (held === null) return { value: failed({ kind: "not-there" }), entries: [] };
        const verdict = decide(held);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, entries } = verdict.value;
        await updateBriefing(tx, fields, held.briefing, next, isDirect(next), by);
        return { value: done(next), entries };
      }),

    meant: (audience, of, briefing) => selectMeant(sql, fields, audience, of, briefing),

    send: <P extends Problem>(
      by: Change,
      key: BriefingKey,
      decide: (held: HeldBriefing, meant: readonly Meant[]) => Outcome<Sending, P>,
    ) =>
      change<Outcome<Briefing, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const held = await lockBriefing(tx, fields, key);
        if (held === null) return { value: failed({ kind: "not-there" }), entries: [] };
        const { id, audience } = held.briefing;
        const verdict = decide(held, await selectMeant(tx, fields, audience, held.briefing, id));
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, recipients, endsAt, entries } = verdict.value;
        await updateBriefing(tx, fields, held.briefing, next, isDirect(next), by);
        await addRecipients(tx, fields, id, recipients, { at: by.at, endsAt });
        await queueVersion(tx, id, pendingVersion(held.briefing)?.number ?? 1, by.at);
        return { value: done(next), entries };
      }),
  };
}

export async function insertSent(
  tx: TransactionSql,
  fields: BriefingFields,
  briefing: Omit<Briefing, "number">,
  { recipients, endsAt }: Pick<Sending, "recipients" | "endsAt">,
  by: Change,
): Promise<Briefing> {
  const added = await insertBriefing(tx, fields, briefing, isDirect(briefing), by);
  await addRecipients(tx, fields, added.id, recipients, { at: by.at, endsAt });
  await queueVersion(tx, added.id, 1, by.at);
  return added;
}

function isDirect({ audience }: Pick<Briefing, "audience">): boolean {
  return !needsSecond(audience);
}
