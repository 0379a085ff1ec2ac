/** Composes one person's notice from the words in content/ and that person's own categories, and nothing else. */

import type { MentionType } from "../people/mention.ts";
import { type Advice, adviceFor, type CategoryWords, inGroups, inReadingOrder } from "./advice.ts";
import type { NoticeBlock, NoticePart, NoticeWords } from "./notice.ts";
import { wholeSentences } from "./text-length.ts";

/** content/notice.yaml, as read. Names in curly brackets are filled in. */
export type NoticeTemplate = {
  readonly subject: string;
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly years: string;
  /** What stands for {years} where there are several. */
  readonly range: string;
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
  /** The same for easy read, one idea a line; the plain one where it is left out. */
  readonly easy?: NoticeTemplate;
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
    /** Where to write to, line by line: not everybody has a phone. */
    readonly address?: readonly string[];
  };
};

/** The same in another language; null where it lacks it. */
export type Say = (english: string) => string | null;

/** A list longer than this is parted by headings. */
const longList = 8;
export const asItStands: Say = (english) => english;

/** Plain English. */
export function composeNotice(facts: NoticeFacts, content: NoticeContent): NoticeWords {
  return composePart(facts, content, { easy: false, say: asItStands });
}

export function composePart(
  facts: NoticeFacts,
  content: NoticeContent,
  { easy, say }: { readonly easy: boolean; readonly say: Say },
): NoticePart {
  const template = easy ? (content.easy ?? content.template) : content.template;
  const writing = writingOf(facts, template, say);
  const { text, block } = writing;
  const paragraphs = (texts: readonly string[]): readonly NoticeBlock[] =>
    texts.filter((english) => isKnown(english, facts)).map((english) => block("paragraph", english));
  return {
    subject: text(template.subject),
    blocks: [
      ...paragraphs([template.greeting, ...template.opening]),
      ...(facts.years ? paragraphs([template.years]) : []),
      block("heading", template.takenHeading),
      ...takenBlocks(facts.categories, content.categories, writing),
      ...paragraphs([template.takenNote]),
      block("heading", template.meaningHeading),
      ...paragraphs(meanings(facts.categories, template)),
      block("heading", template.doHeading),
      ...adviceFor(facts.categories, content.advice).flatMap((advice) => adviceBlocks(advice, easy, writing)),
      block("heading", template.weHeading),
      ...paragraphs(template.we),
      block("heading", template.contactHeading),
      ...paragraphs(template.contact),
      ...paragraphs([template.closing, template.signature]),
    ],
    short: wholeSentences(text(template.short)),
    letter: { reference: text(template.letter.reference), foot: text(template.letter.foot) },
  };
}

type Writing = {
  text(english: string): string;
  block(kind: "heading" | "subheading" | "paragraph", english: string): NoticeBlock;
  list(items: readonly string[]): NoticeBlock;
  lacks(english: string): boolean;
};

/** What the language lacks is said in English, and marked as such. */
function writingOf(facts: NoticeFacts, template: NoticeTemplate, say: Say): Writing {
  const lacks = (english: string): boolean => say(english) === null;
  const values = valuesOf(facts, template, say);
  const inEnglish = say === asItStands ? values : valuesOf(facts, template, asItStands);
  const text = (english: string): string => {
    const said = say(english);
    return said === null ? filled(english, inEnglish) : filled(said, values);
  };
  const marked = (is: boolean): { readonly inEnglish?: true } => (is ? { inEnglish: true } : {});
  return {
    lacks,
    text,
    block: (kind, english) => ({ kind, text: text(english), ...marked(lacks(english)) }),
    list: (items) => ({ kind: "list", items: items.map(text), ...marked(items.some(lacks)) }),
  };
}

/** A sentence about what is not known, such as a website that the body does not have, is left out. */
function isKnown(english: string, { authority }: NoticeFacts): boolean {
  if (english.includes("{web}") && authority.web === "") return false;
  return !english.includes("{post}") || (authority.address ?? []).length > 0;
}

function takenBlocks(
  categories: readonly MentionType[],
  words: CategoryWords,
  writing: Writing,
): readonly NoticeBlock[] {
  // An address holds its postcode: no need to say both.
  const said = categories.filter((type) => type !== "postcode" || !categories.includes("address"));
  const lists = (types: readonly MentionType[]) =>
    listsOf(
      types.map((type) => words[type].yours),
      writing,
    );
  if (said.length <= longList) return lists(inReadingOrder(said, words));
  return inGroups(said, words).flatMap(({ title, types }): readonly NoticeBlock[] =>
    title === "" ? lists(types) : [writing.block("subheading", title), ...lists(types)],
  );
}

/** What the language lacks stands in a list of its own, so that it can be read out as what it is. */
function listsOf(items: readonly string[], { list, lacks }: Writing): readonly NoticeBlock[] {
  const [own, lacking] = [items.filter((item) => !lacks(item)), items.filter(lacks)];
  return [own, lacking].filter((part) => part.length > 0).map(list);
}

/** A piece of advice is given whole: what of it the language lacks stands there in English. */
function adviceBlocks(
  { title, steps, easy = [title] }: Advice,
  isEasy: boolean,
  writing: Writing,
): readonly NoticeBlock[] {
  return [writing.block("subheading", title), ...listsOf(isEasy ? easy : steps, writing)];
}

function meanings(categories: readonly MentionType[], template: NoticeTemplate): readonly string[] {
  return template.meaning
    .filter((entry) => entry.for.some((type) => categories.includes(type)))
    .map(({ text }) => text);
}

export const noticeFields = [
  "name",
  "authority",
  "phone",
  "email",
  "web",
  "post",
  "reference",
  "years",
] as const;

type Values = Readonly<Record<string, string>>;

function valuesOf(
  { name, years, reference, authority }: NoticeFacts,
  { range }: NoticeTemplate,
  say: Say,
): Values {
  return {
    name: safeName(name, say),
    authority: authority.name,
    phone: authority.phone,
    email: authority.email,
    web: authority.web,
    post: (authority.address ?? []).join(", "),
    reference,
    years: years === null ? "" : yearsInWords(years, say(range) ?? range),
  };
}

function filled(text: string, values: Values): string {
  return text.includes("{")
    ? text.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole)
    : text;
}

function yearsInWords({ from, to }: { readonly from: number; readonly to: number }, range: string): string {
  if (from === to) return String(from);
  return range.replace("{from}", String(from)).replace("{to}", String(to));
}

/** Where no name was found, or nothing of it is left. */
export const nobody = "Sir or Madam";

/** Names come from stolen files, so from whoever wrote them: no links, brackets, digits or control characters, 100 at most. */
export function safeName(name: string, say: Say = asItStands): string {
  const kept = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M} .,'’-]/gu, " ")
    .replace(/\.(?=\S{2})/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 100);
  return kept === "" ? (say(nobody) ?? nobody) : kept;
}
