/** Writes a translation as a draft, from the English that the writer saw; the public reads it with a second person's yes. */
import { failed, type Outcome } from "../../domain/outcome.ts";
import { fieldsProblem } from "../../domain/translations/in-step.ts";
import type { Words } from "../../domain/translations/subject.ts";
import { type Translation, translationTransitions } from "../../domain/translations/translation.ts";
import { type By, changeBy } from "../change-by.ts";
import type {
  TranslationForm,
  TranslationProblem,
  WhichTranslation,
} from "../desk/house/translation-desk.ts";
import { note } from "../note.ts";
import { readTranslation } from "./read-translations.ts";
import type { TranslationPorts } from "./translation-store.ts";

export async function writeTranslation(
  ports: TranslationPorts,
  by: By,
  which: WhichTranslation,
  form: TranslationForm,
): Promise<Outcome<Translation, TranslationProblem>> {
  const sheet = await readTranslation(ports, by, which);
  if (sheet === null) return failed({ kind: "no-such-translation" });
  const { source, mark, draft: earlier } = sheet;
  // Else an answer to what the English said before would be taken for one to what it says now.
  if (form.mark !== mark) return failed({ kind: "translation-source-changed" });
  const fields = cleaned(source.fields, form.fields);
  const wrong = fieldsProblem(source.kind, source.fields, fields);
  if (wrong !== null) return failed(wrong);
  const change = changeBy(by, ports.now());
  const { subject, kind, incident, authority } = source;
  const hands = by === "system" ? [] : [by.id];
  const draft: Omit<Translation, "number"> = {
    ...{ subject, kind, incident, authority, language: which.language, source: source.fields, fields },
    ...{ state: "draft", authorName: by === "system" ? "Candour" : by.name, writtenAt: change.at },
    // Whoever changes a comma of a colleague's draft may not be the one who approves it.
    writers: [...new Set([...(earlier?.writers ?? []), ...hands])],
    ...{ approvedBy: null, approvedByName: "", approvedAt: null },
  };
  return await ports.translations.write(change, form.version, draft, ({ number }) => [
    note(
      change,
      translationTransitions.redraft.entry,
      { subject: `translation:${number}`, ...(incident === null ? {} : { incident }) },
      { of: subject, language: which.language, fields: Object.keys(source.fields).length },
    ),
  ]);
}

/** Of fields that there are, as they are typed: what no record can hold is left out. */
function cleaned(english: Words, typed: Words): Words {
  return Object.fromEntries(
    Object.keys(english).map((field) => {
      const text = Object.hasOwn(typed, field) ? (typed[field] ?? "") : "";
      return [field, text.toWellFormed().replaceAll("\u0000", "").replaceAll("\r\n", "\n").trim()];
    }),
  );
}
