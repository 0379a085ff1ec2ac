/** What lies in a bundle, file by file: made when it is its turn, so that nothing waits in memory. */

import type { EvidenceForm } from "../../domain/evidence/evidence.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { mayRead, type Referral } from "../../domain/referrals/referral.ts";
import { fitsIn, markInFileName, meaningOf } from "../../domain/referrals/tlp.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ReferralStore } from "../referrals/referral-store.ts";
import { type TimelineFilePorts, timelineFile } from "../timeline/timeline-file.ts";
import { timelineFormats } from "../timeline/timeline-row.ts";
import type { BundleFile, Original, Pieces, ProvenEntries } from "./evidence-store.ts";

/** Facts that other parts of the response tell, as the reader may read them. */
export type ToldPart = { readonly path: string; readonly what: string; readonly content: unknown };
export type FrozenReport = { readonly name: string; readonly text: Uint8Array; readonly pdf: Uint8Array };
export type OtherParts = {
  parts(reader: Staff, incident: Incident): Promise<readonly ToldPart[]>;
  reports(reader: Staff, incident: Incident): Promise<readonly FrozenReport[]>;
  /** Sealed originals of what staff sent in to the reader's authority. */
  originals(reader: Staff, incident: Incident): AsyncIterable<Original>;
};

export type ContentPorts = TimelineFilePorts & {
  readonly referring: Pick<ReferralStore, "of" | "questions">;
  readonly otherParts: OtherParts;
  /** The script that goes along. */
  checkScript(): Promise<string>;
};

export type ContentOf = {
  readonly reader: Staff;
  readonly incident: Incident;
  readonly form: EvidenceForm;
  readonly at: Date;
  readonly ledger: ProvenEntries;
  /** Filled while files are made: what there is and was left out, and why. */
  readonly leftOut: string[];
};

export async function* contentsOf(ports: ContentPorts, of: ContentOf): AsyncGenerator<BundleFile> {
  const { reader, incident, form, at, ledger, leftOut } = of;
  const handling = meaningOf[form.mark].text;
  const json = (content: object): string => `${JSON.stringify({ handling, ...content }, null, 1)}\n`;
  yield { path: "README.txt", what: "How to check this bundle", pieces: [readme(of)] };
  yield {
    path: "check.mjs",
    what: "Checks this bundle with Node alone",
    pieces: [await ports.checkScript()],
  };
  yield {
    path: "verifier",
    what: "The key of the ledger that signed this",
    pieces: [`${ledger.verifier}\n`],
  };
  yield {
    path: "incident.json",
    what: "The incident and its authorities",
    pieces: [json(incidentFacts(incident))],
  };

  for (const format of timelineFormats) {
    const query = { order: "oldest" } as const;
    const mark = { text: handling, colour: meaningOf[form.mark].colour };
    const told = { incident, authority: reader.authority, query, madeAt: at, mark };
    const { pieces } = await timelineFile(ports, told, format);
    const path = `timeline/timeline-${markInFileName(form.mark)}.${format}`;
    yield { path, what: `What happened, as ${format.toUpperCase()}`, pieces };
  }
  yield { path: "ledger/checkpoint", what: "The ledger as it was signed", pieces: [ledger.checkpoint] };
  yield {
    path: "ledger/entries.jsonl",
    what: "Entries of this incident with their proofs",
    pieces: linesOf(ledger),
  };

  yield* referralsOf(ports, of, json);
  for (const { path, what, content } of await ports.otherParts.parts(reader, incident))
    yield { path, what, pieces: [json({ content })] };
  for (const { name, text, pdf } of await ports.otherParts.reports(reader, incident)) {
    yield { path: `reports/${name}.txt`, what: "A report to the regulator as it was sent", pieces: [text] };
    yield { path: `reports/${name}.pdf`, what: "The same report on paper", pieces: [pdf] };
  }
  if (form.originals) yield* originalsOf(ports, of);
  else leftOut.push("Sealed originals of what staff sent in: not asked for.");
}

async function* linesOf({ lines }: ProvenEntries): Pieces & AsyncGenerator<string> {
  for await (const { index, leaf, hashes } of lines) yield `${JSON.stringify({ index, leaf, hashes })}\n`;
}

/** Whatever bears a stricter mark than the bundle stays out of it. */
async function* referralsOf(
  { referring }: ContentPorts,
  { reader, incident, form, leftOut }: ContentOf,
  json: (content: object) => string,
): AsyncGenerator<BundleFile> {
  const [all, questions] = [await referring.of(incident.id), await referring.questions(incident.id)];
  const fits = (one: Referral) => mayRead(one, reader) && fitsIn(one.mark, form.mark);
  const out = all.filter((one) => !fits(one)).length;
  if (out > 0) leftOut.push(`Referrals under a stricter mark, or for others to read: ${out}.`);
  const referrals = all.filter(fits).map(({ named: _, namedNames: __, ...referral }) => ({
    ...referral,
    mark: meaningOf[referral.mark].text,
    questions: questions.filter((question) => question.referral === referral.id),
  }));
  yield { path: "referrals/referrals.json", what: "Whom it was referred to", pieces: [json({ referrals })] };
}

/** Under names that no machine opens by itself. */
async function* originalsOf(
  { otherParts }: ContentPorts,
  { reader, incident }: ContentOf,
): AsyncGenerator<BundleFile> {
  const seen = new Set<string>();
  for await (const { sha256, pieces, what } of otherParts.originals(reader, incident)) {
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    yield { path: `originals/${sha256}.bin`, what, pieces };
  }
}

function incidentFacts(incident: Incident) {
  const { reference, title, phase, origin, summary, declaredAt, believed, involved } = incident;
  return { reference, title, phase, origin, summary, declaredAt, believed, involved };
}

function readme({ incident, form, ledger }: ContentOf): string {
  const { text, means } = meaningOf[form.mark];
  const who = [form.recipient.person, form.recipient.body].filter((one) => one !== "").join(", ");
  return `${text}
${means}

Evidence of ${incident.reference}: ${incident.title}
Made for: ${who}

Check it. Nothing is installed, and nothing is sent anywhere.

  sha256sum -c SHA256SUMS            each file is the one that is listed, and none is missing
  node check.mjs --verifier KEY      the list is the one that was signed, no file was added, and the entries of
                                     the ledger stand in the ledger (Node.js 22 or later; exit 0 whole, 1 not)

KEY is the ledger's key. Take it from the authority by another way than this bundle. The one that came along:

  ${ledger.verifier}

manifest.html    what is in here, for people; manifest.json the same for programs
timeline/        what happened and when, as CSV, JSON and PDF; times as clocks in the UK showed them, and in UTC
ledger/          the entries of this incident, each with the hashes that lead from it to the signed root (RFC 6962)
complaints/, decisions/, measures/, referrals/, reports/, sightings/, telling/   as the authority's record has them
originals/       files that staff sent in, where they were asked for, as they came: TREAT THEM AS HOSTILE. They have no
                 ending that a machine would open; take them apart where nothing else can be reached.

Write down who had this in hand, from when to when. The authority keeps its own list.

${text}
`;
}
