/** Gives a furnished record, at each of two authorities, what there is between a body and one person besides notices. */
import type { PersonId } from "../../src/domain/ids.ts";
import type { Staff } from "../../src/domain/staff/staff.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishContacts({
  desk,
  lead,
  partner,
  incident,
  sql,
  now,
  south,
}: Furnished): Promise<void> {
  const agreement = { other: south, reasons: "Many are in both registers" };
  must(await desk.proposeAgreement(lead, incident.id, agreement));
  for (const by of [lead, partner] satisfies readonly Staff[]) {
    const [row] = await sql<{ readonly id: PersonId }[]>`
      select id from person where authority_id = ${by.authority} order by number limit 1`;
    const suppress = { what: 0, why: "asked", reasons: "They said so by phone" } as const;
    const note = { way: "call-out", at: now(), note: "A note" } as const;
    must(await desk.noteContact(by, incident.id, row!.id, note));
    const wish = { kind: "address", value: "3 Harbour Row, ZE3 9QQ" } as const;
    must(await desk.proposeChange(by, incident.id, row!.id, wish));
    must(await desk.suppress(by, incident.id, row!.id, suppress));
  }
}
