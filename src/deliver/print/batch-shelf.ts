/**
 * Where batches' files lie until a printer has them: a folder for each, sealed with a key of its own, and encrypted for the
 * printer beside that where the printer has a key. A folder appears whole or not at all.
 */
import { createSecretKey } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PrintShelf, WrittenBatch } from "../../respond/print/print-store.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { type BatchFiles, sha256 } from "./batch-files.ts";

const sealedFile = "batch.sealed";
const encryptedFile = "batch.zip.age";

export type BatchShelf = PrintShelf & {
  put(id: string, key: Uint8Array, files: BatchFiles, encrypted: Uint8Array | null): Promise<void>;
  /** What lies there of a batch whose maker died before it could say so; null where its folder is not there. */
  recover(id: string, key: Uint8Array): Promise<WrittenBatch | null>;
  /** What a crash left half made. */
  tidy(): Promise<void>;
};

export function openBatchShelf(folder: string): BatchShelf {
  const at = (id: string): string => join(folder, plain(id));
  return {
    async put(id, key, { zip, manifest }, encrypted) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `.${plain(id)}.part`);
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { mode: 0o700 });
      await write(join(draft, sealedFile), seal(zip, createSecretKey(key), context(id)));
      await write(join(draft, "manifest.json"), manifest);
      if (encrypted !== null) await write(join(draft, encryptedFile), encrypted);
      await settle(draft);
      await rename(draft, at(id));
      await settle(folder);
    },

    async recover(id, key) {
      try {
        const zip = unseal(await readFile(join(at(id), sealedFile)), createSecretKey(key), context(id));
        const { pages, list } = readManifest(await readFile(join(at(id), "manifest.json"), "utf8"));
        const letters = list.map(({ firstPage: first, pages: sides }) => ({ first, pages: sides }));
        const names = await readdir(at(id));
        return { pages, sha256: sha256(zip), encrypted: names.includes(encryptedFile), letters };
      } catch {
        // Without its folder, or damaged: it was never there for anybody.
        return null;
      }
    },

    async take({ id, encrypted }, key) {
      try {
        if (encrypted) return await readFile(join(at(id), encryptedFile));
        return unseal(await readFile(join(at(id), sealedFile)), createSecretKey(key), context(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },

    remove: (id) => rm(at(id), { recursive: true, force: true }),

    async tidy() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names)
        if (/^\.[0-9a-f-]{36}\.part$/.test(name))
          await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}

function context(id: string): string {
  return `print batch files ${id}`;
}

type Manifest = {
  readonly pages: number;
  readonly list: readonly { readonly firstPage: number; readonly pages: number }[];
};

/** Ours, from a moment ago. */
function readManifest(text: string): Manifest {
  return JSON.parse(text) as Manifest;
}

/** A batch's id names its folder, and nothing else may. */
function plain(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error("A batch's id that is none");
  return id;
}

async function write(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder's own list of files, so that a power cut loses neither file nor name. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
