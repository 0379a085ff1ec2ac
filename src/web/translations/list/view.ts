/** What wants a translation into one language, most urgent first. */

import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Progress } from "../../../domain/translations/in-step.ts";
import type { Source } from "../../../domain/translations/subject.ts";
import type { TranslationLine } from "../../../respond/desk/house/translation-desk.ts";
import { raw } from "../../frame/fields.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { addressOf } from "../found.ts";
import { kindWords, progressTags } from "../words.ts";

const sections: readonly { readonly progress: Progress; readonly title: string; readonly about: string }[] = [
  {
    progress: "behind",
    title: "Out of date",
    about: "The English has changed since. Until you translate it anew, the public reads the new English.",
  },
  {
    progress: "waiting",
    title: "Waiting for a second person",
    about: "Somebody who did not write it has to let the public read it.",
  },
  { progress: "missing", title: "Not translated", about: "The public reads the English." },
  { progress: "done", title: "Up to date", about: "The public reads the translation." },
];

/** `here`: the address of this list; `isShown`: which of the texts it is about. */
export async function translationList(
  { desk, staff, query }: StaffVisit,
  here: string,
  isShown: (source: Source) => boolean = () => true,
): Promise<Reply> {
  const languages = await desk.otherLanguages(staff);
  const asked = raw(query, "language");
  const language = languages.find(({ code }) => code === asked) ?? languages[0];
  const all = language === undefined ? [] : await desk.translations(staff, language.code);
  const lines = all.filter(({ source }) => isShown(source));
  return page("translations/list/page.njk", {
    ...{ title: "Translations", language, any: lines.length > 0 },
    languages: languages.map(({ code, name, locale, dir }) => ({
      ...{ name, locale, dir, here: code === language?.code, href: `${here}?language=${code}` },
    })),
    mayWrite: mayEver(staff.role, "translation.write"),
    sections: sections
      .map(({ progress, ...rest }) => ({
        ...{ ...rest, progress, isDone: progress === "done", tag: progressTags[progress] },
        rows: lines
          .filter((one) => one.progress === progress)
          .toSorted((a, b) => Number(b.source.isPublic) - Number(a.source.isPublic))
          .map((one) => rowOf(one, language?.code ?? "")),
      }))
      .filter(({ rows }) => rows.length > 0),
  });
}

function rowOf({ source }: TranslationLine, language: string) {
  const { subject, title, kind, isPublic } = source;
  return { title, kind: kindWords[kind], isPublic, href: addressOf({ subject, language }) };
}
