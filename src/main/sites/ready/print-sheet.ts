/** The news on one sheet of paper: cut where it would not fit, with where to read the whole. */
import { writePaper } from "../../../deliver/paper/write-paper.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import { momentInWords, statusWords } from "../../../public/site/words.ts";
import type { Paper, PaperBlock } from "../../../respond/paper.ts";
import { paperBlocks } from "./paper-blocks.ts";

/** Full words first; then less of everything, until it is one sheet. */
const rooms = [1, 0.6, 0.35, 0.15, 0.05];
const most = { statement: 1100, advice: 6, adviceLetters: 130, services: 9, note: 90, authorities: 6 };

export async function writeSheet(publication: Publication): Promise<Uint8Array> {
  let sheet: Uint8Array = new Uint8Array();
  for (const room of rooms) {
    sheet = await writePaper(sheetOf(publication, room));
    if (pagesOf(sheet) === 1) break;
  }
  return sheet;
}

/** `room`: the part of each text that there is room for. */
export function sheetOf(publication: Publication, room = 1): Paper {
  const { siteName, address, updatedAt, incidents, statements, authorities } = publication;
  const shown = address.replace(/^https?:\/\//, "");
  const latest = statements.find(({ retracted }) => retracted === null);
  const blocks: PaperBlock[] = [
    { kind: "paragraph", text: `${cut(siteName, 160 * room)}. As at ${momentInWords(updatedAt)}.` },
    ...(latest === undefined ? [] : statementBlocks(latest, shown, room)),
    ...adviceBlocks(publication, Math.ceil(most.advice * room)),
    ...serviceBlocks(publication, Math.ceil(most.services * room)),
    {
      kind: "facts",
      facts: authorities
        .filter(({ contact }) => contact.phone !== "" || contact.web !== "")
        .slice(0, Math.ceil(most.authorities * room))
        .map(({ name, contact }) => ({
          name: cut(name, 20 + 40 * room),
          value: cut([contact.phone, contact.web].filter((one) => one !== "").join(", "), 20 + 60 * room),
        })),
    },
  ];
  return {
    title: cut(incidents[0]?.title ?? "Service updates", 20 + 100 * room),
    author: cut(siteName, 200),
    madeAt: new Date(updatedAt),
    foot: shown === "" ? siteName : `The latest is at ${shown}`,
    mark: null,
    blocks: blocks.filter((block) => block.kind !== "facts" || block.facts.length > 0),
  };
}

function statementBlocks(
  { title, paragraphs, number }: PublishedStatement,
  shown: string,
  room: number,
): readonly PaperBlock[] {
  const text = paragraphs.join("\n\n");
  const short = cut(text, most.statement * room);
  const rest = short === text || shown === "" ? [] : [`The whole statement: ${shown}/statements/${number}`];
  return [
    { kind: "heading", text: cut(title, 20 + 100 * room) },
    ...paperBlocks([...short.split("\n\n"), ...rest]),
  ];
}

function adviceBlocks({ incidents }: Publication, count: number): readonly PaperBlock[] {
  const advice = [...new Map(incidents.flatMap((one) => one.advice).map((one) => [one.title, one])).values()];
  const items = advice
    .slice(0, count)
    .map(({ title, paragraphs }) => cut(`${title}. ${paragraphs[0] ?? ""}`, most.adviceLetters));
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: "What to do" },
        { kind: "list", items },
      ];
}

function serviceBlocks({ services, authorities }: Publication, count: number): readonly PaperBlock[] {
  const troubled = services.filter(({ status }) => status !== "running");
  const names = new Map(authorities.map(({ key, name }) => [key, name]));
  const items = troubled.slice(0, count).map(({ name, authority, status, note }) => {
    const whose = authorities.length > 1 ? ` (${names.get(authority) ?? authority})` : "";
    return cut(`${name}${whose}: ${statusWords[status].means}. ${note}`.trim(), 60 + most.note);
  });
  const more = troubled.length - items.length;
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: "Services that do not run as usual" },
        { kind: "list", items: more === 0 ? items : [...items, `and ${more} more`] },
      ];
}

/** At the end of a word where there is one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const short = text.slice(0, length).toWellFormed();
  const space = short.lastIndexOf(" ");
  return `${space > length / 2 ? short.slice(0, space) : short}…`;
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}
