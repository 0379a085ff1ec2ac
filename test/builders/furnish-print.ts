/** Gives a furnished record, at each of two authorities, a batch of letters for a printer, and who prints. */
import { randomUUID } from "node:crypto";
import { sealUnder } from "../../src/seal/sealed-value.ts";
import { keysInUse } from "../../src/store/keys/data-keys.ts";
import { keyContext } from "../../src/store/print/batch-rows.ts";
import type { Furnished } from "./furnished.ts";
import { withEntry } from "./with-entry.ts";

export async function furnishPrint({ sql, ring, north, south, incident, now }: Furnished): Promise<void> {
  for (const authority of [north, south])
    await withEntry(sql, async (tx) => {
      const id = randomUUID();
      const scope = { kind: "authority", incident: incident.id, authority } as const;
      const key = (await keysInUse(tx, ring, [scope]))(scope);
      await tx`
        insert into print_batch (id, incident_id, authority_id, number, state, letters, pages, seal_key, made_at)
        values (${id}, ${incident.id}, ${authority}, 1, 'ready', 1, 2,
          ${sealUnder(key, Buffer.alloc(32), keyContext(id))}, ${now()})`;
      await tx`
        insert into printer (authority_id, name, version, changed_by, changed_at)
        values (${authority}, 'Northmere Printworks', 1, 'system', ${now()})`;
    });
}
