/** Files that are made outside of this room, since it makes no PDF: where they stand. */
import type { Publication } from "../../domain/publication/publication.ts";

export const printSheet = "/print.pdf";
export const pressPack = "/press.zip";

export type Poster = {
  readonly authority: string;
  readonly name: string;
  readonly size: "A4" | "A3";
  readonly language: PosterLanguage;
};
export type PosterLanguage = "en" | "cy";

export function posters({ authorities }: Publication): readonly Poster[] {
  return authorities.flatMap(({ key, name }) =>
    (["en", "cy"] as const).flatMap((language) =>
      (["A4", "A3"] as const).map((size) => ({ authority: key, name, size, language })),
    ),
  );
}

export function posterPath({ authority, size, language }: Poster): string {
  return `/authorities/${authority}/poster-${size.toLowerCase()}-${language}.pdf`;
}
