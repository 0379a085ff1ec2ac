/** content/check.yaml: what messages say that lead to an answer, what staff ask of a caller, what they say on a call. */
import type { CheckLanguage } from "./question.ts";

type Message = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
};

export type CheckMessages = {
  readonly email: Message;
  /** "{code}", "{address}". */
  readonly text: string;
  readonly letter: Message & {
    readonly codeHeading: string;
    readonly reference: string;
    readonly foot: string;
  };
};

export type IdentityQuestion = { readonly key: string; readonly text: string };

export type CheckWords = {
  readonly messages: Readonly<Record<CheckLanguage, CheckMessages>>;
  readonly identity: {
    /** So many must be answered rightly before anything is read out. */
    readonly needed: number;
    readonly questions: readonly IdentityQuestion[];
  };
  readonly script: readonly string[];
};
