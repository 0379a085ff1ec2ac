/** The message that leads to an answer. It never says what was taken, nor that anything was: others may see it first. */
import type { CheckWords } from "../../domain/check/check-words.ts";
import { answerDays, type CheckLanguage } from "../../domain/check/question.ts";
import type { NoticeFacts } from "../../domain/notices/compose-notice.ts";
import type { Channel, NoticeWords } from "../../domain/notices/notice.ts";

export type MessageFacts = {
  readonly language: CheckLanguage;
  readonly channel: Channel;
  /** A link's, or a code. */
  readonly secret: string;
  readonly reference: string;
  readonly authority: NoticeFacts["authority"];
  readonly address: string;
};

export function writeMessage({ messages }: CheckWords, facts: MessageFacts): NoticeWords {
  const { email, text, letter } = messages[facts.language];
  const fill = (words: string): string => filled(words, facts);
  const paragraphs = (all: readonly string[]): NoticeWords["blocks"] =>
    all.map((words) => ({ kind: "paragraph", text: fill(words) }));
  if (facts.channel === "letter")
    return {
      subject: fill(letter.subject),
      blocks: [
        ...paragraphs(letter.paragraphs.slice(0, 1)),
        { kind: "heading", text: fill(letter.codeHeading) },
        ...paragraphs(letter.paragraphs.slice(1)),
      ],
      short: "",
      letter: { reference: fill(letter.reference), foot: fill(letter.foot) },
    };
  return { subject: fill(email.subject), blocks: paragraphs(email.paragraphs), short: fill(text) };
}

function filled(words: string, { secret, reference, authority, address }: MessageFacts): string {
  const site = address.replace(/\/+$/u, "");
  const values: Readonly<Record<string, string>> = {
    authority: authority.name,
    phone: authority.phone,
    email: authority.email,
    reference,
    days: String(answerDays),
    code: secret,
    link: `${site}/check/${secret}`,
    address: `${site.replace(/^https?:\/\//u, "")}/check/code`,
  };
  return words.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole);
}
