/**
 * Flags in SQL. A person's row has the flags that count; those that were raised or lifted by hand stand beside it, and
 * are laid over what each review finds. Raising one stops what has not gone yet, in the same transaction.
 */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { FlagOnPerson, FlagProblem, FlagSource, FlagStep } from "../../domain/gate/flag.ts";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { PersonFlag } from "../../domain/people/mention.ts";
import type { Flaggable, FlagToRaise, GateStore, Stopped } from "../../respond/gate/gate-store.ts";
import type { Change } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { holdMessages } from "../complaints/hold-messages.ts";
import { openWith, personKey, personReference } from "../people/person-fields.ts";

type FlagStore = Pick<GateStore, "flaggable" | "byNumber" | "flags" | "raise" | "alterFlag" | "liftReasons">;

export function flagRows(sql: Sql, ring: KeyRing): FlagStore {
  return {
    async flaggable(incident, authority, person) {
      if (!isUuid(person)) return null;
      const [row] = await sql<PersonRow[]>`
        select id, number, authority_id as authority, incident_id as incident from person
        where id = ${person} and incident_id = ${incident} and authority_id = ${authority} and deleted_at is null`;
      return row === undefined ? null : flaggableOf(row);
    },

    async byNumber(incident, number) {
      const [row] = await sql<PersonRow[]>`
        select id, number, authority_id as authority, incident_id as incident from person
        where incident_id = ${incident} and number = ${number} and deleted_at is null`;
      return row === undefined ? null : flaggableOf(row);
    },

    flags: (person) => selectFlags(sql, person),

    raise: (by, flags, apart, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const raised = await raiseAll(tx, flags, by, apart);
        return { value: raised, entries: entries(raised) };
      }),

    alterFlag: (by, person, flag, reasons, decide) =>
      ring.reading(() =>
        change<Outcome<FlagStep, FlagProblem>>(sql, actorOf(by), async (tx) => {
          const key = await lockPerson(tx, ring, person.id);
          const current = (await selectFlags(tx, person.id)).find((one) => one.flag === flag);
          if (current === undefined || key === null)
            return { value: failed({ kind: "flag-not-there" }), entries: [] };
          const decided = decide(current);
          if (!decided.ok) return { value: decided, entries: [] };
          const sealed = sealUnder(key, reasons, contextOf(person.id, flag));
          await takeStep(tx, { person, flag, step: decided.value.step, by, reasons: sealed });
          return { value: done(decided.value.step), entries: decided.value.entries };
        }),
      ),

    liftReasons: (person, flag) =>
      ring.reading(async () => {
        const [row] = await sql<{ readonly reasons: Buffer; readonly key: Buffer | null }[]>`
          select f.lift_reasons as reasons, p.seal_key as key from person_flag f join person p on p.id = f.person_id
          where f.person_id = ${person} and f.flag = ${flag} and f.state = 'lift-asked' limit 1`;
        if (row === undefined) return "";
        return openWith(personKey(ring, person, row.key), row.reasons, contextOf(person, flag)) ?? "";
      }),
  };
}

/** Those that are raised already are passed over. */
export async function raiseAll(
  tx: TransactionSql,
  flags: readonly FlagToRaise[],
  by: Change,
  apart: Flaggable | null = null,
): Promise<readonly (FlagToRaise & Stopped)[]> {
  const raised: (FlagToRaise & Stopped)[] = [];
  for (const one of flags) {
    const id = await insertFlag(tx, one, by);
    if (id === null) continue;
    if (apart !== null && one === flags[0])
      await tx`insert into keep_apart (flag_id, person_id, other_id) values (${id}, ${one.person.id}, ${apart.id})`;
    raised.push({ ...one, ...(await stop(tx, one, by.at)) });
  }
  return raised;
}

/** Null where it is raised already: one that was doubtful becomes certain. */
async function insertFlag(
  tx: TransactionSql,
  { person, flag, source, certain }: FlagToRaise,
  { by, at }: Change,
): Promise<string | null> {
  const [row] = await tx<{ readonly id: string }[]>`
    insert into person_flag (id, incident_id, authority_id, person_id, flag, source, certain, state, raised_by, raised_at)
    select ${randomUUID()}, p.incident_id, p.authority_id, p.id, ${flag}, ${source}, ${certain}, 'raised', ${by}, ${at}
    from person p where p.id = ${person.id} and p.deleted_at is null
    on conflict (person_id, flag, source) where state <> 'lifted' do update set certain = true
      where excluded.certain and not person_flag.certain
    returning id`;
  if (row === undefined) return null;
  if (certain) await addToPerson(tx, person.id, flag);
  return row.id;
}

/** What is drafted, approved or queued goes nowhere; whoever asked for a release asks anew. */
async function stop(tx: TransactionSql, { person, flag, certain }: FlagToRaise, at: Date): Promise<Stopped> {
  const reason: HoldReason = certain ? flag : "uncertain-flag";
  const { notices, underWay } = await holdMessages(tx, {
    ...{
      authority: person.authority,
      person: Number(person.reference.slice(2)),
      complaint: null,
      at,
      reason,
    },
    incident: person.incident,
  });
  await tx`
    insert into hold_work (person_id, incident_id, authority_id, since)
    values (${person.id}, ${person.incident}, ${person.authority}, ${at})
    on conflict (person_id) do update set release_asked_by = null, release_asked_at = null, release_ways = null,
      release_reasons = null`;
  return { stopped: notices.length, underWay };
}

