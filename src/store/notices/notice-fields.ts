/** Sealing of what a notice keeps in clear words: name, destination and words, each bound to its notice. */
import type { KeyObject } from "node:crypto";
import type { NoticeId } from "../../domain/ids.ts";
import type { NoticeWords } from "../../domain/notice.ts";
import { seal, unseal } from "../../seal/seal.ts";

type Kind = "name" | "destination" | "words";

export type NoticeFields = {
  seal(kind: Kind, value: string, notice: NoticeId): Buffer;
  open(kind: Kind, sealed: Uint8Array, notice: NoticeId): string;
  sealWords(words: NoticeWords, notice: NoticeId): Buffer;
  openWords(sealed: Uint8Array, notice: NoticeId): NoticeWords;
};

export function openNoticeFields(key: KeyObject): NoticeFields {
  const contextOf = (kind: Kind, notice: NoticeId): string => `notice ${notice} ${kind}`;
  const sealField: NoticeFields["seal"] = (kind, value, notice) => seal(value, key, contextOf(kind, notice));
  const openField: NoticeFields["open"] = (kind, sealed, notice) =>
    unseal(sealed, key, contextOf(kind, notice)).toString();
  return {
    seal: sealField,
    open: openField,
    sealWords: (words, notice) => sealField("words", JSON.stringify(words), notice),
    openWords: (sealed, notice) => JSON.parse(openField("words", sealed, notice)) as NoticeWords,
  };
}
