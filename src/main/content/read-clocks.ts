/** Reads the clocks of other laws: the data folder's own file first, else the one that comes along. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Regime } from "../../domain/clocks/clock.ts";

const builtIn = resolve(import.meta.dirname, "../../../content");
const words = z.string().min(1);
const regime = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: words,
    who: words,
    to: words,
    from: words,
    starts: z.enum(["aware", "said"]),
    hours: z.number().positive().optional(),
    days: z.number().int().positive().optional(),
    source: words,
    note: words.optional(),
    check: z.literal(true).optional(),
  })
  .refine(({ hours, days }) => hours === undefined || days === undefined, "hours or days, not both");
const file = z
  .array(regime)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, "two lines have the same key");

export async function readClocks(folder: string): Promise<readonly Regime[]> {
  const text = await readFile(join(folder, "clocks.yaml"), "utf8").catch((error: { code?: string }) => {
    if (error.code !== "ENOENT") throw error;
    return readFile(join(builtIn, "clocks.yaml"), "utf8");
  });
  const read = file.safeParse(parse(text));
  if (!read.success) throw new Error(`clocks.yaml cannot be read: ${z.prettifyError(read.error)}`);
  return read.data as readonly Regime[];
}
