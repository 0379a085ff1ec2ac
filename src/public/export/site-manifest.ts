/** What an exported site says of itself, and the text that is signed. */
import { sha256Of } from "../site/compress.ts";

export type ListedPage = {
  /** Inside the folder. */
  readonly path: string;
  /** As it is asked for. */
  readonly address: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type SiteManifest = {
  readonly format: "candour-site/1";
  readonly version: string;
  readonly exportedAt: string;
  readonly files: readonly ListedPage[];
};

export const manifestName = "manifest.json";
export const signedName = "manifest.json.signed";

export function manifestText(manifest: SiteManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** No checkpoint reads like this, nor any bundle. */
export function textToSign(version: string, manifest: string): string {
  return `candour-site/1\nversion ${version}\nsha256 ${sha256Of(manifest)}\n`;
}

export function manifestIn(text: string): SiteManifest | null {
  try {
    const manifest = JSON.parse(text) as SiteManifest;
    return manifest.format === "candour-site/1" && Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
}
