/** PowerPoint presentations: every slide in its order, hidden ones too, the notes below it, comments, masters last. */
import type { Prose } from "../../../domain/documents/passage.ts";
import type { Place } from "../../../domain/documents/place.ts";
import { passer } from "../docx/passer.ts";
import { storyReader } from "../docx/story.ts";
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { linkText } from "../office/link-text.ts";
import { giveEmbedded, type OfficePackage, openPackage, readPart, relationsOf } from "../office/package.ts";
import { giveProperties } from "../office/properties.ts";

export const pptx: Extractor = { types: ["pptx"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const pack = await openPackage(await source.bytes(), /^ppt\/(presentation|slides\/)/, "presentation");
  if ("outcome" in pack) return pack;
  const slides = await slideParts(pack);
  const tables = { count: 0 };
  const authors = new Set<string>();
  let missing = 0;
  let anything = false;
  for (const [index, part] of slides.entries()) {
    const place = { slide: index + 1 };
    if (!pack.parts.has(part)) {
      missing++;
      continue;
    }
    anything = (await giveText(pack, part, place, "body", tables, authors, sink)) || anything;
    for (const relation of (await relationsOf(pack, part)).values()) {
      const role =
        relation.type === "notesSlide" ? "body" : /comment/i.test(relation.type) ? "comment" : null;
      if (role === null || relation.external) continue;
      anything = (await giveText(pack, relation.target, place, role, tables, authors, sink)) || anything;
    }
  }
  await giveAuthors(pack, authors, sink);
  const dates = await giveProperties(pack, sink);
  const fits = await giveEmbedded(pack, /^ppt\/embeddings\//, sink);
  const facts = { pages: slides.length, dates };
  if (pack.bomb !== null) return unread("bomb", pack.bomb, facts);
  if (!fits) return unread("bomb", "the limits on members, their depth or their bytes are reached", facts);
  const pictures = [...pack.parts.keys()].filter((name) => /^ppt\/media\//.test(name)).length;
  if (!anything && pictures > 0) return unread("needs-ocr", `no text, but ${pictures} pictures`, facts);
  const short = missing > 0 ? `${missing} of ${slides.length} slides are not there` : null;
  return readable([...pack.faults, short], facts);
}

/** In the order of the presentation; slides that it no longer lists come last. */
async function slideParts(pack: OfficePackage): Promise<readonly string[]> {
  const relations = await relationsOf(pack, "ppt/presentation.xml");
  const listed: string[] = [];
  await readPart(pack, "ppt/presentation.xml", {
    open(name, attributes) {
      if (name !== "sldId") return;
      const target = relations.get(attributes["r:id"] ?? attributes["id"] ?? "")?.target;
      if (target !== undefined) listed.push(target);
    },
  });
  const number = (part: string) => Number(/(\d+)\.xml$/.exec(part)?.[1] ?? 0);
  const others = [...pack.parts.keys()].filter(
    (part) => /^ppt\/slides\/[^/]+\.xml$/.test(part) && !listed.includes(part),
  );
  return [...listed, ...others.sort((a, b) => number(a) - number(b))];
}

async function giveText(
  pack: OfficePackage,
  part: string,
  place: Place,
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
  const out = passer(() => place, role, sink);
  // Older comments keep their words outside of any paragraph.
  let comment: string | null = null;
  const handlers = {
    ...story.handlers,
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === "text") comment = "";
      story.handlers.open?.(name, attributes);
    },
    text(piece: string) {
      if (comment !== null) comment += piece;
      story.handlers.text?.(piece);
    },
    close(name: string) {
      if (name === "text" && comment !== null) {
        story.items.push(
          { kind: "paragraph", number: 0, page: 0, text: comment, former: null },
          { kind: "pause" },
        );
        comment = null;
      }
      story.handlers.close?.(name);
    },
  };
  await readPart(pack, part, handlers, async () => {
    for (const item of story.items.splice(0)) await out.give(item);
  });
  await out.end();
  return out.anything();
}

async function giveAuthors(pack: OfficePackage, authors: Set<string>, sink: Sink): Promise<void> {
  for (const part of ["ppt/commentauthors.xml", "ppt/authors.xml"]) {
    await readPart(pack, part, {
      open(name, attributes) {
        if (/^(cmAuthor|author)$/.test(name) && attributes["name"]) authors.add(attributes["name"]);
      },
    });
  }
  const text = [...authors].map((name) => `Author of a comment or change: ${name}`).join("\n");
  const marks = [{ start: 0, place: { part: "authors of comments and changes" } }];
  if (text !== "") await sink.passage({ kind: "prose", role: "property", text, marks });
}
