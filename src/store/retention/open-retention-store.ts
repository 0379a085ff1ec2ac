/** The end of keeping, in SQL. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, HoldingId, PersonId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Ending } from "../../domain/people/retention.ts";
import type { RetentionStore } from "../../respond/retention/retention-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeVersion } from "../editions/editions.ts";
import { takeRequest } from "../requests/take-request.ts";
import { eraseGathered } from "./erase.ts";
import { gather } from "./going.ts";
import { type NameOf, readRetention, readRule } from "./read-retention.ts";

type Ended = Awaited<ReturnType<RetentionStore["changeEnd"]>>;
type Erasing = Awaited<ReturnType<RetentionStore["erase"]>>;

export function openRetentionStore(sql: Sql, ring: KeyRing, nameOf: NameOf): RetentionStore {
  return {
    read: (incident, authority, today) =>
      ring.reading(() => readRetention(sql, nameOf, incident, authority, today)),
    rule: (incident, authority) => readRule(sql, incident, authority),

    setRule: (by, incident, authority, from, rule, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const stale = await takeVersion(tx, by, { kind: "rule", incident, authority }, from);
        if (stale !== null) return { value: stale, entries: [] };
        const { holdingMonths, personMonths } = rule;
        await tx`
          insert into retention_rule (incident_id, authority_id, holding_months, person_months)
          values (${incident}, ${authority}, ${holdingMonths}, ${personMonths})
          on conflict (incident_id, authority_id)
            do update set holding_months = excluded.holding_months, person_months = excluded.person_months`;
        await tx`
          update holding set keep_until = (loaded_at + make_interval(months => ${holdingMonths}))::date
          where incident_id = ${incident} and default_controller = ${authority} and not own_end and deleted_at is null`;
        await tx`
          update person set keep_until = (kept_from + make_interval(months => ${personMonths}))::date
          where incident_id = ${incident} and authority_id = ${authority} and not own_end and deleted_at is null`;
        return { value: null, entries };
      }),

    endOf: (authority, what) => readEnd(sql, authority, what, sql``),

    changeEnd: (by, of, what, from, until, entries) =>
      change<Ended>(sql, actorOf(by), async (tx) => {
        const before = await readEnd(tx, of.authority, what, tx`for update`);
        if (before === null) return { value: failed({ kind: "not-there" }), entries: [] };
        const stale = await takeVersion(tx, by, { kind: "end", ...of, of: idOf(what) }, from);
        if (stale !== null) return { value: failed(stale), entries: [] };
        await setEnd(tx, what, until);
        return { value: done(until), entries: entries(before, `${what.kind}:${idOf(what)}`) };
      }),

    weigh: (what, today) => sql.begin((tx) => gather(tx, what, today)),

    erase: (by, what, taking, entries) =>
      change<Erasing>(sql, actorOf(by), async (tx) => {
        const gathered = await gather(tx, what, by.at);
        if (!gathered.ok) return { value: gathered, entries: [] };
        const taken = await takeRequest(tx, taking, gathered.value.fingerprint);
        if (!taken.ok) return { value: taken, entries: [] };
        const { readings, messages, ...keys } = await eraseGathered(tx, what, by.at);
        const erased = { ...gathered.value, ...keys };
        return {
          value: done({ ...erased, readings, messages }),
          entries: [...taken.value, ...entries(erased)],
        };
      }),
  };
}

async function readEnd(
  tx: Sql | TransactionSql,
  authority: AuthorityId,
  what: Ending,
  lock: Fragment,
): Promise<string | null> {
  if (!isUuid(idOf(what))) return null;
  const where =
    what.kind === "holding"
      ? tx`holding where id = ${what.holding} and default_controller = ${authority} and deleted_at is null`
      : tx`person where id = ${what.person} and authority_id = ${authority} and deleted_at is null`;
  const [row] = await tx<{ readonly before: string }[]>`
    select keep_until::text as before from ${where} ${lock}`;
  return row?.before ?? null;
}

async function setEnd(tx: TransactionSql, what: Ending, until: string): Promise<void> {
  if (what.kind === "holding")
    await tx`update holding set keep_until = ${until}, own_end = true where id = ${what.holding}`;
  else await tx`update person set keep_until = ${until}, own_end = true where id = ${what.person}`;
}

function idOf(what: Ending): HoldingId | PersonId {
  return what.kind === "holding" ? what.holding : what.person;
}
