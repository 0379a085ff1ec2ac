/** One stretch of running text: its hits, each with its place, its paragraph, how it stands, its label and its flag. */

import type { Prose } from "../../../domain/documents/passage.ts";
import type { PlacedMention } from "../../../domain/people/mention.ts";
import type { Hit } from "../detector.ts";
import { sensitiveIn, tellsOfSomebody } from "../sensitive/sensitive.ts";
import { hitsInText } from "./hits.ts";
import { type Block, raisedIn } from "./raise.ts";
import { sentenceCounter } from "./sentences.ts";
import { signatureZones, standingOf } from "./standing.ts";

export function mentionsInProse(prose: Prose, passage: number): readonly PlacedMention[] {
  const { text, marks } = prose;
  const plain = hitsInText(text);
  const blocks = blocksOf(prose, plain);
  const raised = raisedIn(text, blocks);
  const zones = signatureZones(text);
  const sentenceAt = sentenceCounter(text);
  const mentions: PlacedMention[] = [];
  let mark = 0;
  for (const [block, { hits }] of blocks.entries()) {
    for (const hit of hits) {
      while (mark + 1 < marks.length && marks[mark + 1]!.start <= hit.start) mark++;
      const { label = "", ...mention } = hit;
      const stands = prose.role === "header" ? "header" : standingOf(hit, text, zones);
      const confidence = stands === "footer" ? "low" : hit.confidence;
      const flags = raised.get(hit);
      const place = marks[mark]?.place ?? { line: 1 };
      mentions.push({
        ...mention,
        confidence,
        place,
        passage,
        block,
        sentence: sentenceAt(hit.start),
        stands,
        label,
        ...(flags && { flags }),
      });
    }
  }
  return mentions;
}

const blank = /\n[ \t\r]*\n\s*/g;
const aboutSomebody = /\b(?:he|she|her|his|him|you|your|mr|mrs|miss|ms|they|their)\b/i;

/** Paragraphs, parted by blank lines, with what each holds: words that make harm only where it is about somebody. */
function blocksOf(prose: Prose, hits: readonly Hit[]): readonly Block[] {
  const { text } = prose;
  const blocks: Block[] = [];
  let next = 0;
  let sinceSomebody = 3;
  for (const [start, end] of boundsOf(prose)) {
    const own: Hit[] = [];
    while (next < hits.length && hits[next]!.start < end) own.push(hits[next++]!);
    const told = tellsOfSomebody(own);
    sinceSomebody = told ? 0 : sinceSomebody + 1;
    const block = text.slice(start, end);
    // A letter names its subject once and goes on with "she": two paragraphs later it is still about her.
    if (told || (sinceSomebody <= 2 && aboutSomebody.test(block))) addSensitive(own, block, start);
    blocks.push({ start, end, hits: own });
  }
  return blocks;
}

function boundsOf(prose: Prose): readonly (readonly [number, number])[] {
  const { text } = prose;
  const starts = new Set([0, ...paragraphMarks(prose)]);
  for (const gap of text.matchAll(blank)) starts.add(gap.index + gap[0].length);
  const ordered = [...starts].sort((a, b) => a - b);
  return ordered.map((start, i) => [start, ordered[i + 1] ?? text.length] as const);
}

const SENTENCES = 100;

/** A document's own paragraphs part as blank lines do, but the short lines of a form or an address stay together. */
function paragraphMarks({ text, marks }: Prose): readonly number[] {
  const paragraphs = marks.filter(({ place }) => "paragraph" in place).map(({ start }) => start);
  const length = (i: number): number => (paragraphs[i + 1] ?? text.length) - paragraphs[i]!;
  return paragraphs.filter((_, i) => i > 0 && (length(i) > SENTENCES || length(i - 1) > SENTENCES));
}

function addSensitive(own: Hit[], block: string, start: number): void {
  for (const found of sensitiveIn(block)) {
    const hit = { ...found, start: found.start + start, end: found.end + start };
    if (!own.some((other) => other.start < hit.end && hit.start < other.end && other.type !== "address"))
      own.push(hit);
  }
  own.sort((a, b) => a.start - b.start);
}
