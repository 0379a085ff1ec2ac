import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, titleIn, wordsIn } from "../../testing/browse.ts";
import { busyWorld } from "../../testing/made-up.ts";
import { emptyWorld } from "../../testing/world.ts";

const here = "/incidents/INC-2026-0001/people";

test("people are listed worst first, and those that are hidden are counted honestly", async () => {
  const { body } = await (await browse(busyWorld())).get(here);
  const words = wordsIn(body);
  assert.match(words, /60 people of your authority/u);
  assert.match(words, /12,044 more belong to other authorities/u);
  assert.ok(words.indexOf("Bronwen") < words.indexOf("Maisie"));
  assert.match(words, /Safeguarding National Insurance number Health Home address and 4 more/u);
});

test("those whom a mistake could harm come before those of whom more was taken", async () => {
  const world = busyWorld();
  world.people[59] = { ...world.people[59]!, name: "Wren Hollis", flags: ["at-risk"] };
  const { body } = await (await browse(world)).get(here);
  const words = wordsIn(body);
  assert.ok(words.indexOf("Wren Hollis") < words.indexOf("Piotr"));
  assert.match(words, /Wren Hollis.*At risk/u);
  const bySeverity = wordsIn((await (await browse(world)).get(`${here}?sort=severity`)).body);
  assert.doesNotMatch(bySeverity, /Wren Hollis/u);
});

test("a search says nothing of other authorities' people, and whom to ask instead", async () => {
  const browser = await browse(busyWorld());
  const found = await browser.follow(await browser.post(here, { text: "Nobody Known", flag: "at-risk" }));
  assert.doesNotMatch(wordsIn(found.body), /12,044|more belong/u);
  assert.match(wordsIn(found.body), /Easthaven Borough Council on 020 7946 0000 ?, or/u);
  assert.doesNotMatch(wordsIn((await browser.get(`${here}?flag=at-risk`)).body), /12,044|more belong/u);
});

test("a name that is searched for stands in no address", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post(here, { text: "Łaszkiewicz piotr", band: "very-high", sort: "places" });
  assert.match(
    seen.to ?? "",
    /^\/incidents\/INC-2026-0001\/people\?q=[\w-]{12}&band=very-high&sort=places#results$/u,
  );
  const found = await browser.follow(seen);
  assert.match(wordsIn(found.body), /8 people of your authority found/u);
  assert.match(found.body, /value="Łaszkiewicz piotr"/u);
  assert.doesNotMatch(found.body, /Bronwen/u);
  assert.equal((world.asked.at(-1)!.with as { text: string }).text, "Łaszkiewicz piotr");
  for (const [, address] of found.body.matchAll(/href="([^"]*)"/gu))
    assert.doesNotMatch(address ?? "", /aszkiewicz/iu);
});

test("a name that is misspelt finds those spelt nearly so, and says that it did", async () => {
  const browser = await browse(busyWorld());
  const found = await browser.follow(await browser.post(here, { text: "Bronwin" }));
  assert.match(wordsIn(found.body), /Nobody fits exactly what was typed.*Bronwen/u);
  const exact = await browser.follow(await browser.post(here, { text: "Bronwen" }));
  assert.doesNotMatch(wordsIn(exact.body), /Nobody fits exactly/u);
});

test("a search goes on over the pages", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post(here, { text: "p" });
  const found = await browser.follow(seen);
  const next = /href="([^"]*page=2[^"]*)"/u.exec(found.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  assert.match(next, /\?q=[\w-]+&page=2$/u);
});

test("a search that is no longer kept says so instead of showing everyone as if found", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(`${here}?q=forgotten`)).body);
  assert.match(words, /That search is no longer kept/u);
  assert.doesNotMatch(words, /found/u);
});

test("what one member of staff searches, another cannot read by its address", async () => {
  const world = busyWorld();
  const browser = await browse(world);
  const seen = await browser.post(here, { text: "Bronwen" });
  world.sessions.set("other", world.staff[0]!);
  const other = await browser.send("GET", (seen.to ?? "").split("#")[0] ?? "", {
    cookie: "candour_session=other",
  });
  assert.match(wordsIn(other.body), /no longer kept/u);
});

