/** `candour detect`: personal data in texts, line by line, for whoever wants to test or reuse the detection. */
import { constants, createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { z } from "zod";
import type { Mention } from "../domain/people/mention.ts";
import { isSameFile, NotWritten, notWrittenInWords, writeWhole } from "./write-whole.ts";

export type DetectServices = { readonly detectText: (text: string) => readonly Mention[] };

export function detectCommand(
  program: Command,
  services: DetectServices | (() => Promise<DetectServices>),
): void {
  program
    .command("detect")
    .description("Find personal data in texts: a JSON line in, a JSON line out.")
    .argument("<file>", 'each line {"id","text"}')
    .requiredOption("--out <file>", "where the answers go; values stand in clear")
    .addHelpText("after", help)
    .action(async (file: string, { out }: { out: string }) => {
      const { detectText } = typeof services === "function" ? await services() : services;
      process.exitCode = await runDetect(file, out, detectText);
    });
}

const help = `
Each line of the answer, with offsets in UTF-16 units:
  {"id","mentions":[{"type","start","end","value","written","confidence"}]}
A line that is not {"id","text"} stops the work and is named by its number; then
nothing is written.

Exit codes: 0 done; 1 not done; 2 wrong use.

Example:
  candour detect texts.jsonl --out mentions.jsonl`;

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

class BadLine extends Error {}

async function runDetect(
  file: string,
  out: string,
  detectText: DetectServices["detectText"],
): Promise<number> {
  if (!(await isReadable(file))) return complain(`${file} cannot be read; give a file of JSON lines.`, 2);
  if (await isSameFile(file, out)) return complain(`${out} is what is read; name another file for --out.`, 2);
  try {
    await writeWhole(out, answers(file, detectText));
    return 0;
  } catch (error) {
    if (error instanceof BadLine) return complain(error.message, 2);
    if (!(error instanceof NotWritten)) throw error;
    const { sentence, exit } = notWrittenInWords(error, out);
    return complain(sentence, exit);
  }
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    return !(await stat(file)).isDirectory();
  } catch {
    return false;
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
