/** The words of an authority's notices as staff look at them: which there are, what each says, and all that it said before. */
import type { Authority } from "../../domain/bodies/authority.ts";
import { composeFor, type NoticeLibrary, type NoticeSpeech } from "../../domain/notices/compose-for.ts";
import type { NoticeFacts } from "../../domain/notices/compose-notice.ts";
import { type MentionType, mentionTypes } from "../../domain/people/mention.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { fieldsIn, libraryWith, missingIn } from "../../domain/wording/library.ts";
import { fieldsOf } from "../../domain/wording/texts.ts";
import { type Wording, type WordingFields, wordingKinds } from "../../domain/wording/wording.ts";
import type { WhichWording, WordingLine, WordingSheet } from "../desk/people/wording-desk.ts";
import type { BodyStore } from "../ports.ts";
import { type LibraryPorts, libraryOf } from "./library-of.ts";
import type { WordingStore } from "./wording-store.ts";

export type WordingPorts = Omit<LibraryPorts, "wordings"> & {
  readonly wordings: WordingStore;
  readonly bodies: Pick<BodyStore, "authorities">;
  now(): Date;
};

export async function readWordings(ports: WordingPorts, reader: Staff): Promise<readonly WordingLine[]> {
  const [{ library }, current] = await Promise.all([
    libraryOf(ports, reader.authority),
    ports.wordings.current(reader.authority),
  ]);
  return languagesOf(library).flatMap((language) =>
    wordingKinds.map((kind) => {
      const own = current.filter((one) => one.language === language.code && one.kind === kind);
      return {
        ...{ language, kind },
        standing: own.find(({ state }) => state === "approved") ?? null,
        draft: own.find(({ state }) => state === "draft") ?? null,
        missing: missingIn(library, language.code, kind),
      };
    }),
  );
}

export async function readWording(
  ports: WordingPorts,
  reader: Staff,
  which: WhichWording,
): Promise<WordingSheet | null> {
  const [{ library }, versions, base] = await Promise.all([
    libraryOf(ports, reader.authority),
    ports.wordings.of(reader.authority, which),
    ports.content(),
  ]);
  const language = languagesOf(library).find(({ code }) => code === which.language);
  if (language === undefined || !wordingKinds.includes(which.kind)) return null;
  const english = fieldsOf(library, which.kind);
  const speech = library.languages?.find(({ code }) => code === which.language);
  const shipped = base.languages?.find(({ code }) => code === which.language);
  const now = (from: NoticeSpeech | undefined): WordingFields =>
    from === undefined ? english : fieldsIn(from, english);
  return {
    ...{ language, kind: which.kind, english, versions },
    now: now(speech),
    // What comes along, to go back to.
    shipped: shipped === undefined ? fieldsOf(base, which.kind) : fieldsIn(shipped, english),
    standing: versions.find(({ state }) => state === "approved") ?? null,
    draft: versions.find(({ state }) => state === "draft") ?? null,
    version: versions[0]?.version ?? 0,
  };
}

/** English first. */
function languagesOf(library: NoticeLibrary) {
  const english = { code: "en", name: "English", locale: "en-GB", dir: "ltr" } as const;
  return [english, ...(library.languages ?? []).map(({ phrases: _, ...language }) => language)];
}

/** The library as it would be with these words. */
export function libraryTrying(
  library: NoticeLibrary,
  wording: Pick<Wording, "language" | "kind" | "source" | "fields">,
): NoticeLibrary {
  return libraryWith(library, [wording as Wording]);
}

/** Somebody made up, so that words can be looked at where nobody is drafted. */
export function madeUpFacts(
  body: Authority,
  categories: readonly MentionType[] = ["name", "address", "bank-account", "nino"],
): NoticeFacts {
  return {
    ...{ name: "Ada Example", categories, years: { from: 2009, to: 2014 }, reference: "P-000000" },
    authority: { name: body.name, ...body.contact },
  };
}

/** For each severity kinds of data that lead to it. */
export const madeUpKinds: readonly {
  readonly band: "very-high" | "high" | "medium" | "low";
  readonly categories: readonly MentionType[];
}[] = [
  { band: "very-high", categories: mentionTypes },
  { band: "high", categories: ["name", "address", "date-of-birth", "nino", "bank-account", "health"] },
  { band: "medium", categories: ["name", "date-of-birth", "email", "phone"] },
  { band: "low", categories: ["name", "address"] },
];

/** A template's text as it goes out, with the authority's own particulars. */
export function filler(library: NoticeLibrary, body: Authority): (text: string) => string {
  return (text) =>
    composeFor(
      madeUpFacts(body),
      // Where it stands for nothing else, a heading is what is filled in as it is.
      { ...library, languages: [], template: { ...library.template, subject: text } },
      { format: "plain", language: "en" },
    ).words.subject;
}
