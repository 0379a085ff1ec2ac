/** Signs the ledger's checkpoints with the key that derives from the root, as a running Candour does. */
import type { KeyObject } from "node:crypto";
import { type Signer, signerFrom } from "../../domain/ledger/checkpoint.ts";
import { keyFor } from "../../seal/keys.ts";

export function ledgerSigner(root: KeyObject): (origin: string) => Signer {
  return (origin) => signerFrom(origin, keyFor(root, "ledger").export());
}
