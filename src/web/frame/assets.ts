/**
 * The style sheet: GOV.UK Frontend's, without the typeface that only GOV.UK may use, then our own; and the scripts, for
 * passkeys and for pages that follow. Made once at start; addresses hold a hash of what is there, so a browser may keep it for good.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type Assets = {
  readonly styleHref: string;
  readonly passkeyHref: string;
  readonly liveHref: string;
  readonly keysHref: string;
  readonly readabilityHref: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;
};

/** The folder that holds `govuk/`, for templates and styles alike. */
export const frontendFolder = join(
  dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")),
  "dist",
);

const iconFile = "/assets/icon.svg";

export async function loadAssets(): Promise<Assets> {
  const [frontend, own, icon, passkey, live, keys, readability] = await Promise.all([
    readFile(join(frontendFolder, "govuk/govuk-frontend.min.css"), "utf8"),
    ownStyle(),
    readFile(join(import.meta.dirname, "style/icon.svg")),
    passkeyScript(),
    readFile(join(import.meta.dirname, "script/live.js")),
    readFile(join(import.meta.dirname, "script/keys.js")),
    readFile(join(import.meta.dirname, "script/readability.js")),
  ]);
  const style = Buffer.from(`${withoutTypeface(frontend)}\n${own}`);
  const styleHref = `/assets/candour-${hashOf(style)}.css`;
  const passkeyHref = `/assets/passkey-${hashOf(passkey)}.js`;
  const liveHref = `/assets/live-${hashOf(live)}.js`;
  const keysHref = `/assets/keys-${hashOf(keys)}.js`;
  const readabilityHref = `/assets/readability-${hashOf(readability)}.js`;
  return {
    keysHref,
    readabilityHref,
    liveHref,
    styleHref,
    passkeyHref,
    files: new Map([
      [styleHref, { type: "text/css; charset=utf-8", body: style }],
      [passkeyHref, { type: "text/javascript; charset=utf-8", body: passkey }],
      [liveHref, { type: "text/javascript; charset=utf-8", body: live }],
      [readabilityHref, { type: "text/javascript; charset=utf-8", body: readability }],
      [keysHref, { type: "text/javascript; charset=utf-8", body: keys }],
      [iconFile, { type: "image/svg+xml", body: icon }],
    ]),
  };
}

/** The library's own bundle, then the few lines that bind it to our forms: one file, nothing from elsewhere. */
async function passkeyScript(): Promise<Buffer> {
  const library = createRequire(import.meta.url).resolve("@simplewebauthn/browser");
  const bundle = join(dirname(library), "../dist/bundle/index.umd.min.js");
  const own = join(import.meta.dirname, "script/passkey.js");
  const [first, second] = await Promise.all([readFile(bundle, "utf8"), readFile(own, "utf8")]);
  return Buffer.from(`${first}\n${second}`);
}

function hashOf(body: Buffer): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 12);
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
