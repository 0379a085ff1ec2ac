/** The words of a feed. Each says whether it is in English for want of another: readers are told piece by piece. */
import { english } from "../languages/english.ts";
import { type Translator, translator, type Values } from "../languages/translator.ts";
import { blocksOf } from "../site/view/statement-view.ts";
import { xml } from "./xml.ts";

export type Piece = { readonly text: string; readonly inEnglish: boolean };
export type Teller = ReturnType<typeof tellerOf>;

export const plain = translator(english());

export function tellerOf(words: Translator) {
  return {
    words,
    /** `inEnglish`: since what is said in it is. */
    says: (key: string, values?: Values, inEnglish = false): Piece =>
      inEnglish ? { ...plain.say(`feeds.${key}`, values), inEnglish } : words.say(`feeds.${key}`, values),
    /** Words of staff as they are. */
    staff: (text: string): Piece => ({ text, inEnglish: !words.speaks(text) }),
    /** Words of staff with something said around them, in the language that they are in. */
    around(key: string, name: string, text: string): Piece {
      const speaks = words.speaks(text);
      const { text: said } = (speaks ? words : plain).say(`feeds.${key}`, { [name]: text });
      return { text: said, inEnglish: !speaks };
    },
  };
}

/** `like`: the language that the entry says it is in; paragraphs in another say so themselves. */
export function htmlOf(pieces: readonly Piece[], like: Piece, { language }: Translator): string {
  return runsOf(pieces)
    .flatMap(({ inEnglish, texts }) => {
      const own = inEnglish ? ["en-GB", "ltr"] : [language.locale, language.dir];
      const mark = inEnglish === like.inEnglish ? "" : ` lang="${own[0]}" dir="${own[1]}"`;
      return blocksOf(texts).map(({ list, lines }) => blockHtml(list, lines.map(xml), mark));
    })
    .join("");
}

/** Neighbours in one language: a list may run over several of them. */
function runsOf(pieces: readonly Piece[]) {
  const runs: { readonly inEnglish: boolean; readonly texts: string[] }[] = [];
  for (const { inEnglish, text } of pieces) {
    const last = runs.at(-1);
    if (last?.inEnglish === inEnglish) last.texts.push(text);
    else runs.push({ inEnglish, texts: [text] });
  }
  return runs;
}

function blockHtml(list: boolean, lines: readonly string[], mark: string): string {
  return list
    ? `<ul${mark}>${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`
    : `<p${mark}>${lines.join("<br>")}</p>`;
}
