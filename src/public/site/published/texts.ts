/** The running text of a statement as the page takes it apart, in whatever language. */

export function paragraphsOf(body: string): readonly string[] {
  return body
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** Easy read: a line for each idea. */
export function linesOf(easyRead: string): readonly string[] {
  return easyRead
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]\s+/, "").trim())
    .filter((line) => line !== "");
}
