/** The ways in which reading a document ends, so that each extractor says it in the same shape. */
import type { DocumentOutcome } from "../../domain/documents/document.ts";
import type { Ending } from "./extractor.ts";

type Metadata = { readonly pages?: number | null; readonly dates?: readonly string[] };

/** Reasons may hold counts and names of formats, never text of the document. */
export function readable(reasons: readonly (string | null)[] = [], metadata: Metadata = {}): Ending {
  const short = reasons.filter((reason) => reason !== null);
  return {
    outcome: "readable",
    partial: short.length > 0,
    reason: short.length > 0 ? [...new Set(short)].join("; ") : null,
    pages: metadata.pages ?? null,
    dates: metadata.dates ?? [],
  };
}

export function unread(
  outcome: Exclude<DocumentOutcome, "readable">,
  reason: string,
  metadata: Metadata = {},
): Ending {
  return { outcome, partial: false, reason, pages: metadata.pages ?? null, dates: metadata.dates ?? [] };
}
