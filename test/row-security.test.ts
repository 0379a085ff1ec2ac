/**
 * Row-level security on the raw tables, under each role of the database and each access: no query, however wrong, shows or
 * changes a row of another controller.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Sql, TransactionSql } from "postgres";
import { type Role, roles } from "../src/domain/bodies/authority.ts";
import type { AuthorityId } from "../src/domain/ids.ts";
import { mayEver, ruleOf, verbs } from "../src/domain/staff/permissions.ts";
import { furnishAccount } from "./builders/furnish-account.ts";
import { furnishContacts } from "./builders/furnish-contacts.ts";
import { furnishMap } from "./builders/furnish-map.ts";
import { furnishMeasures } from "./builders/furnish-measures.ts";
import { furnishPrint } from "./builders/furnish-print.ts";
import { furnishSightings } from "./builders/furnish-sightings.ts";
import { furnishWaves } from "./builders/furnish-waves.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
  await furnishAccount(made);
  await furnishMeasures(made);
  await furnishMap(made);
  await furnishSightings(made);
  await furnishContacts(made);
  await furnishPrint(made);
  await furnishWaves(made);
});

/** For the owner of the tables alone. */
const ownerOnly = ["change_under_way", "key_slot", "ledger_tree", "master_key", "migration", "outbox"];

test("every table has row-level security, and a rule for Candour's own work or none for anybody", async () => {
  const rows = await made.sql<
    { readonly name: string; readonly secured: boolean; readonly policies: number }[]
  >`
    select c.relname as name, c.relrowsecurity as secured,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`;
  assert.ok(rows.length > 40, `${rows.length} tables`);
  assert.deepEqual(
    rows.filter(({ secured }) => !secured).map(({ name }) => name),
    [],
  );
  assert.deepEqual(
    rows.filter(({ policies }) => policies === 0).map(({ name }) => name),
    ownerOnly,
  );
});

test("the database's copy of the permissions is the table of the domain", async () => {
  const rows = await made.sql<{ readonly line: string }[]>`
    select role || ' ' || verb || ' ' || reach as line from role_verb`;
  const wanted = verbs.flatMap((verb) =>
    ruleOf(verb).roles.map((role) => `${role} ${verb} ${ruleOf(verb).reach}`),
  );
  assert.deepEqual(rows.map(({ line }) => line).sort(), wanted.sort());
});

/** How to tell whose a row is; tables without such a column hang on one that has. */
const owners: Readonly<Record<string, string>> = {
  person: "authority_id",
  clock: "authority_id",
  decision: "authority_id",
  report_section: "authority_id",
  report_sent: "authority_id",
  document: "authority_id",
  notice: "authority_id",
  person_part: "(select p.authority_id from {people} p where p.id = person_id)",
  contact_point: "(select p.authority_id from {people} p where p.id = person_id)",
  identifier: "(select p.authority_id from {people} p where p.id = person_id)",
  sighting: "authority_id",
  sighting_group: "authority_id",
  sighting_key: "authority_id",
  staff_list_entry: "authority_id",
  briefing: "authority_id",
  briefing_recipient: "authority_id",
  evidence: "authority_id",
  handover: "authority_id",
  timeline_pin: "authority_id",
  sighting_file: "(select s.authority_id from sighting s where s.id = sighting_id)",
  finding: "(select p.authority_id from {people} p where p.id = person_id)",
  suppression: "authority_id",
  to_call: "authority_id",
  contact_note: "authority_id",
  contact_wish: "authority_id",
  phone_try: "authority_id",
  print_batch: "authority_id",
  printer: "authority_id",
  print_letter: "(select b.authority_id from print_batch b where b.id = batch_id)",
  wave: "authority_id",
  person_search: "(select p.authority_id from {people} p where p.id = person_id)",
  person_link: "(select p.authority_id from {people} p where p.id = person_id)",
};
/** Without rows of several authorities nothing is tried. */
const furnished = ["notice", "contact_point", "suppression", "print_batch", "printer", "wave"];
test("there are rows of others to be kept from", async () => {
  for (const table of furnished) {
    const [row] = await made.sql.unsafe<{ readonly of: number }[]>(
      `select count(distinct ${owners[table]!.replace("{people}", "person")})::int as of from ${table}`,
    );
    assert.ok(row!.of > 1, table);
  }
});

/** Rows that staff have no business with at all. */
const hidden = [
  "session",
  "totp",
  "passkey",
  "recovery_code",
  "invitation",
  "half_session",
  "provider_subject",
  "person_mark",
];

