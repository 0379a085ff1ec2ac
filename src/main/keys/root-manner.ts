/** How the root key of a record may be opened, and what can be wrong with it. */
import { readFileSync } from "node:fs";
import type { KeyProblem } from "../../seal/keys.ts";
import type { Places } from "../places.ts";
import type { Terminal } from "./terminal.ts";

export type RootProblem =
  | KeyProblem
  | { readonly kind: "key-other"; readonly file: string }
  | { readonly kind: "key-closed"; readonly advice: string }
  | { readonly kind: "key-file-worthless"; readonly file: string }
  | { readonly kind: "key-passphrase-short" | "key-passphrases-differ" }
  | { readonly kind: "key-passphrase-wrong" | "key-passphrase-none" }
  | { readonly kind: "key-passphrase-unreadable"; readonly file: string }
  | { readonly kind: "secret-weak" | "secret-other" | "secret-none" | "key-broken-off" };

export type RootManner = {
  readonly places: Pick<Places, "data" | "key" | "work">;
  /** Named on the command line. */
  readonly keyFile?: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal | null;
  /** Of an exercise, where everybody is made up: the key lies in its own folder. */
  readonly beside?: boolean;
  say(line: string): void;
};

/** Null where the file cannot be read. */
export function passphraseIn(file: string): string | null {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    return null;
  }
}
