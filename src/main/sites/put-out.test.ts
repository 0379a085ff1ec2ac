/** The pages are out at once, and what belongs to them on paper follows; nothing newer is ever covered by it. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { AuthorityId } from "../../domain/ids.ts";
import type { Language } from "../../domain/languages/language.ts";
import { english } from "../../public/languages/english.ts";
import { pressPack, printSheet } from "../../public/out/ready.ts";
import { currentVersion } from "../../public/serve/load-site.ts";
import { aPublication } from "../../public/testing/publication.ts";
import { statement } from "../../public/testing/published-parts.ts";
import type { PublicFacts } from "../../respond/publish/gather-facts.ts";
import { readLanguages } from "../content/read-languages.ts";
import { putOut } from "./put-out.ts";
import { composeReady } from "./ready/compose.ts";

const address = "https://updates.northmere.example";
const poster = "/authorities/northmere/poster-a4-en.pdf";

test("pages are out before paper is, and the paper follows", async (t) => {
  const folder = await aFolder(t);
  const outcome = await putOut(facts("Northmere Council"), folder, address);
  assert.ok(outcome.ok);
  assert.match(await page(folder, "index.html"), /Northmere Council/);
  await eventually(() => exists(folder, poster));
  for (const path of [printSheet, pressPack]) assert.ok(await exists(folder, path), path);
  assert.match(await page(folder, "print/index.html"), /poster-a4-en\.pdf/);
});

test("of two publications in a row the second stays, with the paper of the first until it has its own", async (t) => {
  const folder = await aFolder(t);
  await putOut(facts("Old Council"), folder, address);
  await eventually(() => exists(folder, poster));
  await putOut(facts("New Council"), folder, address);
  assert.ok(await exists(folder, poster), "no poster is gone in between");
  await wait(30);
  await putOut(facts("Newest Council"), folder, address);
  const version = await currentVersion(folder);
  await eventually(async () => (await currentVersion(folder)) !== version);
  assert.match(await page(folder, "index.html"), /Newest Council/);
  assert.match(
    await textOf(await readFile(join(folder, (await currentVersion(folder))!, poster))),
    /Newest Council/,
  );
});

test("a folder that is gone is not made again for paper", async (t) => {
  const folder = await aFolder(t);
  await putOut(facts("Northmere Council"), folder, address);
  await rm(folder, { recursive: true });
  await wait(700);
  await assert.rejects(stat(folder));
});

test("the same words make the same bytes; a statement of any length leaves the sheet one sheet; any name fits", async () => {
  const [once, again] = [
    await composeReady(aPublication(), new Map()),
    await composeReady(aPublication(), new Map()),
  ];
  for (const [path, { body }] of once)
    assert.ok(Buffer.from(body).equals(Buffer.from(again.get(path)!.body)), path);
  const base = aPublication();
  const long = "القاهرة ]]> \u0000 Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ".repeat(8);
  const hostile = await composeReady(
    aPublication({
      authorities: base.authorities.map((one) => ({
        ...one,
        name: long,
        contact: { ...one.contact, phone: long },
      })),
      statements: [
        statement(
          1,
          long,
          base.updatedAt,
          Array.from({ length: 60 }, () => long),
        ),
      ],
    }),
    new Map(),
  );
  for (const [path, { body }] of hostile)
    if (path === printSheet || path.includes("poster")) assert.equal((await pagesOf(body)).length, 1, path);
});

test("a poster says the address in words, in its language", async () => {
  const ready = await composeReady(aPublication(), new Map(), languages);
  assert.match(await textOf(ready.get(poster)!.body as Uint8Array), /updates\.northmere\.example/);
  const welsh = Buffer.from(ready.get(poster.replace("-en", "-cy"))!.body);
  assert.match(welsh.toString("latin1"), /\/Lang \(cy\)/);
  assert.match(welsh.toString("latin1"), /\/Alt \(/, "the QR code has words");
  assert.match(
    await textOf(welsh),
    /updates\.northmere\.example\/cy/,
    "it leads to the pages in its language",
  );
});

test("the sheet is there in each language that the typeface can write; its English says that it is English", async () => {
  const ready = await composeReady(aPublication(), new Map(), languages);
  assert.deepEqual(
    [...ready.keys()].filter((path) => path.endsWith("print.pdf") || path.includes("-ar")),
    ["/print.pdf", "/cy/print.pdf"],
  );
  const sheet = Buffer.from(ready.get("/cy/print.pdf")!.body);
  const text = await textOf(sheet);
  for (const said of ["Fel yr oedd ar 29 Tachwedd 2026", "Beth i'w wneud", "Mae'r diweddaraf yn updates"])
    assert.ok(text.includes(said), `${said} in ${text}`);
  assert.match(
    sheet.toString("latin1"),
    /\/Lang \(cy\)[\s\S]*\/Lang \(en-GB\)|\/Lang \(en-GB\)[\s\S]*\/Lang \(cy\)/,
  );
});

test("a language that says only some of what stands on paper has none", async () => {
  const begun = { ...arabic, code: "pl", dir: "ltr", locale: "pl", words: { "print.call": "Tel" } } as const;
  const ready = await composeReady(aPublication(), new Map(), [begun]);
  assert.deepEqual(
    [...ready.keys()].filter((path) => path.includes("pl")),
    [],
  );
});

const arabic: Language = {
  ...{ code: "ar", name: "العربية", dir: "rtl", locale: "ar" },
  words: Object.fromEntries(Object.keys(english().words).map((key) => [key, "كلمة"])),
};
const languages = [...(await readLanguages("/nowhere")), arabic];

function facts(name: string): PublicFacts {
  const contact = { phone: "020 7946 0100", email: "", web: "", address: [] };
  return {
    publishedAt: new Date("2026-11-28T09:00:00Z"),
    authorities: [{ id: "authority-1" as AuthorityId, key: "northmere", name, contact }],
    ...{ services: [], outages: [], maintenances: [], places: [], incidents: [], translations: [] },
  };
}

async function aFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "candour-put-out-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function page(folder: string, file: string): Promise<string> {
  return await readFile(join(folder, (await currentVersion(folder)) ?? "", file), "utf8");
}

async function exists(folder: string, path: string): Promise<boolean> {
  const version = (await currentVersion(folder)) ?? "";
  return await stat(join(folder, version, path)).then(
    () => true,
    () => false,
  );
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await wait(25);
  }
  assert.fail("it did not come in five seconds");
}

async function textOf(pdf: Uint8Array): Promise<string> {
  return (await pagesOf(pdf)).join(" ");
}

async function pagesOf(pdf: string | Uint8Array): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const pages = [...document.pages()].map((one) => one.getText());
  document.destroy();
  library.destroy();
  return pages;
}
