/** Sets when people can come or call in an emergency; replaces what was said before. */
import type { OpeningHours } from "../../domain/bodies/authority.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";

export async function setOpeningHours(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  authority: AuthorityId,
  hours: readonly Omit<OpeningHours, "authority">[],
  version: FromVersion = "any",
): Promise<Outcome<null, ChangedMeanwhile>> {
  if (!mayActFor(by, authority)) throw new Error("Staff set the hours of their own authority alone");
  const kept = hours.filter(({ day }) => day.trim() !== "").map((line) => ({ ...line, authority }));
  const change = changeBy(by, ports.now());
  const detail = { authority, days: kept.map(({ day, opens, closes }) => `${day} ${opens}-${closes}`) };
  const about = { subject: `authority:${authority}` };
  const stale = await ports.bodies.setOpeningHours(change, authority, version, kept, (before) => {
    const changes = fieldChanges({ hours: inOneLine(before) }, { hours: inOneLine(kept) });
    return [note(change, "opening-hours.set", about, detail, { changes })];
  });
  return stale === null ? done(null) : failed(stale);
}

function inOneLine(hours: readonly OpeningHours[]): string {
  return hours.map(({ day, opens, closes, place }) => `${day} ${opens}-${closes} ${place}`.trim()).join("; ");
}
