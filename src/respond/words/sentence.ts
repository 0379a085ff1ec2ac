/** What a sentence for people is made from: the problem and what it carries. */
import type { Problem } from "../../domain/outcome.ts";

/** What the problems that carry something carry. */
export type Carrying = Problem & {
  readonly seconds?: number;
  readonly why?: string;
  readonly path?: string;
  readonly near?: string;
  readonly file?: string;
  readonly advice?: string;
  readonly sequence?: number;
  readonly share?: number;
  readonly needed?: number;
  readonly word?: number;
  readonly what?: string;
  readonly by?: string;
  readonly at?: Date;
  readonly way?: readonly string[];
  readonly head?: string;
  readonly row?: number;
  readonly number?: number;
  readonly other?: number;
};

export type Sentences = Readonly<Record<string, string | ((problem: Carrying) => string)>>;

/** Paths come from whoever asked, and are told to them alone. */
export function named(path: string | undefined, otherwise: string): string {
  return path === undefined ? otherwise : path;
}

export function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
