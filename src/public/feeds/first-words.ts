/** On one line, whole letters. CAP advises 160 signs for devices with small screens (3.2.2). */
export function firstWords(text: string, most = 150): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = [...new Intl.Segmenter("en-GB").segment(line)].map(({ segment }) => segment);
  return letters.length <= most
    ? line
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
