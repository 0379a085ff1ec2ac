/** `candour map import` and `candour map export`, over the record of a data folder. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { MapServices } from "../cli/map.ts";
import { NotWritten, notWrittenInWords, writeWhole } from "../cli/write-whole.ts";
import type { MapPreview } from "../respond/desk/house/map-desk.ts";
import type { MapFile } from "../respond/map/files/map-file.ts";
import { rowsOf } from "../respond/map/files/rows-of.ts";
import { yamlGuide } from "../respond/map/files/template.ts";
import { writeCsv } from "../respond/map/files/write-csv.ts";
import { writeYaml } from "../respond/map/files/write-yaml.ts";
import { importMap, previewMapImport } from "../respond/map/import-map.ts";
import { wordsFor } from "../respond/words.ts";
import { openMapStore } from "../store/map/open-map-store.ts";
import { withRecord } from "./keys/with-record.ts";

export const importFiles: MapServices["importFiles"] = (paths, { data, check = false }) =>
  withRecord("map import", data, async ({ sql, say, complain }) => {
    const files: MapFile[] = [];
    for (const path of paths) {
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) return complain(`${path} cannot be read.`);
      files.push({ name: basename(path), bytes });
    }
    const ports = { map: openMapStore(sql), now: () => new Date() };
    const seen = await previewMapImport(ports, "system", files);
    for (const { at, sentence } of seen.errors) say(`${at}: ${sentence}`);
    if (seen.errors.length > 0) return complain("Nothing was imported. Put these right, and try again.");
    for (const line of besides(seen)) say(line);
    if (check) {
      process.stdout.write(`Would be done: ${countsOf(seen)}.\n`);
      return 0;
    }
    const outcome = await importMap(ports, "system", files, { fingerprint: seen.fingerprint });
    if (!outcome.ok) return complain(wordsFor(outcome.problem));
    process.stdout.write(`Imported: ${countsOf(outcome.value)}.\n`);
    return 0;
  });

export const exportTo: MapServices["exportTo"] = ({ data, out, format }) =>
  withRecord("map export", data, async ({ sql, complain }) => {
    const rows = rowsOf(await openMapStore(sql).readMap());
    const bytes = format === "csv" ? await writeCsv(rows, "spreadsheet") : writeYaml(rows, yamlGuide);
    if (out === undefined) {
      process.stdout.write(bytes);
      return 0;
    }
    try {
      await writeWhole(out, [Buffer.from(bytes).toString("utf8")]);
      return 0;
    } catch (error) {
      if (!(error instanceof NotWritten)) throw error;
      return complain(notWrittenInWords(error, out).sentence);
    }
  });

function countsOf({
  added,
  changed,
  unchanged,
}: Pick<MapPreview, "added" | "changed" | "unchanged">): string {
  return `${added} added, ${changed} changed, ${unchanged} as they were`;
}

function besides({ rings, guessed }: MapPreview): readonly string[] {
  return [
    ...rings.map((ring) => `These would run on each other in a ring: ${ring}. Mostly that is a slip.`),
    ...guessed.map((one) => `A file was not saved as UTF-8; it was read as ${one}. Look at accents.`),
  ];
}
