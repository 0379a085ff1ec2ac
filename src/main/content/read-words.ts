/** One file of words: the data folder's own, else the one that comes with Candour; held to its shape, whole or not at all. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** The words that come with Candour. */
export const builtIn = resolve(import.meta.dirname, "../../../content");

/** Throws with the file's name and what is wrong in it: words that cannot be read must not go out half. */
export async function readWords<T>(
  folder: string,
  name: string,
  shape: z.ZodType<T>,
  arrange = (checked: T, _written: unknown): T => checked,
): Promise<T> {
  const own = await readFile(join(folder, name), "utf8").catch(() => null);
  const text = own ?? (await readFile(join(builtIn, name), "utf8"));
  const written = parseYaml(text, name);
  const checked = shape.safeParse(written);
  if (checked.success) return arrange(checked.data, written);
  throw new Error(
    `${name} in ${own === null ? builtIn : folder} cannot be used: ${z.prettifyError(checked.error)}`,
  );
}

function parseYaml(text: string, name: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${name} is not valid YAML: ${(error as Error).message}`);
  }
}
