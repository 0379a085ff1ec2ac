/** The news on one sheet of paper: cut where it would not fit, with where to read the whole. */
import { writePaper } from "../../../deliver/paper/write-paper.ts";
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import { inLanguage, type Translator, type Values } from "../../../public/languages/translator.ts";
import type { Telling } from "../../../public/site/reads.ts";
import { adviceView } from "../../../public/site/view/advice-view.ts";
import type { Paper, PaperBlock } from "../../../respond/paper.ts";
import { paperBlocks } from "./paper-blocks.ts";

/** Full words first; then less of everything, until it is one sheet. */
const rooms = [1, 0.6, 0.35, 0.15, 0.05];
const most = { statement: 1100, advice: 6, adviceLetters: 130, services: 9, note: 90, authorities: 6 };

export async function writeSheet(telling: Telling): Promise<Uint8Array> {
  let sheet: Uint8Array = new Uint8Array();
  for (const room of rooms) {
    sheet = await writePaper(sheetOf(telling, room));
    if (pagesOf(sheet) === 1) break;
  }
  return sheet;
}

/** `room`: the part of each text that there is room for. */
export function sheetOf(telling: Telling, room = 1): Paper {
  const { publication, words } = telling;
  const { siteName, updatedAt, incidents, statements, authorities } = publication;
  const say = sayer(words);
  const shown = shownAddress(telling);
  const latest = statements.find(({ retracted }) => retracted === null);
  const asAt = say("print.as-at", { when: words.moment(updatedAt) });
  const blocks: PaperBlock[] = [
    { kind: "paragraph", text: `${cut(siteName, 160 * room)}. ${asAt}` },
    ...(latest === undefined ? [] : statementBlocks(latest, telling, room)),
    ...adviceBlocks(telling, Math.ceil(most.advice * room)),
    ...serviceBlocks(telling, Math.ceil(most.services * room)),
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
    title: cut(incidents[0]?.title ?? say("print.updates"), 20 + 100 * room),
    lang: words.language.locale,
    author: cut(siteName, 200),
    madeAt: new Date(updatedAt),
    foot: shown === "" ? siteName : say("print.foot", { address: shown }),
    mark: null,
    blocks: blocks.filter((block) => block.kind !== "facts" || block.facts.length > 0),
  };
}

function statementBlocks(
  { title, paragraphs, number, spoken }: PublishedStatement,
  telling: Telling,
  room: number,
): readonly PaperBlock[] {
  const { words } = telling;
  const shown = shownAddress(telling);
  const lang = words.language.code === "en" || spoken === true ? {} : inEnglish;
  const text = paragraphs.join("\n\n");
  const short = cut(text, most.statement * room);
  const whole = sayer(words)("print.whole", { address: `${shown}/statements/${number}` });
  const blocks: readonly PaperBlock[] = [
    { kind: "heading", text: cut(title, 20 + 100 * room) },
    ...paperBlocks(short.split("\n\n")),
  ];
  return [
    ...blocks.map((block) => ({ ...block, ...lang })),
    ...(short === text || shown === "" ? [] : [{ kind: "paragraph", text: whole } as const]),
  ];
}

function adviceBlocks({ publication, words }: Telling, count: number): readonly PaperBlock[] {
  const advice = adviceView(publication.incidents.flatMap((one) => one.advice)).slice(0, count);
  const items = advice.map(({ title, paragraphs }) =>
    cut(`${title}. ${paragraphs[0] ?? ""}`, most.adviceLetters),
  );
  const lang = advice.every(({ title }) => words.speaks(title)) ? {} : inEnglish;
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: sayer(words)("home.do") },
        { kind: "list", items, ...lang },
      ];
}

function serviceBlocks({ publication, words }: Telling, count: number): readonly PaperBlock[] {
  const { services, authorities } = publication;
  const say = sayer(words);
  const troubled = services.filter(({ status }) => status !== "running");
  const names = new Map(authorities.map(({ key, name }) => [key, name]));
  const items = troubled.slice(0, count).map(({ name, authority, status, note }) => {
    const whose = authorities.length > 1 ? ` (${names.get(authority) ?? authority})` : "";
    return cut(`${name}${whose}: ${say(`services.means-${status}`)}. ${note}`.trim(), 60 + most.note);
  });
  const more = troubled.length - items.length;
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: say("print.services") },
        { kind: "list", items: more === 0 ? items : [...items, say("print.more", { count: more })] },
      ];
}

const inEnglish = { lang: "en-GB" };

function sayer(words: Translator) {
  return (key: string, values?: Values): string => words.say(key, values).text;
}

/** "updates.northmere.example/cy" */
function shownAddress({ publication, words }: Telling): string {
  const { address } = publication;
  if (address === "") return "";
  return `${address.replace(/^https?:\/\//, "")}${inLanguage(words.language.code, "/").replace(/\/$/, "")}`;
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
