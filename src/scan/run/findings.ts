/** The findings of a scan, document by document in path order, once the templates of the whole archive are known. */
import type { DocumentFindings, DocumentOutcome, DocumentRecord } from "../../domain/documents/document.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";
import type { Detected } from "../detect/detection.ts";
import { newTally, settle, type TemplateTally, tally } from "../detect/templates.ts";
import type { Journal } from "../journal/journal.ts";
import type { Reading } from "../pool/messages.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Node } from "./order.ts";
import type { Readings } from "./readings.ts";

export type Counts = {
  readonly files: number;
  readonly members: number;
  readonly bytes: number;
  readonly mentions: number;
  readonly byOutcome: Readonly<Partial<Record<DocumentOutcome, number>>>;
};

export type Survey = { readonly counts: Counts; readonly templates: TemplateTally };

/** The first pass over all readings: counts, and the forms that this archive's own references take. */
export async function survey(
  catalogue: Catalogue,
  readings: Readings,
  journal: Journal,
  onDocument: () => void,
): Promise<Survey> {
  const templates = newTally();
  const byOutcome: Partial<Record<DocumentOutcome, number>> = {};
  let counts = { files: 0, members: 0, bytes: 0, mentions: 0 };
  for await (const node of catalogue.nodes()) {
    const kept = await keptFor(node, catalogue, readings, journal);
    const { outcome } = recordOf(node, kept?.reading ?? null, catalogue);
    byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
    const isFile = node.within === null;
    counts = {
      files: counts.files + (isFile ? 1 : 0),
      members: counts.members + (isFile ? 0 : 1),
      bytes: counts.bytes + (isFile ? node.bytes : 0),
      mentions: counts.mentions + (kept?.found?.mentions.length ?? 0),
    };
    if (kept?.found) tally(templates, kept.found);
    onDocument();
  }
  return { counts: { ...counts, byOutcome }, templates };
}

export async function* findingsOf(
  catalogue: Catalogue,
  readings: Readings,
  journal: Journal,
  templates: TemplateTally,
): AsyncGenerator<DocumentFindings> {
  for await (const node of catalogue.nodes()) {
    const kept = await keptFor(node, catalogue, readings, journal);
    yield {
      document: recordOf(node, kept?.reading ?? null, catalogue),
      mentions: kept?.found ? settled(kept.found, templates) : [],
    };
  }
}

/** With what the templates claim, each where its passage stands (a start counts within a cell: it orders no row). */
function settled(detected: Detected, templates: TemplateTally): readonly PlacedMention[] {
  const claimed = settle(detected, templates);
  return claimed.length === 0
    ? detected.mentions
    : [...detected.mentions, ...claimed].sort((a, b) => a.passage - b.passage);
}

/** The reading of a node; its findings only where it is the first with its bytes. */
async function keptFor(node: Node, catalogue: Catalogue, readings: Readings, journal: Journal) {
  if (node.sha256 === null) return null;
  const key = catalogue.keyOfNode(node);
  if (catalogue.firstPath(node.sha256) === node.path) return readings.findings(journal, key);
  const reading = await readings.reading(journal, key);
  return reading === null ? null : { reading, found: null };
}

function recordOf(node: Node, reading: Reading | null, catalogue: Catalogue): DocumentRecord {
  const { path, sha256, bytes } = node;
  const first = sha256 === null ? undefined : catalogue.firstPath(sha256);
  const duplicateOf = first === undefined || first === path ? null : first;
  const { type, partial, ocr, pages, earliest, latest, ms, ...read } = reading ?? {
    ...nothingKnown,
    ...(node.unread ?? node.entry.unread ?? lostOnTheWay),
  };
  return {
    path,
    sha256,
    type,
    bytes,
    outcome: node.cut === null ? read.outcome : "bomb",
    partial: node.cut === null ? partial : true,
    ocr,
    reason: node.cut ?? read.reason,
    duplicateOf,
    pages,
    earliest,
    latest,
    ms: duplicateOf === null ? ms : 0,
  };
}

const lostOnTheWay = {
  outcome: "corrupt",
  reason: "it could not be read a second time after a failure",
} as const;

const nothingKnown = {
  type: "unknown",
  partial: false,
  ocr: false,
  pages: null,
  earliest: null,
  latest: null,
  ms: 0,
} as const;
