/** What the public sees of corrections and withdrawals. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { atomFeed } from "../feeds/feeds.ts";
import { aPublication } from "../testing/publication.ts";
import { renderSite } from "./render-site.ts";
import { differencesBetween } from "./view/differences.ts";

const publication = aPublication();
const site = renderSite(publication);
const bodyOf = (path: string) => site.get(path)?.body.toString() ?? "";

test("a corrected statement says so at its own address, with what is different, and leads to what it said before", () => {
  const page = bodyOf("/statements/1");
  assert.match(page, /Corrected on 24 November 2026 at 3pm\./);
  assert.match(page, /We first said that two councils/);
  assert.match(page, /systems that three councils share/);
  assert.match(page, /href="\/statements\/1\/versions\/1"/);
});

test("what it said before stays readable, marked, with every word that came or went", () => {
  const page = bodyOf("/statements/1/versions/1");
  assert.match(page, /systems that two councils share/);
  assert.match(page, /<del class="site-del">.*two.*<\/del>/);
  assert.match(page, /<ins class="site-ins">.*three.*<\/ins>/);
  assert.match(page, /rel="canonical" href="https:\/\/updates\.northmere\.example\/statements\/1"/);
  assert.match(page, /noindex/);
});

test("a withdrawn statement keeps its words under a line that we no longer say them, and is the latest no more", () => {
  const [latest, first] = publication.statements;
  const retracted = { at: "2026-11-29T09:00:00.000Z", why: "The date was of another attack." };
  const withdrawn = renderSite({ ...publication, statements: [{ ...latest!, retracted }, first!] });
  const page = withdrawn.get("/statements/2")!.body.toString();
  assert.match(page, /We have withdrawn this statement\.<\/strong> The date was of another attack\./);
  assert.match(page, /police are looking into/);
  const home = withdrawn.get("/")!.body.toString();
  assert.match(home, /id="latest">We are dealing with a cyber attack/);
  assert.match(home, /Withdrawn/);
});

test("a feed gives a corrected statement the same name and a later date", () => {
  const before = atomFeed({
    ...publication,
    statements: [{ ...publication.statements[1]!, corrected: null }],
  });
  const after = atomFeed({ ...publication, statements: [publication.statements[1]!] });
  const idOf = (feed: string) => /<entry>[\s\S]*?<id>([^<]+)/.exec(feed)?.[1];
  assert.equal(idOf(after), idOf(before));
  assert.match(after, /<entry>[\s\S]*?<updated>2026-11-24T15:00:00/);
});

const pairs = [
  { name: "nothing", from: "One two.", to: "One two." },
  { name: "a word", from: "Two councils.", to: "Three councils." },
  { name: "every word", from: "a b c", to: "x y z" },
  { name: "a paragraph more", from: "One.", to: "One.\n\nTwo." },
];
for (const { name, from, to } of pairs) {
  test(`differences of ${name} hold every word of both texts`, () => {
    const text = (body: string) => ({ title: "T", paragraphs: body.split("\n\n") });
    const pieces = differencesBetween(text(from), text(to)).flat();
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map((piece) => piece.text)
        .join("")
        .replace(/\s+/g, "");
    assert.equal(without("gone"), `T${to}`.replace(/\s+/g, ""));
    assert.equal(without("added"), `T${from}`.replace(/\s+/g, ""));
  });
}
