/** The launchers: what Node has compiled is kept for the next start, theirs and that of every process that they begin. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");

test("a command keeps what Node has compiled of it beside the modules", () => {
  const place = mkdtempSync(join(tmpdir(), "candour-launcher-"));
  try {
    for (const part of ["bin", "src", "package.json"])
      cpSync(join(root, part), join(place, part), { recursive: true });
    mkdirSync(join(place, "node_modules"));
    for (const name of readdirSync(join(root, "node_modules")).filter((one) => !one.startsWith(".")))
      symlinkSync(join(root, "node_modules", name), join(place, "node_modules", name));
    const { NODE_COMPILE_CACHE: _, ...env } = process.env;
    const ran = spawnSync(process.execPath, [join(place, "bin", "candour.mjs"), "--version"], { env });
    assert.equal(ran.status, 0, String(ran.stderr));
    assert.ok(readdirSync(join(place, "node_modules", ".cache", "compiled")).length > 0);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
