/**
 * The style sheet: GOV.UK Frontend's, without the typeface that only GOV.UK may use, then our own. Made once at
 * start; its address holds a hash of it, so a browser may keep it for good.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type Assets = {
  readonly styleHref: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;
};

/** The folder that holds `govuk/`, for templates and styles alike. */
export const frontendFolder = join(
  dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")),
  "dist",
);

const iconFile = "/assets/icon.svg";

export async function loadAssets(): Promise<Assets> {
  const [frontend, own, icon] = await Promise.all([
    readFile(join(frontendFolder, "govuk/govuk-frontend.min.css"), "utf8"),
    ownStyle(),
    readFile(join(import.meta.dirname, "style/icon.svg")),
  ]);
  const style = Buffer.from(`${withoutTypeface(frontend)}\n${own}`);
  const hash = createHash("sha256").update(style).digest("hex").slice(0, 12);
  const styleHref = `/assets/candour-${hash}.css`;
  return {
    styleHref,
    files: new Map([
      [styleHref, { type: "text/css; charset=utf-8", body: style }],
      [iconFile, { type: "image/svg+xml", body: icon }],
    ]),
  };
}

/** In the order of their names: later ones have the last word. */
async function ownStyle(): Promise<string> {
  const folder = join(import.meta.dirname, "style");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".css")).toSorted();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

/** GDS Transport is licensed for GOV.UK alone. */
export function withoutTypeface(css: string): string {
  return css
    .replace(/@font-face\{[^}]*\}/gu, "")
    .replaceAll("GDS Transport,arial,sans-serif", "var(--candour-typeface)")
    .replace(/\/\*# sourceMappingURL=.*?\*\//u, "");
}
