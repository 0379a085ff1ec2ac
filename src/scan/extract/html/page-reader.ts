/** What a page's tokens mean: where lines end, what is a table, and which attributes hold text of their own. */
import { type Token, type TokenHandler, TokenizerMode } from "parse5";
import { linkText } from "../office/link-text.ts";
import type { Grid } from "../table/give-table.ts";
import { tableStack } from "./table-stack.ts";

export type PageItem =
  | { readonly kind: "line"; readonly text: string; readonly line: number }
  | { readonly kind: "comment"; readonly text: string; readonly line: number }
  | { readonly kind: "pause" }
  | ({ readonly kind: "table" } & Grid);

const lineTags = new Set(
  "br div li dt dd tr option address figcaption legend summary center label".split(" "),
);
const blockTags = new Set(
  "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote hr pre section article header footer nav aside main form fieldset body head title".split(
    " ",
  ),
);
const shownAttributes = new Set(["alt", "title", "aria-label", "summary"]);

/** Inside these the tokenizer must not look for tags, which only the builder of a tree would tell it. */
const rawModes: Readonly<Record<string, number>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
};

/** A text without a break is given in pieces, so that no line fills the memory. */
const longestLine = 1 << 20;

export function pageReader(setMode: (mode: number) => void): {
  readonly items: PageItem[];
  readonly handler: TokenHandler;
  end(): void;
} {
  const items: PageItem[] = [];
  const tables = tableStack((grid) => items.push({ kind: "table", ...grid }));
  let current = "";
  let line = 1;
  let skipped: string | null = null;
  let preserved = 0;
  let link: string | null = null;

  function write(text: string, at: number): void {
    if (skipped !== null) return;
    if (current.trim() === "") line = at;
    current += preserved > 0 ? text : text.replace(/[ \t\r\n\f]+/g, " ");
    if (current.length > longestLine) breakLine();
  }

  function breakLine(): void {
    const written = preserved > 0 ? current.trimEnd() : current.replace(/ {2,}/g, " ").trim();
    current = "";
    if (written.trim() === "") return;
    const parts = written.split("\n");
    if (tables.inCell()) for (const part of parts) tables.write(part);
    else for (const [i, part] of parts.entries()) items.push({ kind: "line", text: part, line: line + i });
  }

  function onStartTag(tag: Token.TagToken): void {
    const at = tag.location?.startLine ?? line;
    const name = tag.tagName;
    if (blockTags.has(name)) {
      breakLine();
      if (!tables.inCell()) items.push({ kind: "pause" });
    } else if (lineTags.has(name)) breakLine();
    if (name === "td" || name === "th" || name === "tr" || name === "table") {
      breakLine();
      tables.open(name, Number(attribute(tag, "colspan") ?? 1));
    }
    if (name === "pre" || name === "textarea") preserved++;
    if (name === "a") link = attribute(tag, "href") ?? null;
    writeAttributes(tag, at);
    const mode = rawModes[name];
    if (mode !== undefined && !tag.selfClosing) {
      const data = name === "script" && /ld\+json/i.test(attribute(tag, "type") ?? "");
      if (/^(script|style|iframe|noembed)$/.test(name) && !data) skipped = name;
      setMode(mode);
    }
  }

  function writeAttributes(tag: Token.TagToken, at: number): void {
    if (tag.tagName === "meta") {
      const named = (attribute(tag, "name") ?? attribute(tag, "property") ?? "").toLowerCase();
      const content = attribute(tag, "content") ?? "";
      if (/author|description|keywords|creator|title|contact|owner/.test(named))
        write(` ${named}: ${content} `, at);
      breakLine();
    }
    if (tag.tagName === "input" && !/^(submit|button|reset|image)$/i.test(attribute(tag, "type") ?? "")) {
      writeValue(tag, at);
    }
    for (const { name, value } of tag.attrs) {
      if (shownAttributes.has(name) && /\p{L}/u.test(value) && tag.tagName !== "table")
        write(` ${value} `, at);
    }
  }

  /** Boxes to tick carry codes, and mean something only when ticked. */
  function writeValue(tag: Token.TagToken, at: number): void {
    const value = attribute(tag, "value") ?? "";
    const box = /^(checkbox|radio)$/i.test(attribute(tag, "type") ?? "");
    if (value === "" || (box && attribute(tag, "checked") === undefined)) return;
    write(` ${value} `, at);
  }

  function onEndTag(tag: Token.TagToken): void {
    const name = tag.tagName;
    if (name === "a" && link !== null) {
      const target = /^(mailto|tel):/i.test(link) ? linkText(link) : "";
      if (target !== "" && !current.includes(target)) write(` <${target}>`, line);
      link = null;
    }
    if (lineTags.has(name) || blockTags.has(name) || name === "td" || name === "th") breakLine();
    if (name === skipped) skipped = null;
    if ((name === "pre" || name === "textarea") && preserved > 0) preserved--;
    if (name === "td" || name === "th" || name === "tr" || name === "table") tables.close(name);
    if (blockTags.has(name) && !tables.inCell()) items.push({ kind: "pause" });
  }

  function onComment(token: Token.CommentToken): void {
    const text = token.data.trim();
    // Parts for one mail program alone repeat what the others are shown.
    if (text === "" || text.startsWith("[if") || !/\p{L}{2}/u.test(text)) return;
    items.push({ kind: "comment", text, line: token.location?.startLine ?? line });
  }

  const onCharacter = (token: Token.CharacterToken) => write(token.chars, token.location?.startLine ?? line);
  return {
    items,
    handler: {
      onStartTag,
      onEndTag,
      onComment,
      onCharacter,
      onWhitespaceCharacter: onCharacter,
      onNullCharacter: () => {},
      onDoctype: () => {},
      onEof: () => {},
    },
    end() {
      breakLine();
      tables.end();
    },
  };
}

function attribute(tag: Token.TagToken, name: string): string | undefined {
  return tag.attrs.find((one) => one.name === name)?.value;
}
