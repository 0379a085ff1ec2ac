/** Tasks and readings in SQL. A task's words are sealed: staff may have typed a name into them. */
import type { KeyObject } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, StaffId, TaskId } from "../../domain/ids.ts";
import type { Task } from "../../domain/staff/task.ts";
import type { ReadingStore } from "../../respond/readings/reading-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { insertRows } from "../insert-rows.ts";
import { readReadsPage } from "./reads-page.ts";
import { selectForRules } from "./select-for-rules.ts";

export function openReadingStore(sql: Sql, ring: KeyRing): ReadingStore {
  const sealing = ring.derived("staff");
  return {
    async task(staff, now) {
      const [row] = await sql<TaskRow[]>`
        select id, staff_id, authority_id, why, words, reference, started_at, ends_at from task
        where staff_id = ${staff} and ended_at is null and ends_at > ${now}`;
      return row === undefined ? null : taskOf(row, sealing);
    },

    openTask: (by, task, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`update task set ended_at = ${by.at} where staff_id = ${task.staff} and ended_at is null`;
        await tx`
          insert into task (id, staff_id, authority_id, why, words, reference, started_at, ends_at)
          values (${task.id}, ${task.staff}, ${task.authority}, ${task.why}, ${sealed(task, "words", sealing)},
            ${sealed(task, "reference", sealing)}, ${task.startedAt}, ${task.endsAt})`;
        return { value: undefined, entries };
      }),

    endTask: (by, staff, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const [row] = await tx<TaskRow[]>`
          update task set ended_at = ${by.at} where staff_id = ${staff} and ended_at is null
          returning id, staff_id, authority_id, why, words, reference, started_at, ends_at`;
        return { value: undefined, entries: row === undefined ? [] : entries(taskOf(row, sealing)) };
      }),

    keep: (by, reading, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await insertReading(tx, reading, by.at, null);
        return { value: undefined, entries };
      }),

    page: (authority, query) => readReadsPage(sql, sealing, authority, query),
    forRules: (authority, incident, since) =>
      ring.reading(() => selectForRules(sql, ring, authority, incident, since)),

    async lookedInto(authority, incident) {
      const rows = await sql<{ key: string; by: string; at: Date; words: string }[]>`
        select l.key, staff_name(l.by_staff::text) as by, l.at, l.words from looked_into l
        where l.incident_id = ${incident} and l.authority_id = ${authority}`;
      return new Map(rows.map(({ key, ...looked }) => [key, looked]));
    },

    lookInto: (by, { authority, incident }, key, words, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`
          insert into looked_into (incident_id, authority_id, key, by_staff, at, words)
          values (${incident}, ${authority}, ${key}, ${by.by}, ${by.at}, ${words})
          on conflict (incident_id, authority_id, key)
          do update set by_staff = excluded.by_staff, at = excluded.at, words = excluded.words`;
        return { value: undefined, entries };
      }),
  };
}

/** `request`: the grant by which values are shown; its transaction is this one. */
export async function insertReading(
  tx: TransactionSql,
  reading: Parameters<ReadingStore["keep"]>[1],
  at: Date,
  request: string | null,
): Promise<void> {
  const { task, staff, authority, incident, kind, found, searched, people } = reading;
  const id = crypto.randomUUID();
  await tx`
    insert into reading (id, task_id, staff_id, authority_id, incident_id, kind, at, found, searched, request_id)
    values (${id}, ${task}, ${staff}, ${authority}, ${incident}, ${kind}, ${at}, ${found}, ${searched}, ${request})`;
  const rows = people.map((person) => [id, person.id, person.controller]);
  if (rows.length === 0) return;
  const columns = { reading_id: "uuid", person_id: "uuid", authority_id: "uuid" };
  await insertRows(tx, "person_read", columns, rows, "on conflict do nothing");
}

type Field = "words" | "reference";

function sealed(task: Task, field: Field, key: KeyObject): Buffer | null {
  return task[field] === "" ? null : seal(task[field], key, `task ${task.id} ${field}`);
}

export function openedWords(id: string, field: Field, bytes: Buffer | null, key: KeyObject): string {
  return bytes === null ? "" : unseal(bytes, key, `task ${id} ${field}`).toString();
}

function taskOf(row: TaskRow, key: KeyObject): Task {
  return {
    id: row.id,
    staff: row.staff_id,
    authority: row.authority_id,
    why: row.why,
    words: openedWords(row.id, "words", row.words, key),
    reference: openedWords(row.id, "reference", row.reference, key),
    startedAt: row.started_at,
    endsAt: row.ends_at,
  };
}

type TaskRow = {
  readonly id: TaskId;
  readonly staff_id: StaffId;
  readonly authority_id: AuthorityId;
  readonly why: string;
  readonly words: Buffer | null;
  readonly reference: Buffer | null;
  readonly started_at: Date;
  readonly ends_at: Date;
};
