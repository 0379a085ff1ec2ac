/** The banner on another site's page: text alone, nothing where anything is wrong, and never in the way of the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createContext, runInContext } from "node:vm";
import { aPublication } from "../testing/publication.ts";
import { statement } from "../testing/published-parts.ts";
import { bannerOf } from "./banner-of.ts";
import { bannerScript } from "./banner-script.ts";

const now = new Date().toISOString();
const nasty = `<img src=x onerror=alert(1)><script>alert(1)</script>`;
const good = bannerOf(aPublication({ updatedAt: now, statements: [statement(1, nasty, now, [nasty])] }));

test("words stay words: the script makes elements of its own and text, and nothing out of what it reads", async () => {
  const { shown, made } = await pageWith(JSON.stringify(good));
  assert.match(shown, /<img src=x onerror=alert\(1\)>/);
  assert.deepEqual([...new Set(made)].sort(), ["a", "div", "p", "strong"]);
  assert.doesNotMatch(
    bannerScript().body,
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|cookie|localStorage/,
  );
});

test("a link leads to the web or nowhere else than to the site itself", async () => {
  const bad = { ...good, links: { ...good.links, page: "javascript:alert(1)" } };
  const { links } = await pageWith(JSON.stringify(bad));
  assert.deepEqual(links, [good.latest!.href, "https://updates.northmere.example"]);
});

const nothing: readonly { readonly name: string; readonly reply: string | null }[] = [
  { name: "it is no JSON", reply: "<html>" },
  { name: "it is large", reply: JSON.stringify({ ...good, more: "x".repeat(9000) }) },
  { name: "its time is over", reply: JSON.stringify({ ...good, validUntil: "2020-01-01T00:00:00Z" }) },
  { name: "there is nothing to show", reply: JSON.stringify({ ...good, show: false }) },
  { name: "it is of another version", reply: JSON.stringify({ ...good, version: 2 }) },
  { name: "it is null", reply: "null" },
  { name: "the site is down", reply: null },
];
for (const { name, reply } of nothing) {
  test(`nothing is shown where ${name}`, async () => assert.equal((await pageWith(reply)).shown, ""));
}

test("a banner is of the open incidents alone, of one authority its own, and short", () => {
  const [incident] = aPublication().incidents;
  const over = aPublication({ incidents: [{ ...incident!, phase: "concluded" }] });
  assert.equal(bannerOf(over).latest, null);
  assert.equal(
    bannerOf(aPublication(), "westmere").show,
    false,
    "it is not in the incident and has no services",
  );
  const long = bannerOf(
    aPublication({ statements: [statement(1, "👩🏽‍🚒".repeat(500), now, ["é ".repeat(5000)])] }),
  );
  assert.ok(long.latest!.title.length <= 120 && long.latest!.text.length <= 300);
  assert.ok(long.latest!.title.isWellFormed());
});

type Shown = { readonly shown: string; readonly made: readonly string[]; readonly links: readonly string[] };

/** As much of a page as the script needs. */
async function pageWith(reply: string | null): Promise<Shown> {
  const made: string[] = [];
  const links: string[] = [];
  const shown: string[] = [];
  const element = (tag: string) => {
    made.push(tag);
    const own: string[] = [];
    return {
      style: {},
      setAttribute: () => {},
      append: (...parts: readonly unknown[]) => void own.push(parts.map(String).join("")),
      set textContent(text: string) {
        own.push(text);
      },
      set href(to: string) {
        links.push(to);
      },
      toString: () => own.join(""),
    };
  };
  const script = {
    src: `https://updates.northmere.example${bannerScript().path}`,
    getAttribute: () => "/banner.json",
    parentNode: { insertBefore: (box: unknown) => void shown.push(String(box)) },
  };
  const fetched = async () => {
    if (reply === null) throw new TypeError("down");
    return { ok: true, text: async () => reply };
  };
  const globals = {
    fetch: fetched,
    AbortController,
    URL,
    Date,
    JSON,
    Number,
    String,
    setTimeout,
    clearTimeout,
  };
  const context = { ...globals, document: { currentScript: script, createElement: element } };
  runInContext(bannerScript().body, createContext({ ...context, window: globals }));
  await wait(5);
  return { shown: shown.join(""), made, links };
}
