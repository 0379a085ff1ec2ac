/** Reads the templates of measures: the data folder's own file first, else the one that comes along. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { measureEffects, measureKinds } from "../../domain/measures/measure.ts";
import { faultOfTemplates, type MeasureTemplates } from "../../domain/measures/template.ts";

const builtIn = resolve(import.meta.dirname, "../../../content");
const words = z.string().trim().min(1);
const key = z.string().regex(/^[a-z][a-z-]*$/);
const file = z.strictObject({
  measures: z
    .array(
      z.strictObject({
        key,
        title: words.max(150),
        kind: z.enum(measureKinds),
        effect: z.enum(measureEffects).default("none"),
        target: words.max(150),
        due: z.int().min(1).max(525_600),
        after: z.array(key).default([]),
        steps: z.array(words).min(1),
      }),
    )
    .min(1),
  sets: z.array(z.strictObject({ key, title: words, when: words, measures: z.array(key).min(1) })).min(1),
});

/** Throws with what is wrong, for whoever edits the file. */
export async function readMeasureTemplates(folder: string): Promise<MeasureTemplates> {
  const text = await readFile(join(folder, "measures.yaml"), "utf8").catch((error: { code?: string }) => {
    if (error.code !== "ENOENT") throw error;
    return readFile(join(builtIn, "measures.yaml"), "utf8");
  });
  const read = file.safeParse(parse(text));
  if (!read.success) throw new Error(`measures.yaml cannot be read: ${z.prettifyError(read.error)}`);
  const { measures, sets } = read.data;
  const templates = { sets, measures: measures.map(({ due, ...one }) => ({ ...one, dueMinutes: due })) };
  const fault = faultOfTemplates(templates);
  if (fault !== null) throw new Error(`measures.yaml cannot be used: ${fault}`);
  return templates;
}
