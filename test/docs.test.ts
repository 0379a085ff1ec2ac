/** Documentation that is held to: every production package is accounted for, every link leads somewhere, nothing names a registry. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { Command } from "commander";
import type { Sql } from "postgres";
import { registerCommands } from "../src/main/commands.ts";
import { passphraseFits } from "../src/respond/staff/passphrase.ts";
import { readLedger } from "../src/store/ledger/read-ledger.ts";
import { openRecord } from "../src/store/open-record.ts";
import { withEntry } from "./builders/with-entry.ts";

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
  const broken = documents().flatMap((page) =>
    linksIn(read(page))
      .filter((link) => !existsSync(join(root, dirname(page), decodeURI(link))))
      .map((link) => `${page} -> ${link}`),
  );
  assert.deepEqual(broken, []);
});

test("every file and folder of the repository that the documentation names is there", () => {
  const named = documents().flatMap((page) =>
    [...namesIn(read(page))]
      .map(
        (name) => /^(?:node )?((?:src|test|bench|bin|docs|content|exercise)\/[\w./-]+)/.exec(name)?.[1] ?? "",
      )
      .filter((path) => path !== "" && !existsSync(join(root, path)))
      .map((path) => `${page} -> ${path}`),
  );
  assert.deepEqual(named, []);
});

test("every protection names a test that holds it", () => {
  const section = read("docs/security.md").split("## Protected")[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:What|-)/u.test(line));
  assert.ok(rows.length > 25, "the table was read");
  const tests = (row: string) =>
    [...row.matchAll(/`((?:src|test)\/[\w./-]+\.test\.ts)`/g)].map(([, path]) => path!);
  assert.deepEqual(
    rows
      .filter((row) => !tests(row).some((path) => existsSync(join(root, path))))
      .map((row) => row.slice(0, 40)),
    [],
  );
});

test("every requirement of ASVS 5.0 at levels 1 and 2 is answered once, and what is met says by what", () => {
  const rows = [
    ...read("docs/asvs.md").matchAll(
      /^\| (\d+\.\d+\.\d+) \| ([12]) \| .+? \| (met|\*\*not met\*\*|n\/a) \| (.*) \| (.*) \|$/gm,
    ),
  ];
  const level = (number: string) => rows.filter(([, , one]) => one === number).length;
  // The standard's own numbers of requirements.
  assert.deepEqual([level("1"), level("2")], [70, 183]);
  assert.equal(new Set(rows.map(([, id]) => id)).size, rows.length);
  const unfounded = rows.filter(
    ([, , , answer, why, held]) => (answer === "met" ? `${why}${held}` : why)?.trim() === "",
  );
  assert.deepEqual(
    unfounded.map(([, id]) => id),
    [],
  );
  for (const answer of ["met", "**not met**", "n/a"]) {
    const counted = [1, 2].map(
      (one) => rows.filter((row) => row[2] === String(one) && row[3] === answer).length,
    );
    const written = [...read("docs/asvs.md").matchAll(/^\| ([12]) \| \d+ \| (\d+) \| (\d+) \| (\d+) \|$/gm)];
    const column = { met: 2, "**not met**": 3, "n/a": 4 }[answer]!;
    assert.deepEqual(
      written.map((row) => Number(row[column])),
      counted,
      answer,
    );
  }
});

test("the contract names every command and every option of the command line", () => {
  const program = new Command("candour");
  registerCommands(program);
  const contract = read("docs/contract.md");
  const words = program.commands.flatMap((command) => [
    `\`${command.name()}`,
    ...[command, ...command.commands].flatMap(({ options }) => options.map(({ long }) => `\`${long}`)),
  ]);
  assert.ok(words.length > 20, "the commands were read");
  assert.deepEqual(
    words.filter((word) => !contract.includes(word)),
    [],
  );
});

test("every command that the runbook says to type is one, with its options", () => {
  const program = new Command("candour");
  registerCommands(program);
  const typed = documents()
    .filter((page) => page.startsWith("docs/runbook/"))
    .flatMap((page) =>
      [...read(page).matchAll(/node bin\/candour\.mjs ([a-z][^`\n]*)/g)].map(([, words]) => ({
        page,
        words: words!,
      })),
    );
  assert.ok(typed.length > 20, "the commands were read");
  assert.deepEqual(
    typed.filter(({ words }) => !isCommand(program, words)).map(({ page, words }) => `${page}: ${words}`),
    [],
  );
});

test("the runbook's way out of a forgotten passphrase sets a new one, and the ledger says so", async () => {
  const [, code] =
    /node --input-type=module -e '\n([^']+)' DATA/.exec(read("docs/runbook/forgotten-passphrase.md")) ?? [];
  assert.ok(code, "the page holds the commands");
  const folder = mkdtempSync(join(tmpdir(), "candour-docs-"));
  // Root's database server steps down to another account, which must get through here.
  chmodSync(folder, 0o711);
  try {
    const data = join(folder, "data");
    await inRecord(data, (sql) => addLead(sql, "ana@northmere.example"));
    const run = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", code, data, "Ana@northmere.example"],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    const [, fresh] = /The new passphrase is (\S+)/.exec(run.stdout) ?? [];
    assert.ok(fresh, run.stderr);
    await inRecord(data, async (sql) => {
      const [row] = await sql<{ passphrase: string }[]>`select passphrase from staff`;
      assert.equal(await passphraseFits(fresh, row?.passphrase ?? null), true);
      assert.deepEqual(
        (await readLedger(sql)).map(({ verb }) => verb),
        ["test.prepared", "staff.passphrase-replaced"],
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function isCommand(program: Command, words: string): boolean {
  const [first, second] = words.split(/\s+/);
  const command = program.commands.find((one) => one.name() === first);
  const inner = command?.commands.find((one) => one.name() === second);
  if (command === undefined || (command.commands.length > 0 && inner === undefined)) return false;
  const known = [command, ...(inner === undefined ? [] : [inner])].flatMap(({ options }) =>
    options.map(({ long }) => long),
  );
  return [...words.matchAll(/--[a-z-]+/g)].every(([option]) => known.includes(option));
}

async function inRecord(data: string, work: (sql: Sql) => Promise<void>): Promise<void> {
  const opened = await openRecord({ data, durable: false });
  assert.ok(opened.ok);
  try {
    await work(opened.value.sql);
  } finally {
    await opened.value.close();
  }
}

async function addLead(sql: Sql, email: string): Promise<void> {
  const [authority, staff] = [randomUUID(), randomUUID()];
  await withEntry(sql, async (tx) => {
    await tx`insert into authority (id, key, name, phone, email, web, address)
    values (${authority}, 'northmere', 'Northmere Council', '020 7000 0000', 'dpo@northmere.example', 'northmere.example', '{}')`;
    await tx`insert into staff (id, name, email, role, authority_id, passphrase, added_at)
    values (${staff}, 'Ana Pryce', ${email}, 'lead', ${authority}, 'forgotten', now())`;
  });
}

function documents(): readonly string[] {
  const pages = globSync("**/*.md", { cwd: root, exclude: (name) => skipped.has(String(name)) });
  assert.ok(pages.length > 20, "pages were found");
  return pages;
}

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
