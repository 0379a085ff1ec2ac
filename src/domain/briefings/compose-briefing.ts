/** The words of a briefing as they go out: the memo itself, what changed, and how to say that one has read it. */
import type { NoticeWords } from "../notices/notice.ts";
import type { BriefingWords } from "./briefing.ts";

export type Block = NoticeWords["blocks"][number];

export type OutgoingBriefing = BriefingWords & {
  /** "B-3" */
  readonly reference: string;
  readonly number: number;
  readonly changed: string;
  /** 0 for the version itself; else which reminder it is. */
  readonly reminder: number;
  readonly from: { readonly name: string };
  /** Where one acknowledges; null where the public site has no address yet. */
  readonly link: string | null;
  readonly expires: string;
};

export function composeBriefing(briefing: OutgoingBriefing): NoticeWords {
  const { title, reference, number, reminder, from } = briefing;
  const corrected = number > 1 ? "Corrected: " : "";
  const subject = `${reminder > 0 ? "Reminder: " : corrected}${title}`;
  return {
    subject,
    blocks: [
      ...(reminder > 0 ? [paragraph("You have not yet told us that you have read this.")] : []),
      ...(briefing.changed === "" ? [] : [heading("What has changed"), ...blocksOf(briefing.changed)]),
      ...blocksOf(briefing.body),
      heading("Tell us that you have read this"),
      ...acknowledging(briefing),
      paragraph(`${from.name}. Briefing ${reference}, version ${number}.`),
    ],
    short: `${from.name}: ${subject}`,
  };
}

function acknowledging({ link, expires }: OutgoingBriefing): readonly Block[] {
  if (link === null)
    return [paragraph("Tell your manager, or the Tech Hub by phone, that you have read this.")];
  return [
    paragraph("Open this page and press the button. You need no account and no work computer."),
    paragraph(link),
    paragraph(
      `The page shows this briefing again. It is for you alone and works until ${expires}. It never asks for a password. If you cannot open it, tell your manager.`,
    ),
  ];
}

const heading = (text: string): Block => ({ kind: "heading", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** Paragraphs are parted by an empty line; one whose lines all start with "- " is a list, one with "## " a heading. */
export function blocksOf(text: string): readonly Block[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap(partOf);
}

function partOf(part: string): readonly Block[] {
  const lines = part.split("\n").map((line) => line.trim());
  const [first = "", ...others] = lines;
  if (first.startsWith("## ")) {
    const rest = others.join("\n");
    return [heading(first.slice(3).trim()), ...(rest === "" ? [] : partOf(rest))];
  }
  if (lines.every((line) => line.startsWith("- ")))
    return [{ kind: "list", items: lines.map((line) => line.slice(2).trim()) }];
  // A list that follows its sentence without an empty line between.
  const begins = lines.findIndex((line) => line.startsWith("- "));
  if (begins > 0 && lines.slice(begins).every((line) => line.startsWith("- ")))
    return [...partOf(lines.slice(0, begins).join("\n")), ...partOf(lines.slice(begins).join("\n"))];
  return [paragraph(lines.join(" "))];
}
