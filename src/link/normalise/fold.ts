/** Folding: the form of a written word in which spelling of accents, case and punctuation no longer matters. */

/** Letters that Unicode does not decompose. */
const undecomposed: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
};

/** Lower case, no accents, apostrophes closed up (O'Brien, obrien), everything else that is no letter or digit a space. */
export function fold(written: string): string {
  const lower = written.toLowerCase();
  const plain = isPlain(lower)
    ? lower
    : lower
        .normalize("NFD")
        .replace(/\p{M}+/gu, "")
        .replace(/[łøđðþßæœıħ]/g, (letter) => undecomposed[letter] ?? letter);
  return plain
    .replace(/['’`´]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
