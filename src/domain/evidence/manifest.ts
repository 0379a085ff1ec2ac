/** What a bundle says of itself: its manifest, the list of hashes as sha256sum reads it, and the text that is signed. */

export type ListedFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What it is, in words. */
  readonly what: string;
};

export type Manifest = {
  readonly format: "candour-evidence/1";
  readonly bundle: string;
  readonly handling: { readonly mark: string; readonly means: string };
  readonly incident: { readonly reference: string; readonly title: string };
  readonly authority: string;
  readonly madeFor: { readonly body: string; readonly person: string };
  readonly reasons: string;
  readonly madeAt: string;
  readonly custody: readonly { readonly what: string; readonly by: string; readonly at: string }[];
  readonly ledger: { readonly origin: string; readonly size: number; readonly root: string };
  /** What there is and was left out, and why. */
  readonly leftOut: readonly string[];
  readonly files: readonly ListedFile[];
};

export const sumsName = "SHA256SUMS";
export const signedName = "SHA256SUMS.signed";

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** As `sha256sum -c` takes it. */
export function sumsText(files: readonly Pick<ListedFile, "path" | "sha256">[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}

/** No checkpoint reads like this: the second line of one is a number. */
export function textToSign(bundle: string, sumsSha256: string): string {
  return `candour-evidence/1\nbundle ${bundle}\nsha256 ${sumsSha256}\n`;
}

/** Safe in every file system, and on every one the same. */
export function isPlainPath(path: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._+-]*(\/[A-Za-z0-9][A-Za-z0-9._+-]*)*$/.test(path);
}
