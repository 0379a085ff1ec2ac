/** How well a scan did on the practice archive, whose truth is known. Pure: tables in, figures out, no value shown. */
import type { MentionType } from "../src/domain/people/mention.ts";
import { identifierTypes } from "./score/alike.ts";
import { type Found, type Measure, type Scores, type Share, share } from "./score/found.ts";
import { sum, tallies, worst } from "./score/mentions.ts";
import { scorePeople } from "./score/people.ts";
import type { ArchiveTruth } from "./truth.ts";

export function scoreAgainst(truth: ArchiveTruth, found: Found): Scores {
  const lines = tallies(truth, found);
  const byType: Partial<Record<MentionType, Measure>> = {};
  for (const type of new Set(lines.map((line) => line.type)))
    byType[type as MentionType] = sum(lines.filter((line) => line.type === type));
  const wrongOutcomes = outcomesThatDiffer(truth, found);
  return {
    byType,
    identifiers: sum(lines.filter((line) => (identifierTypes as readonly string[]).includes(line.type))),
    ...scorePeople(truth, found),
    filesAccounted: share(truth.files.length - wrongOutcomes.length, truth.files.length),
    duplicatesNamed: duplicatesNamed(truth, found),
    worstMisses: worst(lines, (line) => line.expected - line.right),
    worstFalseAlarms: worst(lines, (line) => line.found - line.sound),
    wrongOutcomes,
  };
}

function outcomesThatDiffer(truth: ArchiveTruth, found: Found): Scores["wrongOutcomes"] {
  const outcomes = new Map(found.documents.map((document) => [document.path, document.outcome]));
  return truth.files.flatMap(({ path, expectedOutcome }) => {
    const outcome = outcomes.get(path);
    const readByOcr = expectedOutcome === "needs-ocr" && outcome === "readable";
    if (outcome === expectedOutcome || readByOcr) return [];
    return [{ path, expected: expectedOutcome, found: outcome ?? null }];
  });
}

/** Of copies of one file all but one must name another; which of them is the original is the scan's to say. */
function duplicatesNamed(truth: ArchiveTruth, found: Found): Share {
  const named = new Set(found.documents.flatMap((document) => (document.duplicateOf ? [document.path] : [])));
  const groups = new Map<string, string[]>();
  for (const { path, duplicateOf } of truth.files) {
    if (duplicateOf) groups.set(duplicateOf, [...(groups.get(duplicateOf) ?? [duplicateOf]), path]);
  }
  let count = 0;
  let of = 0;
  for (const group of groups.values()) {
    of += group.length - 1;
    count += Math.min(group.length - 1, group.filter((path) => named.has(path)).length);
  }
  return share(count, of);
}
