/** Everything for the press in one file: facts, statements as text and paper, data, posters. Same content, same bytes. */
import { writeZip } from "../../../deliver/evidence/write-zip.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import { bannerOf } from "../../../public/banner/banner-of.ts";
import { pressFacts, publishedMoments } from "../../../public/out/press-view.ts";
import type { Site } from "../../../public/site/site-file.ts";
import { momentInWords } from "../../../public/site/words.ts";
import type { BundleFile } from "../../../respond/evidence/evidence-store.ts";
import type { Paper } from "../../../respond/paper.ts";
import { paperBlocks } from "./paper-blocks.ts";

/** `others`: files that lie in it as they are. */
export async function packOf(publication: Publication, others: Site): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip({
    folder: "press",
    at: new Date(publication.updatedAt),
    files: filesOf(publication, others),
    ending: async () => [],
  }))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* filesOf(publication: Publication, others: Site): AsyncGenerator<BundleFile> {
  const text = (path: string, words: string): BundleFile => ({ path, what: "", pieces: [words] });
  yield text("facts.txt", factsText(publication));
  yield text("data.json", `${JSON.stringify(dataOf(publication), null, 2)}\n`);
  for (const statement of publication.statements) {
    const name = `statements/${String(statement.number).padStart(3, "0")}.txt`;
    yield text(name, statementText(publication, statement));
  }
  for (const [path, { body }] of others)
    yield { path: path.slice(1).replace("authorities/", "posters/"), what: "", pieces: [body] };
}

function factsText(publication: Publication): string {
  const facts = pressFacts(publication).map(({ name, value }) => `${name}: ${value}`);
  const moments = publishedMoments(publication).map(({ words, what }) => `${words}: ${what}`);
  const contacts = publication.authorities.map(({ name, contact, press = contact }) =>
    [name, press.phone, press.email].filter((one) => one !== "").join(", "),
  );
  return [
    ["KEY FACTS", ...facts].join("\n"),
    ["WHO TO ASK", ...contacts].join("\n"),
    ["WHAT WE PUBLISHED, AND WHEN", ...moments].join("\n"),
    "USING THIS\nYou may copy and quote all of it. Please name the authority that said it, and the date. Figures are those that we have published. Please do not publish details of people whose data was taken.",
    "",
  ].join("\n\n");
}

function dataOf(publication: Publication) {
  const { siteName, address, updatedAt, services, statements, outages } = publication;
  return { siteName, address, updatedAt, banner: bannerOf(publication), services, outages, statements };
}

function statementText({ address }: Publication, statement: PublishedStatement): string {
  const { title, author, publishedAt, paragraphs, number } = statement;
  const from = [author, momentInWords(publishedAt)].filter((one) => one !== "").join(", ");
  const at = address === "" ? "" : `\n\n${address}/statements/${number}`;
  return `${title}\n${from}\n\n${paragraphs.join("\n\n")}${at}\n`;
}

export function statementPaper({ address }: Publication, statement: PublishedStatement): Paper {
  const { title, author, publishedAt, paragraphs, number } = statement;
  return {
    ...{ title, author, madeAt: new Date(publishedAt), mark: null },
    foot:
      address === "" ? `Statement ${number}` : `${address.replace(/^https?:\/\//, "")}/statements/${number}`,
    blocks: [
      {
        kind: "paragraph",
        text: [author, momentInWords(publishedAt)].filter((one) => one !== "").join(", "),
      },
      ...paperBlocks(paragraphs),
    ],
  };
}
