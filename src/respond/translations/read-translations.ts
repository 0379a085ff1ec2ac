/** What wants a translation, and one text beside its translation. */
import { progressOf } from "../../domain/translations/in-step.ts";
import type { Source } from "../../domain/translations/subject.ts";
import type { Translation } from "../../domain/translations/translation.ts";
import type { By } from "../change-by.ts";
import type {
  OtherLanguage,
  TranslationLine,
  TranslationSheet,
  WhichTranslation,
} from "../desk/house/translation-desk.ts";
import { markOf } from "./mark.ts";
import { readSources } from "./read-sources.ts";
import type { TranslationPorts } from "./translation-store.ts";

export async function otherLanguages({
  languages,
}: Pick<TranslationPorts, "languages">): Promise<readonly OtherLanguage[]> {
  return (await languages())
    .filter(({ code }) => code !== "en")
    .map(({ code, name, dir, locale }) => ({ code, name, dir, locale }));
}

/** What stands or is on its way, and nothing that another has taken the place of. */
export async function readTranslations(
  ports: TranslationPorts,
  reader: By,
  language: string,
): Promise<readonly TranslationLine[]> {
  const [sources, made] = await Promise.all([readSources(ports, reader), ports.translations.current()]);
  const own = made.filter((one) => one.language === language);
  return sources
    .filter(({ isCurrent }) => isCurrent)
    .map((source) => ({ source, progress: progressOf(pairOf(own, source), source.fields) }));
}

export async function readTranslation(
  ports: TranslationPorts,
  reader: By,
  which: WhichTranslation,
): Promise<TranslationSheet | null> {
  const language = (await otherLanguages(ports)).find(({ code }) => code === which.language);
  if (language === undefined) return null;
  const source = await sourceOf(ports, reader, which);
  if (source === undefined) return null;
  const { subject, authority, incident } = source;
  // The version first, so that it is never newer than what is shown.
  const version = await ports.editions.version({
    ...{ kind: "translation", subject, language: language.code, authority, incident },
  });
  const pair = pairOf(await ports.translations.of(subject, language.code), source);
  return {
    ...{ source, language, version, mark: markOf(source.fields) },
    progress: progressOf(pair, source.fields),
    standing: pair.standing ?? null,
    draft: pair.draft ?? null,
  };
}

export async function sourceOf(
  ports: TranslationPorts,
  reader: By,
  { subject }: Pick<WhichTranslation, "subject">,
): Promise<Source | undefined> {
  return (await readSources(ports, reader)).find((one) => one.subject === subject);
}

function pairOf(made: readonly Translation[], { subject }: Source) {
  const own = made.filter((one) => one.subject === subject);
  return {
    standing: own.find(({ state }) => state === "approved"),
    draft: own.find(({ state }) => state === "draft"),
  };
}
