/** A page before it is rendered: the same in every language, but for its words. */
import type { Translator } from "../languages/translator.ts";
import type { SiteFile } from "./site-file.ts";

export type PageSpec = {
  /** As the English page has it: "/services". */
  readonly path: string;
  readonly template: string;
  readonly context: object;
};

export type Render = (template: string, context: object, words?: Translator) => string;
export type Named = readonly [path: string, file: SiteFile];
