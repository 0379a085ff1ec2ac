#!/usr/bin/env node
/** All checks from a fresh checkout: set-up, lint, types, then every test. Arguments are files to test instead. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, findNode, keepCompiled, root, runInstead } from "./setup.mjs";

ensureInstalled();
keepCompiled();
const node = findNode();
const named = process.argv.slice(2);
if (named.length === 0) {
  check("Lint", [
    join(root, "node_modules", "@biomejs", "biome", "bin", "biome"),
    "check",
    "--diagnostic-level=error",
    ".",
  ]);
  check("Types", [join(root, "node_modules", "typescript", "bin", "tsc"), "--noEmit"]);
}
const tests = named.length > 0 ? named : ["src", "exercise", "test"].flatMap((folder) => testsIn(folder));
runInstead(node, [
  "--disable-warning=ExperimentalWarning",
  "--test",
  "--test-concurrency=3",
  "--test-timeout=300000",
  ...tests,
]);

function check(what, args) {
  process.stderr.write(`${what} …\n`);
  const result = spawnSync(node, args, { cwd: root, stdio: "inherit" });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function testsIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .sort()
    .map((name) => join(root, folder, name));
}
