/** Data keys are renewed while Candour runs: everything opens afterwards, the former keys are no more, a kill costs nothing. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { TransactionSql } from "postgres";
import { madeUpDocument, personNumber } from "../src/respond/testing/made-up.ts";
import { keyFor } from "../src/seal/keys.ts";
import { seal } from "../src/seal/seal.ts";
import { byteArray } from "../src/store/byte-array.ts";
import { documentContext, documentId } from "../src/store/holding/document-fields.ts";
import { destroyKeys } from "../src/store/keys/destroy-keys.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { rotateKeys } from "../src/store/keys/rotate-keys.ts";
import { openNoticeFields } from "../src/store/notices/notice-fields.ts";
import { noticesOfPeople } from "../src/store/notices/open-notice-store.ts";
import { openPersonFields } from "../src/store/people/person-fields.ts";
import { loadedHolding } from "./builders/loaded-holding.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must, staffedDesk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-rotate-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const now = () => new Date();

test("all keys renewed: every value opens under new ones, for the app that runs too, and the ledger says so", async () => {
  const made = await incidentOfTwo();
  const before = await everything(made);
  const rotation = await rotateKeys(made.record.sql, await openRing(made.record.sql, made.root), null, now);
  assert.deepEqual(rotation, { keys: 2, people: 40, documents: 4, left: 0 });
  assert.deepEqual(await everything(made), before);
  const keys = await made.record
    .sql`select generation, wrapped is null as gone from data_key where kind = 'authority' order by 1`;
  assert.deepEqual(
    keys.map((key) => [key["generation"], key["gone"]]),
    [
      [1, true],
      [1, true],
      [2, false],
      [2, false],
    ],
  );
  const { rows } = await made.desk.ledger("system", { page: 1 });
  const verbs = rows.map(({ verb }) => verb).filter((verb) => verb.startsWith("key."));
  assert.deepEqual([...new Set(verbs)].toSorted(), ["key.resealed", "key.rotated", "key.rotation-began"]);
});

test("one authority's keys renewed: the other's stay", async () => {
  const made = await incidentOfTwo();
  const ring = await openRing(made.record.sql, made.root);
  const rotation = await rotateKeys(made.record.sql, ring, made.south, now);
  assert.deepEqual([rotation.keys, rotation.people], [1, 20]);
  const kept = await made.record.sql`
    select count(*)::int as n from data_key where authority_id = ${made.north} and destroyed_at is null and generation = 1`;
  assert.equal(kept[0]!["n"], 1);
});

test("reviews and readings go on while keys are renewed", async () => {
  const made = await incidentOfTwo();
  const before = await everything(made);
  const ring = await openRing(made.record.sql, made.root);
  let over = false;
  const work = async (): Promise<void> => {
    while (!over) {
      await made.review();
      await everything(made);
    }
  };
  const working = work();
  for (let round = 0; round < 3; round++) {
    const rotation = await rotateKeys(made.record.sql, ring, null, now);
    assert.equal(rotation.left, 0);
  }
  over = true;
  await working;
  assert.deepEqual(await everything(made), before);
});

test("a rotation that was cut short goes on where it was, without another new key", async () => {
  const made = await incidentOfTwo();
  const before = await everything(made);
  const ring = await openRing(made.record.sql, made.root);
  let asked = 0;
  const until = (most: number) => () => {
    if (++asked > most) throw new Error("killed");
    return new Date();
  };
  for (const most of [1, 2]) {
    asked = 0;
    await assert.rejects(rotateKeys(made.record.sql, ring, null, until(most)), /killed/);
    assert.deepEqual(await everything(made), before);
  }
  const rotation = await rotateKeys(made.record.sql, await openRing(made.record.sql, made.root), null, now);
  assert.deepEqual([rotation.keys, rotation.left], [2, 0]);
  const [last] = await made.record.sql`select max(generation)::int as generation from data_key`;
  assert.equal(last!["generation"], 2);
});

test("what an earlier Candour sealed opens as it is, and is sealed with keys of its own by the next rotation", async () => {
  const made = await incidentOfTwo();
  const before = await everything(made);
  await asEarlier(made);
  const ring = await openRing(made.record.sql, made.root);
  assert.deepEqual(await everything(made), before);
  const rotation = await rotateKeys(made.record.sql, ring, null, now);
  assert.deepEqual([rotation.people, rotation.documents], [40, 4]);
  assert.deepEqual(await everything(made), before);
  await withEntry(made.record.sql, (tx) =>
    destroyKeys(tx, { kind: "authority", incident: made.incident.id, authority: made.north }),
  );
  await made.ring.reload();
  const [first] = (await made.desk.people(made.lead, made.query)).rows;
  assert.match(first!.name, /cannot be opened/, "nothing is left that the root itself opens");
});

type Made = Awaited<ReturnType<typeof incidentOfTwo>>;

async function incidentOfTwo() {
  const made = await staffedDesk({ notices: noticesOfPeople });
  const { desk, lead, incident, world } = made;
  const holding = await loadedHolding(made, folder);
  const people = Array.from({ length: 40 }, (_, n) => {
    const path = n % 2 === 0 ? "north/a.txt" : "south/b.txt";
    return personNumber(n, { sources: [{ path, place: { line: n + 1 }, types: ["name"] }] });
  });
  const documents = ["north/a.txt", "north/c.txt", "south/b.txt", "south/d.txt"].map((path) =>
    madeUpDocument({ path, type: "txt", outcome: "corrupt", reason: `${path} is cut off` }),
  );
  const review = async (): Promise<void> => {
    Object.assign(world, { people, documents });
    must(await desk.reviewHolding(lead, holding.id));
  };
  await review();
  const query = { incident: incident.id, sort: "reference", page: 1 } as const;
  return { ...made, holding, review, query };
}

/** All that the pages show of both authorities. */
async function everything({ desk, ports, lead, partner, incident, holding, query }: Made) {
  const shown: unknown[] = [];
  for (const staff of [lead, partner]) {
    const { rows } = await desk.people(staff, query);
    for (const { id } of rows) {
      const { name, otherNames, datesOfBirth, contacts, sources } = must(await desk.person(staff, id));
      shown.push([name, otherNames, datesOfBirth, contacts, sources]);
    }
    shown.push(
      (await ports.holdings.unread(staff.authority, holding.id, 1)).rows.map(({ path, reason }) => [
        path,
        reason,
      ]),
    );
  }
  const [one] = await desk.holdings("system", incident.id);
  return [...shown, one?.name, one?.folder, one?.controllers];
}

