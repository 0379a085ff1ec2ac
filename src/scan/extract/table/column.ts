/** Column numbers as the letters that spreadsheets show. */

/** From 0: "A", ..., "Z", "AA", ... */
export function columnLetters(index: number): string {
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** "D12" -> 3; -1 where the reference has no letters. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "")
    index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** What a file of one table calls it: the name without its extension. */
export function tableName(fileName: string): string {
  return fileName.replace(/\.[^.]{1,8}$/u, "") || fileName;
}