let tried = 0;
for (const role of roles) {
  test(`as ${role} of one authority no raw table shows a row of another`, async () => {
    for (const own of [made.north, made.south, made.east]) {
      const pool = made.pools.of({ authority: own, role, incidents: null });
      for (const [table, owner] of Object.entries(owners)) {
        const mine = await idsOf(made.sql, table, owner, own);
        const seen = await pool.unsafe(`select ctid::text as id from ${table}`);
        const foreign = seen.filter(({ id }) => !mine.has(id));
        assert.deepEqual([table, foreign.length], [table, 0]);
        tried++;
      }
      for (const table of hidden) {
        assert.deepEqual([table, (await pool.unsafe(`select 1 from ${table}`)).length], [table, 0]);
        tried++;
      }
      for (const table of ownerOnly) {
        await assert.rejects(pool.unsafe(`select 1 from ${table}`), { code: "42501" });
        tried++;
      }
      await showsOwnIncidentsOnly(pool, own);
    }
  });

  test(`as ${role} no raw table lets a row of another be changed, added or taken away`, async () => {
    const own = made.south;
    const pool = made.pools.of({ authority: own, role, incidents: null });
    const before = await foreignRows(made.sql, own);
    for (const table of await tables(made.sql)) {
      const same = await anyColumn(made.sql, table);
      for (const statement of [
        `delete from ${table}`,
        `update ${table} set ${same}`,
        ...stealing(table, own),
      ]) {
        const outcome = await pool
          .begin(async (tx) => {
            await tx.unsafe(statement);
            // The same transaction, with the owner's eyes: what the statement left of others' rows.
            await tx.unsafe("set local role candour");
            throw new Undone(await foreignRows(tx, own));
          })
          .catch((error: Error) => error);
        if (outcome instanceof Undone) assert.equal(outcome.left, before, statement);
        else assert.ok(refused(outcome as Error), `${statement}: ${(outcome as Error).message}`);
        tried++;
      }
    }
  });
}

test("what a role may not is refused by the database too", async () => {
  for (const role of roles) {
    const pool = made.pools.of({ authority: made.north, role, incidents: null });
    const people = await pool.unsafe("select 1 from contact_point");
    const reads = mayEver(role, "people.read") || mayEver(role, "notice.read");
    assert.equal(people.length > 0, reads, `${role} reads contacts`);
    const entries = await pool.unsafe("select 1 from ledger_entry");
    assert.equal(entries.length > 0, mayEver(role, "ledger.read"), `${role} reads the ledger`);
    const renamed = await pool.unsafe("update service set note = note").catch(() => ({ count: 0 }));
    assert.equal(renamed.count > 0, false, `${role} changes no service without an entry`);
    tried += 3;
  }
});

test("an account that is limited to named incidents sees the others in no table", async () => {
  const access = { authority: made.north, role: "lead" as Role, incidents: [made.other.id] };
  const pool = made.pools.of(access);
  const incidents = await pool<{ readonly id: string }[]>`select id from incident`;
  assert.deepEqual(
    incidents.map(({ id }) => id),
    [made.other.id],
  );
  assert.equal((await pool`select 1 from person`).length, 0);
  const none = made.pools.of({ ...access, incidents: [] });
  assert.equal((await none`select 1 from incident`).length, 0);
});

test("counts of what is hidden are true, and tell no more than how many", async () => {
  const pool = made.pools.of({ authority: made.north, role: "contact-centre", incidents: null });
  const [row] = await pool<[{ readonly hidden: number }]>`
    select people_elsewhere(${made.incident.id}, ${made.north}) as hidden`;
  const [all] = await made.sql<[{ readonly n: number }]>`
    select count(*)::int as n from person where incident_id = ${made.incident.id} and authority_id <> ${made.north}`;
  assert.equal(row.hidden, all.n);
  assert.ok(all.n > 0);
  const known = async (authority: AuthorityId) => {
    const asked = made.pools.of({ authority, role: "lead", incidents: null });
    const rows = await asked`select authority, known from people_by_authority(${made.incident.id})`;
    return rows.map((one) => [one["authority"], one["known"]]).sort();
  };
  assert.deepEqual(await known(made.north), await known(made.south));
  assert.deepEqual(
    await known(made.north),
    [
      [made.north, 1],
      [made.south, all.n],
    ].sort(),
  );
  // Who is not in the incident is told nothing.
  assert.deepEqual(await known(made.east), []);
});

test("that one asked another to pass a briefing on is read in the ledger by the two, not by a third", async () => {
  const detail = { from: made.north, to: made.south, reasons: "Said by us already" };
  const leaf = { actor: "system", detail, incident: made.other.id, subject: "proposal:1" };
  await made.sql`insert into ledger_entry (leaf)
    values (${JSON.stringify({ ...leaf, verb: "briefing.declined", written: "2026-01-08T09:00:00.000Z" })})`;
  const seenBy = async (authority: AuthorityId) => {
    const pool = made.pools.of({ authority, role: "lead", incidents: null });
    return (await pool`select verb from ledger_entry where leaf::jsonb ->> 'subject' = 'proposal:1'`).length;
  };
  assert.deepEqual([await seenBy(made.north), await seenBy(made.east)], [1, 0]);
});