/** Seals everything as before there were levels of keys: with one key of the root. */
async function asEarlier(made: Made): Promise<void> {
  await withEntry(made.record.sql, (sql) => sealAsEarlier(made, sql));
}

async function sealAsEarlier(made: Made, sql: TransactionSql): Promise<void> {
  const { ring, root } = made;
  const earlier = { kind: "earlier", number: 0, key: keyFor(root, "field") } as const;
  const people = await sql`select id, seal_key, names, dates_of_birth from person`;
  for (const row of people) {
    const id = row["id"];
    const [from, to] = [
      openPersonFields(id, ring.personKey(id, row["seal_key"])),
      openPersonFields(id, earlier),
    ];
    const names = row["names"].map((one: Buffer, at: number) => to.name.seal(from.name.open(one, at), at));
    const dates = row["dates_of_birth"].map((one: Buffer, at: number) =>
      to.dateOfBirth.seal(from.dateOfBirth.open(one, at), at),
    );
    await sql`update person set seal_key = null, names = ${byteArray(sql, names)}, dates_of_birth = ${byteArray(sql, dates)} where id = ${id}`;
    await sql`update person_part set names = ${byteArray(sql, names)}, dates_of_birth = ${byteArray(sql, dates)} where person_id = ${id}`;
    for (const contact of await sql`select ordinal, value from contact_point where person_id = ${id}`) {
      const at = contact["ordinal"];
      const value = to.contact.seal(from.contact.open(contact["value"], at), at);
      await sql`update contact_point set value = ${value} where person_id = ${id} and ordinal = ${at}`;
    }
    for (const finding of await sql`select ordinal, place from finding where person_id = ${id}`) {
      const at = finding["ordinal"];
      const place = to.place.seal(from.place.open(finding["place"], at), at);
      await sql`update finding set place = ${place} where person_id = ${id} and ordinal = ${at}`;
    }
    const notice = openNoticeFields(id, earlier);
    await sql`insert into notice (id, incident_id, authority_id, person_id, band, state, hold_reasons, name, words, drafted_at)
      select ${id}, incident_id, authority_id, id, band, 'held', '{}', ${notice.seal("name", "N")},
        ${notice.sealWords({ subject: "s", blocks: [], short: "s" })}, now() from person where id = ${id}`;
  }
  const lookup = ring.newestOf({ kind: "lookup", incident: made.incident.id }).key;
  for (const path of ["north/a.txt", "north/c.txt", "south/b.txt", "south/d.txt"]) {
    const [id, holding] = [documentId(path, lookup), made.holding.id];
    const sealed = (value: string, name: "path" | "reason") =>
      seal(value, earlier.key, documentContext(holding, id, name));
    await sql`update document set path = ${sealed(path, "path")}, reason = ${sealed(`${path} is cut off`, "reason")} where id = ${id}`;
  }
  await sql`delete from data_key where kind = 'authority'`;
  const text = (field: string, value: string) =>
    `sealed:${seal(value, earlier.key, `holding ${made.holding.id} ${field}`).toString("base64")}`;
  await sql`update holding set name = ${text("name", "Copy")}, folder = ${text("folder", made.holding.folder)}`;
  await sql`update holding_controller set prefix = case when authority_id = ${made.north} then ${text("prefix", "north")} else ${text("prefix", "south")} end`;
}
