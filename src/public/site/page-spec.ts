/** A page before it is rendered: the same in every language, but for its words. */
import type { SiteFile } from "./site-file.ts";

export type PageSpec = {
  /** As the English page has it: "/services". */
  readonly path: string;
  readonly template: string;
  readonly context: object;
};

export type Named = readonly [path: string, file: SiteFile];
