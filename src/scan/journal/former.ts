/** What a former run left in its journal, as far as it still holds. */
import { randomBytes } from "node:crypto";
import type { Kind, Slot } from "./journal.ts";

/** How a run began. Readings hold while `version` is the same; files and the end also need the same `paths`. */
export type Start = {
  readonly version: string;
  readonly paths: readonly string[] /** base64 */;
  readonly spoolKey: string;
};

export type Former<File, End> = {
  start: Start | null;
  files: Map<string, File>;
  end: End | null;
};

export const replayed: ReadonlySet<Kind> = new Set(["start", "files", "reading", "complete"]);

export function formerRun<File extends { readonly path: string }, End>(
  onReading: (slot: Slot, body: Buffer) => void,
): Former<File, End> & { take(kind: Kind, slot: Slot, body: Buffer): void } {
  return {
    start: null,
    files: new Map(),
    end: null,
    take(kind, slot, body) {
      if (kind === "reading") onReading(slot, body);
      else if (kind === "start") {
        const start = JSON.parse(body.toString()) as Start;
        if (!samePaths(start.paths, this.start?.paths ?? [])) this.files = new Map();
        this.start = start;
        this.end = null;
      } else if (kind === "files") {
        for (const file of JSON.parse(body.toString()) as File[]) this.files.set(file.path, file);
      } else if (kind === "complete") this.end = JSON.parse(body.toString()) as End;
    },
  };
}

export function samePaths(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path, index) => path === b[index]);
}

export function newSpoolKey(): string {
  return randomBytes(32).toString("base64");
}
