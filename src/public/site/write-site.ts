/**
 * Puts a rendered site on disk, whole or not at all. Each version is a folder of its own; the file `current` names the
 * one that is served, and changes by one rename. A full disk or a crash in between leaves the version before in place.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { endings, type Packed, packAll, sha256Of } from "./compress.ts";
import { syncFolder, writeLasting } from "./lasting.ts";
import type { SiteEntry } from "./site-entry.ts";
import type { Site } from "./site-file.ts";

export type WriteProblem = { readonly kind: "disk-full" } | { readonly kind: "failed"; readonly why: string };

const versionName = /^\d{8}T\d{9}Z-[0-9a-f]{6}$/;

export async function writeSite(
  folder: string,
  site: Site,
  now = new Date(),
): Promise<Outcome<string, WriteProblem>> {
  const version = `${now.toISOString().replace(/[-:.]/g, "")}-${randomBytes(3).toString("hex")}`;
  const place = join(folder, version);
  try {
    await mkdir(place, { recursive: true });
    await writeFiles(place, site, await servedIn(folder));
    const pointer = join(folder, `current.${version}`);
    await writeLasting(pointer, `${version}\n`);
    await rename(pointer, join(folder, "current"));
    await syncFolder(folder);
    await removeOld(folder, version);
    return done(version);
  } catch (error) {
    await rm(place, { recursive: true, force: true }).catch(() => {});
    await rm(join(folder, `current.${version}`), { force: true }).catch(() => {});
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code ?? "")) return failed({ kind: "disk-full" });
    if (code === "") throw error;
    return failed({ kind: "failed", why: `The folder of the public site cannot be written (${code}).` });
  }
}

async function writeFiles(place: string, site: Site, before: string): Promise<void> {
  const files = [...site].map(([path, { body, contentType, served }]) => {
    const bytes = Buffer.from(body);
    return { path, file: fileOf(path), contentType, bytes, sha256: sha256Of(bytes), served };
  });
  const folders = new Set([...files.map(({ file }) => dirname(join(place, file))), place]);
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const packed = await packAll(files, before);
  const forms = new Map<string, SiteEntry["packed"]>();
  // Side by side: the disk makes files lasting together that it would else take one after the other.
  await together(files, async ({ file, bytes, sha256 }) => {
    await writeLasting(join(place, file), bytes);
    forms.set(sha256, await writePacked(join(place, file), packed.get(sha256)!));
  });
  const entries = files.map(
    ({ path, file, contentType, sha256, served }): SiteEntry => ({
      ...{ path, file, contentType, sha256, packed: forms.get(sha256) ?? {} },
      ...(served === false ? { served } : {}),
    }),
  );
  await writeLasting(join(place, "site.json"), JSON.stringify(entries));
  await together([...folders], syncFolder);
}

async function writePacked(file: string, { br, gzip }: Packed): Promise<{ br?: string; gzip?: string }> {
  if (br !== null) await writeLasting(file + endings.br, br);
  if (gzip !== null) await writeLasting(file + endings.gzip, gzip);
  return {
    ...(br === null ? {} : { br: sha256Of(br) }),
    ...(gzip === null ? {} : { gzip: sha256Of(gzip) }),
  };
}

/** The version that is current, to take from it what did not change. */
async function servedIn(folder: string): Promise<string> {
  const name = (await readFile(join(folder, "current"), "utf8").catch(() => "")).trim();
  return join(folder, versionName.test(name) ? name : "none");
}

/** Waits for all, also where one fails: nothing is written any more when this has ended. */
async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled(items.map(work));
  const failure = outcomes.find((outcome) => outcome.status === "rejected");
  if (failure !== undefined) throw failure.reason;
}

/** For any web server: `/statements/1` is `statements/1/index.html`. */
export function fileOf(path: string): string {
  const name = path.slice(1);
  return /\.[a-z0-9]+$/i.test(name) ? name : join(name, "index.html");
}

/** Keeps the version before, which a server may be reading at this moment. */
async function removeOld(folder: string, current: string): Promise<void> {
  const versions = (await readdir(folder)).filter((name) => versionName.test(name)).sort();
  const served = (await readFile(join(folder, "current"), "utf8").catch(() => current)).trim();
  const kept = new Set([...versions.slice(-2), served, current]);
  for (const name of versions.filter((version) => !kept.has(version))) {
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}
