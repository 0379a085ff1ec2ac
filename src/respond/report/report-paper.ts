/** A report as plain text to be pasted, and as a paper to be printed. */

import type { IncidentId } from "../../domain/ids.ts";
import { plainText } from "../../domain/report/compare.ts";
import type { ReportContent } from "../../domain/report/content.ts";
import { reportKindWords } from "../../domain/report/facts.ts";
import { sectionKeys, sections } from "../../domain/report/field.ts";
import { fieldOf } from "../../domain/report/fields.ts";
import { ways } from "../../domain/report/sent.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { ukMoment } from "../../domain/uk-time/in-words.ts";
import type { SentLine } from "../desk/incident/regulator-desk.ts";
import type { Paper, PaperBlock } from "../paper.ts";
import { readReport } from "./read-report.ts";
import type { RegulatorPorts } from "./regulator-ports.ts";

export async function reportFile(
  own: RegulatorPorts,
  reader: Staff,
  incident: IncidentId,
  { number, as }: { readonly number: number | null; readonly as: "text" | "pdf" },
): Promise<Uint8Array | null> {
  if (number === null) {
    const { content } = await readReport(own, reader, incident);
    const madeAt = own.now();
    const heading = [`Draft, as things were at ${ukMoment(madeAt)}. Not sent.`];
    return await written(own, as, content, heading, madeAt);
  }
  const sent = (await own.reports.sent({ incident, authority: reader.authority })).find(
    (one) => one.number === number,
  );
  return sent === undefined ? null : await written(own, as, sent.content, headingOf(sent), sent.frozenAt);
}

function headingOf({ number, kind, sentAt, way, caseReference, frozenByName, hash, ledger }: SentLine) {
  return [
    `Report ${number}: ${reportKindWords[kind]}`,
    `Sent ${ukMoment(sentAt)}, by way of: ${ways[way]}`,
    ...(caseReference === "" ? [] : [`Case reference: ${caseReference}`]),
    `Signed by ${frozenByName}`,
    `SHA-256 of the content: ${hash}`,
    `Ledger at that moment: ${ledger.size} entries, head ${ledger.root}`,
  ];
}

async function written(
  { writePaper }: RegulatorPorts,
  as: "text" | "pdf",
  content: ReportContent,
  heading: readonly string[],
  madeAt: Date,
): Promise<Uint8Array> {
  if (as === "text") return Buffer.from(plainText(content, heading));
  return await writePaper(paperOf(content, heading, madeAt));
}

function paperOf(content: ReportContent, heading: readonly string[], madeAt: Date): Paper {
  return {
    title: "Personal data breach report",
    author: content.authority,
    madeAt,
    foot: `${content.incident}, ${content.authority}`,
    mark: null,
    blocks: [
      { kind: "paragraph", text: `${content.authority}, incident ${content.incident}` },
      ...heading.map((text) => ({ kind: "paragraph" as const, text })),
      ...sectionKeys.flatMap((section): readonly PaperBlock[] => [
        { kind: "heading", text: sections[section] },
        ...content.fields
          .filter(({ key }) => fieldOf(key).section === section)
          .flatMap(({ number, label, text }): readonly PaperBlock[] => [
            { kind: "subheading", text: `${number} ${label}` },
            { kind: "paragraph", text: text === "" ? "(not yet known)" : text },
          ]),
      ]),
    ],
  };
}
