/**
 * The style sheet of the public site: GOV.UK Frontend's without the typeface and the crest that only GOV.UK may use,
 * then our own. Its address holds a hash of it, so that browsers may keep it for good.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const pages = join(import.meta.dirname, "../pages");

/** The folder that holds `govuk/`, for templates and styles alike. */
export const frontendFolder = join(
  dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")),
  "dist",
);

export type Style = { readonly href: string; readonly css: string; readonly icon: string };

let made: Style | undefined;

export function siteStyle(): Style {
  made ??= makeStyle();
  return made;
}

function makeStyle(): Style {
  const frontend = readFileSync(join(frontendFolder, "govuk/govuk-frontend.min.css"), "utf8");
  const own = readdirSync(join(pages, "style"))
    .filter((name) => name.endsWith(".css"))
    .sort()
    .map((name) => readFileSync(join(pages, "style", name), "utf8"))
    .join("\n");
  const css = `${withoutMarks(frontend)}\n${own}`;
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 12);
  return {
    href: `/assets/site-${hash}.css`,
    css,
    icon: readFileSync(join(pages, "icon.svg"), "utf8"),
  };
}

export function withoutMarks(css: string): string {
  return css
    .replace(/@font-face\{[^}]*\}/g, "")
    .replaceAll("GDS Transport,arial,sans-serif", "var(--site-typeface)")
    .replaceAll("GDS Transport", "arial")
    .replace(/url\(\/assets\/[^)]*\)/g, "none")
    .replace(/\/\*# sourceMappingURL=.*?\*\//, "");
}