async function takeStep(tx: TransactionSql, { person, flag, step, by, reasons }: StepOnFlag): Promise<void> {
  if (step === "keep")
    await tx`
      update person_flag set state = 'raised', lift_asked_by = null, lift_asked_at = null, lift_reasons = null
      where person_id = ${person.id} and flag = ${flag} and state = 'lift-asked'`;
  if (step === "confirm") {
    await tx`
      update person_flag set certain = true where person_id = ${person.id} and flag = ${flag} and state <> 'lifted'`;
    await addToPerson(tx, person.id, flag);
  }
  if (step !== "ask-lift" && step !== "lift") return;
  await nameFound(tx, person, flag, by);
  await tx`
    update person_flag set state = ${step === "lift" ? "lifted" : "lift-asked"},
      lift_asked_by = coalesce(lift_asked_by, ${by.by}), lift_asked_at = coalesce(lift_asked_at, ${by.at}),
      lift_reasons = coalesce(lift_reasons, ${reasons}),
      lifted_by = ${step === "lift" ? by.by : null}, lifted_at = ${step === "lift" ? by.at : null},
      found_in = (select count(*) from person_part t where t.person_id = ${person.id} and ${flag} = any(t.flags))
    where person_id = ${person.id} and flag = ${flag} and state <> 'lifted'`;
  if (step === "lift") {
    await tx`update person set flags = array_remove(flags, ${flag}) where id = ${person.id}`;
    // The gate looks at them anew, with whatever else there is; until then they stay held.
    await tx`update notice set reviews = -1 where person_id = ${person.id} and state in ('held', 'drafted')`;
  }
}

/** What was found has no row until somebody wants to lift it. */
async function nameFound(tx: TransactionSql, person: Flaggable, flag: PersonFlag, { at }: Change) {
  await tx`
    insert into person_flag (id, incident_id, authority_id, person_id, flag, source, certain, state, raised_by, raised_at)
    select ${randomUUID()}, ${person.incident}, ${person.authority}, p.id, ${flag}, 'found', true, 'raised', 'system', ${at}
    from person p where p.id = ${person.id} and ${flag} = any(p.flags)
      and not exists (select from person_flag f where f.person_id = p.id and f.flag = ${flag} and f.state <> 'lifted')
    on conflict do nothing`;
}

async function addToPerson(tx: TransactionSql, person: PersonId, flag: PersonFlag): Promise<void> {
  await tx`update person set flags = array(select distinct unnest(flags || array[${flag}]) order by 1) where id = ${person}`;
}

async function lockPerson(tx: TransactionSql, ring: KeyRing, person: PersonId) {
  const [row] = await tx<{ readonly key: Buffer | null }[]>`
    select seal_key as key from person where id = ${person} for update`;
  return row === undefined ? null : personKey(ring, person, row.key);
}

async function selectFlags(sql: Sql | TransactionSql, person: PersonId): Promise<readonly FlagOnPerson[]> {
  const rows = await sql<FlagRow[]>`
    select f.flag, array_agg(f.source) as sources, bool_or(f.certain) as certain,
      max(f.state) filter (where f.state = 'lift-asked') as asked,
      (array_agg(f.lift_asked_by) filter (where f.state = 'lift-asked'))[1] as "liftAskedBy",
      max(f.lift_asked_at) filter (where f.state = 'lift-asked') as "liftAskedAt",
      staff_name((array_agg(f.lift_asked_by) filter (where f.state = 'lift-asked'))[1]::text) as "liftAskedByName"
    from person_flag f where f.person_id = ${person} and f.state <> 'lifted' group by f.flag
    union all
    select flag, array['found'], true, null, null, null, null
    from person p, unnest(p.flags) as flag where p.id = ${person}
      and not exists (select from person_flag f where f.person_id = p.id and f.flag = flag.flag and f.state <> 'lifted')
    order by 1`;
  return rows.map(({ asked, ...row }) => ({ ...row, state: asked === null ? "raised" : "lift-asked" }));
}

/** Lays what was raised and lifted by hand over what a review has found. A flag found in one more holding counts again. */
export async function applyFlags(tx: TransactionSql, incident: IncidentId): Promise<void> {
  await tx`
    update person p set flags = array(
      select flag from (
        select unnest(p.flags) as flag
        union select f.flag from person_flag f where f.person_id = p.id and f.certain and f.state <> 'lifted'
      ) all_of where not exists (
        select from person_flag l where l.person_id = p.id and l.flag = all_of.flag and l.state = 'lifted'
          and l.found_in >= (select count(*) from person_part t where t.person_id = p.id and l.flag = any(t.flags))
          and not exists (select from person_flag r where r.person_id = p.id and r.flag = l.flag and r.state <> 'lifted'))
      order by 1)
    where p.incident_id = ${incident} and exists (select from person_flag f where f.person_id = p.id)`;
}

function flaggableOf({ id, number, authority, incident }: PersonRow): Flaggable {
  return { id, authority, incident, reference: personReference(number) };
}

function contextOf(person: PersonId, flag: PersonFlag): string {
  return `person ${person} lift ${flag}`;
}

type StepOnFlag = {
  readonly person: Flaggable;
  readonly flag: PersonFlag;
  readonly step: FlagStep;
  readonly by: Change;
  readonly reasons: Buffer;
};
type PersonRow = Pick<Flaggable, "id" | "authority" | "incident"> & { readonly number: number };
type FlagRow = Omit<FlagOnPerson, "state" | "sources"> & {
  readonly asked: string | null;
  readonly sources: readonly FlagSource[];
};
