/** The words of notices as fields that a person edits, and back: what stands around them, such as who gets which advice, stays. */
import type { Advice, CategoryWords } from "../notices/advice.ts";
import type { NoticeContent, NoticeTemplate } from "../notices/compose-notice.ts";
import type { MentionType } from "../people/mention.ts";
import type { WordingFields, WordingKind } from "./wording.ts";

const lineFields = [
  ...["subject", "greeting", "years", "takenHeading", "takenNote", "meaningHeading", "doHeading"],
  ...["weHeading", "contactHeading", "closing", "signature", "short"],
] as const satisfies readonly string[];
const listFields = ["opening", "we", "contact"] as const;
type LineField = Exclude<keyof NoticeTemplate, "opening" | "we" | "contact" | "meaning" | "letter" | "range">;

/** In the order in which somebody reads the notice. */
const order = [
  ...["subject", "greeting", "opening", "years", "takenHeading", "takenNote", "meaningHeading", "meaning"],
  ...["doHeading", "weHeading", "we", "contactHeading", "contact", "closing", "signature", "short"],
];

export function fieldsOf(content: NoticeContent, kind: WordingKind): WordingFields {
  if (kind === "advice") return adviceFields(content.advice);
  if (kind === "kinds") return kindFields(content.categories);
  return templateFields(kind === "plain" ? content.template : (content.easy ?? content.template));
}

/** Fields that are not there, or of something that is not there any more, change nothing. */
export function withFields<C extends NoticeContent>(content: C, kind: WordingKind, fields: WordingFields): C {
  const read = (name: string, otherwise: string): string =>
    Object.hasOwn(fields, name) && fields[name] !== "" ? fields[name]! : otherwise;
  if (kind === "advice")
    return { ...content, advice: content.advice.map((advice) => adviceWith(advice, read)) };
  if (kind === "kinds") return { ...content, categories: kindsWith(content.categories, read) };
  const template = templateWith(
    kind === "plain" ? content.template : (content.easy ?? content.template),
    read,
  );
  return kind === "plain" ? { ...content, template } : { ...content, easy: template };
}

export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

type Read = (name: string, otherwise: string) => string;

function templateFields(template: NoticeTemplate): WordingFields {
  const all: Record<string, string> = {
    ...Object.fromEntries(lineFields.map((name) => [name, template[name as LineField] as string])),
    ...Object.fromEntries(listFields.map((name) => [name, template[name].join("\n")])),
    ...Object.fromEntries(template.meaning.map((entry) => [meaningField(entry), entry.text])),
  };
  const place = (name: string): number => order.indexOf(name.startsWith("meaning.") ? "meaning" : name);
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => place(a) - place(b)));
}

function templateWith(template: NoticeTemplate, read: Read): NoticeTemplate {
  return {
    ...template,
    ...Object.fromEntries(
      lineFields.map((name) => [name, read(name, template[name as LineField] as string)]),
    ),
    ...Object.fromEntries(listFields.map((name) => [name, linesOf(read(name, template[name].join("\n")))])),
    meaning: template.meaning.map((entry) => ({ ...entry, text: read(meaningField(entry), entry.text) })),
  };
}

/** Named after the first kind of data that it is said for: its place in the file may change. */
function meaningField({ for: types }: { readonly for: readonly MentionType[] }): string {
  return `meaning.${types[0] ?? "any"}`;
}

function adviceFields(advice: readonly Advice[]): WordingFields {
  return Object.fromEntries(
    advice
      .toSorted((a, b) => a.order - b.order)
      .flatMap(({ key, title, steps, easy }) => [
        [`${key}.title`, title],
        [`${key}.steps`, steps.join("\n")],
        [`${key}.easy`, (easy ?? [title]).join("\n")],
      ]),
  );
}

function adviceWith(advice: Advice, read: Read): Advice {
  const { key, title, steps, easy } = advice;
  return {
    ...advice,
    title: read(`${key}.title`, title),
    steps: linesOf(read(`${key}.steps`, steps.join("\n"))),
    easy: linesOf(read(`${key}.easy`, (easy ?? [title]).join("\n"))),
  };
}

function kindFields(categories: CategoryWords): WordingFields {
  return Object.fromEntries(Object.entries(categories).map(([type, { yours }]) => [type, yours]));
}

function kindsWith(categories: CategoryWords, read: Read): CategoryWords {
  return Object.fromEntries(
    Object.entries(categories).map(([type, words]) => [type, { ...words, yours: read(type, words.yours) }]),
  ) as CategoryWords;
}