const filters = [
  { query: "band=medium", found: "14 people" },
  { query: "flag=child", found: "8 people" },
  { query: "flag=uncertain", found: "7 people" },
  { query: "category=payment-card", found: "8 people" },
  { query: "role=staff", found: "7 people" },
  { query: "notice=none", found: "20 people" },
  { query: "notice=held&flag=at-risk", found: "5 people" },
  { query: "band=nonsense", found: "60 people" },
];
for (const { query, found } of filters) {
  test(`the filter ${query} finds ${found}`, async () => {
    assert.match(
      wordsIn((await (await browse(busyWorld())).get(`${here}?${query}`)).body),
      new RegExp(found, "u"),
    );
  });
}

test("where nobody fits, the page says what to do", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(`${here}?band=low&flag=child`)).body);
  assert.match(words, /Nobody fits\./u);
});

test("where nobody has been found yet, the page leads to the holdings", async () => {
  const world = emptyWorld();
  world.incidents = busyWorld().incidents;
  const { body } = await (await browse(world)).get(here);
  assert.match(wordsIn(body), /Nobody has been found yet/u);
  assert.match(body, /href="\/incidents\/INC-2026-0001\/holdings"/u);
});

test("a person shows every place, the formula in words, reasons, and no name in the browser's history", async () => {
  const { body } = await (await browse(busyWorld())).get(`${here}/person-1`);
  const words = wordsIn(body);
  assert.equal(titleIn(body), "P-000001 – INC-2026-0001 – Candour");
  for (const expected of [
    "Housing/Moves 2011/transfers.zip inside: list of moves (final) v3.xlsx and 3 identical copies",
    "sheet Moves, row 1,214, column F",
    "4 × 1 + 1 = 5",
    "•••••••9A",
    "07700 900123",
    "Same National Insurance number in 3 places",
    "At risk: where they live must not become known",
  ]) {
    assert.ok(words.includes(expected), expected);
  }
});

test("a person with many places has them in pages, none left out", async () => {
  const world = busyWorld();
  const first = world.people[0]!;
  const sources = Array.from({ length: 150 }, (_, n) => ({ ...first.sources[0]!, path: `file-${n}.csv` }));
  world.people[0] = { ...first, sources };
  const browser = await browse(world);
  assert.match((await browser.get(`${here}/person-1`)).body, /Every place \(150\)/u);
  assert.match((await browser.get(`${here}/person-1?page=2`)).body, /file-149\.csv/u);
  assert.equal((await browser.get(`${here}/person-1?page=3`)).status, 404);
});

test("hostile text from the files is shown as text", async () => {
  const world = busyWorld();
  const hostile = `"><img src=x onerror=alert(1)>{{ 7*7 }}`;
  world.people[0] = { ...world.people[0]!, name: hostile, otherNames: [hostile], reasons: [hostile] };
  for (const address of [here, `${here}/person-1`]) {
    const { body } = await (await browse(world)).get(address);
    assert.doesNotMatch(body, /<img/u);
    assert.match(body, /&lt;img src=x/u);
    assert.match(body, /\{\{ 7\*7 \}\}/u);
  }
});

test("a person of another authority is refused, and one that is not there is not found", async () => {
  const browser = await browse(busyWorld());
  const seen = await browser.get(`${here}/person-of-easthaven`);
  assert.equal(seen.status, 403);
  assert.match(wordsIn(seen.body), /This belongs to another authority/u);
  assert.equal((await browser.get(`${here}/nobody`)).status, 404);
});

test("a held person says why nothing is sent, and leads to where that is decided", async () => {
  const { body } = await (await browse(busyWorld())).get(`${here}/person-1`);
  assert.match(wordsIn(body), /Nothing is sent, because of this: At risk/u);
  assert.match(body, /href="\/incidents\/INC-2026-0001\/notices\/notice-1\/release"/u);
});

test("a value that is masked altogether is no row of its own", async () => {
  const world = busyWorld();
  const identifiers = [{ type: "financial" as const, masked: "••••••" }];
  world.people[0] = { ...world.people[0]!, identifiers };
  assert.doesNotMatch((await (await browse(world)).get(`${here}/person-1`)).body, /••••••/u);
});

test("whoever answers a caller reads what was taken before all else", async () => {
  const words = wordsIn((await (await browse(busyWorld())).get(`${here}/person-1`)).body);
  assert.ok(words.indexOf("What was taken Safeguarding") < words.indexOf("Who they are"));
});

test("a masked number is heard by its end, not bullet by bullet", async () => {
  const { body } = await (await browse(busyWorld())).get(`${here}/person-1`);
  assert.match(body, /aria-hidden="true">•+9A<\/span><span class="govuk-visually-hidden">ending in 9A</u);
});
