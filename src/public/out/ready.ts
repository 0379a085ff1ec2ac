/** Files that are made outside of this room, since it makes no PDF: where they stand. */
import type { Publication } from "../../domain/publication/publication.ts";
import { inLanguage } from "../languages/translator.ts";

export const printSheet = "/print.pdf";
export const pressPack = "/press.zip";

/** Where the sheet of a language stands: "/cy/print.pdf". */
export function sheetPath(code: string): string {
  return inLanguage(code, printSheet);
}

export type Poster = {
  readonly authority: string;
  readonly name: string;
  readonly size: "A4" | "A3";
  /** The code of its language. */
  readonly language: string;
};

export function posters({ authorities }: Publication, codes: readonly string[]): readonly Poster[] {
  return authorities.flatMap(({ key, name }) =>
    codes.flatMap((language) =>
      (["A4", "A3"] as const).map((size) => ({ authority: key, name, size, language })),
    ),
  );
}

export function posterPath({ authority, size, language }: Poster): string {
  return `/authorities/${authority}/poster-${size.toLowerCase()}-${language}.pdf`;
}