test("a connection of staff makes no rules and changes no ledger", async () => {
  const pool = made.pools.of({ authority: made.south, role: "contact-centre", incidents: null });
  await assert.rejects(pool.unsafe("alter table person disable row level security"), { code: "42501" });
  await assert.rejects(pool.unsafe("create policy mine on person using (true)"), { code: "42501" });
  await assert.rejects(pool.unsafe("insert into role_verb values ('contact-centre', 'x', 'all')"), {
    code: "42501",
  });
  await assert.rejects(pool.unsafe("update ledger_entry set leaf = leaf"), { code: "42501" });
  await assert.rejects(pool.unsafe("delete from ledger_entry"), { code: "42501" });
});

test("Candour's own work changes neither tables nor the ledger", async () => {
  const work = made.pools.of("work");
  assert.ok((await work`select 1 from person`).length > 0);
  await assert.rejects(work.unsafe("drop table person"), { code: "42501" });
  await assert.rejects(work.unsafe("update ledger_entry set leaf = leaf"), { code: "42501" });
  await assert.rejects(work.unsafe("delete from ledger_entry"), { code: "42501" });
  await assert.rejects(work.unsafe("select 1 from master_key"), { code: "42501" });
  assert.ok(tried > 500, `${tried} tries`);
});

class Undone extends Error {
  readonly left: string;
  constructor(left: string) {
    super("undone");
    this.left = left;
  }
}

/** Takes others' rows for one's own, where whose they are is a column. */
function stealing(table: string, own: AuthorityId): readonly string[] {
  return owners[table] === "authority_id" ? [`update ${table} set authority_id = '${own}'`] : [];
}

/** Refused by privilege or policy, or because the change would have no entry. */
function refused(error: Error): boolean {
  const { code = "" } = error as { readonly code?: string };
  return /^(42501|23\w{3}|428C9|22\w{3}|P0001)$/.test(code);
}

/** Everything that is another's, as text: equal before and after means that nothing of it was touched. */
async function foreignRows(sql: Sql | TransactionSql, own: AuthorityId): Promise<string> {
  const parts: string[] = [];
  const whose = {
    ...owners,
    authority: "id",
    service: "authority_id",
    place: "authority_id",
    maintenance: "authority_id",
    outage: "origin_id",
    outage_part: "authority_id",
    staff: "authority_id",
    incident_authority: "authority_id",
    measure: "authority_id",
    alarm: "authority_id",
    trust_line: "from_authority",
    attestation: "authority_id",
    attestation_answer: "authority_id",
  };
  for (const [table, owner] of Object.entries(whose)) {
    const [row] = await sql.unsafe(
      `select count(*)::text || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as f from ${table} t
       where ${owner.replace("{people}", "person")} is distinct from '${own}'`,
    );
    parts.push(`${table} ${row!["f"]}`);
  }
  const [incidents] = await sql.unsafe(
    `select count(*)::text || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as f from incident t
     where not exists (select from incident_authority a where a.incident_id = t.id and a.authority_id = '${own}')`,
  );
  return [...parts, `incident ${incidents!["f"]}`].join("\n");
}

async function idsOf(sql: Sql, table: string, owner: string, authority: AuthorityId): Promise<Set<string>> {
  const whose = owner.replace("{people}", "person");
  const rows = await sql.unsafe(`select ctid::text as id from ${table} where ${whose} = '${authority}'`);
  return new Set(rows.map(({ id }) => id as string));
}

async function showsOwnIncidentsOnly(pool: Sql, own: AuthorityId): Promise<void> {
  const allowed = await made.sql<{ readonly id: string }[]>`
    select incident_id as id from incident_authority where authority_id = ${own}`;
  const ids = new Set(allowed.map(({ id }) => id));
  for (const query of [
    "select id from incident",
    "select incident_id as id from statement",
    "select incident_id as id from holding",
    "select incident_id as id from notice",
    "select incident_id as id from person",
    "select incident_id as id from data_key",
    "select incident_id as id from measure",
    "select m.incident_id as id from measure_step join measure m on m.id = measure_id",
    "select incident_id as id from alarm",
    "select incident_id as id from trust_line",
    "select incident_id as id from attestation",
    "select incident::uuid as id from ledger_entry where incident is not null",
  ]) {
    const seen = await pool.unsafe(query);
    assert.deepEqual([query, seen.filter(({ id }) => !ids.has(id as string)).length], [query, 0]);
    tried++;
  }
}

async function tables(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ readonly name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
  return rows.map(({ name }) => name);
}

/** "title = title": a change that changes nothing, of the first column that may be changed. */
async function anyColumn(sql: Sql, table: string): Promise<string> {
  const [column] = await sql<{ readonly name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = '' order by attnum desc limit 1`;
  return `${column!.name} = ${column!.name}`;
}
