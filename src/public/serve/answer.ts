/** What the public site answers to a request: pure, from the loaded site. */

import type { EmergencyNotice } from "../../domain/emergency/emergency.ts";
import { type MessagePage, renderMessage } from "../site/render-site.ts";
import { siteStyle } from "../site/style.ts";
import { inPage } from "./emergency.ts";
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
  notFound: {
    title: "Page not found",
    paragraphs: ["There is no page at this address. If you typed it, check that it is right."],
    link: "Go to the latest news on our front page",
  },
  notAllowed: {
    title: "This page cannot do that",
    paragraphs: ["You can only read this page. Nothing was sent."],
    link: "Go to the latest news on our front page",
  },
  tooMany: {
    title: "Too much was asked for at once",
    paragraphs: ["So that everybody can read this page, wait a minute, then try again."],
  },
  broken: {
    title: "Something went wrong",
    paragraphs: ["What you sent may not have reached us. Go back and send it again, or call us."],
    link: "Go to the latest news on our front page",
  },
  nothingYet: {
    title: "Nothing has been published yet",
    paragraphs: ["This is where we tell you about our services. Come back later."],
  },
} as const satisfies Record<string, MessagePage>;

function message(status: number, page: MessagePage, asked: Asked, site: LoadedSite | undefined): Answer {
  const { headers, body } = found({ ...asked, known: "" }, messageFile(page, site?.notice));
  const { etag: _, ...kept } = headers as Record<string, string | number>;
  return { status, headers: { ...kept, "cache-control": "no-store" }, body };
}

/** Made once, and once more for each emergency message. */
function messageFile(page: MessagePage, notice: EmergencyNotice | undefined): LoadedFile {
  const made = pages.get(page);
  if (made !== undefined && made.notice === notice) return made.file;
  const file = loadedFile(Buffer.from(inPage(renderMessage(page), notice)), "text/html; charset=utf-8");
  pages.set(page, { file, notice });
  return file;
}
const pages = new Map<
  MessagePage,
  { readonly file: LoadedFile; readonly notice: EmergencyNotice | undefined }
>();
