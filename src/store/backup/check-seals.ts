/** Whether what came out of a backup opens with its key: data keys, and the names of some people taken by chance. */
import type { KeyObject } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import { openKeyRing } from "../../seal/key-ring.ts";
import { dataKeys } from "../keys/data-keys.ts";
import { openPersonFields, personKey } from "../people/person-fields.ts";

const sample = 50;

export async function sealsOpen(tx: TransactionSql, root: KeyObject): Promise<boolean> {
  const rows = (await dataKeys(tx)).filter(({ destroyed, wrapped }) => !destroyed && wrapped !== null);
  const ring = openKeyRing(root, () => dataKeys(tx));
  await ring.reload();
  // A key that was lost before is no fault of the backup; where none opens, the root is another's.
  if (rows.length > 0 && rows.every((row) => ring.unwrap(row) === null)) return false;
  const people = await tx<
    { readonly id: PersonId; readonly names: readonly Buffer[]; readonly key: Buffer | null }[]
  >`select id, names, seal_key as key from person order by random() limit ${sample}`;
  try {
    for (const { id, names, key } of people)
      openPersonFields(id, personKey(ring, id, key)).name.openAll(names);
    return true;
  } catch {
    return false;
  }
}
