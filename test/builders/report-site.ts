/** The public site with its report form, in this process, and the record's half of its hatch. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openRecordHatch, type RecordHatch } from "../../src/main/hatch/open-hatch.ts";
import { type ServedSite, serveSite } from "../../src/public/serve/serve-site.ts";
import { renderSite } from "../../src/public/site/render-site.ts";
import { writeSite } from "../../src/public/site/write-site.ts";
import { aPublication } from "../../src/public/testing/publication.ts";
import type { KeyRing } from "../../src/seal/key-ring.ts";

export type ReportSite = {
  readonly site: ServedSite;
  readonly hatch: RecordHatch;
  /** The form's own fields, as a browser that has just opened it would send them; waits until it may be sent. */
  fresh(path: string): Promise<Record<string, string>>;
  send(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    file?: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<{ readonly status: number; readonly body: string }>;
};

export async function reportSite(
  folder: string,
  ring: KeyRing,
  authorities: readonly string[],
): Promise<ReportSite> {
  const places = { site: join(folder, "site"), hatch: join(folder, "hatch") };
  mkdirSync(places.hatch, { recursive: true });
  const hatch = await openRecordHatch(places.hatch, ring);
  const [one] = aPublication().authorities;
  await writeSite(
    places.site,
    renderSite(aPublication({ authorities: authorities.map((key) => ({ ...one!, key, name: key })) })),
  );
  const served = await serveSite({ folder: places.site, hatch: places.hatch, port: 0 });
  if (!served.ok) throw new Error(served.problem.kind);
  const site = served.value;
  return {
    site,
    hatch,
    async fresh(path) {
      const body = await (await fetch(site.url + path)).text();
      const token = /name="_token" value="([^"]*)"/u.exec(body)?.[1] ?? "";
      return { _token: token, website: "" };
    },
    async send(path, fields, file) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) form.append(name, one as string);
      if (file !== undefined) form.set("file", new Blob([new Uint8Array(file.bytes)]), file.name);
      const reply = await fetch(site.url + path, { method: "POST", body: form });
      return { status: reply.status, body: await reply.text() };
    },
  };
}
