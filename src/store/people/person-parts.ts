/** The parts that other holdings, or what somebody was told, hold of people whom a review touches. */
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { AuthorityId, HoldingId, PersonId } from "../../domain/ids.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { PersonRole, SeverityBand } from "../../domain/people/person.ts";
import type { PersonPart } from "../../respond/people/join-parts.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openPersonFields, personKey } from "./person-fields.ts";

export type Parts = ReadonlyMap<
  PersonId,
  readonly { readonly holding: HoldingId; readonly part: PersonPart }[]
>;

/** Of people with a part here or found here, in the order in which the holdings were loaded. */
export async function partsOf(
  tx: TransactionSql,
  ring: KeyRing,
  { id: holding }: Holding,
  found: readonly PersonId[],
): Promise<Parts> {
  const rows = await tx<PartRow[]>`
    select t.*, p.seal_key from person_part t join holding h on h.id = t.holding_id join person p on p.id = t.person_id
    where (t.person_id = any(${[...found]}::uuid[])
        or exists (select from person_part o where o.person_id = t.person_id and o.holding_id = ${holding}))
      and (t.holding_id <> ${holding} or exists (select from person_told k where k.id = t.person_id))
    order by h.loaded_at, h.id`;
  const parts = new Map<PersonId, { holding: HoldingId; part: PersonPart }[]>();
  for (const row of rows) {
    const { person_id: id, score, band, context, identification, circumstances, because, borderline } = row;
    const fields = openPersonFields(id, personKey(ring, id, row.seal_key));
    const part: PersonPart = {
      authority: row.authority_id,
      role: row.role,
      names: fields.name.openAll(row.names),
      datesOfBirth: fields.dateOfBirth.openAll(row.dates_of_birth),
      categories: row.categories,
      flags: row.flags,
      ambiguous: row.ambiguous,
      places: row.places,
      severity: { score, band, context, identification, circumstances, because, borderline },
    };
    parts.set(id, [...(parts.get(id) ?? []), { holding: row.holding_id, part }]);
  }
  return parts;
}

type PartRow = {
  readonly person_id: PersonId;
  readonly holding_id: HoldingId;
  readonly authority_id: AuthorityId;
  readonly role: PersonRole;
  readonly names: readonly Buffer[];
  readonly dates_of_birth: readonly Buffer[];
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly places: number;
  readonly score: number;
  readonly band: SeverityBand;
  readonly context: number;
  readonly identification: number;
  readonly circumstances: number;
  readonly because: readonly string[];
  readonly borderline: boolean;
  readonly seal_key: Buffer | null;
};
