/** Sets when people can come or call in an emergency; replaces what was said before. */
import type { OpeningHours } from "../../domain/bodies/authority.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";

export async function setOpeningHours(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  authority: AuthorityId,
  hours: readonly Omit<OpeningHours, "authority">[],
): Promise<void> {
  if (!mayActFor(by, authority)) throw new Error("Staff set the hours of their own authority alone");
  const kept = hours.filter(({ day }) => day.trim() !== "").map((line) => ({ ...line, authority }));
  const change = changeBy(by, ports.now());
  const detail = { authority, days: kept.map(({ day, opens, closes }) => `${day} ${opens}-${closes}`) };
  await ports.bodies.setOpeningHours(change, authority, kept, [
    note(change, "opening-hours.set", { subject: `authority:${authority}` }, detail),
  ]);
}
