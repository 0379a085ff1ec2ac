/** Lists of flags that were read and are not taken in yet, in SQL: sealed, and gone once they are, or a day later. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { PersonFlag } from "../../domain/people/mention.ts";
import type { FlagFileShown } from "../../respond/desk/people/gate-desk.ts";
import type { FlagToRaise, GateStore, RegisteredPerson, Stopped } from "../../respond/gate/gate-store.ts";
import { KeyGone, type KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { keysInUse } from "../keys/data-keys.ts";
import { openPersonFields, personKey, personReference } from "../people/person-fields.ts";
import { raiseAll } from "./flag-rows.ts";

type FileStore = Pick<GateStore, "registered" | "keepFlagFile" | "flagFile" | "takeFlagFile">;

const dayMs = 24 * 60 * 60 * 1000;

export function flagFiles(sql: Sql, ring: KeyRing): FileStore {
  return {
    async registered(incident, authority) {
      const people: RegisteredPerson[] = [];
      const rows = sql<PersonRow[]>`
        select p.id, p.number, p.seal_key as key, p.flags, p.names, p.dates_of_birth as dates,
          coalesce(c.ordinals, '{}') as ordinals, coalesce(c.values, '{}') as values
        from person p left join (
          select person_id, array_agg(ordinal) as ordinals, array_agg(value) as values from contact_point
          where kind = 'address' group by person_id) c on c.person_id = p.id
        where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null order by p.number`;
      for await (const some of rows.cursor(500))
        people.push(
          ...(await ring.reading(() => some.map((row) => registeredOf(row, incident, authority, ring)))),
        );
      return people;
    },

    keepFlagFile: (by, { id, authority, incident, ...counts }, text, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          await tx`delete from flag_file where state = 'read' and read_at < ${new Date(by.at.getTime() - dayMs)}`;
          const scope = { kind: "authority", incident, authority } as const;
          const key = (await keysInUse(tx, ring, [scope]))(scope);
          await tx`
            insert into flag_file (id, incident_id, authority_id, read_by, read_at, state, counts, content)
            values (${id}, ${incident}, ${authority}, ${by.by}, ${by.at}, 'read', ${tx.json(counts)},
              ${sealUnder(key, text, contextOf(id))})`;
          return { value: undefined, entries };
        }),
      ),

    async flagFile({ authority, incident }, id, now) {
      if (!isUuid(id)) return null;
      const [row] = await sql<FileRow[]>`
        select state, counts, content from flag_file where id = ${id} and authority_id = ${authority}
          and incident_id = ${incident} and (state = 'taken' or read_at >= ${new Date(now.getTime() - dayMs)})`;
      if (row === undefined) return null;
      const { content } = row;
      const shown = { ...row.counts, id, taken: row.state === "taken" };
      if (content === null) return { shown, content: null };
      try {
        return {
          shown,
          content: await ring.reading(() => ring.open(content, contextOf(id)).toString("utf8")),
        };
      } catch (error) {
        if (error instanceof KeyGone) return null;
        throw error;
      }
    },

    takeFlagFile: (by, id, flags, entries) =>
      change<readonly (FlagToRaise & Stopped)[] | null>(sql, actorOf(by), async (tx) => {
        const { count } = await tx`
          update flag_file set state = 'taken', content = null where id = ${id} and state = 'read'`;
        if (count === 0) return { value: null, entries: [] };
        const raised = await raiseAll(tx, flags, by);
        return { value: raised, entries: entries(raised) };
      }),
  };
}

function registeredOf(
  row: PersonRow,
  incident: IncidentId,
  authority: AuthorityId,
  ring: KeyRing,
): RegisteredPerson {
  const { id, number, flags } = row;
  const key = personKey(ring, id, row.key);
  const fields = openPersonFields(id, key);
  const addresses =
    key === null ? [] : row.values.map((value, at) => fields.contact.open(value, row.ordinals[at]!));
  return {
    ...{ number, flags, addresses },
    names: fields.name.openAll(row.names),
    datesOfBirth: fields.dateOfBirth.openAll(row.dates),
    flaggable: { id, authority, incident, reference: personReference(number) },
  };
}

function contextOf(id: string): string {
  return `flag file ${id}`;
}

type PersonRow = {
  readonly id: PersonId;
  readonly number: number;
  readonly key: Buffer | null;
  readonly flags: readonly PersonFlag[];
  readonly names: readonly Buffer[];
  readonly dates: readonly Buffer[];
  readonly ordinals: readonly number[];
  readonly values: readonly Buffer[];
};
type FileRow = {
  readonly state: "read" | "taken";
  readonly counts: Omit<FlagFileShown, "id" | "taken">;
  readonly content: Buffer | null;
};
