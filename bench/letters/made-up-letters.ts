/** Letters to made-up people, as they would go: real words, every kind of data, every format, odd names and addresses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { composeNotice, type NoticeContent } from "../../src/domain/notices/compose-notice.ts";
import type { NoticeFormat, NoticePart } from "../../src/domain/notices/notice.ts";
import { type MentionType, mentionTypes } from "../../src/domain/people/mention.ts";
import type { OutgoingMessage } from "../../src/respond/courier.ts";

const content: NoticeContent = {
  template: read("notice.yaml"),
  categories: read("categories.yaml"),
  advice: read("advice.yaml"),
};
const authority = {
  name: "Northmere Council",
  phone: "020 7946 0100",
  email: "dpo@northmere.example",
  web: "northmere.example",
};
const names = [
  "Ada Example",
  "Łucja Wiśniewska-Ŵyn",
  "Siân Gruffudd",
  "Mx O’Sample",
  "Nguyễn Văn Mẫu",
  "The Right Honourable Wilhelmina Featherstonehaugh-Cholmondeley of Northmere",
];
const homes = [
  "12 Fernhill Road, Northmere, W8 7NX",
  "Flat 4, 12A Mill Lane, Northmere, w87nx",
  "Flat 112B, Montgomery of Alamein House, Great Northmere Estate, 1234 Old Northmere Road, Northmere, W8 7NX",
  "Unit 5, BFPO 58",
  "12 Rue Exemple, 75001 Paris, Ffrainc",
];
/** What most people in an archive of a council have there. */
const usual: readonly (readonly MentionType[])[] = [
  ["name", "address", "postcode"],
  ["name", "address", "email", "phone"],
  ["name", "address", "bank-account"],
  ["name", "date-of-birth", "nino", "address"],
];

/** As a wave would bring them: plain, of one or two sheets, each with a name, a home and a reference of its own. */
export function usualLetters(count: number): readonly OutgoingMessage[] {
  return Array.from({ length: count }, (_, n) =>
    letter(n, `${names[n % 2]} ${n}`, `${n + 1} ${homes[0]!.slice(3)}`, usual[n % usual.length]!),
  );
}

/** Every format and language, every number of kinds, every odd name and address. */
export function allKindsOfLetters(count: number): readonly OutgoingMessage[] {
  const formats: readonly (NoticeFormat | "welsh")[] = ["plain", "large-print", "easy-read", "welsh"];
  return Array.from({ length: count }, (_, n) => {
    const kinds = mentionTypes.slice(0, 1 + (n % mentionTypes.length));
    const name = `${names[n % names.length]} ${n}`;
    const plain = letter(n, name, homes[n % homes.length]!, kinds);
    const format = formats[n % formats.length]!;
    if (format !== "welsh") return { ...plain, words: { ...plain.words, format } };
    return { ...plain, words: { ...welsh(plain), also: [plain.words] } };
  });
}

function letter(n: number, name: string, to: string, categories: readonly MentionType[]): OutgoingMessage {
  const reference = `P-${String(n + 1).padStart(6, "0")}`;
  const facts = { name, categories, years: { from: 2006, to: 2020 }, reference, authority };
  return {
    reference: `N-${String(n + 1).padStart(8, "0")}`,
    personReference: reference,
    channel: "letter",
    ...{ to, name },
    words: composeNotice(facts, content),
    from: { ...authority, address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
    date: new Date("2026-01-05T09:00:00Z"),
  };
}

/** Stands for a translation that a body has loaded: as long as the English, in another language. */
function welsh({ name, personReference }: OutgoingMessage): NoticePart {
  return {
    subject: "Cyngor Northmere: cymerwyd eich gwybodaeth",
    blocks: [
      { kind: "paragraph", text: `Annwyl ${name}` },
      { kind: "paragraph", text: "Cymerwyd gwybodaeth amdanoch o’n systemau. Mae’n ddrwg gennym." },
      { kind: "heading", text: "Beth a gymerwyd" },
      { kind: "list", items: ["eich enw", "eich cyfeiriad"] },
      { kind: "paragraph", text: "Yn gywir" },
      { kind: "paragraph", text: "Swyddog Diogelu Data, Cyngor Northmere" },
    ],
    short: "",
    letter: {
      reference: `Cyfeirnod: ${personReference}`,
      foot: `Cyfeirnod ${personReference}. Tudalen {page} o {pages}`,
    },
    language: { code: "cy", locale: "cy-GB", dir: "ltr" },
  };
}

function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, "../../content", name), "utf8")) as T;
}
