/** `candour detect`: personal data in texts, line by line, for whoever wants to test or reuse the detection. */
import { createReadStream, createWriteStream } from "node:fs";
import { access } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { z } from "zod";
import type { Mention } from "../domain/mention.ts";

export type DetectServices = { readonly detectText: (text: string) => readonly Mention[] };

export function detectCommand(
  program: Command,
  services: DetectServices | (() => Promise<DetectServices>),
): void {
  program
    .command("detect")
    .description("find personal data in texts: a JSON line in, a JSON line out")
    .argument("<file.jsonl>", 'each line {"id","text"}')
    .requiredOption("--out <file.jsonl>", "where the answers go; values stand in clear")
    .addHelpText("after", help)
    .action(async (file: string, { out }: { out: string }) => {
      const { detectText } = typeof services === "function" ? await services() : services;
      process.exitCode = await runDetect(file, out, detectText);
    });
}

const help = `
Each line of the answer: {"id","mentions":[{"type","start","end","value","written","confidence"}]}, with offsets in
UTF-16 units. A line that is not such an object stops the work and is named by its number.

Example:
  candour detect texts.jsonl --out mentions.jsonl`;

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

class BadLine extends Error {}

async function runDetect(
  file: string,
  out: string,
  detectText: DetectServices["detectText"],
): Promise<number> {
  const readable = await access(file).then(
    () => true,
    () => false,
  );
  if (!readable) return complain(`${file} cannot be read; give a file of JSON lines.`, 2);
  try {
    await pipeline(answers(file, detectText), createWriteStream(out, { mode: 0o600 }));
    return 0;
  } catch (error) {
    if (error instanceof BadLine) return complain(error.message, 2);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC") return complain(`the disk of ${out} is full; make room and try again.`, 1);
    if (code !== undefined)
      return complain(`${out} cannot be written (${code}); name another file for --out.`, 2);
    throw error;
  }
}

async function* answers(file: string, detectText: DetectServices["detectText"]): AsyncIterable<string> {
  let at = 0;
  for await (const line of createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    at++;
    if (line.trim() === "") continue;
    const { id, text } = readLine(line, file, at);
    const mentions = detectText(text).map(({ type, start, end, value, written, confidence }) => ({
      type,
      start,
      end,
      value,
      written,
      confidence,
    }));
    yield `${JSON.stringify({ id, mentions })}\n`;
  }
}

function readLine(line: string, file: string, at: number): z.infer<typeof Line> {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw new BadLine(`line ${at} of ${file} is not JSON; each line must be {"id","text"}.`);
  }
  const checked = Line.safeParse(read);
  if (!checked.success)
    throw new BadLine(`line ${at} of ${file} has no "id" and "text"; each line must be {"id","text"}.`);
  return checked.data;
}

function complain(sentence: string, code: number): number {
  process.stderr.write(`candour detect: ${sentence}\n`);
  return code;
}
