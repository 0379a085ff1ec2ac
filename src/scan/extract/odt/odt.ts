/** OpenDocument texts and presentations: paragraphs, tables, notes, annotations, tracked deletions, headers, properties. */
import { passer } from "../docx/passer.ts";
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { type OfficePackage, openPackage, readPart } from "../office/package.ts";
import { openStory } from "./open-story.ts";

export const odt: Extractor = { types: ["odt", "odp"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const pack = await openPackage(await source.bytes(), /^content\.xml$/, "document");
  if ("outcome" in pack) return pack;
  if (await isEncrypted(pack)) return unread("encrypted", "the document's parts are encrypted");
  const tables = { count: 0 };
  const authors = new Set<string>();
  const slides = source.type === "odp";
  const body = openStory(tables, authors);
  const out = passer(
    (paragraph) => (slides ? { slide: Math.max(1, paragraph.page) } : { paragraph: paragraph.number }),
    "body",
    sink,
  );
  await readPart(pack, "content.xml", body.handlers, async () => {
    for (const item of body.items.splice(0)) await out.give(item);
  });
  await out.end();
  const furniture = openStory(tables, authors);
  const styles = passer(() => ({ part: "headers and footers" }), "body", sink);
  await readPart(pack, "styles.xml", furniture.handlers, async () => {
    for (const item of furniture.items.splice(0)) await styles.give(item);
  });
  await styles.end();
  const dates = await giveMeta(pack, authors, sink);
  if (pack.bomb !== null) return unread("bomb", pack.bomb, { dates });
  const pictures = [...pack.parts.keys()].filter((name) => name.startsWith("pictures/")).length;
  if (!out.anything() && !styles.anything() && pictures > 0) {
    return unread("needs-ocr", `no text, but ${pictures} pictures`, { dates });
  }
  return readable(pack.faults, { dates });
}

async function isEncrypted(pack: OfficePackage): Promise<boolean> {
  let found = false;
  await readPart(pack, "META-INF/manifest.xml", {
    open(name) {
      found ||= name === "encryption-data";
    },
  });
  return found;
}

const labels: Readonly<Record<string, string>> = {
  title: "Title",
  subject: "Subject",
  "initial-creator": "Author",
  creator: "Last modified by",
  description: "Description",
  keyword: "Keywords",
  "printed-by": "Printed by",
};

async function giveMeta(
  pack: OfficePackage,
  authors: ReadonlySet<string>,
  sink: Sink,
): Promise<readonly string[]> {
  const lines = [...authors].map((name) => `Author of a comment or change: ${name}`);
  const dates = new Set<string>();
  let value = "";
  await readPart(pack, "meta.xml", {
    open: () => {
      value = "";
    },
    text: (text) => {
      value += text;
    },
    close: (name) => {
      const label = labels[name];
      if (label !== undefined && value.trim() !== "") lines.push(`${label}: ${value.trim().slice(0, 2000)}`);
      const day = /^(?:creation-date|date|print-date)$/.test(name)
        ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0]
        : undefined;
      if (day !== undefined && day > "1981") dates.add(day);
      value = "";
    },
  });
  const marks = [{ start: 0, place: { part: "properties" } }];
  if (lines.length > 0)
    await sink.passage({ kind: "prose", role: "property", text: lines.join("\n"), marks });
  return [...dates].sort();
}
