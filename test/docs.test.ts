/** Documentation that is held to: every production package is accounted for, every link leads somewhere, nothing names a registry. */
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
type Locked = { readonly version?: string; readonly dev?: boolean; readonly resolved?: string };
const manifest = JSON.parse(read("package.json")) as Manifest;
const lock = JSON.parse(read("package-lock.json")) as { readonly packages: Readonly<Record<string, Locked>> };
const accounted = namesIn(read("docs/adr/0002-dependencies.md"));

test("the record of dependencies names every direct production dependency, with its version", () => {
  const direct = { ...manifest["dependencies"], ...manifest["optionalDependencies"] };
  assert.ok(Object.keys(direct).length > 10, "package.json was read");
  assert.deepEqual(
    Object.keys(direct).filter((name) => !accounted.has(name)),
    [],
  );
  const text = read("docs/adr/0002-dependencies.md");
  const stale = Object.entries(manifest["dependencies"] ?? {}).filter(
    ([name, version]) => !text.includes(`\`${name}\` ${version}`),
  );
  assert.deepEqual(stale, [], "a version differs from package.json");
});

test("the record of dependencies names every package that npm installs for production", () => {
  const installed = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== "" && dev !== true)
    .map(([path]) => nameOf(path));
  assert.ok(installed.length > 50, "package-lock.json was read");
  assert.deepEqual(
    [...new Set(installed)].filter((name) => !accounted.has(name)),
    [],
  );
});

test("the record of dependencies names no package that is not there", () => {
  const there = new Set(Object.keys(lock.packages).map(nameOf));
  const packages = [...accounted].filter((name) => /^(@[\w.-]+\/)?[\w.-]+$/.test(name) && isRowName(name));
  assert.ok(packages.length > 50);
  assert.deepEqual(
    packages.filter((name) => !there.has(name)),
    [],
  );
});

test("every version in package.json is exact", () => {
  const ranges = ["dependencies", "optionalDependencies", "devDependencies"].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  );
  assert.deepEqual(ranges, []);
});

test("the lock file names no registry", () => {
  const resolved = Object.entries(lock.packages).filter(([, locked]) => locked.resolved !== undefined);
  assert.deepEqual(
    resolved.map(([path]) => path),
    [],
  );
  assert.doesNotMatch(read("package-lock.json"), /"https?:\/\/[^"]*\.tgz"/);
});

test("every relative link in the documentation leads to a file or folder", () => {
  const pages = globSync("**/*.md", { cwd: root, exclude: (name) => skipped.has(String(name)) });
  assert.ok(pages.length > 10, "pages were found");
  const broken = pages.flatMap((page) =>
    linksIn(read(page))
      .filter((link) => !existsSync(join(root, dirname(page), decodeURI(link))))
      .map((link) => `${page} -> ${link}`),
  );
  assert.deepEqual(broken, []);
});

const skipped = new Set(["node_modules", ".git", "data"]);

/** What stands in backticks. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!));
}

/** Names in table rows are packages; elsewhere backticks hold commands and files too. */
function isRowName(name: string): boolean {
  const rows = read("docs/adr/0002-dependencies.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  return rows.some((row) => row.includes(`\`${name}\``));
}

function nameOf(path: string): string {
  return path.split("node_modules/").at(-1)!;
}

function linksIn(text: string): readonly string[] {
  const outsideCode = text.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/`[^`\n]*`/g, "");
  return [...outsideCode.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^(?:[a-z][a-z+.-]*:|#)/i.test(link))
    .map((link) => link.replace(/#.*$/, ""));
}
