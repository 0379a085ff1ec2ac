/** Words as they are compared: what differs from one copy of a message to the next is taken out, endings are cut. */

/** Letters that pass for Latin ones, so that "Раypal" is "paypal" here as it is to the eye. */
const passesFor: Readonly<Record<string, string>> = {
  ...{
    а: "a",
    в: "b",
    е: "e",
    ё: "e",
    і: "i",
    ј: "j",
    к: "k",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    с: "c",
    ѕ: "s",
  },
  ...{
    т: "t",
    у: "y",
    х: "x",
    ԁ: "d",
    ɡ: "g",
    ո: "n",
    α: "a",
    ε: "e",
    ι: "i",
    κ: "k",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
  },
};

const hidden = /[\p{Cf}\u115f\u1160\u3164]/gu;

export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(hidden, "")
    .toLowerCase()
    .replace(/[^\u0000-\u024f]/gu, (char) => passesFor[char] ?? char)
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** Before the words are taken apart: addresses, sums and numbers each become one word of their own. */
export function wordsOf(text: string): readonly string[] {
  return (
    folded(text)
      .replace(/(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/\S+/gu, " ")
      .replace(/(?<!\S)[^\s@]+@\S+/gu, " ")
      .replace(
        /(?<![a-z0-9.-])(?:[a-z0-9-]+\.)+(?:com|net|org|info|example|test|invalid|uk|io|co|eu|online|site|top|xyz)\b\S*/gu,
        " ",
      )
      .replace(/[£$€]\s*\d[\d,.]*/gu, " sum$&sum ")
      .replace(
        /sum[£$€]\s*(\d[\d,]*(?:\.\d+)?)[.,]*sum/gu,
        (_, sum: string) => ` £${sum.replaceAll(",", "")} `,
      )
      .match(/£[\d.]+|[a-z][a-z'’-]*[a-z]|[a-z]/gu) ?? []
  ).map((word) => word.replace(/['’-]/gu, ""));
}

/** Ends of English words; crude, and the same for both that are compared. */
export function stem(word: string): string {
  if (word.startsWith("£") || word.length < 5) return word;
  const cut = word
    .replace(/(?:ies|ied)$/u, "y")
    .replace(/(?:sses)$/u, "ss")
    .replace(/(?:ations?|ating|ated|ates?)$/u, "at")
    .replace(/(?:ings?|edly|ed|ers?|ly|ments?|ness)$/u, "")
    .replace(/(?:es|s)$/u, "")
    .replace(/e$/u, "");
  const bare = cut.replace(/([bdfgklmnprt])\1$/u, "$1");
  return bare.length >= 3 ? bare : word;
}
