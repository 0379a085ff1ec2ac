/** Where bundles are kept: each sealed with a key of its own, under its id, whole or not at all. */
import { createHash, createSecretKey } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BundleShelf } from "../../respond/evidence/evidence-store.ts";
import { readSealedFile, writeSealedFile } from "../../seal/sealed-file.ts";

export function bundleShelf(folder: string): BundleShelf {
  const pathOf = (id: string, key: Uint8Array): string =>
    join(folder, `${id}-${createHash("sha256").update(key).digest("hex").slice(0, 16)}.bundle`);
  return {
    async put(id, key, pieces) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const hash = createHash("sha256");
      let bytes = 0;
      const draft = `${pathOf(id, key)}.part`;
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const piece of pieces) {
          hash.update(piece);
          bytes += piece.length;
          yield piece;
        }
      }
      try {
        await writeSealedFile(draft, createSecretKey(key), counted());
        await rename(draft, pathOf(id, key));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      return { sha256: hash.digest("hex"), bytes };
    },
    read: (id, key) => readSealedFile(pathOf(id, key), createSecretKey(key)),
    remove: (id, key) => rm(pathOf(id, key), { force: true }),
  };
}
