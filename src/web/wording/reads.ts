/** How words read, as they stand: reading age and long sentences of English, length of the text message in any language. */
import { textLength } from "../../domain/notices/text-length.ts";
import type { WordingFields, WordingKind } from "../../domain/wording/wording.ts";
import { easyAim, plainAim, readabilityOf } from "../../respond/readability/reading-age.ts";

export function howItReads(kind: WordingKind, language: string, fields: WordingFields) {
  const prose = Object.entries(fields)
    .filter(([name]) => kind !== "kinds" && !/^(short|signature|closing|greeting)$/u.test(name))
    .map(([, text]) => text);
  const aim = kind === "easy-read" ? easyAim : plainAim;
  const measured = language === "en" && kind !== "kinds" ? readabilityOf(prose.join("\n"), aim) : null;
  const short = fields["short"] ?? "";
  return {
    measured,
    // What the law is held to; easy read aims lower.
    isHard: (measured?.age ?? 0) > plainAim.age,
    aim: { age: plainAim.age, longest: aim.longest },
    text: short === "" ? null : textLength(short),
  };
}
