/** Files of the site, under the paths by which the public asks for them. */
export type SiteFile = { readonly body: string; readonly contentType: string };

/** With those that are not text and are made elsewhere: PDFs, archives. */
export type Site = ReadonlyMap<string, { readonly body: string | Uint8Array; readonly contentType: string }>;
