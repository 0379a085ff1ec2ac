/**
 * What somebody reads who opens their answer: the kinds of data that were taken about them, and what to do. No name, no
 * address, no value: it may be read on a screen that others see.
 */
import { composeNotice, type NoticeContent, type NoticeFacts, safeName } from "../notices/compose-notice.ts";
import type { NoticeWords } from "../notices/notice.ts";

export type CheckAnswer = {
  readonly authority: NoticeFacts["authority"];
  readonly blocks: NoticeWords["blocks"];
};

/** What the person was told already is said again, word for word, without their name. */
export function composeAnswer(
  { name, ...facts }: NoticeFacts,
  content: NoticeContent,
  told: NoticeWords | null,
): CheckAnswer {
  const { blocks } = told ?? composeNotice({ ...facts, name: "" }, content);
  const greeting = content.template.greeting;
  return { authority: facts.authority, blocks: withoutName(blocks, name, greeting) };
}

function withoutName(blocks: CheckAnswer["blocks"], name: string, greeting: string): CheckAnswer["blocks"] {
  const named = safeName(name);
  // The greeting is the first block, however staff have written it.
  return blocks
    .slice(greeting.includes("{name}") ? 1 : 0)
    .filter((block) => block.kind === "list" || name === "" || !block.text.includes(named));
}
