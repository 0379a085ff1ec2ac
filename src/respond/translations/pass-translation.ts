/** A second person's yes to a translation, putting a draft away, and going back to English: each under lock. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isInStep } from "../../domain/translations/in-step.ts";
import {
  passTranslation,
  type Translation,
  type TranslationStep,
  translationTransitions,
} from "../../domain/translations/translation.ts";
import { type By, changeBy } from "../change-by.ts";
import type { TranslationPassProblem, WhichTranslation } from "../desk/house/translation-desk.ts";
import type { PublishProblem } from "../desk/incident/statement-desk.ts";
import { note } from "../note.ts";
import { type PublishPorts, publishSite } from "../publish/publish-site.ts";
import { sourceOf } from "./read-translations.ts";
import type { TranslationPorts } from "./translation-store.ts";

export type Stepped = Outcome<Translation, TranslationPassProblem | PublishProblem>;
export type StepOf = WhichTranslation & { readonly number: number; readonly why?: string };

/** Where the page cannot be put out now, it is with the next change: the record says already what it is to show. */
export async function takeTranslationStep(
  ports: TranslationPorts,
  own: PublishPorts,
  by: By,
  which: StepOf,
  step: TranslationStep,
): Promise<Stepped> {
  const source = await sourceOf(ports, by, which);
  if (source === undefined) return failed({ kind: "no-such-translation" });
  const why = (which.why ?? "").trim();
  if (step === "withdraw" && why === "") return failed({ kind: "translation-without-why" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.translations.alter<TranslationPassProblem>(change, which.number, (current) => {
    const { subject, language, number, incident } = current;
    if (subject !== which.subject || language !== which.language)
      return failed({ kind: "no-such-translation" });
    const passed = passTranslation(current, step, by, change.at);
    if (!passed.ok) return passed;
    if (step === "approve" && !isInStep(current, source.fields))
      return failed({ kind: "translation-behind" });
    const about = { subject: `translation:${number}`, ...(incident === null ? {} : { incident }) };
    const detail = { of: subject, language, ...(step === "withdraw" ? { why } : {}) };
    return done({
      next: passed.value,
      entries: [note(change, translationTransitions[step].entry, about, detail)],
    });
  });
  if (!outcome.ok)
    return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-translation" } : outcome.problem);
  if (step === "discard" || !source.isPublic) return outcome;
  const put = await publishSite(own, by);
  return put.ok ? outcome : put;
}
