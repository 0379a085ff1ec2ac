/** The words that one authority's notices are made from now, with the mark and the name that drafts keep of them. */
import { createHash } from "node:crypto";
import type { AuthorityId } from "../../domain/ids.ts";
import type { NoticeLibrary, Reading } from "../../domain/notices/compose-for.ts";
import { noticeFormats } from "../../domain/notices/notice.ts";
import { libraryWith, wordsOf } from "../../domain/wording/library.ts";
import type { Wording } from "../../domain/wording/wording.ts";
import type { WordingStore } from "./wording-store.ts";

export type LibraryPorts = {
  content(): Promise<NoticeLibrary>;
  readonly wordings: Pick<WordingStore, "current">;
};

export type OwnLibrary = {
  readonly library: NoticeLibrary;
  /** By format and language, "plain/en": tells these words from any others. */
  readonly marks: Readonly<Record<string, string>>;
  /** "Plain English 3, advice 1": which versions, for people. */
  from(reading: Reading): string;
};

export async function libraryOf(ports: LibraryPorts, authority: AuthorityId): Promise<OwnLibrary> {
  const [base, current] = await Promise.all([ports.content(), ports.wordings.current(authority)]);
  const standing = current.filter(({ state }) => state === "approved");
  const library = libraryWith(base, standing);
  const languages = ["en", ...(library.languages ?? []).map(({ code }) => code)];
  const marks = Object.fromEntries(
    languages.flatMap((language) => {
      const words = wordsOf(library, language);
      return noticeFormats.map((format) => [
        readingKey({ format, language }),
        createHash("sha256").update(`${format}\n${language}\n${words}`).digest("hex").slice(0, 16),
      ]);
    }),
  );
  return { library, marks, from: (reading) => fromOf(standing, reading) };
}

export function readingKey({ format, language }: Reading): string {
  return `${format}/${language}`;
}

/** The mark of what somebody is told who reads so; that of English where the language is not loaded. */
export function markOf({ marks }: Pick<OwnLibrary, "marks">, { format, language }: Reading): string {
  return marks[readingKey({ format, language })] ?? marks[readingKey({ format, language: "en" })] ?? "";
}

const kindNames = {
  plain: "plain words",
  "easy-read": "easy read",
  advice: "advice",
  kinds: "kinds of data",
};

function fromOf(standing: readonly Wording[], { format, language }: Reading): string {
  const words = format === "easy-read" ? "easy-read" : "plain";
  const used = standing.filter(
    (one) =>
      (one.language === "en" || one.language === language) &&
      (one.kind === words || one.kind === "advice" || one.kind === "kinds"),
  );
  return used.map((one) => `${kindNames[one.kind]} (${one.language}) version ${one.version}`).join(", ");
}
