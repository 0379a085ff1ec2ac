export type Packing = "br" | "gzip";

/** What `site.json` in a version says about each path. */
export type SiteEntry = {
  readonly path: string;
  readonly file: string;
  readonly contentType: string;
  readonly sha256: string;
  /** The compressed forms beside it, by their hashes. Versions of before have none. */
  readonly packed?: { readonly [packing in Packing]?: string };
};
