/** What evidence bundles need of the ledger's key, of files and of the folder in which they lie. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Sql } from "postgres";
import { bundleShelf } from "../../deliver/evidence/bundle-shelf.ts";
import { writeZip } from "../../deliver/evidence/write-zip.ts";
import { noteText, type Signer, signedLine } from "../../domain/ledger/checkpoint.ts";
import type { EvidencePorts } from "../../respond/evidence/make-evidence.ts";
import { proveEntries } from "../../store/evidence/prove-entries.ts";

const script = resolve(import.meta.dirname, "../../../content/check-evidence.mjs");

/** `sql`: of the owner. `signer`: the key by which the ledger's checkpoints are signed. */
export function evidencePorts(
  sql: Sql,
  data: string,
  signerOf: (origin: string) => Signer,
): Pick<EvidencePorts, "proveEntries" | "signText" | "writeZip" | "shelf" | "checkScript"> {
  return {
    proveEntries: (positions) => proveEntries(sql, positions),
    signText: (origin, text) => noteText(text, [signedLine(text, signerOf(origin))]),
    writeZip,
    shelf: bundleShelf(join(data, "evidence")),
    checkScript: () => readFile(script, "utf8"),
  };
}
