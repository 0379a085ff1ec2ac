/** The text of an OpenDocument part as it streams by, in the same items as a Word document's. */
import type { StoryItem } from "../docx/story.ts";
import { tableStack } from "../html/table-stack.ts";
import type { Attributes, Handlers } from "../office/xml.ts";

const paragraphs = new Set(["p", "h"]);
const pausing = new Set([
  "annotation",
  "note",
  "text-box",
  "changed-region",
  "page",
  "header",
  "footer",
  "section",
]);

export function openStory(
  numbering: { count: number },
  authors: Set<string>,
): { readonly items: StoryItem[]; readonly handlers: Handlers } {
  const items: StoryItem[] = [];
  const open: { text: string; heading: boolean }[] = [];
  const tables = tableStack((grid) => {
    numbering.count++;
    items.push({ kind: "table", ...grid, table: `Table ${numbering.count}` });
  });
  let number = 0;
  let page = 0;
  let author: string | null = null;
  const link: string[] = [];

  function write(text: string): void {
    const paragraph = open.at(-1);
    if (paragraph !== undefined) paragraph.text += text;
  }

  function start(name: string, attributes: Attributes): void {
    if (paragraphs.has(name)) {
      number++;
      open.push({ text: "", heading: name === "h" });
    } else if (name === "s") write(" ".repeat(Math.min(100, Number(attributes["c"] ?? 1) || 1)));
    else if (name === "tab") write("\t");
    else if (name === "line-break") write("\n");
    else if (name === "a") link.push(attributes["href"] ?? "");
    else if (name === "creator") author = "";
    else if (name === "page") page++;
    else if (name === "table") tables.open("table", 1);
    else if (name === "table-row") tables.open("tr", 1);
    else if (name === "table-cell" || name === "covered-table-cell") {
      // Cells that others cover follow as elements of their own: spans need not be counted.
      for (let i = Math.min(100, Number(attributes["number-columns-repeated"] ?? 1) || 1); i > 0; i--)
        tables.open("td", 1);
    }
  }

  function text(piece: string): void {
    if (author !== null) author += piece;
    else write(piece.replace(/[ \t\r\n]+/g, " "));
  }

  function close(name: string): void {
    if (paragraphs.has(name)) endParagraph();
    else if (name === "a") {
      const target = /^mailto:([^?]+)/i.exec(link.pop() ?? "")?.[1];
      if (target !== undefined && !open.at(-1)?.text.includes(target)) write(` <${target}>`);
    } else if (name === "creator") {
      if (author) authors.add(author);
      author = null;
    } else if (name === "table") tables.close("table");
    else if (name === "table-row") tables.close("tr");
    else if (name === "table-cell" || name === "covered-table-cell") tables.close("td");
    if (pausing.has(name)) items.push({ kind: "pause" });
  }

  function endParagraph(): void {
    const paragraph = open.pop();
    if (paragraph === undefined) return;
    if (tables.inCell()) {
      tables.write(paragraph.text);
      return;
    }
    if (paragraph.heading) items.push({ kind: "pause" });
    items.push({ kind: "paragraph", number, page, text: paragraph.text, former: null });
  }

  return { items, handlers: { open: start, text, close } };
}
