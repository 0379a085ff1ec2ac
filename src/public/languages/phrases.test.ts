/** What the content files say, such as advice, in other languages: of the English as it stands, or English. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Language } from "../../domain/languages/language.ts";
import { adviceFor, inReadingOrder } from "../../domain/notices/advice.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import { readContent } from "../../main/content/read-content.ts";
import { readLanguages } from "../../main/content/read-languages.ts";
import { translationsOf } from "../site/published/in-languages.ts";
import { publishedIncident } from "../site/published/incident.ts";
import { renderSite } from "../site/render-site.ts";
import { aPublication } from "../testing/publication.ts";
import { languagesIn, wordsJson } from "./words-file.ts";

const { advice, categories } = await readContent("/nowhere");
const shipped = await readLanguages("/nowhere");
const welsh = shipped.find(({ code }) => code === "cy")!;

test("all advice and every kind of data is there in Welsh, and nothing that nobody says", () => {
  const said = [
    ...advice.flatMap(({ title, steps, easy = [], links }) => [
      ...[title, ...steps, ...easy],
      ...links.map(({ text }) => text),
    ]),
    ...Object.values(categories).flatMap(({ theirs, group = "" }) => [theirs, group]),
  ];
  assert.deepEqual(
    Object.keys(welsh.phrases ?? {}).toSorted(),
    [...new Set(said)].filter((text) => text !== "").toSorted(),
  );
});

test("the Welsh pages say what was taken and what to do in Welsh, with nothing of it marked as English", () => {
  const site = renderSite(taken(["bank-account", "nino", "date-of-birth", "password"]), new Set(), shipped);
  for (const path of ["/cy", "/cy/large-print", "/cy/what-to-do"]) {
    const body = site.get(path)!.body;
    for (const text of ["Gwiriwch eich cyfrif banc", "ffoniwch 159", "Newidiwch eich cyfrineiriau"])
      assert.ok(body.includes(text), `${path}: ${text}`);
    assert.doesNotMatch(body, /Check your bank account|lang="en-GB"[^>]*>(Gwiriwch|manylion)/);
  }
  assert.match(site.get("/cy")!.body, /<li>manylion cyfrif banc<\/li>/);
  assert.match(site.get("/cy/easy-read")!.body, /Edrychwch ar eich cyfrif banc\./);
  assert.match(site.get("/easy-read")!.body, /Look at your bank account\./);
});

test("advice has a page of its own, the most urgent first, each with the kinds of data that call for it", () => {
  const site = renderSite(taken(["passport", "bank-account", "payment-card", "address"]));
  const body = site.get("/what-to-do")!.body;
  const titles = [...body.matchAll(/<h2 class="govuk-heading-m" id="([\w-]+)"/g)].map(([, key]) => key);
  assert.deepEqual(titles, ["bank", "card", "identity", "passport", "wary", "fraud"]);
  assert.match(
    body,
    /If this was taken about you: bank account details, bank card numbers\.<\/p>\s*<ul[\s\S]*?159/,
  );
  assert.match(site.get("/")!.body, /href="\/what-to-do"/);
});

test("of two incidents the most urgent advice comes first, and each piece once with the kinds of both", () => {
  const [one] = taken(["password"]).incidents;
  const [two] = taken(["bank-account", "username"]).incidents;
  const again = { ...one!, advice: one!.advice.map((piece) => ({ ...piece, kinds: ["usernames"] })) };
  const body = renderSite(aPublication({ incidents: [one!, two!, again] })).get("/what-to-do")!.body;
  const titles = [...body.matchAll(/<h2 class="govuk-heading-m" id="([\w-]+)"/g)].map(([, key]) => key);
  assert.deepEqual(titles, ["bank", "password", "wary", "fraud"]);
  assert.match(body, /If this was taken about you: passwords, usernames\./);
});

test("before anything is known to be taken, the page of advice says so; without an incident, that too", () => {
  const [one] = taken([]).incidents;
  const body = renderSite(aPublication({ incidents: [one!] })).get("/what-to-do")!.body;
  assert.match(body, /We do not know yet what was taken/);
  const quiet = renderSite(aPublication({ incidents: [], authorities: [], services: [] }));
  assert.match(quiet.get("/what-to-do")!.body, /There is no incident to tell you about/);
});

test("where somebody edits the English, the English is read until it is translated anew", () => {
  const edited = advice.map((one) => (one.key === "bank" ? { ...one, title: "Look at your account" } : one));
  const body = renderSite(taken(["bank-account"], edited), new Set(), shipped).get("/cy/what-to-do")!.body;
  assert.match(body, /<h2 [^>]*lang="en-GB" dir="ltr">Look at your account/);
  assert.match(body, /<li>Dywedwch wrth eich banc/);
});

test("phrases of the data folder come over those of Candour, are published with the words, and are text", async () => {
  const folder = await mkdtemp(join(tmpdir(), "phrases-"));
  await mkdir(join(folder, "languages/cy/phrases"), { recursive: true });
  await writeFile(join(folder, "languages/cy/phrases/own.yaml"), "passwords: <b>geiriau</b>\n");
  const [, own] = await readLanguages(folder, assert.fail);
  await rm(folder, { recursive: true });
  assert.equal(own?.phrases?.["passwords"], "<b>geiriau</b>");
  assert.equal(own?.phrases?.["names"], "enwau");
  assert.deepEqual(languagesIn(Buffer.from(wordsJson([own!]))), [own]);
  const site = renderSite(taken(["password"]), new Set(), [own!]);
  assert.match(site.get("/cy")!.body, /<li>&lt;b&gt;geiriau/);
});

test("a kind of data that is called as something every object has is read as it is", () => {
  const publication = taken(["password"]);
  const [one] = publication.incidents;
  const odd = { ...one!, taken: { ...one!.taken, categories: ["constructor"], groups: [] } };
  const bare: Language = { ...welsh, phrases: {} };
  const body = renderSite({ ...publication, incidents: [odd] }, new Set(), [bare]).get("/cy")!.body;
  assert.match(body, /<li><span lang="en-GB" dir="ltr">constructor<\/span><\/li>/);
});

/** An incident in which these were taken, with the advice for them. */
function taken(types: readonly MentionType[], pieces = advice): Publication {
  const base = aPublication();
  const kinds = inReadingOrder(types, categories).map((type) => ({
    ...{ type, words: categories[type].theirs, group: categories[type].group ?? "" },
  }));
  const { advice: fitting, taken: said } = publishedIncident(
    {
      ...{
        id: "" as never,
        reference: "INC-1",
        title: "",
        phase: "confirmed",
        origin: "" as never,
        involved: [],
      },
      ...{ declaredAt: new Date(0), statements: [], points: [], taken: kinds, thought: [] },
      believed: { what: "", fromYear: null, toYear: null, confidence: "believed" },
      advice: adviceFor(types, pieces),
    },
    () => "northmere",
    translationsOf({ translations: [] }),
  );
  return { ...base, incidents: [{ ...base.incidents[0]!, advice: fitting, taken: said }] };
}
