/**
 * Writes a site into a folder that another web server may be serving at this moment: each file by a rename, what pages
 * need before the pages, the front page after all others, then the manifest, and at the end what belonged to the export
 * before is removed. Whoever is cut off runs it again; until then every file is whole, the old one or the new.
 */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { endings, packAll, sha256Of } from "../site/compress.ts";
import type { Site } from "../site/site-file.ts";
import { fileOf } from "../site/write-site.ts";
import {
  type ListedPage,
  manifestIn,
  manifestName,
  manifestText,
  signedName,
  textToSign,
} from "./site-manifest.ts";

export type ExportProblem =
  | { readonly kind: "not-ours" }
  /** Another export is writing into the same folder. */
  | { readonly kind: "busy" }
  | { readonly kind: "disk-full" }
  | { readonly kind: "not-written"; readonly why: string };
export type ExportSettings = {
  readonly to: string;
  readonly version: string;
  readonly at: Date;
  /** Beside the site, for whoever sets up the server and whoever checks: names and texts. */
  readonly beside: ReadonlyMap<string, string>;
  /** The signed note; null where nothing signs. */
  readonly sign: ((text: string) => string) | null;
  /** Holds the folder, by a file at this path, until what it returns is called; null where another does. */
  readonly hold: (path: string) => (() => void) | null;
};

export async function exportSite(
  site: Site,
  settings: ExportSettings,
): Promise<Outcome<Written, ExportProblem>> {
  const { to, hold } = settings;
  let release: (() => void) | null = null;
  try {
    await mkdir(to, { recursive: true });
    const names = await readdir(to);
    const earlier = manifestIn(await readFile(join(to, manifestName), "utf8").catch(() => ""));
    // Ours also where the work was cut off before there was a manifest.
    const isOurs = names.length === 0 || earlier !== null || names.some((name) => marks.includes(name));
    if (!isOurs) return failed({ kind: "not-ours" });
    release = hold(join(to, heldMark));
    if (release === null) return failed({ kind: "busy" });
    const listed = (earlier?.files ?? []).map(({ path }) => path);
    return done(await writeAll(site, settings, [...listed, ...(await leftIn(to))]));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "") throw error;
    if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return failed({ kind: "disk-full" });
    return failed({ kind: "not-written", why: code });
  } finally {
    release?.();
  }
}

/** What is being written, until it is whole. */
const draftMark = ".candour-export";
const heldMark = ".candour-export.lock";
const marks: readonly string[] = [draftMark, heldMark];
const draftEnd = /\.[0-9a-f]{8}\.part$/u;

type Written = { readonly files: number; readonly bytes: number };

/** What an export that was cut off meant to write; what it left half written goes at once. */
async function leftIn(to: string): Promise<readonly string[]> {
  for (const name of await readdir(to, { recursive: true }))
    if (draftEnd.test(name)) await rm(join(to, name), { force: true });
  return (await readFile(join(to, draftMark), "utf8").catch(() => "")).split("\n");
}

async function writeAll(
  site: Site,
  { to, version, at, beside, sign }: ExportSettings,
  before: readonly string[],
): Promise<Written> {
  const files = await packed(site);
  const meant = [...files.map(({ path }) => path), ...beside.keys()];
  await put(to, draftMark, [...meant, ...before].join("\n"));
  for (const { path, body } of inOrder(files)) await put(to, path, body);
  for (const [path, text] of beside) await put(to, path, text);
  const listed = files.map(({ path, address, type, body }): ListedPage => {
    return { path, address, type, bytes: body.length, sha256: sha256Of(body) };
  });
  const others = [...beside].map(([path, text]): ListedPage => {
    return { path, address: "", type: "", bytes: Buffer.byteLength(text), sha256: sha256Of(text) };
  });
  const all = [...listed, ...others];
  const manifest = manifestText({
    ...{ format: "candour-site/1", version, exportedAt: at.toISOString(), files: all },
  });
  await put(to, manifestName, manifest);
  if (sign === null) await rm(join(to, signedName), { force: true });
  else await put(to, signedName, sign(textToSign(version, manifest)));
  await removeOld(to, before, new Set(all.map(({ path }) => path)));
  await rm(join(to, draftMark), { force: true });
  return { files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
}

type Ready = {
  readonly path: string;
  readonly address: string;
  readonly type: string;
  readonly body: Buffer;
};

async function packed(site: Site): Promise<readonly Ready[]> {
  const files = [...site].map(([address, { body, contentType }]) => {
    const bytes = Buffer.from(body);
    return { address, path: fileOf(address), contentType, bytes, sha256: sha256Of(bytes) };
  });
  const forms = await packAll(files, "");
  return files.flatMap(({ address, path, contentType: type, bytes, sha256 }) => {
    const { br = null, gzip = null } = forms.get(sha256) ?? {};
    return [
      { path, address, type, body: bytes },
      ...(br === null ? [] : [{ path: path + endings.br, address: "", type: "", body: br }]),
      ...(gzip === null ? [] : [{ path: path + endings.gzip, address: "", type: "", body: gzip }]),
    ];
  });
}

/** Styles first, so that no page is without; the front page last. */
function inOrder(files: readonly Ready[]): readonly Ready[] {
  const place = ({ path }: Ready): number =>
    path.startsWith("index.html") ? 2 : path.startsWith("assets/") || !path.includes(".html") ? 0 : 1;
  return files.toSorted((one, other) => place(one) - place(other));
}

/** Nothing is written through a link that somebody put there. */
async function put(to: string, path: string, body: string | Uint8Array): Promise<void> {
  const file = join(to, path);
  await mkdir(dirname(file), { recursive: true });
  const folder = await lstat(dirname(file));
  if (!folder.isDirectory()) throw Object.assign(new Error(`${path} lies behind a link`), { code: "ELOOP" });
  const draft = `${file}.${randomBytes(4).toString("hex")}.part`;
  try {
    const handle = await open(draft, "wx", 0o644);
    try {
      await handle.writeFile(body);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

const plain = /^[A-Za-z0-9][\w.+-]*(?:\/[A-Za-z0-9][\w.+-]*)*$/u;

async function removeOld(to: string, before: readonly string[], now: ReadonlySet<string>): Promise<void> {
  // A manifest may have been edited: no path of it leads out of the folder.
  const gone = before.filter((path) => plain.test(path) && !now.has(path));
  for (const path of gone) await rm(join(to, path), { force: true }).catch(() => {});
}
