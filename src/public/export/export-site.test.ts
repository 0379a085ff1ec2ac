/** The site as static files: what leads out of it, what is signed, and what is left when something goes wrong. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import {
  noteText,
  signedLine,
  signerFrom,
  verifierOf,
  verifierText,
} from "../../domain/ledger/checkpoint.ts";
import { loadedFile } from "../serve/load-site.ts";
import { renderSite } from "../site/render-site.ts";
import { aPublication } from "../testing/publication.ts";
import { exportSite } from "./export-site.ts";
import { staticFiles } from "./static-files.ts";

const root = mkdtempSync(join(tmpdir(), "candour-export-"));
after(() => rmSync(root, { recursive: true, force: true }));
const signer = signerFrom("northmere.example/ledger", Buffer.alloc(32, 7));
const verifier = verifierText(verifierOf(signer, 1));
const script = resolve(import.meta.dirname, "../../../content/verify-site.mjs");
const forms = ["/check", "/verify", "/correct", "/complain", "/report"];

function site(changes = {}, service: string | null = "https://updates.example") {
  const pages = [...renderSite(aPublication(changes))].map(
    ([path, { body, contentType }]) => [path, loadedFile(Buffer.from(body), contentType)] as const,
  );
  return staticFiles({ version: "v", files: new Map(pages) }, { forms, service });
}

function exported(to: string, files = site()) {
  const sign = (text: string): string => noteText(text, [signedLine(text, signer)]);
  const beside = new Map([["verify-site.mjs", readFileSync(script, "utf8")]]);
  return exportSite(files, {
    to,
    version: "v",
    at: new Date("2026-11-29T18:00:00Z"),
    beside,
    sign,
    hold: () => () => {},
  });
}

function check(to: string, key = verifier): { readonly code: number | null; readonly words: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, to, "--verifier", key], {
    encoding: "utf8",
  });
  return { code: status, words: stdout + stderr };
}

test("every page is there, also compressed, and whoever changes, adds or removes anything is found out", async () => {
  const to = join(root, "site");
  assert.ok((await exported(to)).ok);
  const page = readFileSync(join(to, "index.html"));
  assert.deepEqual(brotliDecompressSync(readFileSync(join(to, "index.html.br"))), page);
  assert.deepEqual(gunzipSync(readFileSync(join(to, "index.html.gz"))), page);
  assert.match(readFileSync(join(to, "statements/2/index.html"), "utf8"), /What we know/u);
  assert.match(readFileSync(join(to, "404.html"), "utf8"), /Page not found/u);
  assert.deepEqual(check(to).code, 0, check(to).words);
  const spoilt = [
    { spoil: () => appendFileSync(join(to, "feed.atom"), " "), says: /feed\.atom was changed/u },
    { spoil: () => rmSync(join(to, "feed.json")), says: /feed\.json is missing/u },
    { spoil: () => writeFileSync(join(to, "evil.html"), "x"), says: /evil\.html was added/u },
    { spoil: () => appendFileSync(join(to, "manifest.json"), " "), says: /not the one that was signed/u },
    { spoil: () => rmSync(join(to, "manifest.json.signed")), says: /nobody signed/u },
  ];
  for (const { spoil, says } of spoilt) {
    spoil();
    assert.match(check(to).words, says);
    assert.equal(check(to).code, 1);
  }
  const other = verifierText(verifierOf(signerFrom("northmere.example/ledger", Buffer.alloc(32, 8)), 1));
  assert.ok((await exported(to)).ok);
  assert.equal(check(to, other).code, 1);
  assert.equal(check(to, `${verifier.slice(0, -2)}AA`).code, 2);
});

test("forms lead to the service, each with what to do if it does not open; without a service they are left out", () => {
  const home = String(site().get("/")?.body);
  assert.match(
    home,
    /href="https:\/\/updates\.example\/check"[^>]*>[^<]+<\/a> <span lang="en">If this does not open: Northmere Council, call 020 7946 0100/u,
  );
  assert.doesNotMatch(home, /href="\/(?:check|verify|correct|complain)"/u);
  const without = String(site({}, null).get("/")?.body);
  assert.doesNotMatch(without, /href="[^"]*\/(?:check|verify|correct|complain)"/u);
  assert.match(without, /\(Northmere Council, call 020 7946 0100/u);
  assert.match(without, /href="\/statements\/2"/u);
});

test("the next export takes the place of the one before, and only what that wrote is removed", async () => {
  const to = join(root, "again");
  assert.ok((await exported(to)).ok);
  writeFileSync(join(to, "robots-of-ours.txt"), "kept");
  assert.ok(existsSync(join(to, "statements/1/index.html")));
  const { statements } = aPublication();
  assert.ok((await exported(to, site({ statements: statements.slice(0, 1) }))).ok);
  assert.ok(
    !existsSync(join(to, "statements/1/index.html")) && !existsSync(join(to, "statements/1/index.html.br")),
  );
  assert.ok(existsSync(join(to, "robots-of-ours.txt")));
});

test("an edited manifest leads nowhere outside the folder", async () => {
  const to = join(root, "edited");
  writeFileSync(join(root, "precious.txt"), "x");
  assert.ok((await exported(to)).ok);
  const manifest = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8"));
  manifest.files.push({ path: "../precious.txt" }, { path: join(root, "precious.txt") });
  writeFileSync(join(to, "manifest.json"), JSON.stringify(manifest));
  assert.ok((await exported(to)).ok);
  assert.ok(existsSync(join(root, "precious.txt")));
});

test("a folder that holds something else is left alone; one that was cut off is taken up again", async () => {
  const to = join(root, "others");
  mkdirSync(to);
  writeFileSync(join(to, "index.html"), "somebody else's");
  assert.deepEqual(await exported(to), { ok: false, problem: { kind: "not-ours" } });
  assert.equal(readFileSync(join(to, "index.html"), "utf8"), "somebody else's");
  writeFileSync(join(to, ".candour-export"), "v");
  assert.ok((await exported(to)).ok);
  assert.equal(check(to).code, 0, check(to).words);
});

test("nothing is written through a link, nor below a file", async () => {
  const to = join(root, "linked");
  mkdirSync(join(root, "elsewhere"));
  mkdirSync(to);
  writeFileSync(join(to, ".candour-export"), "v");
  symlinkSync(join(root, "elsewhere"), join(to, "assets"));
  const outcome = await exported(to);
  assert.ok(!outcome.ok && outcome.problem.kind === "not-written");
  writeFileSync(join(root, "file"), "");
  const below = await exported(join(root, "file", "below"));
  assert.ok(!below.ok && below.problem.kind === "not-written");
});
