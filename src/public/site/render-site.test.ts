/** The pages, feeds and files of the public site, from ordinary and from hostile words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { SaxesParser } from "saxes";
import type { Publication } from "../../domain/publication/publication.ts";
import { formPages } from "../form-pages.ts";
import { english } from "../languages/english.ts";
import { translator } from "../languages/translator.ts";
import { anOutage, anyMaintenance } from "../testing/outage.ts";
import { aPublication } from "../testing/publication.ts";
import { renderMessage, renderSite } from "./render-site.ts";
import { blocksOf } from "./view/statement-view.ts";
import { openingDay, timeInWords, yearsInWords } from "./words.ts";

const normal = renderSite(aPublication({ outages: [anOutage], maintenance: [anyMaintenance] }));
const forms = new Set(formPages.map(({ path }) => path));

test("every link to this site leads to something that is published, or to a form", () => {
  for (const [path, { body, contentType }] of normal) {
    if (!contentType.startsWith("text/html")) continue;
    for (const [, href = ""] of body.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) {
      assert.ok(normal.has(href) || forms.has(href.split("?")[0] ?? ""), `${path} links to ${href}`);
    }
    for (const [, id = ""] of body.matchAll(/href="#([^"]+)"/g))
      assert.ok(body.includes(`id="${id}"`), `${path} has #${id}`);
  }
});

test("the front page says what happened, what was taken, what to do, which services run and where to get help", () => {
  const text = textOf("/");
  for (const said of [
    "Cyber attack on shared council systems",
    "We are dealing with this now.",
    "What we know about the data that was taken",
    "Northmere Council, 28 November 2026 at 5:30pm",
    "We believe that some information was copied and taken. We think that it is from the years 2006 to 2020.",
    "bank account details",
    "To reach your bank safely, call 159.",
    "My Account, Northmere Council Suspended Call us instead.",
    "Since 24 November 2026. Expected back: at least two weeks.",
    "Saturday 5 December 10am to 4pm Emergencies only, in person",
    "We are dealing with a cyber attack Corrected 24 November 2026 at 12:05pm",
  ]) {
    assert.ok(text.includes(said), `it says: ${said}`);
  }
});

test("no page needs a script", () => {
  for (const { body, contentType } of normal.values()) {
    if (contentType.startsWith("text/html"))
      assert.doesNotMatch(body, /<script(?! type="application\/ld\+json">)|<style|style=|\son\w+=/);
  }
});

test("a site with no incident, service or body still has all its pages", () => {
  const site = renderSite(aPublication({ incidents: [], statements: [], services: [], authorities: [] }));
  assert.match(site.get("/")?.body ?? "", /There is no incident to tell you about/);
  assert.match(site.get("/statements")?.body ?? "", /not made a statement yet/);
  assert.equal(JSON.parse(site.get("/api/v2/summary.json")?.body ?? "").status.indicator, "none");
});

const nasty = `</title></textarea><script>alert(1)</script>"' onload=x & {{ 70001*70003 }} {% raw %} \u0007 \ud800`;

test("hostile words stay words, in pages, feeds, data and the calendar", () => {
  const site = renderSite(hostile(nasty));
  for (const [path, { body, contentType }] of site) {
    if (contentType.startsWith("text/html")) {
      assert.deepEqual(strangersIn(body), [], path);
      assert.ok(!body.includes("4900280003"), "no template runs in what was written");
      assert.deepEqual(problemsOf(body), [], path);
    }
    if (path === "/feed.atom") assert.ok(namesIn(body).every((name) => atomNames.has(name)));
    if (contentType.includes("json")) JSON.parse(body);
    if (path === "/opening-hours.ics") {
      assert.match(body, /SUMMARY:/);
      for (const line of body.split("\r\n").slice(0, -1)) assert.match(line, /^([A-Z-]+[:;]| )[^\r\n]*$/);
    }
  }
  assert.doesNotMatch(
    renderMessage(
      { key: "not-found", link: "to-front" },
      translator({ ...english(), words: { "messages.site": nasty, "messages.not-found": nasty } }),
    ),
    /<script/,
  );
});

test("a link in edited words that is no address of the web is left out", () => {
  const links = [
    { text: "bad", href: "javascript:alert(1)" },
    { text: "worse", href: " data:text/html,x" },
    { text: "good", href: "https://www.ncsc.gov.uk/" },
  ];
  const [incident] = aPublication().incidents;
  const site = renderSite(
    aPublication({
      incidents: [
        { ...incident!, advice: [{ key: "a", order: 1, kinds: [], title: "A", paragraphs: [], links }] },
      ],
    }),
  );
  const hrefs = [...(site.get("/")?.body ?? "").matchAll(/href="([^"]*)"[^>]*>(bad|worse|good)</g)].map(
    ([, href]) => href,
  );
  assert.deepEqual(hrefs, ["https://www.ncsc.gov.uk/"]);
});

const clocks = [
  { clock: "10:00", says: "10am" },
  { clock: "12:00", says: "midday" },
  { clock: "00:00", says: "midnight" },
  { clock: "12:05", says: "12:05pm" },
  { clock: "17:30", says: "5:30pm" },
  { clock: "when we can", says: "when we can" },
];
for (const { clock, says } of clocks)
  test(`the time ${clock} is ${says}`, () => assert.equal(timeInWords(clock), says));

test("a day that is no date is taken for words", () =>
  assert.equal(openingDay("Every Saturday"), "Every Saturday"));
test("an open range of years is said as such", () =>
  assert.equal(yearsInWords(2006, null, "confirmed"), "It is from 2006 or later."));
test("lines that start with a dash are a list", () =>
  assert.deepEqual(blocksOf(["We have:\n- told the police", "- switched it off\nMore soon.", "Goodbye."]), [
    { list: false, lines: ["We have:"] },
    { list: true, lines: ["told the police", "switched it off"] },
    { list: false, lines: ["More soon."] },
    { list: false, lines: ["Goodbye."] },
  ]));

test("when a service is expected back is said once where its outage says the same, and twice where it differs", () => {
  const { services } = aPublication();
  const front = (expectedDay: string | null) => {
    const mine = { expectedReturn: "", expectedDay, outages: [anOutage.key], since: anOutage.startedAt };
    const site = aPublication({
      outages: [anOutage],
      services: services.map((one) => (one.key === "my-account" ? { ...one, ...mine } : one)),
    });
    return renderSite(site).get("/")?.body ?? "";
  };
  assert.equal(front("2026-12-08").match(/Tuesday 8 December/g)?.length, 2, "once for each authority");
  assert.match(front("2026-12-09"), /Wednesday 9 December/);
});

test("a long list of what was taken is parted by headings, a short one is not", () => {
  const [incident] = aPublication().incidents;
  const groups = [
    { title: "Money", categories: ["bank account details", "bank card numbers"] },
    { title: "Private information", categories: ["a", "b", "c", "d", "e", "f", "g"] },
  ];
  const of = (some: typeof groups) =>
    renderSite(
      aPublication({
        incidents: [
          {
            ...incident!,
            taken: {
              ...incident!.taken,
              groups: some,
              categories: some.flatMap(({ categories }) => categories),
            },
          },
        ],
      }),
    ).get("/")?.body ?? "";
  assert.match(of(groups), /<h3[^>]*>Private information<\/h3>/);
  assert.doesNotMatch(of(groups.slice(0, 1)), /<h3[^>]*>Money<\/h3>/);
  assert.match(of(groups.slice(0, 1)), /<li>bank card numbers<\/li>/);
});

test("what is only believed to have been taken is said so, apart from what was found, on every page that says it", () => {
  const [incident] = aPublication().incidents;
  const thought = [
    { type: "passport", words: "passport numbers", group: "", sure: "possible" },
    { type: "iban", words: "<i>accounts</i>", group: "", sure: "known" },
  ] as const;
  const taken = { ...incident!.taken, categories: [], groups: [], what: "", thought };
  const site = renderSite(aPublication({ incidents: [{ ...incident!, taken }] }));
  const front = site.get("/")?.body ?? "";
  assert.match(front, /We know that these were in the files:<\/p>\s*<ul[^>]*><li>&lt;i&gt;accounts/);
  assert.match(front, /these may be in the files:<\/p>\s*<ul[^>]*><li>passport numbers/);
  assert.doesNotMatch(front, /For some people, the files hold/);
  assert.match(
    site.get("/easy-read")?.body ?? "",
    /What is in the files[\s\S]*accounts[\s\S]*What we think is in the files[\s\S]*passport numbers/,
  );
  assert.match(site.get("/press")?.body ?? "", /believed to be in it: passport numbers/);
});

test("headings leave no gap on any page, and each page has one title of its own", () => {
  const titles = new Set<string>();
  for (const [path, { body, contentType }] of normal) {
    if (!contentType.startsWith("text/html")) continue;
    const levels = [...body.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 0) + 1, path);
    titles.add(/<title>([^<]+)/.exec(body)?.[1] ?? "");
  }
  assert.equal(
    titles.size,
    [...normal.values()].filter(({ contentType }) => /html/.test(contentType)).length,
  );
});

test("a link's words say where it leads when they are read alone", () => {
  const said = new Map<string, string>();
  for (const [path, { body, contentType }] of normal) {
    if (!contentType.startsWith("text/html")) continue;
    for (const [, href = "", inside = ""] of body.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)) {
      const words = inside
        .replace(/<[^>]+>/g, "")
        .replace(/\s+/g, " ")
        .trim();
      assert.doesNotMatch(words, /^(here|more|read more|link|this|click here|)$/i, `${path}: ${href}`);
      const place = href.startsWith("#") ? path + href : href;
      assert.equal(said.get(`${path} ${words}`) ?? place, place, `${path}: two places are called ${words}`);
      said.set(`${path} ${words}`, place);
    }
  }
});

const atomNames = new Set("feed id title updated link entry published author name content".split(" "));

function textOf(path: string): string {
  const body = normal.get(path)?.body ?? "";
  return body
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([,.])/g, "$1");
}

const full = aPublication({ outages: [anOutage], maintenance: [anyMaintenance] });

/** Every text of a publication replaced. */
function hostile(words: string): Publication {
  const texts = new Set([
    "title",
    "name",
    "note",
    "what",
    "author",
    "siteName",
    "place",
    "expectedReturn",
    "phone",
    "email",
    "web",
    "text",
    "words",
    "access",
    "value",
    "group",
    "summary",
    "href",
  ]);
  return JSON.parse(JSON.stringify(full), (key, value: unknown) => {
    if (typeof value === "string" && texts.has(key)) return words;
    return Array.isArray(value) && value.every((one) => typeof one === "string") && key !== "authorities"
      ? value.map(() => words)
      : value;
  }) as Publication;
}

function problemsOf(html: string): readonly string[] {
  const problems: string[] = [];
  parse(html, { sourceCodeLocationInfo: true, onParseError: ({ code }) => problems.push(code) });
  // A control character that somebody typed is shown as nothing; it is no fault of the page.
  return problems.filter(
    (code) => !["control-character-in-input-stream", "surrogate-in-input-stream"].includes(code),
  );
}

/** Elements and attributes that no page of ours has. */
function strangersIn(html: string): readonly string[] {
  const strangers: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("tagName" in node) {
      // A data block runs nothing; it is read as data here.
      const isData = node.attrs.some(({ name, value }) => name === "type" && value === "application/ld+json");
      if (isData) {
        for (const one of node.childNodes) if ("value" in one) JSON.parse(one.value);
        return;
      }
      if (["script", "textarea", "iframe", "style"].includes(node.tagName)) strangers.push(node.tagName);
      for (const { name, value } of node.attrs) {
        if (name.startsWith("on") || /^\s*(javascript|data):/i.test(value))
          strangers.push(`${name}=${value}`);
      }
    }
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return strangers;
}

function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local }) => names.push(local));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return names;
}
