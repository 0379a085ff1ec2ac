/** A short mark of the English that somebody translates from: a form carries it, so that nobody answers other words. */
import { createHash } from "node:crypto";
import type { Words } from "../../domain/translations/subject.ts";

export function markOf(english: Words): string {
  const inOrder = Object.entries(english).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(inOrder)).digest("hex").slice(0, 16);
}
