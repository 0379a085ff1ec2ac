/** Files of the site, under the paths by which the public asks for them. */
export type SiteFile = {
  readonly body: string;
  readonly contentType: string;
  /** For whoever serves the site, and nobody else. */
  readonly served?: false;
};

/** With those that are not text and are made elsewhere: PDFs, archives. */
export type Site = ReadonlyMap<string, SiteItem>;
export type SiteItem = Omit<SiteFile, "body"> & { readonly body: string | Uint8Array };
