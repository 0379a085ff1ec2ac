/** The banner as a piece of HTML to be put into another site's page by its server: no script, no style, no picture. */
import { xml } from "../feeds/xml.ts";
import { momentInWords } from "../site/words.ts";
import type { Banner } from "./banner-of.ts";

export function bannerHtml(banner: Banner): string {
  if (!banner.show) return "<!-- nothing to show -->\n";
  const { emergency, latest, links, name, updatedAt, validUntil } = banner;
  const troubled = troubledWords(banner);
  const practice = banner.practice ? "<strong>This is practice. Nothing has happened.</strong> " : "";
  const news =
    emergency !== undefined
      ? `<strong>Emergency message.</strong> ${xml(emergency.text.replace(/\s+/gu, " "))} `
      : latest === null
        ? ""
        : `<strong>${xml(latest.title)}</strong> <a href="${href(latest.href)}">Read the statement</a>. `;
  return `<!-- valid until ${validUntil} -->
<div class="candour-banner" role="region" aria-label="Service updates from ${xml(name)}">
<p>${practice}${news}${xml(troubled)} <a href="${href(links.page)}">Updates and help</a>. <small>Updated ${momentInWords(updatedAt)}.</small></p>
</div>
`;
}

/** "2 of 6 services do not run as usual." */
export function troubledWords({ services }: Pick<Banner, "services">): string {
  const { running, disrupted, suspended, essential } = services;
  const all = running + disrupted + suspended + essential;
  const troubled = all - running;
  if (all === 0) return "";
  if (troubled === 0) return "All services are running.";
  return `${troubled} of ${all} services ${troubled === 1 ? "does" : "do"} not run as usual.`;
}

/** Only addresses of the web, and those within the site. */
function href(address: string): string {
  return /^(https?:\/\/|\/)/i.test(address) ? xml(address) : "/";
}
