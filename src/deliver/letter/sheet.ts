/** The page that a letter is written on, with the structure that a screen reader reads. */
import type PDFDocument from "pdfkit";
import type { LetterFonts } from "./fonts.ts";

export const millimetre = 72 / 25.4;
export const margin = 22 * millimetre;
/** Of running text, in points. */
export const size = 12;

export type Page = InstanceType<typeof PDFDocument>;
export type Sheet = {
  readonly page: Page;
  readonly tags: PDFKit.PDFStructureElement;
  readonly fonts: LetterFonts;
};

export function use({ page, fonts }: Sheet, weight: keyof LetterFonts, points: number): Page {
  return page.font(fonts[weight] as unknown as string).fontSize(points);
}

/** `lang`: where it is in another language than the page. */
export function tagged({ page, tags }: Sheet, tag: string, write: () => void, lang?: string): void {
  tags.add(page.struct(tag, lang === undefined ? {} : { lang }, write));
}
