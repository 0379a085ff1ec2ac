/** Reads the templates of measures: the data folder's own file first, else the one that comes along. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { measureEffects, measureKinds } from "../../domain/measures/measure.ts";
import { faultOfTemplates, type MeasureTemplates } from "../../domain/measures/template.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { TemplateProblem } from "../../respond/desk/incident/measures-desk.ts";

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

export async function readMeasureTemplates(
  folder: string,
): Promise<Outcome<MeasureTemplates, TemplateProblem>> {
  const text = await readFile(join(folder, "measures.yaml"), "utf8").catch((error: { code?: string }) => {
    if (error.code !== "ENOENT") throw error;
    return readFile(join(builtIn, "measures.yaml"), "utf8");
  });
  const written = parsed(text);
  if (!written.ok) return written;
  const read = file.safeParse(written.value);
  if (!read.success) return failed({ kind: "templates-broken", why: z.prettifyError(read.error) });
  const { measures, sets } = read.data;
  const templates = { sets, measures: measures.map(({ due, ...one }) => ({ ...one, dueMinutes: due })) };
  const fault = faultOfTemplates(templates);
  return fault === null ? done(templates) : failed({ kind: "templates-broken", why: fault });
}

function parsed(text: string): Outcome<unknown, TemplateProblem> {
  try {
    return done(parse(text));
  } catch (error) {
    return failed({ kind: "templates-broken", why: (error as Error).message });
  }
}
