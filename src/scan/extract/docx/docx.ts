/**
 * Word documents: the body in order, tables, headers and footers, notes, comments, text boxes, tracked changes.
 * A tracked deletion was taken with the rest: where a paragraph lost words, its former wording is given as well.
 */
import type { Prose } from "../../../domain/documents/passage.ts";
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { linkText } from "../office/link-text.ts";
import { giveEmbedded, type OfficePackage, openPackage, readPart, relationsOf } from "../office/package.ts";
import { giveProperties } from "../office/properties.ts";
import { passer } from "./passer.ts";
import { storyReader } from "./story.ts";

export const docx: Extractor = { types: ["docx"], extract };

const furniture: readonly { readonly part: RegExp; readonly role: Prose["role"] }[] = [
  { part: /^word\/((?:header|footer)\d*)\.xml$/, role: "body" },
  { part: /^word\/(footnotes|endnotes)\.xml$/, role: "body" },
  { part: /^word\/(comments)\.xml$/, role: "comment" },
  { part: /^word\/glossary\/(document)\.xml$/, role: "body" },
];

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const pack = await openPackage(await source.bytes(), /^word\/document/, "document");
  if ("outcome" in pack) return pack;
  const main = await mainPart(pack);
  const authors = new Set<string>();
  const tables = { count: 0 };
  let anything = await giveStory(pack, main, null, "body", tables, authors, sink);
  for (const { part, role } of furniture) {
    for (const name of [...pack.parts.keys()].sort()) {
      const label = part.exec(name)?.[1];
      if (label === undefined || name === main) continue;
      anything = (await giveStory(pack, name, label, role, tables, authors, sink)) || anything;
    }
  }
  await giveAuthors(authors, sink);
  const dates = await giveProperties(pack, sink);
  const fits = await giveEmbedded(pack, /^word\/(embeddings\/|afchunk)/, sink);
  return ending(pack, anything, fits, dates);
}

async function mainPart(pack: OfficePackage): Promise<string> {
  for (const relation of (await relationsOf(pack, "")).values()) {
    if (relation.type === "officeDocument" && pack.parts.has(relation.target)) return relation.target;
  }
  return [...pack.parts.keys()].find((name) => /^word\/document\d*\.xml$/.test(name)) ?? "word/document.xml";
}

/** `label` names a part beside the body; the body's own paragraphs are counted. True when it held any text. */
async function giveStory(
  pack: OfficePackage,
  part: string,
  label: string | null,
  role: Prose["role"],
  tables: { count: number },
  authors: Set<string>,
  sink: Sink,
): Promise<boolean> {
  const links = new Map<string, string>();
  for (const [id, relation] of await relationsOf(pack, part)) {
    if (relation.external && /^mailto:|^tel:/i.test(relation.target))
      links.set(id, linkText(relation.target));
  }
  const story = storyReader(links, tables, authors);
  const out = passer(
    (paragraph) => (label === null ? { paragraph: paragraph.number } : { part: label }),
    role,
    sink,
  );
  await readPart(pack, part, story.handlers, async () => {
    for (const item of story.items.splice(0)) await out.give(item);
  });
  await out.end();
  return out.anything();
}

async function giveAuthors(authors: ReadonlySet<string>, sink: Sink): Promise<void> {
  const text = [...authors].map((name) => `Author of a comment or change: ${name}`).join("\n");
  const marks = [{ start: 0, place: { part: "authors of comments and changes" } }];
  if (text !== "") await sink.passage({ kind: "prose", role: "property", text, marks });
}

function ending(pack: OfficePackage, anything: boolean, fits: boolean, dates: readonly string[]): Ending {
  if (pack.bomb !== null) return unread("bomb", pack.bomb, { dates });
  if (!fits)
    return unread("bomb", "the limits on members, their depth or their bytes are reached", { dates });
  if (anything) return readable(pack.faults, { dates });
  if (pack.faults.length > 0) return unread("corrupt", pack.faults[0]!, { dates });
  const pictures = [...pack.parts.keys()].filter((name) => /^word\/media\//.test(name)).length;
  if (pictures > 0) return unread("needs-ocr", `no text, but ${pictures} pictures`, { dates });
  return readable([], { dates });
}
