/** Writes a file whole or not at all, and never over another. */
import { randomUUID } from "node:crypto";
import { link, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";

/** False where another attempt wrote it first: `link` fails rather than replace what is there. */
export async function writeOnce(folder: string, file: string, content: Uint8Array): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    const handle = await open(draft, "wx", 0o600);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
