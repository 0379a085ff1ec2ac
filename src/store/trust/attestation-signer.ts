/** What authorities sign their all-clears with: each a key of its own, derived for nothing else (HKDF-SHA-256). */
import { hkdfSync } from "node:crypto";
import type { Sql } from "postgres";
import type { Authority } from "../../domain/bodies/authority.ts";
import { type Signer, signerFrom } from "../../domain/ledger/checkpoint.ts";
import type { KeyRing } from "../../seal/key-ring.ts";

export async function attestationSigner(
  sql: Sql,
  { derived }: Pick<KeyRing, "derived">,
  { id, key }: Pick<Authority, "id" | "key">,
): Promise<Signer> {
  const [{ origin }] = await sql<[{ readonly origin: string }]>`select origin from ledger_in_short()`;
  const seed = Buffer.from(hkdfSync("sha256", derived("attestation"), "candour", id, 32));
  return signerFrom(`${origin}/all-clear/${key.replaceAll(/[\s+]/gu, "-")}`, seed);
}
