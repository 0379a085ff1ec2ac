/**
 * The hatch: through it the public site's process, which has no database and no key of the record, hands over what
 * people send, sealed; and through it answers lie ready for whoever brings the secret reference that opens them.
 */

/** A file that came with a form. Its name and type are the sender's word, cut to what is harmless to keep. */
export type SentFile = {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** The fields of a form: one line each, or several where it had several. */
export type SentFields = Readonly<Record<string, string | readonly string[]>>;

export type Submission = {
  /** The same form sent twice has one id; by it the record takes each once. */
  readonly id: string;
  readonly kind: string;
  /** For the sender: whoever brings it reads the answer. */
  readonly reference: string;
  readonly sentAt: Date;
  readonly fields: SentFields;
  readonly files: readonly SentFile[];
};

/** Why a form could not be handed over; what was typed stays with its sender. */
export type HatchProblem = { readonly kind: "hatch-full" | "hatch-shut" | "hatch-busy" };

/** What an answer's file says once it is open. */
export type Answer = {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Nobody reads it after that. */
  readonly until: Date;
};

/** What the record writes for the public's process: where to seal to, and the key of the tokens in forms. */
export type HatchKeys = { readonly box: string; readonly forms: string };

/** Where things lie in the hatch's folder. */
export type HatchFolder = {
  readonly keys: string;
  readonly waiting: string;
  readonly answers: string;
  /** What nobody could take in: kept for a human look. */
  readonly aside: string;
  /** One record for each message that was sent: see seal/genuine-code.ts. */
  readonly genuine: string;
};

export function hatchFolder(folder: string): HatchFolder {
  return {
    keys: `${folder}/keys.json`,
    waiting: `${folder}/in`,
    answers: `${folder}/out`,
    aside: `${folder}/aside`,
    genuine: `${folder}/genuine`,
  };
}
