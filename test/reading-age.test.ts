/**
 * Reading age 9 or less for everything that comes along and a person is told in English: by the Flesch-Kincaid grade and five
 * years to it, which is what staff see beside their own words. The method's authors give it an error of about 1.5 grades for
 * a passage of 150 words, more for shorter ones: so whole notices are held to it for each kind of data, and each piece of prose by itself.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { composeFor } from "../src/domain/notices/compose-for.ts";
import type { NoticePart } from "../src/domain/notices/notice.ts";
import { type MentionType, mentionTypes } from "../src/domain/people/mention.ts";
import { readCodeWords } from "../src/main/content/read-codes.ts";
import { readContent } from "../src/main/content/read-content.ts";
import { easyAim, plainAim, readabilityOf } from "../src/respond/readability/reading-age.ts";

const library = await readContent("/nowhere");
const codes = await readCodeWords("/nowhere");
const facts = {
  ...{ name: "Ada Example", years: { from: 2009, to: 2014 }, reference: "P-000123" },
  authority: {
    ...{ name: "Northmere Council", phone: "020 7946 0100", email: "dpo@northmere.example" },
    ...{ web: "northmere.example", address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
  },
};
const kinds = [
  ...mentionTypes.map((type) => ({ name: type, categories: [type] })),
  { name: "every kind", categories: mentionTypes },
  { name: "a name and an address", categories: ["name", "address", "postcode"] as const },
];

for (const format of ["plain", "easy-read"] as const) {
  const aim = format === "plain" ? plainAim : easyAim;
  test(`a whole notice, ${format}, about each kind of data`, () => {
    assert.deepEqual(
      kinds.flatMap(({ name, categories }) => {
        const { age } = readabilityOf(textOf(compose(format, categories)));
        return age !== null && age <= 9 ? [] : [`${name}: ${age}`];
      }),
      [],
    );
  });

  test(`each of its parts, ${format}, is read with ease at 9, and no sentence is longer than ${aim.longest} words`, () => {
    assert.deepEqual(sectionsOf(compose(format, mentionTypes)).flatMap(tooHard(aim.longest)), []);
  });

  test(`the text message, ${format}`, () => {
    assert.deepEqual([compose(format, ["name"]).short].flatMap(tooHard(aim.longest)), []);
  });
}

test("each piece of advice, plain and easy", () => {
  assert.deepEqual(
    library.advice.flatMap(({ title, steps, easy = [] }) => [
      ...[[title, ...steps].join("\n")].flatMap(tooHard(plainAim.longest)),
      ...[easy.join("\n")].flatMap(tooHard(easyAim.longest)),
    ]),
    [],
  );
});

test("what stands there about the check code", () => {
  const filled = [codes.check, codes.wrong, codes.complain, codes.checkWithoutAddress].join("\n");
  assert.deepEqual([filled.replaceAll(/\{\w+\}(?:\/\w+)?/g, "")].flatMap(tooHard(plainAim.longest)), []);
});

test("easy read has one idea to a line: no line has two sentences that go on about something else", () => {
  const { blocks } = compose("easy-read", mentionTypes);
  const lines = blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text]));
  assert.deepEqual(
    lines.filter((line) => (line.match(/[.!?](?=\s)/g) ?? []).length > 1),
    [],
  );
});

test("a hard text is not let through", () => {
  const hard =
    "We regret to inform you that an unauthorised exfiltration of historical archives has compromised confidential particulars.";
  assert.equal([hard].flatMap(tooHard(plainAim.longest)).length, 1);
});

function compose(format: "plain" | "easy-read", categories: readonly MentionType[]) {
  return composeFor({ ...facts, categories }, library, { format, language: "en" }).words;
}

function textOf({ blocks }: NoticePart): string {
  return blocks.map((block) => (block.kind === "list" ? block.items.join("\n") : block.text)).join("\n");
}

/** Heading by heading; what was taken is a list of names of things, and no prose to be measured. */
function sectionsOf(part: NoticePart): readonly string[] {
  const starts = part.blocks.flatMap((block, at) => (block.kind === "heading" ? [at] : []));
  const sections = [0, ...starts].map((start, at) => part.blocks.slice(start, starts[at]));
  return sections.filter((_, at) => at !== 1).map((blocks) => textOf({ ...part, blocks }));
}

function tooHard(longest: number) {
  return (text: string): readonly string[] => {
    const { age, long } = readabilityOf(text);
    const sentences = long.filter(({ words }) => words > longest);
    return (age === null || age <= 9) && sentences.length === 0
      ? []
      : [`${age}, ${sentences.length} long: ${text.slice(0, 120)}`];
  };
}
