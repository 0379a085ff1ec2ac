export type Packing = "br" | "gzip";

/** What `site.json` in a version says about each path. */
export type SiteEntry = {
  readonly path: string;
  readonly file: string;
  readonly contentType: string;
  readonly sha256: string;
  /** Nobody who asks for its path is given it. */
  readonly served?: false;
  /** The compressed forms beside it, by their hashes. Versions of before have none. */
  readonly packed?: { readonly [packing in Packing]?: string };
};
