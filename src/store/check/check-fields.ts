/** Sealing of what a question says, of what staff wrote about a call, and of the message that leads to an answer. */
import type { Asked } from "../../domain/check/asked.ts";
import type { CheckLanguage } from "../../domain/check/question.ts";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { type NamedKey, sealUnder } from "../../seal/sealed-value.ts";
import { openWith } from "../people/person-fields.ts";

export type QuestionContent = Asked & { readonly language: CheckLanguage };

export type CheckFields = {
  sealQuestion(id: string, content: QuestionContent): Buffer;
  openQuestion(id: string, sealed: Uint8Array): QuestionContent;
  sealNote(call: string, note: string): Buffer;
  openNote(call: string, sealed: Uint8Array): string;
};

/** Of one size, whatever was typed. */
const length = 2048;

export function openCheckFields(ring: KeyRing): CheckFields {
  const key = ring.derived("check");
  return {
    sealQuestion(id, content) {
      const json = JSON.stringify(content).toWellFormed();
      const padded = `${json}${" ".repeat(Math.max(0, length - Buffer.byteLength(json)))}`;
      return seal(padded, key, `check question ${id}`);
    },
    openQuestion: (id, sealed) =>
      JSON.parse(unseal(sealed, key, `check question ${id}`).toString()) as QuestionContent,
    sealNote: (call, note) =>
      seal(note.toWellFormed().replaceAll("\u0000", ""), key, `check call ${call} note`),
    openNote: (call, sealed) => unseal(sealed, key, `check call ${call} note`).toString(),
  };
}

type Part = "name" | "destination" | "words";

/** With the person's own key: gone when it is. */
export function sealAnswerPart(key: NamedKey, answer: string, part: Part, value: string): Buffer {
  return sealUnder(key, value, `check answer ${answer} ${part}`);
}

/** Null where the key is gone. */
export function openAnswerPart(
  key: NamedKey | null,
  answer: string,
  part: Part,
  sealed: Uint8Array,
): string | null {
  return openWith(key, sealed, `check answer ${answer} ${part}`);
}

export function wordsIn(opened: string): NoticeWords {
  return JSON.parse(opened) as NoticeWords;
}
