/** The banner's script, under an address with its hash, and the hash by which a page holds to it (W3C SRI). */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type BannerScript = { readonly path: string; readonly body: string; readonly integrity: string };

let read: BannerScript | undefined;

export function bannerScript(): BannerScript {
  read ??= readScript();
  return read;
}

function readScript(): BannerScript {
  const body = readFileSync(join(import.meta.dirname, "banner.js"), "utf8");
  const hash = createHash("sha384").update(body).digest();
  return {
    path: `/assets/banner-${hash.toString("hex").slice(0, 12)}.js`,
    body,
    integrity: `sha384-${hash.toString("base64")}`,
  };
}
