/** The words that go along with an exported ledger, for whoever is handed it and knows nothing of Candour. */
import type { SignedTree } from "../../store/ledger/signed-tree.ts";

export function exportReadme({ checkpoint, verifier }: SignedTree): string {
  return `The ledger of a response to a data breach: ${checkpoint.size} entries, in the order in which they were written.

Check it (Node.js 22 or later; nothing is installed, nothing is sent anywhere):

  node verify-ledger.mjs . --verifier "${verifier}"

Use the key that you were given by another way than this folder. Exit 0: whole. 1: something is wrong, and the line
says what. 2: there was nothing to check. The script is short and imports Node alone: read it before you run it.

entries.jsonl    for reading: line N is entry N
checkpoint       how far the ledger reaches and the root of its tree, signed (C2SP signed-note, tlog-checkpoint)
verifier         the key of that signature
tile/            the tree and its entries in files (RFC 6962, C2SP tlog-tiles)
cosigned/, witnesses   what partners have co-signed, and their keys (C2SP tlog-cosignature), where there are any

Entries hold no personal values: ids, counts, dates, reasons, and salted hashes.
`;
}
