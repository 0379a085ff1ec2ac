/** What the public site answers to a request: pure, from the loaded site. */

import type { EmergencyNotice } from "../../domain/emergency/emergency.ts";
import { speakers } from "../languages/speakers.ts";
import type { Translator } from "../languages/translator.ts";
import { type MessagePage, renderMessage } from "../site/render-site.ts";
import { siteStyle } from "../site/style.ts";
import { inPage } from "./emergency/in-page.ts";
import type { LoadedFile, LoadedSite } from "./load-site.ts";
import { loadedFile } from "./load-site.ts";
import { bodyOf, encodingFor, isKnown, tagOf } from "./negotiate.ts";

export type Asked = {
  readonly method: string;
  readonly path: string;
  /** The Accept-Encoding header. */
  readonly accepted: string;
  /** The If-None-Match header. */
  readonly known: string;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
};

export const security = {
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "origin-agent-cluster": "?1",
} as const;

export function answer(site: LoadedSite | undefined, asked: Asked): Answer {
  if (asked.path === "/health") return said(200, { ok: true, version: site?.version ?? null });
  if (asked.path === "/ready") return said(site === undefined ? 503 : 200, { ready: site !== undefined });
  if (asked.method !== "GET" && asked.method !== "HEAD") {
    const reply = message(405, messages.notAllowed, asked, site);
    return { ...reply, headers: { ...reply.headers, allow: "GET, HEAD" } };
  }
  const file = site?.files.get(asked.path) ?? always(asked.path);
  if (file !== undefined) return found(asked, file);
  const bare = asked.path.replace(/\/+$/, "");
  // "//elsewhere.example/" must not become an address of another site.
  if (bare !== asked.path && site?.files.has(bare)) return moved(bare);
  if (site === undefined && asked.path === "/") return message(200, messages.nothingYet, asked, site);
  return message(404, messages.notFound, asked, site);
}

function found({ path, accepted, known }: Asked, file: LoadedFile): Answer {
  const encoding = encodingFor(accepted, file);
  const tag = tagOf(file, encoding);
  const isData = !file.contentType.startsWith("text/html");
  const headers = {
    ...security,
    "content-type": file.contentType,
    "cache-control": path.startsWith("/assets/")
      ? "public, max-age=31536000, immutable"
      : "public, max-age=30, stale-while-revalidate=60, stale-if-error=86400",
    etag: tag,
    vary: "accept-encoding",
    // Feeds and data are there for other sites to read.
    ...(isData ? { "access-control-allow-origin": "*" } : {}),
    "cross-origin-resource-policy": isData ? "cross-origin" : "same-origin",
  };
  if (isKnown(known, tag)) return { status: 304, headers, body: nothing };
  const body = bodyOf(file, encoding);
  const encoded = encoding === "identity" ? {} : { "content-encoding": encoding };
  return { status: 200, headers: { ...headers, ...encoded, "content-length": body.length }, body };
}

const nothing = Buffer.alloc(0);

/** What the message pages need is there before anything was published. */
function always(path: string): LoadedFile | undefined {
  const { href, css, icon } = siteStyle();
  alwaysThere ??= new Map([
    [href, loadedFile(Buffer.from(css), "text/css; charset=utf-8")],
    ["/favicon.svg", loadedFile(Buffer.from(icon), "image/svg+xml")],
  ]);
  return alwaysThere.get(path);
}
let alwaysThere: ReadonlyMap<string, LoadedFile> | undefined;

function moved(location: string): Answer {
  return { status: 301, headers: { ...security, location, "content-length": 0 }, body: nothing };
}

/** For whoever watches over the site: running, and ready once there is something to show. */
function said(status: number, what: object): Answer {
  return plain(status, "application/json; charset=utf-8", JSON.stringify(what));
}

export function plain(status: number, type: string, text: string): Answer {
  const body = Buffer.from(text);
  const headers = {
    ...security,
    "content-type": type,
    "cache-control": "no-store",
  };
  return { status, headers: { ...headers, "content-length": body.length }, body };
}

/** Whoever asks for too much is told when to come back. */
export function heldUp(asked: Asked, seconds: number, site?: LoadedSite): Answer {
  const reply = message(429, messages.tooMany, asked, site);
  return { ...reply, headers: { ...reply.headers, "retry-after": seconds } };
}

/** Nobody knows what became of what was sent. */
export function broken(asked: Asked, site?: LoadedSite): Answer {
  return message(500, messages.broken, asked, site);
}

export const messages = {
  notFound: { key: "not-found", link: "to-latest" },
  notAllowed: { key: "not-allowed", link: "to-latest" },
  tooMany: { key: "too-many" },
  broken: { key: "broken", link: "to-latest" },
  nothingYet: { key: "nothing-yet" },
} as const satisfies Record<string, MessagePage>;

const spoken = speakers(() => false);

function message(status: number, page: MessagePage, asked: Asked, site: LoadedSite | undefined): Answer {
  const { words } = spoken(site, asked.path);
  const { headers, body } = found({ ...asked, known: "" }, messageFile(page, words, site?.notice));
  const { etag: _, ...kept } = headers as Record<string, string | number>;
  return { status, headers: { ...kept, "cache-control": "no-store" }, body };
}

/** Made once in each language, and once more for each emergency message. */
function messageFile(page: MessagePage, words: Translator, notice: EmergencyNotice | undefined): LoadedFile {
  const own = pages.get(words) ?? new Map<MessagePage, MadeMessage>();
  pages.set(words, own);
  const made = own.get(page);
  if (made !== undefined && made.notice === notice) return made.file;
  const text = inPage(renderMessage(page, words), notice, words);
  const file = loadedFile(Buffer.from(text), "text/html; charset=utf-8");
  own.set(page, { file, notice });
  return file;
}

type MadeMessage = { readonly file: LoadedFile; readonly notice: EmergencyNotice | undefined };
const pages = new WeakMap<Translator, Map<MessagePage, MadeMessage>>();
