/** Names as they are looked up: lower case, no accents. */

export const marks = { given: 1, often: 2, surname: 4, oftenSurname: 8, ordinary: 16, place: 32 } as const;

const letters: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

export function fold(name: string): string {
  const lower = name.toLowerCase().replaceAll("’", "'");
  if (/^[a-z' -]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łøßæœđðþı]/g, (letter) => letters[letter] ?? letter);
}
