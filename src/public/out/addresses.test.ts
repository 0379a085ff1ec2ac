/** Every address of the site is documented, and every address that is documented is there. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { renderSite } from "../site/render-site.ts";
import { aPublication } from "../testing/publication.ts";
import { posterPath, posters, pressPack, printSheet } from "./ready.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/public-site.md"), "utf8");
const documented = page
  .split("\n")
  .filter((line) => line.startsWith("| `/"))
  .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\/[^`]*)`/g)].map(([, address]) => address!));
const publication = aPublication();
const ready = [printSheet, pressPack, ...posters(publication, ["en", "cy"]).map(posterPath)];
const served = [...renderSite(publication)].filter(([, file]) => file.served !== false);
const there = [...served.map(([path]) => path), ...ready];

test("every address of the public site is documented", () => {
  const patterns = documented.map(patternOf);
  assert.ok(documented.length > 30);
  assert.deepEqual(
    there.filter((path) => !patterns.some((pattern) => pattern.test(path))),
    [],
  );
});

test("every address that is documented is there", () => {
  assert.deepEqual(
    documented.filter((address) => !there.some((path) => patternOf(address).test(path))),
    [],
  );
});

function patternOf(address: string): RegExp {
  const plain = address.replace(/[.]/g, "\\.");
  return new RegExp(`^${plain.replace(/AUTHORITY|KEY|ID|HASH|LANGUAGE|\bN\b|\bM\b/g, "[\\w-]+")}$`);
}
