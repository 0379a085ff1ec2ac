/** The house's walls: which room may import which, no import cycles, no room for odds and ends, no giant files. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");

/** What each room may import besides itself. Tests and test builders may import anything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  seal: ["domain"],
  watch: ["domain"],
  scan: ["domain", "seal"],
  link: ["domain", "seal"],
  respond: ["domain", "seal", "scan", "link"],
  store: ["domain", "seal", "scan", "link", "respond"],
  deliver: ["domain", "seal", "scan", "link", "respond"],
  provider: ["domain", "seal", "scan", "link", "respond"],
  web: ["domain", "seal", "watch", "scan", "link", "respond"],
  public: ["domain", "seal", "watch", "scan", "link", "respond"],
  cli: ["domain", "seal", "scan", "link", "respond"],
  main: [
    "domain",
    "seal",
    "watch",
    "scan",
    "link",
    "respond",
    "store",
    "deliver",
    "provider",
    "web",
    "public",
    "cli",
    "exercise",
  ],
  exercise: ["domain"],
};
const forbiddenFolders = ["utils", "common", "helpers", "services", "lib", "misc"];
const longest = 250;

type Source = {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
};

test("rooms import only from the floors below them", () => {
  const wrong = ownSources().flatMap((source) =>
    source.imports
      .map(roomOf)
      .filter((room) => room !== source.room && !(allowed[source.room] ?? []).includes(room))
      .map((room) => `${source.path} imports from ${room}`),
  );
  assert.deepEqual(wrong, []);
});

test("every room is in the table", () => {
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  assert.deepEqual(
    rooms.map(({ name }) => name).filter((name) => !(name in allowed)),
    [],
  );
});

test("no file imports itself by a round trip", () => {
  const graph = new Map(ownSources().map(({ path, imports }) => [path, imports]));
  const finished = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
    else if (!finished.has(path)) {
      for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
      finished.add(path);
    }
  };
  for (const path of graph.keys()) walk(path, []);
  assert.deepEqual(cycles, []);
});

test("no folder is a drawer for odds and ends", () => {
  const drawers = ownSources().filter(({ path }) =>
    path.split("/").some((part) => forbiddenFolders.includes(part)),
  );
  assert.deepEqual(
    drawers.map(({ path }) => path),
    [],
  );
});

test("no file is longer than 250 lines, tests and tables of data aside", () => {
  const long = ownSources().filter(({ text }) => text.split("\n").length - 1 > longest);
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  );
});

test("no file exports a default, an enum or another file's exports", () => {
  const wrong = ownSources().filter(({ text }) =>
    /^export (default|(const )?enum|\* from|\{[^}]*\} from) ?/m.test(text),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test("SQL is written in store/ and nowhere else", () => {
  const sql = /\b(select\s[^"'`]{1,200}\sfrom|insert\s+into|delete\s+from)\s+[a-z_]+/;
  // The linkage engine is DuckDB: its SQL is the linkage itself.
  const wrong = ownSources().filter(
    ({ room, text }) => !["store", "link", "scan"].includes(room) && sql.test(text),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

function ownSources(): readonly Source[] {
  return ["src", "exercise"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !/(^|\/)testing\//.test(name))
      .map((name) => read(join(folder, name))),
  );
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, target]) =>
    relative(root, join(root, dirname(path), target!)),
  );
  return { path, room: roomOf(path), text, imports };
}

function roomOf(path: string): string {
  const parts = path.split("/");
  return parts[0] === "src" ? (parts[1] ?? "") : (parts[0] ?? "");
}
