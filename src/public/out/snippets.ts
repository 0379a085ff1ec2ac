/** Pieces of HTML that web teams of councils copy into their own pages. */
import type { Publication } from "../../domain/publication/publication.ts";
import { bannerScript } from "../banner/banner-script.ts";
import { xml } from "../feeds/xml.ts";

export type Snippets = {
  readonly name: string;
  readonly key: string;
  readonly data: string;
  readonly link: string;
  readonly script: string;
  readonly include: string;
};

/** For all authorities together first, then for each. */
export function snippetsOf({ siteName, address, authorities }: Publication): readonly Snippets[] {
  return [
    snippets(siteName, "", address, ""),
    ...authorities.map(({ key, name }) => snippets(name, key, address, `/authorities/${key}`)),
  ];
}

function snippets(name: string, key: string, address: string, under: string): Snippets {
  const at = xml(address);
  const { path, integrity } = bannerScript();
  return {
    name,
    key,
    data: `${address}${under}/banner.json`,
    link: `<p><strong>Some of our services are not running as usual.</strong>
<a href="${at}/">Read the latest and get help</a>.</p>`,
    script: `<script src="${at}${path}" integrity="${integrity}"
  crossorigin="anonymous" referrerpolicy="no-referrer" async
  data-banner="${xml(under)}/banner.json"></script>`,
    include: `# Once a minute, on your web server:
curl --silent --fail --max-time 5 --max-filesize 8192 \\
  --output banner.new "${address}${under}/banner.html" \\
  && mv banner.new banner.html
# and in your page:
<!--#include virtual="/banner.html" -->`,
  };
}
