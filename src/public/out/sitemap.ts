/** For search engines: every page, where the site's own address is known (sitemaps.org, 0.9). */
import type { Publication } from "../../domain/publication/publication.ts";
import { xml } from "../feeds/xml.ts";
import type { SiteFile } from "../site/site-file.ts";

export function sitemap(
  { address, updatedAt }: Publication,
  pages: readonly string[],
): readonly (readonly [string, SiteFile])[] {
  const robots = `User-agent: *\nAllow: /\n${address === "" ? "" : `Sitemap: ${address}/sitemap.xml\n`}`;
  const files: (readonly [string, SiteFile])[] = [
    ["/robots.txt", { body: robots, contentType: "text/plain; charset=utf-8" }],
  ];
  if (address === "") return files;
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map((path) => `  <url><loc>${xml(address + path)}</loc><lastmod>${updatedAt}</lastmod></url>\n`).join("")}</urlset>
`;
  return [...files, ["/sitemap.xml", { body, contentType: "application/xml; charset=utf-8" }]];
}
