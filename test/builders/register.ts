/** Made-up people straight into the record, for tests of what comes after the register. */
import { createHash, createSecretKey, randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, HoldingId, IncidentId, PersonId } from "../../src/domain/ids.ts";
import type { MentionType, PersonFlag } from "../../src/domain/people/mention.ts";
import type { SeverityBand } from "../../src/domain/people/person.ts";
import type { KeyRing } from "../../src/seal/key-ring.ts";
import { freshPersonKey, wrapPersonKey } from "../../src/seal/person-key.ts";
import { keyForFiles, openRing } from "../../src/store/keys/open-ring.ts";
import { openPersonFields } from "../../src/store/people/person-fields.ts";
import { withEntry } from "./with-entry.ts";

/** Every process of a test opens the record with the same root. */
export function testRing(sql: Sql): Promise<KeyRing> {
  return openRing(sql, createSecretKey(Buffer.alloc(32, 7)));
}

export type Setting = {
  readonly authority: AuthorityId;
  readonly other: AuthorityId;
  readonly incident: IncidentId;
  readonly holding: HoldingId;
};

export async function settingIn(record: Sql): Promise<Setting> {
  return await withEntry(record, addSetting);
}

/** Where the record is of an earlier Candour, which asked for no entry. */
export async function addSetting(sql: Sql | TransactionSql): Promise<Setting> {
  const [authority, other, incident, holding] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into authority (id, key, name, phone, email, web, address) values
    (${authority!}, 'northmere', 'Northmere Council', '020 7000 0000', 'dpo@northmere.example', 'northmere.example', array['Town Hall', 'W8 1AA']),
    (${other!}, 'eastholm', 'Eastholm Council', '020 7000 0001', 'dpo@eastholm.example', 'eastholm.example', array['Civic Centre', 'W6 1AA'])`;
  await sql`insert into incident (id, reference, title, phase, origin, summary, declared_at, believed_what, believed_confidence)
    values (${incident!}, 'INC-2026-0001', 'Files copied', 'confirmed', ${authority!}, 'Practice', now(), 'files', 'believed')`;
  await sql`insert into holding (id, incident_id, name, folder, state, default_controller, loaded_at, reviewed_at)
    values (${holding!}, ${incident!}, 'Copy', '/copy', 'reviewed', ${authority!}, now(), now() - interval '1 minute')`;
  return { authority, other, incident, holding } as unknown as Setting;
}

export type MadeUp = {
  readonly name: string;
  readonly email?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly flags?: readonly PersonFlag[];
  readonly ambiguous?: boolean;
  readonly band?: SeverityBand;
  readonly categories?: readonly MentionType[];
  readonly authority?: AuthorityId;
};

const scores = { "very-high": 5, high: 3, medium: 2.5, low: 1.5 } as const;

export async function addPeople(
  sql: Sql,
  setting: Setting,
  people: readonly MadeUp[],
  given?: KeyRing,
  /** Their numbers begin behind it. */
  after = 0,
): Promise<readonly PersonId[]> {
  const ring = given ?? (await testRing(sql));
  const ids: PersonId[] = [];
  for (const [at, person] of people.entries()) {
    const id = randomUUID() as string as PersonId;
    ids.push(id);
    const {
      band = "high",
      categories = ["name", "bank-account"],
      flags = [],
      ambiguous = false,
      authority,
    } = person;
    const owner = authority ?? setting.authority;
    const scope = { kind: "authority", incident: setting.incident, authority: owner } as const;
    const key = freshPersonKey();
    const sealKey = wrapPersonKey(key, id, await keyForFiles(sql, ring, scope));
    const fields = openPersonFields(id, key);
    await withEntry(sql, async (tx) => {
      await tx`insert into person (id, incident_id, holding_id, number, authority_id, role, names, dates_of_birth, categories,
        flags, ambiguous, places, score, band, context, identification, circumstances, because, borderline, seal_key)
      values (${id}, ${setting.incident}, ${setting.holding}, ${after + at + 1}, ${owner}, 'subject',
        array[${fields.name.seal(person.name, 0)}]::bytea[], '{}', ${[...categories]}, ${[...flags]}, ${ambiguous}, 1, ${scores[band]}, ${band}, 3, 1, 1, '{}', false, ${sealKey})`;
      const contacts = [
        ["email", person.email],
        ["address", person.address],
        ["phone", person.phone],
      ] as const;
      for (const [ordinal, [kind, value]] of contacts.filter(([, given]) => given !== undefined).entries()) {
        await tx`insert into contact_point (person_id, holding_id, ordinal, kind, value, hash)
        values (${id}, ${setting.holding}, ${ordinal}, ${kind}, ${fields.contact.seal(value!, ordinal)}, ${createHash("sha256").update(`${kind} ${value}`).digest()})`;
      }
    });
  }
  return ids;
}
