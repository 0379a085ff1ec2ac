/**
 * Lays an emergency message over what was published: above every page, and into the banner that councils' own sites show.
 * It needs no rendering, no record and no publication: one small file beside the site is enough.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type EmergencyNotice, emergencyFile, emergencyIn } from "../../domain/emergency/emergency.ts";
import { momentInWords } from "../site/words.ts";
import { type LoadedFile, type LoadedSite, loadedFile } from "./load-site.ts";

const html = "text/html; charset=utf-8";
const json = "application/json; charset=utf-8";
/** It stands in every page, ready or made on the spot. */
const place = '<header class="site-header">';

/** Null where none is out. A file that cannot be read changes nothing: `undefined`. */
export async function readEmergency(folder: string): Promise<EmergencyNotice | null | undefined> {
  try {
    return emergencyIn(await readFile(join(folder, emergencyFile), "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? null : undefined;
  }
}

/** `alone`: the front page where nothing was published yet. */
export function withEmergency(
  site: LoadedSite | undefined,
  notice: EmergencyNotice | null,
  alone: () => string,
): LoadedSite | undefined {
  if (notice === null) return site;
  const files = new Map<string, LoadedFile>(
    [...(site?.files ?? [["/", loadedFile(Buffer.from(alone()), html)] as const])].map(([path, file]) => {
      if (file.contentType.startsWith("text/html"))
        return [path, loadedFile(Buffer.from(inPage(file.body.toString(), notice)), file.contentType)];
      return path.endsWith("/banner.json") ? [path, inBanner(file, notice)] : [path, file];
    }),
  );
  files.set("/emergency.json", loadedFile(Buffer.from(JSON.stringify(notice)), json));
  return { ...site, version: `${site?.version ?? "none"}+${notice.id}`, files, notice };
}

/** For a page that is made on the spot; with nothing out it stays as it is. */
export function inPage(page: string, notice: EmergencyNotice | undefined): string {
  if (notice === undefined) return page;
  const { text, startedAt } = notice;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const words = lines.map((line) => `<p class="govuk-body">${escaped(line)}</p>`).join("");
  const section = `<section class="site-emergency" aria-label="Emergency message" lang="en-GB" dir="ltr"><div class="govuk-width-container"><h2 class="govuk-heading-m">Emergency message</h2>${words}<p class="govuk-body-s"><time datetime="${escaped(startedAt)}">${escaped(momentInWords(startedAt))}</time></p></div></section>`;
  return page.replace(place, () => section + place);
}

/** As the banner's own text, so that a snippet of before shows it too. */
function inBanner(file: LoadedFile, { text, startedAt }: EmergencyNotice): LoadedFile {
  try {
    const banner = JSON.parse(file.body.toString()) as {
      readonly links?: { readonly page?: string };
    };
    const latest = { title: "Emergency message", text: text.slice(0, 300), publishedAt: startedAt };
    const body = {
      ...banner,
      show: true,
      emergency: { text, startedAt },
      latest: { ...latest, href: banner.links?.page ?? "/" },
    };
    return loadedFile(Buffer.from(JSON.stringify(body)), json);
  } catch {
    return file;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
