/** Where the system guards no child, its own watch ends it: beyond its memory, and after its parent. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

const watched = `const { watchOver } = await import(${JSON.stringify(new URL("./watch-over.ts", import.meta.url).href)});
await watchOver();`;

test("a child that outgrows its memory ends as one that ran out of it", { timeout: 30_000 }, async () => {
  const script = `${watched} const hoard = []; for (;;) hoard.push(Buffer.alloc(8388608, 1));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  const [code, signal] = await once(child, "exit");
  assert.equal(signal, "SIGABRT", `exit ${code}`);
});

test("an endless child ends with its parent", { timeout: 30_000 }, async () => {
  const script = `${watched} console.log("looping"); while (true);`;
  const args = JSON.stringify(["--input-type=module", "-e", script]);
  const parentScript = `const child = require("node:child_process").spawn(process.execPath, ${args}, { stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.once("data", () => console.log(child.pid));`;
  const parent = spawn(process.execPath, ["-e", parentScript], { stdio: ["ignore", "pipe", "ignore"] });
  const [said] = await once(parent.stdout, "data");
  const pid = Number(String(said));
  assert.ok(pid > 0 && runs(pid));
  parent.kill("SIGKILL");
  for (let waited = 0; runs(pid) && waited < 10_000; waited += 50) await sleep(50);
  assert.equal(runs(pid), false);
});

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
