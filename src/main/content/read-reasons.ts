/** Reads the usual reasons for looking at personal data: the data folder's own file first, else the one that comes along. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Reason } from "../../domain/staff/task.ts";

const builtIn = resolve(import.meta.dirname, "../../../content");
const file = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z-]*$/),
      text: z.string().min(1),
      words: z.literal(true).optional(),
    }),
  )
  .min(1);

export async function readReasons(folder: string): Promise<readonly Reason[]> {
  const text = await readFile(join(folder, "reasons.yaml"), "utf8").catch((error: { code?: string }) => {
    if (error.code !== "ENOENT") throw error;
    return readFile(join(builtIn, "reasons.yaml"), "utf8");
  });
  const read = file.safeParse(parse(text));
  if (!read.success) throw new Error(`reasons.yaml cannot be read: ${z.prettifyError(read.error)}`);
  return read.data as readonly Reason[];
}
