/**
 * The export of a scan: documents, mentions and people as JSON lines, and the summary. Values are masked with a keyed
 * hash beside them unless they are asked for in clear. Every file is whole or not there: it is written under
 * another name first.
 */

import type { KeyObject } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentFindings } from "../../domain/documents/document.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Examined, Readings } from "./examine.ts";
import { documentLine, mentionLine, personLine } from "./lines.ts";
import { type Pace, summarise } from "./summary.ts";
import { summaryPage } from "./summary-page.ts";

export type ExportSettings = {
  readonly out: string;
  /** Null: values stand in clear. Otherwise the key (purpose "lookup") of the hashes beside the masks. */
  readonly key: KeyObject | null;
  /** Asked when the summary is written: the reading may go on until then. */
  readonly pace: () => Pace;
  readonly signal?: AbortSignal;
};

export type ExportProblem =
  | { readonly kind: "disk-full" | "not-writable"; readonly path: string }
  | { readonly kind: "stopped" };

export const exportFiles = [
  "documents.jsonl",
  "mentions.jsonl",
  "people.jsonl",
  "summary.json",
  "summary.html",
] as const;

export async function writeExport(
  readings: Readings,
  { linked, people, counts }: Examined,
  settings: ExportSettings,
): Promise<Outcome<null, ExportProblem>> {
  const { out, key, signal } = settings;
  const temporary = (name: string): string => join(out, `.${name}.part`);
  try {
    await mkdir(out, { recursive: true, mode: 0o700 });
    const documents = new Lines(temporary("documents.jsonl"));
    const mentions = new Lines(temporary("mentions.jsonl"));
    for await (const findings of readings.findings()) {
      if (signal?.aborted) break;
      await documents.write(documentLine(findings.document));
      await writeMentions(mentions, findings, linked.assignmentOf(findings.document.path), key);
    }
    await documents.close();
    await mentions.close();
    if (signal?.aborted) return await abandon(temporary, { kind: "stopped" });
    const lines = new Lines(temporary("people.jsonl"));
    for (const person of people) await lines.write(personLine(person, key));
    await lines.close();
    const summary = summarise(counts, settings.pace(), key === null);
    await writeFile(temporary("summary.json"), `${JSON.stringify(summary, null, 2)}\n`, { mode: 0o600 });
    await writeFile(temporary("summary.html"), summaryPage(summary), { mode: 0o600 });
    for (const name of exportFiles) await rename(temporary(name), join(out, name));
    return done(null);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code ?? ""))
      return await abandon(temporary, { kind: "disk-full", path: out });
    if (code === "EACCES" || code === "EROFS" || code === "EPERM" || code === "ENOTDIR")
      return await abandon(temporary, { kind: "not-writable", path: out });
    throw error;
  }
}

async function abandon(
  temporary: (name: string) => string,
  problem: ExportProblem,
): Promise<Outcome<null, ExportProblem>> {
  for (const name of exportFiles) await rm(temporary(name), { force: true }).catch(() => {});
  return failed(problem);
}

async function writeMentions(
  lines: Lines,
  { document, mentions }: DocumentFindings,
  assignment: ReturnType<Examined["linked"]["assignmentOf"]>,
  key: KeyObject | null,
): Promise<void> {
  for (const [at, mention] of mentions.entries()) {
    const { bundle, person } = assignment[at] ?? { bundle: null, person: null };
    await lines.write(mentionLine(document.path, mention, bundle, person, key));
  }
}

/** Lines to a file in pieces of 64 KB, waiting while the disk is busy; on the disk itself once closed. */
class Lines {
  readonly #path: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  #pending: string[] = [];
  #length = 0;
  #error: Error | null = null;

  constructor(path: string) {
    this.#path = path;
    this.#stream = createWriteStream(path, { mode: 0o600 });
    this.#stream.on("error", (error) => {
      this.#error = error;
    });
  }

  async write(line: unknown): Promise<void> {
    const text = JSON.stringify(line);
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= 65_536) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await new Promise<void>((resolve, reject) => {
      this.#stream.on("error", reject);
      this.#stream.end(resolve);
    });
    if (this.#error) throw this.#error;
    const handle = await open(this.#path, "r+");
    await handle.sync();
    await handle.close();
  }

  async #flush(): Promise<void> {
    if (this.#error) throw this.#error;
    if (this.#pending.length === 0) return;
    const text = `${this.#pending.join("\n")}\n`;
    this.#pending = [];
    this.#length = 0;
    if (!this.#stream.write(text)) await once(this.#stream, "drain");
  }
}
