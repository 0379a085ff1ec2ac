/** A notice in the name of two controllers: the words of the one, with a sentence about the other before the first heading. */
import type { NoticeWords } from "../notices/notice.ts";

export type JointFacts = {
  readonly teller: string;
  readonly other: { readonly name: string; readonly phone: string; readonly email: string };
};

export function jointWords(words: NoticeWords, { teller, other }: JointFacts): NoticeWords {
  const at = words.blocks.findIndex(({ kind }) => kind === "heading");
  const text = `This is from ${teller} and from ${other.name}. Both hold some of this information. ${other.name} will not write to you about it as well. You can call them on ${other.phone}, or email ${other.email}.`;
  const blocks = words.blocks.toSpliced(at === -1 ? words.blocks.length : at, 0, { kind: "paragraph", text });
  return { ...words, blocks };
}
