import assert from "node:assert/strict";
import test from "node:test";
import iconv from "iconv-lite";
import { rowText, tryReading } from "../trial.ts";

const page = (body: string) => Buffer.from(`<!DOCTYPE html>\n<html><body>\n${body}\n</body></html>`);

const texts: readonly { name: string; body: string; text: string }[] = [
  {
    name: "inline tags join, blocks part",
    body: "<p>Dear <b>Ada</b>,</p><p>thank\n you</p>",
    text: "Dear Ada,\n\nthank you",
  },
  {
    name: "lines of a letter",
    body: "<div>1 High St<br>London<div>W8 7NX</div></div>",
    text: "1 High St\nLondon\nW8 7NX",
  },
  {
    name: "character references",
    body: "<p>O&rsquo;Brien &amp; Sons &#163;5</p>",
    text: "O’Brien & Sons £5",
  },
  { name: "preformatted lines", body: "<pre>a  b\nc</pre>", text: "a  b\nc" },
  { name: "hidden elements", body: '<p style="display:none">secret</p>', text: "secret" },
  {
    name: "the address behind a link",
    body: '<a href="mailto:ada@example.org?subject=x">Ada</a>',
    text: "Ada <ada@example.org>",
  },
  {
    name: "values of fields, hidden ones too",
    body: '<label>NI</label><input type="hidden" value="none yet">',
    text: "NI\nnone yet",
  },
  {
    name: "ticked boxes only",
    body: 'x<input type="checkbox" value="no"><input type="radio" checked value="yes">',
    text: "x yes",
  },
  { name: "words for pictures", body: '<img alt="Ada Okafor aged 9">', text: "Ada Okafor aged 9" },
  {
    name: "no scripts and styles",
    body: "<script>var a = '<p>no</p>';</script><style>p{}</style>yes",
    text: "yes",
  },
  {
    name: "data for search engines",
    body: '<script type="application/ld+json">{"name":"Ada"}</script>',
    text: '{"name":"Ada"}',
  },
];
for (const { name, body, text } of texts) {
  test(`html: ${name}`, async () => {
    const { type, prose } = await tryReading("a.html", page(body));
    assert.equal(type, "html");
    assert.equal(prose.map((one) => one.text).join("\n\n"), text);
  });
}

test("html: each line is marked with its line in the file", async () => {
  const { prose } = await tryReading("a.html", page("<p>one</p>\n\n<p>two</p>"));
  assert.deepEqual(
    prose[0]!.marks.map((mark) => mark.place),
    [{ line: 3 }, { line: 5 }],
  );
});

test("html: comments are read as such", async () => {
  const { prose } = await tryReading(
    "a.html",
    page("<!-- ask Ada Okafor --><p>x</p><!--[if mso]>no<![endif]-->"),
  );
  assert.deepEqual(
    prose.map((one) => [one.role, one.text]),
    [
      ["comment", "ask Ada Okafor"],
      ["body", "x"],
    ],
  );
});

test("html: a list is given as rows, though nobody closed its cells", async () => {
  const { rows } = await tryReading(
    "a.html",
    page("<table><tr><th>Name<th>Town<tr><td>Ada<td>Acton<tr><td colspan=2>Ben<td>x</table>"),
  );
  assert.deepEqual(
    rows.map((row) => [row.table, row.row, rowText(row)]),
    [
      ["Table 1", 1, "Name | Town"],
      ["Table 1", 2, "Ada | Acton"],
      ["Table 1", 3, "Ben | x"],
    ],
  );
  assert.equal(rows[2]!.cells[1]!.column, "C");
});

test("html: a form and a page laid out by a table are prose", async () => {
  const form = await tryReading(
    "a.html",
    page("<table><tr><td>Name<td>Ada<tr><td>Date of birth<td>1980</table>"),
  );
  assert.equal(form.prose[0]!.text, "Name: Ada\nDate of birth: 1980");
  const layout = await tryReading(
    "a.html",
    page(`<table><tr><td>menu<td>${"<p>Dear Ada, a line of a letter.</p>".repeat(20)}</table>`),
  );
  assert.deepEqual([layout.rows.length, layout.prose.length], [0, 1]);
});

test("html: what the page says of its encoding counts where the bytes leave a choice", async () => {
  const bytes = iconv.encode(
    '<html><head><meta charset="windows-1250"></head><body>Łukasz Dąbrowski</body></html>',
    "windows-1250",
  );
  assert.equal((await tryReading("a.html", bytes)).prose.at(-1)!.text, "Łukasz Dąbrowski");
  const wrong = Buffer.from('<html><head><meta charset="windows-1252"></head><body>Zoë</body></html>');
  assert.equal((await tryReading("a.html", wrong)).prose.at(-1)!.text, "Zoë");
});

const hostile: readonly { name: string; bytes: () => Buffer }[] = [
  { name: "half a million elements within each other", bytes: () => page(`${"<div>".repeat(500_000)}deep`) },
  { name: "fifteen megabytes of open tags", bytes: () => Buffer.from(`<html>deep ${"<a ".repeat(5 << 20)}`) },
  {
    name: "a tag of two hundred thousand attributes",
    bytes: () => page(`deep<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(" ")}>`),
  },
  {
    name: "a hundred thousand tables within each other",
    bytes: () => page(`${"<table><tr><td>".repeat(100_000)}deep`),
  },
  { name: "a script that never ends", bytes: () => page(`deep<script>${"<".repeat(1 << 20)}`) },
  { name: "an unclosed comment of two megabytes", bytes: () => page(`deep<!--${"- ".repeat(1 << 20)}`) },
];
for (const { name, bytes } of hostile) {
  test(`html: ${name} end within seconds`, { timeout: 20_000 }, async () => {
    const { text, ending } = await tryReading("a.html", bytes());
    assert.match(text, /deep/);
    assert.equal(ending.outcome, "readable");
  });
}
