/** Writing that a power failure does not undo: a file is on disk when it is synced, its name when its folder is. */
import { open } from "node:fs/promises";

/** `flags` as of node:fs: "wx" where nothing may be there yet. */
export async function writeLasting(
  path: string,
  body: string | Uint8Array,
  { flags = "w", mode = 0o644 }: { readonly flags?: "w" | "wx"; readonly mode?: number } = {},
): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows cannot open a folder, and has no need to. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
