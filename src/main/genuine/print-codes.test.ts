/** Letters with their check code, as they are printed: for each number of kinds the pages break at another place. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { before, test } from "node:test";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { composeFor } from "../../domain/notices/compose-for.ts";
import { composeNotice } from "../../domain/notices/compose-notice.ts";
import { type MentionType, mentionTypes } from "../../domain/people/mention.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { readCodeWords } from "../content/read-codes.ts";
import { readContent } from "../content/read-content.ts";
import { withCode } from "./print-codes.ts";
import { letterPrinter } from "./print-letter.ts";

const content = await readContent("/nowhere");
const words = await readCodeWords("/nowhere");
const address = "https://updates.northmere.example/";
const ring = { derived: () => createSecretKey(Buffer.alloc(32, 7)) };
let pdfium: PDFiumLibrary;
before(async () => {
  pdfium = await PDFiumLibrary.init();
});

test("the code stands whole on one line, beside where it is typed, and the signature never alone", async () => {
  for (let count = 1; count <= mentionTypes.length; count += 3) {
    const pages = await printed(mentionTypes.slice(-count));
    const text = pages.join("\n");
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/u.exec(text)?.[0];
    assert.ok(code !== undefined, `${count} kinds`);
    const page = pages.find((one) => one.includes(code))!;
    assert.ok(page.includes("updates.northmere.example/verify"), `${count} kinds`);
    for (const said of ["example/correct", "Yours sincerely"])
      assert.ok(text.includes(said), `${count} kinds: ${said}`);
    for (const one of pages) assert.doesNotMatch(one, /^\s*Yours sincerely/u, `${count} kinds`);
  }
});

test("a letter about a name and an address stays one sheet of paper", async () => {
  assert.equal((await printed(["name", "address", "postcode"])).length, 2);
});

test("where no address is set, nothing leads nowhere; a text that is full stays as it is", () => {
  const without = withCode(message(["name"]), "7K2M-Q0XV-93TD-AB4F", "", words).words;
  assert.doesNotMatch(JSON.stringify(without), /\{(code|address)|\/verify|\/correct/u);
  assert.match(without.short, / Check code: 7K2M-Q0XV-93TD-AB4F$/u);
  const full = { ...message(["name"]), words: { ...message(["name"]).words, short: "x".repeat(900) } };
  assert.equal(withCode(full, "7K2M-Q0XV-93TD-AB4F", address, words).words.short.length, 900);
});

test("each language of a message says in its own words how it is checked; what it lacks stands there in English", () => {
  const reading = { format: "plain", language: "cy" } as const;
  const facts = { name: "Ada", categories: ["name"] as const, years: null, reference: "P-000123" };
  const authority = { name: "Northmere Council", phone: "1", email: "a@b.example", web: "" };
  const welsh = composeFor({ ...facts, authority }, content, reading).words;
  const both = withCode({ ...message(["name"]), words: welsh }, "7K2M-Q0XV-93TD-AB4F", address, words).words;
  assert.match(
    JSON.stringify(both.blocks),
    /Ewch i updates.northmere.example\/verify a theipiwch y cod hwn: 7K2M/u,
  );
  assert.match(JSON.stringify(both.also?.[0]?.blocks), /Go to updates.northmere.example\/verify/u);
  assert.match(both.short, /Cod gwirio: 7K2M-Q0XV-93TD-AB4F$/u);
  const bare = { ...words, languages: [] };
  const lacking = withCode(
    { ...message(["name"]), words: welsh },
    "7K2M-Q0XV-93TD-AB4F",
    address,
    bare,
  ).words;
  assert.ok(lacking.blocks.some((block) => block.inEnglish === true));
});

async function printed(categories: readonly MentionType[]): Promise<readonly string[]> {
  const pdf = await letterPrinter(ring, "/nowhere", () => address)(message(categories));
  const document = await pdfium.loadDocument(Buffer.from(pdf!));
  try {
    return [...document.pages()].map((page) => page.getText());
  } finally {
    document.destroy();
  }
}

function message(categories: readonly MentionType[]): OutgoingMessage {
  const from = { name: "Northmere Council", phone: "020 7946 0100", email: "dpo@northmere.example" };
  const facts = {
    ...{ name: "Ada Example", categories, years: { from: 2009, to: 2014 }, reference: "P-000123" },
    authority: { ...from, web: "northmere.example" },
  };
  return {
    ...{ reference: "N-000001-1", personReference: "P-000123", channel: "letter", name: "Ada Example" },
    to: "12 Fernhill Road, Northmere, W8 7NX",
    words: composeNotice(facts, content),
    from: { ...from, address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
    date: new Date("2026-01-05T09:00:00Z"),
  };
}
