/** Adds a body to those that share IT. */
import { randomUUID } from "node:crypto";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore, Change } from "../ports.ts";

export async function addAuthority(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  form: Omit<Authority, "id">,
): Promise<Outcome<Authority, { kind: "key-taken" }>> {
  const authority: Authority = { ...form, id: randomUUID() as AuthorityId };
  const change = changeBy(by, ports.now());
  const added = await ports.bodies.addAuthority(change, authority, [authorityAdded(change, authority)]);
  return added ? done(authority) : failed({ kind: "key-taken" });
}

export function authorityAdded(change: Change, { id, key, name }: Authority): NewEntry {
  return note(change, "authority.added", { subject: `authority:${key}` }, { authority: id, name });
}
