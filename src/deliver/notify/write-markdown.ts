/**
 * A notice in what GOV.UK Notify makes of text: headings and lists of ours, and nothing that the text itself says.
 * Notify reads Markdown in what is filled in as well; names come out of stolen files, so none of its signs gets there.
 */
import type { NoticeWords } from "../../domain/notices/notice.ts";

/** All that an e-mail or a letter says: in one language, and behind a rule (of a letter: on a new page) in the next. */
export function bodyOf({ blocks, also = [] }: NoticeWords, ours: readonly string[]): string {
  const others = also.map(
    (part) => `---\n\n# ${line(part.subject, ours)}\n\n${asMarkdown(part.blocks, ours)}`,
  );
  return [asMarkdown(blocks, ours), ...others].join("\n\n");
}

/** `ours`: addresses that begin so stay links, as those of the public site do. */
export function asMarkdown(blocks: NoticeWords["blocks"], ours: readonly string[] = []): string {
  const written = blocks.map((block) => {
    if (block.kind === "list")
      return block.items
        .map((item) => line(item, ours))
        .filter((item) => item !== "")
        .map((item) => `* ${item}`)
        .join("\n");
    const text = line(block.text, ours);
    if (text === "" || block.kind === "paragraph") return text;
    return block.kind === "heading" ? `# ${text}` : `## ${text}`;
  });
  return written.filter((text) => text !== "").join("\n\n");
}

/** One line without a sign that begins a heading, a list, a quotation, a rule or a table. */
export function line(text: string, ours: readonly string[] = []): string {
  return unmarked(flat(text), ours)
    .replace(/^[\s#*•^+>=~|_`-]+/u, "")
    .replace(/^(\d+)\.(?=\s)/u, "$1)");
}

/** For a subject or a text message, which Notify takes as they are; phones make a link of every address with `https://`. */
export function plainLine(text: string, ours: readonly string[] = []): string {
  let plain = flat(text);
  for (;;) {
    const parts = plain.split(addresses);
    const next = parts
      .map((part, at) => (at % 2 === 1 ? address(part, ours, (rest) => rest) : part))
      .join("");
    if (next === plain) return bracketsApart(plain);
    plain = next;
  }
}

const addresses = /(https?:\/\/[^\s<>"'()[\]{}|\\^`]+)/iu;

function flat(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu, " ")
    .replace(/[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Until nothing changes any more: what stands around an address that was taken out may make another. */
function unmarked(text: string, ours: readonly string[]): string {
  for (;;) {
    const parts = text.split(addresses);
    const next = parts
      .map((part, at) => (at % 2 === 1 ? address(part, ours, withoutSigns) : withoutSigns(part)))
      .join("");
    if (next === text) return bracketsApart(text);
    text = next;
  }
}

/** Without its beginning an address is text that people can type; a link they would follow. */
function address(written: string, ours: readonly string[], clean: (text: string) => string): string {
  const isOurs = ours.some(
    (own) => own !== "" && (written === own || written.startsWith(`${own.replace(/\/$/u, "")}/`)),
  );
  return isOurs ? written : clean(written.replace(/^https?:\/\//iu, ""));
}

function withoutSigns(text: string): string {
  return text
    .replace(/https?:\/\//giu, "")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replaceAll("`", "’")
    .replace(/[\\|]/gu, "/")
    .replace(/\*{2,}|_{2,}|~{2,}/gu, "");
}

/** Two brackets together begin a field of Notify's. */
function bracketsApart(text: string): string {
  return text.replace(/\((?=\()/gu, "( ").replace(/\)(?=\))/gu, ") ");
}
