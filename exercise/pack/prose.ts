/** The same words in whichever format the office happened to save them. */
import type { Prose } from "../papers/writing.ts";
import { docx } from "./docx.ts";
import type { Leaf } from "./leaf.ts";
import { pdf } from "./pdf.ts";
import { html, text } from "./text.ts";

export type ProseFormat = "docx" | "pdf" | "txt" | "txt-1252" | "txt-utf16" | "html";

export async function prose(path: string, words: Prose, year: number, format: ProseFormat): Promise<Leaf> {
  switch (format) {
    case "docx":
      return docx(`${path}.docx`, words, year);
    case "pdf":
      return pdf(`${path}.pdf`, words, year);
    case "html":
      return html(`${path}.html`, words, year);
    case "txt":
      return text(`${path}.txt`, words, year, "utf-8");
    case "txt-1252":
      return text(`${path}.txt`, words, year, "windows-1252");
    case "txt-utf16":
      return text(`${path}.txt`, words, year, "utf-16le");
  }
}
