/** A statement: what the public is told, every published version kept and numbered. */
import type { IncidentId } from "../ids.ts";

export type Statement = {
  readonly incident: IncidentId;
  /** From 1 in each incident. */
  readonly number: number;
  readonly title: string;
  /** Paragraphs; a line that starts with "- " is a bullet. */
  readonly body: string;
  readonly state: "draft" | "published";
  readonly authorName: string;
  readonly writtenAt: Date;
  readonly publishedAt: Date | null;
};
