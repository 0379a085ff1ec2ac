/** Whom this record trusts as a witness, and which partners' ledgers it watches: added by hand alone, by their keys. */
import type { Sql } from "postgres";
import {
  type Signer,
  signerFrom,
  type Verifier,
  verifierFrom,
  verifierText,
} from "../../domain/ledger/checkpoint.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { type By, change } from "../change.ts";

export type AddProblem = { readonly kind: "no-verifier" | "own" | "there"; readonly text: string };

/** A ledger's key (kind 1) is watched from now on; a witness's (kind 4) counts for this ledger. */
export async function addKnown(
  sql: Sql,
  by: By,
  text: string,
  name: string,
): Promise<Outcome<Verifier, AddProblem>> {
  const verifier = verifierFrom(text);
  if (verifier === null) return failed({ kind: "no-verifier", text });
  const [{ origin }] = await sql<[{ readonly origin: string }]>`select origin from ledger_in_short()`;
  if (verifier.name === origin || verifier.name === witnessName(origin)) return failed({ kind: "own", text });
  const written = verifierText(verifier);
  const added = await change(sql, by, async (tx) => {
    const { count } =
      verifier.kind === 4
        ? await tx`insert into witness (verifier, name, added_at) values (${written}, ${name}, ${by.now})
            on conflict do nothing`
        : await tx`insert into witnessed_ledger (origin, verifier, name, added_at)
            values (${verifier.name}, ${written}, ${name}, ${by.now}) on conflict do nothing`;
    const as = verifier.kind === 4 ? "witness" : "ledger";
    const detail = { as, name, verifier: written };
    const entry = { verb: "witness.added", subject: `witness:${verifier.name}`, actor: by.actor, detail };
    return { value: count === 1, entries: count === 1 ? [entry] : [] };
  });
  return added ? done(verifier) : failed({ kind: "there", text });
}

/** What this record co-signs the ledgers of others with: a key of its own, of no other use. */
export async function witnessSigner(sql: Sql, { derived }: Pick<KeyRing, "derived">): Promise<Signer> {
  const [{ origin }] = await sql<[{ readonly origin: string }]>`select origin from ledger_in_short()`;
  return signerFrom(witnessName(origin), derived("witness").export());
}

/** The name under which a record co-signs the ledgers of others. */
export function witnessName(origin: string): string {
  return `${origin}/witness`;
}
