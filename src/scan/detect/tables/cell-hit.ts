/** A hit in a row: its offsets are those of one cell's text. */
import type { Hit } from "../detector.ts";

export type CellHit = Hit & { readonly column: string };
