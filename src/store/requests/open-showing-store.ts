/** Revealing and exporting in SQL: what is there now, and the reading of it, in the transaction that uses the grant. */
import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, HoldingId, IncidentId, PersonId } from "../../domain/ids.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { ExportFilters, Extent } from "../../domain/staff/request.ts";
import type { CsvRow } from "../../respond/export/csv.ts";
import type { TakingProblem } from "../../respond/second/request-store.ts";
import type { Masked, Revealable, ShowingStore } from "../../respond/second/showing-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { hashBytes } from "../hash-bytes.ts";
import { openDocumentFields } from "../holding/document-fields.ts";
import { noticesOfPeople } from "../notices/open-notice-store.ts";
import { matching } from "../people/people-page.ts";
import { personReference } from "../people/person-fields.ts";
import { insertReading } from "../readings/open-reading-store.ts";
import { selectExported } from "./select-exported.ts";
import { selectProof } from "./select-proof.ts";
import { takeRequest } from "./take-request.ts";

export function openShowingStore(sql: Sql, ring: KeyRing): ShowingStore {
  return {
    revealable: (incident, person, types) =>
      ring.reading(() => selectRevealable(sql, ring, incident, person, types)),

    hashOf: (incident, type, value) =>
      hashBytes(type, value, ring.newestOf({ kind: "lookup", incident }).key).toString("hex"),

    reveal: (by, { person, types }, reading, taking, entries) =>
      ring.reading(() =>
        change<Outcome<null, TakingProblem>>(sql, actorOf(by), async (tx) => {
          const now = await identifiersOf(tx, person, types);
          const taken = await takeRequest(tx, taking, fingerprintOfReveal(person, types, now));
          if (!taken.ok) return { value: taken, entries: [] };
          await insertReading(tx, reading, by.at, taking.request);
          return { value: done(null), entries: [...taken.value, ...entries] };
        }),
      ),

    weighExport: (incident, authority, filters) =>
      ring.reading(async () => (await whoFits(sql, ring, incident, authority, filters)).extent),

    exportPeople: (by, filters, reading, taking, entries, proof) =>
      ring.reading(() =>
        change<Outcome<readonly CsvRow[], TakingProblem>>(sql, actorOf(by), async (tx) => {
          const { incident, authority } = reading;
          // A review, or a decision about notices, waits: what was weighed is what is read.
          await tx`select from incident where id = ${incident} for share`;
          const { ids, extent } = await whoFits(tx, ring, incident, authority, filters);
          const taken = await takeRequest(tx, taking, extent.fingerprint);
          if (!taken.ok) return { value: taken, entries: [] };
          const people = ids.map((id) => ({ id, controller: authority }));
          await insertReading(tx, { ...reading, people, found: ids.length }, by.at, taking.request);
          const rows =
            proof === undefined
              ? await selectExported(tx, ring, ids)
              : await selectProof(tx, ring, { incident, authority }, by.at, proof);
          return { value: done(rows), entries: [...taken.value, ...entries(ids.length, extent.fingerprint)] };
        }),
      ),
  };
}

async function selectRevealable(
  sql: Sql,
  ring: KeyRing,
  incident: IncidentId,
  person: PersonId,
  types: readonly MentionType[],
): Promise<Revealable | null> {
  if (!isUuid(person)) return null;
  const [row] = await sql<{ readonly number: number; readonly controller: AuthorityId }[]>`
    select number, authority_id as controller from person where id = ${person} and incident_id = ${incident}`;
  if (row === undefined) return null;
  const identifiers = await identifiersOf(sql, person, types);
  const fields = openDocumentFields(ring);
  const places = await sql<
    { readonly holding: HoldingId; readonly document: Buffer; readonly path: Buffer }[]
  >`
    select f.holding_id as holding, f.document, d.path from finding f
      join document d on d.holding_id = f.holding_id and d.id = f.document
    where f.person_id = ${person} and f.types && ${[...types]}::text[]`;
  return {
    reference: personReference(row.number),
    controller: row.controller,
    identifiers,
    places: places.map(({ holding, document, path }) => ({
      holding,
      path: fields.path.open(path, holding, document),
    })),
    extent: {
      counts: { values: identifiers.length },
      fingerprint: fingerprintOfReveal(person, types, identifiers),
    },
  };
}

async function identifiersOf(
  sql: Sql | TransactionSql,
  person: PersonId,
  types: readonly MentionType[],
): Promise<readonly Masked[]> {
  const rows = await sql<Masked[]>`
    select distinct on (type, hash) type, masked, encode(hash, 'hex') as hash from identifier
    where person_id = ${person} and type = any(${[...types]}) order by type, hash, ordinal`;
  return [...rows];
}

function fingerprintOfReveal(
  person: PersonId,
  types: readonly MentionType[],
  identifiers: readonly Masked[],
): string {
  const lines = identifiers.map(({ type, hash }) => `${type} ${hash}`);
  return sha256(["people.reveal", person, [...types].toSorted().join(" "), ...lines]);
}

async function whoFits(
  sql: Sql | TransactionSql,
  ring: KeyRing,
  incident: IncidentId,
  authority: AuthorityId,
  filters: ExportFilters,
): Promise<{ readonly ids: readonly PersonId[]; readonly extent: Extent }> {
  const own = sql as Sql;
  const where = matching(own, ring, { incident, ...filters }, (word) => [word]);
  const rows = await own<{ readonly id: PersonId; readonly reviews: number }[]>`
    select p.id, p.reviews from person p left join (${noticesOfPeople(own)}) n on n.person_id = p.id
    where ${where} and p.authority_id = ${authority} order by p.number`;
  const lines = rows.map(({ id, reviews }) => `${id} ${reviews}`);
  return {
    ids: rows.map(({ id }) => id),
    extent: { counts: { people: rows.length }, fingerprint: sha256(["people.export", authority, ...lines]) },
  };
}

function sha256(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
