/**
 * Who put a message up or took it down, beside the board: the record learns it from there when it could not be written to
 * at once. Sealed with a key of the record, so that nobody reads a name there, and nobody can put another's in; it is
 * part of no version of the site, and served to nobody.
 */
import type { KeyObject } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { done, failed } from "../../domain/outcome.ts";
import { boardFolder } from "../../public/serve/emergency/read-board.ts";
import { writeLasting } from "../../public/site/lasting.ts";
import type { Author, AuthorFiles } from "../../respond/emergency/ports.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { isOlder } from "./board-file.ts";

const keptMs = 100 * 86_400_000;

export function authorFiles(site: string, key: KeyObject): AuthorFiles {
  const folder = join(site, boardFolder, "by");
  return {
    async keep(step, author) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const sealed = seal(JSON.stringify(author), key, contextOf(step)).toString("base64");
        await writeLasting(join(folder, step), sealed, { flags: "wx", mode: 0o600 });
        await clear(folder).catch(() => {});
        return done(null);
      } catch (error) {
        const code = String((error as NodeJS.ErrnoException).code ?? "");
        await rm(join(folder, step), { force: true }).catch(() => {});
        if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return failed({ kind: "disk-full" });
        return failed({ kind: "failed", why: `The folder of the public site cannot be written (${code}).` });
      }
    },
    /** What cannot be opened is not from us. */
    async of(step) {
      try {
        const sealed = Buffer.from(await readFile(join(folder, step), "utf8"), "base64");
        return JSON.parse(unseal(sealed, key, contextOf(step)).toString()) as Author;
      } catch {
        return null;
      }
    },
  };
}

function contextOf(step: string): string {
  return `emergency ${step}`;
}

async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (await isOlder(join(folder, name), keptMs)) await rm(join(folder, name), { force: true });
}
