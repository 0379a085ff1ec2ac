/** Composes one person's notice from the words in content/ and that person's own categories, and nothing else. */

import type { MentionType } from "../people/mention.ts";
import { type Advice, adviceFor, type CategoryWords, inGroups, inReadingOrder } from "./advice.ts";
import type { NoticeWords } from "./notice.ts";

/** content/notice.yaml, as read. Names in curly brackets are filled in. */
export type NoticeTemplate = {
  readonly subject: string;
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly years: string;
  readonly takenHeading: string;
  readonly takenNote: string;
  readonly meaningHeading: string;
  readonly meaning: readonly { readonly for: readonly MentionType[]; readonly text: string }[];
  readonly doHeading: string;
  readonly weHeading: string;
  readonly we: readonly string[];
  readonly contactHeading: string;
  readonly contact: readonly string[];
  readonly closing: string;
  readonly signature: string;
  readonly short: string;
  readonly letter: { readonly reference: string; readonly foot: string };
};

export type NoticeContent = {
  readonly template: NoticeTemplate;
  readonly categories: CategoryWords;
  readonly advice: readonly Advice[];
};

export type NoticeFacts = {
  readonly name: string;
  readonly categories: readonly MentionType[];
  /** Of the documents that the person stands in. */
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly reference: string;
  readonly authority: {
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly web: string;
  };
};

type Block = NoticeWords["blocks"][number];

/** A list longer than this is parted by headings. */
const longList = 8;

export function composeNotice(facts: NoticeFacts, content: NoticeContent): NoticeWords {
  const { template } = content;
  const fill = (text: string): string => filled(text, facts);
  // A sentence about what is not known, such as a website that the body does not have, is left out.
  const paragraphs = (texts: readonly string[]): Block[] =>
    texts
      .filter((text) => !text.includes("{web}") || facts.authority.web !== "")
      .map((text) => ({ kind: "paragraph", text: fill(text) }));
  const heading = (text: string): Block => ({ kind: "heading", text: fill(text) });
  return {
    subject: fill(template.subject),
    blocks: [
      ...paragraphs([template.greeting, ...template.opening]),
      ...(facts.years ? paragraphs([template.years]) : []),
      heading(template.takenHeading),
      ...takenBlocks(facts.categories, content.categories),
      ...paragraphs([template.takenNote]),
      heading(template.meaningHeading),
      ...paragraphs(meanings(facts.categories, template)),
      heading(template.doHeading),
      ...adviceFor(facts.categories, content.advice).flatMap((advice): Block[] => [
        { kind: "subheading", text: fill(advice.title) },
        { kind: "list", items: advice.steps.map(fill) },
      ]),
      heading(template.weHeading),
      ...paragraphs(template.we),
      heading(template.contactHeading),
      ...paragraphs(template.contact),
      ...paragraphs([template.closing, template.signature]),
    ],
    short: fill(template.short),
    letter: { reference: fill(template.letter.reference), foot: fill(template.letter.foot) },
  };
}

function takenBlocks(categories: readonly MentionType[], words: CategoryWords): readonly Block[] {
  // An address holds its postcode: no need to say both.
  const said = categories.filter((type) => type !== "postcode" || !categories.includes("address"));
  const list = (types: readonly MentionType[]): Block => ({
    kind: "list",
    items: types.map((type) => words[type].yours),
  });
  if (said.length <= longList) return [list(inReadingOrder(said, words))];
  return inGroups(said, words).flatMap(({ title, types }): Block[] =>
    title === "" ? [list(types)] : [{ kind: "subheading", text: title }, list(types)],
  );
}

function meanings(categories: readonly MentionType[], template: NoticeTemplate): readonly string[] {
  return template.meaning
    .filter((entry) => entry.for.some((type) => categories.includes(type)))
    .map(({ text }) => text);
}

function filled(text: string, { name, years, reference, authority }: NoticeFacts): string {
  const values: Readonly<Record<string, string>> = {
    name: safeName(name),
    authority: authority.name,
    phone: authority.phone,
    email: authority.email,
    web: authority.web,
    reference,
    years: years === null ? "" : yearsInWords(years),
  };
  return text.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function yearsInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `the years ${from} to ${to}`;
}

/** Names come from stolen files, so from whoever wrote them: no links, brackets or control characters, 100 at most. */
export function safeName(name: string): string {
  const kept = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N} .,'’-]/gu, " ")
    .replace(/\.(?=\S{2})/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 100);
  return kept === "" ? "Sir or Madam" : kept;
}
