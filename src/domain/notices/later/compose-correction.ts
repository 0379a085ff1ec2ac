/** Composes one person's correction: what was said, what is true, and what of the earlier notice still holds. */
import type { MentionType } from "../../people/mention.ts";
import { type CategoryWords, inReadingOrder } from "../advice.ts";
import { type NoticeFacts, safeName } from "../compose-notice.ts";
import type { NoticeBlock, NoticeWords } from "../notice.ts";
import { type Correction, stillTrue } from "./correction.ts";
import { dayInWords } from "./day-in-words.ts";

/** content/notice-correction.yaml, as read. */
export type CorrectionTemplate = {
  readonly subject: string;
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly saidHeading: string;
  readonly said: readonly string[];
  readonly truthHeading: string;
  readonly truth: readonly string[];
  readonly notTakenHeading: string;
  readonly stillHeading: string;
  readonly stillNote: string;
  readonly nothingLeft: string;
  readonly doHeading: string;
  readonly do: readonly string[];
  readonly contactHeading: string;
  readonly contact: readonly string[];
  readonly closing: string;
  readonly signature: string;
  readonly short: string;
  readonly letter: { readonly reference: string; readonly foot: string };
};

export type CorrectionFacts = Pick<NoticeFacts, "name" | "reference" | "authority"> & {
  readonly first: Date;
  /** What they were told was taken. */
  readonly told: readonly MentionType[];
};

export function composeCorrection(
  facts: CorrectionFacts,
  correction: Pick<Correction, "wrong" | "said" | "truth">,
  { template, categories }: { readonly template: CorrectionTemplate; readonly categories: CategoryWords },
): NoticeWords {
  const fill = (text: string): string => filled(text, facts, correction);
  const paragraphs = (texts: readonly string[]): NoticeBlock[] =>
    texts
      .filter((text) => !text.includes("{web}") || facts.authority.web !== "")
      .map((text) => ({ kind: "paragraph", text: fill(text) }));
  const heading = (text: string): NoticeBlock => ({ kind: "heading", text: fill(text) });
  const list = (types: readonly MentionType[]): NoticeBlock => ({
    kind: "list",
    items: inReadingOrder(types, categories).map((type) => categories[type].yours),
  });
  const notTaken = facts.told.filter((type) => correction.wrong.includes(type));
  const still = stillTrue(facts.told, correction);
  return {
    subject: fill(template.subject),
    blocks: [
      ...paragraphs([template.greeting, ...template.opening]),
      ...[heading(template.saidHeading), ...paragraphs(template.said)],
      ...[heading(template.truthHeading), ...paragraphs(template.truth)],
      ...(notTaken.length === 0 ? [] : [heading(template.notTakenHeading), list(notTaken)]),
      ...(still.length === 0
        ? paragraphs([template.nothingLeft])
        : [heading(template.stillHeading), ...paragraphs([template.stillNote]), list(still)]),
      ...[heading(template.doHeading), ...paragraphs(template.do)],
      ...[heading(template.contactHeading), ...paragraphs(template.contact)],
      ...paragraphs([template.closing, template.signature]),
    ],
    short: fill(template.short),
    letter: { reference: fill(template.letter.reference), foot: fill(template.letter.foot) },
  };
}

function filled(
  text: string,
  { name, reference, authority, first }: CorrectionFacts,
  { said, truth }: Pick<Correction, "said" | "truth">,
): string {
  const values: Readonly<Record<string, string>> = {
    ...{ name: safeName(name), reference, first: dayInWords(first), said, truth },
    ...{ authority: authority.name, phone: authority.phone, email: authority.email, web: authority.web },
  };
  return text.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole);
}
