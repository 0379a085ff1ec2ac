/** A file about the map as somebody chose it, and what reading it gives: rows, and sentences about what is wrong. */
import type { MapRow } from "../../../domain/map/import/rows.ts";

export type MapFile = { readonly name: string; readonly bytes: Uint8Array };

/** What is wrong, and where: "Row 12". */
export type FileError = { readonly at: string; readonly sentence: string };
export type ReadRows = { readonly rows: readonly MapRow[]; readonly errors: readonly FileError[] };

export const mostBytes = 8 * 1024 * 1024;
export const mostRows = 60_000;
