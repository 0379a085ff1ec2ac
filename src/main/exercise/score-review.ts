/** Scores the review against the archive's own truth: the sealed findings are opened again and linked as the review did. */
import type { KeyObject } from "node:crypto";
import type { Found, FoundMention, Scores } from "../../../exercise/score/found.ts";
import { scoreTold, type Told, type ToldScores } from "../../../exercise/score/told.ts";
import { scoreAgainst } from "../../../exercise/score.ts";
import type { ArchiveTruth } from "../../../exercise/truth.ts";
import type { DocumentFindings } from "../../domain/documents/document.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { link } from "../../link/link.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { scan } from "../../scan/scan.ts";
import { need } from "./need.ts";

type Reviewed = {
  readonly folder: string;
  readonly work: string;
  readonly key: KeyObject;
  readonly workers: number;
};

export async function scoreReview(
  truth: ArchiveTruth,
  { folder, work, key, workers }: Reviewed,
): Promise<Scores> {
  const run = await scan({ paths: [folder], work, key, workers, ocr: "off", resume: true });
  if (!run.ok) throw new Error(`The findings could not be opened for scoring (${run.problem.kind}).`);
  const findings: DocumentFindings[] = [];
  for await (const each of run.value.findings()) findings.push(each);
  const linked = await link(each(findings));
  if (!linked.ok) throw new Error(`The findings could not be linked for scoring (${linked.problem.kind}).`);
  const { assignmentOf, people } = linked.value;
  const found: Found = {
    documents: findings.map(({ document }) => document),
    mentions: findings.flatMap(({ document, mentions }) => {
      const assigned = assignmentOf(document.path);
      return mentions.map(
        ({ type, value, confidence }, at): FoundMention => ({
          path: document.path,
          type,
          value,
          confidence,
          bundle: assigned[at]?.bundle ?? null,
          person: assigned[at]?.person ?? null,
        }),
      );
    }),
    people,
  };
  return scoreAgainst(truth, found);
}

async function* each(findings: readonly DocumentFindings[]): AsyncIterable<DocumentFindings> {
  yield* findings;
}

/** Whom the messages that were sent really reach. Each authority's own staff read its own notices. */
export async function scoreSent(
  truth: ArchiveTruth,
  desk: Desk,
  incident: Incident,
  readers: readonly Staff[],
): Promise<ToldScores> {
  const told: Told[] = [];
  for (const reader of readers) {
    // Whoever reads says why, also where nobody in it is real.
    const why = { why: "other", words: "The exercise is scored against its own truth.", reference: "" };
    need(await desk.openTask(reader, why));
    for (let page = 1, pages = 1; page <= pages; page++) {
      const sent = await desk.notices(reader, { incident: incident.id, state: "sent", page });
      pages = sent.pages;
      for (const { id } of sent.rows) {
        const notice = await desk.notice(reader, id);
        if (!notice.ok || notice.value.destination === null || notice.value.channel === null) continue;
        const { personName, channel, destination } = notice.value;
        told.push({ name: personName, channel, destination });
      }
    }
  }
  return scoreTold(truth, told);
}
