/** What an e-mail says, as plain text and as HTML: a part for each language, larger where large print was asked for. */
import type { NoticeBlock, NoticeFormat, NoticeLanguage, NoticePart } from "../../domain/notices/notice.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";

const english = { code: "en", locale: "en-GB", dir: "ltr" } as const;

type Part = Omit<NoticePart, "language"> & { readonly language: Pick<NoticeLanguage, "locale" | "dir"> };

export function emailParts({ words, language = english }: OutgoingMessage): readonly Part[] {
  const first = { ...words, language: words.language ?? language };
  return [first, ...(words.also ?? []).map((part) => ({ ...part, language: part.language ?? english }))];
}

/** Whoever opens it for the reader learns at once that they need not read the other language. */
const below = "The same in English follows below.";

/** Headings stand out by the space above them: a screen reader would read a line of dashes aloud. */
export function emailText(parts: readonly Part[]): string {
  const written = parts.flatMap(({ subject, blocks }, at) => [
    ...(at === 0 && parts.length > 1 ? [below] : []),
    ...(at > 0 ? [`\n\n${subject}`] : []),
    ...blocks.map(blockText),
  ]);
  return `${written.join("\n\n")}\n`;
}

function blockText(block: NoticeBlock): string {
  if (block.kind === "list") return block.items.map((item) => `- ${item}`).join("\n");
  return block.kind === "heading" ? `\n${block.text}` : block.text;
}

const typeface = "font-family:Arial,Helvetica,sans-serif;color:#0b0c0c";
const sizes: Readonly<Record<NoticeFormat, Readonly<Record<"text" | "title" | "heading", number>>>> = {
  plain: { text: 19, title: 27, heading: 22 },
  "easy-read": { text: 21, title: 29, heading: 25 },
  "large-print": { text: 26, title: 34, heading: 30 },
};

type Styles = ReturnType<typeof stylesOf>;

function stylesOf(format: NoticeFormat) {
  const { text, title, heading } = sizes[format];
  // Each idea by itself: in easy read the lines stand further apart.
  const [line, between] = format === "easy-read" ? ["1.6", 18] : ["1.4", 14];
  return {
    body: `margin:0;padding:16px;background:#ffffff;${typeface};font-size:${text}px;line-height:${line};word-wrap:break-word`,
    main: "max-width:36em;margin:0 auto",
    // What comes after is another language: a line parts them, for eyes alone.
    further: "max-width:36em;margin:40px auto 0;padding-top:32px;border-top:3px solid #0b0c0c",
    title: `margin:0 0 20px;font-size:${title}px;line-height:1.2`,
    heading: `margin:32px 0 8px;font-size:${heading}px;line-height:1.25`,
    subheading: `margin:20px 0 4px;font-size:${text}px;line-height:1.3`,
    paragraph: `margin:0 0 ${between}px`,
    list: `margin:0 0 ${between}px;padding-inline-start:24px`,
    item: "margin:0 0 6px",
  } as const;
}

/** Styles stand in the elements: mail programs leave out style sheets. */
export function emailHtml(parts: readonly Part[], format: NoticeFormat): string {
  const styles = stylesOf(format);
  const [first, ...rest] = parts;
  if (first === undefined) return "";
  const { language, subject } = first;
  const lead =
    rest.length === 0 ? "" : `<p lang="en-GB" dir="ltr" style="${styles.paragraph}">${below}</p>\n`;
  const further = rest
    .map(
      (part) =>
        `\n<div${spoken(part.language)} style="${styles.further}">\n${partHtml(part, styles)}\n</div>`,
    )
    .join("");
  return `<!doctype html><html lang="${escaped(language.locale)}"${language.dir === "rtl" ? ' dir="rtl"' : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escaped(subject)}</title></head><body style="${styles.body}"><main style="${styles.main}">
${lead}${partHtml(first, styles)}${further}
</main></body></html>`;
}

function spoken({ locale, dir }: Part["language"]): string {
  return ` lang="${escaped(locale)}" dir="${dir}"`;
}

function partHtml({ subject, blocks }: Part, styles: Styles): string {
  const written = blocks.map((block) => {
    const said = block.inEnglish ? spoken(english) : "";
    if (block.kind === "list") {
      const items = block.items.map((item) => `<li style="${styles.item}">${escaped(item)}</li>`);
      return `<ul${said} style="${styles.list}">${items.join("")}</ul>`;
    }
    const name = { heading: "h2", subheading: "h3", paragraph: "p" }[block.kind];
    return `<${name}${said} style="${styles[block.kind]}">${escaped(block.text)}</${name}>`;
  });
  return `<h1 style="${styles.title}">${escaped(subject)}</h1>\n${written.join("\n")}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
