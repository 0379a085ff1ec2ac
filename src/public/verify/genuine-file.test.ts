import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { genuineCode, genuineRecord, openGenuine } from "../../seal/genuine-code.ts";
import { openGenuineFile } from "./genuine-file.ts";

test("among many messages ten thousand guesses find none, and each real code is found", async () => {
  const key = createSecretKey(Buffer.alloc(32, 7));
  const file = join(mkdtempSync(join(tmpdir(), "candour-codes-")), "many");
  const what = { day: "2025-11-24", from: "southwold", channel: "text" } as const;
  const many = Array.from({ length: 4_000 }, (_, n) => genuineCode(key, `N-${n}`));
  writeFileSync(file, Buffer.concat(many.slice(0, 900).map((code) => genuineRecord(code, what))));
  const sent = openGenuineFile(file);
  assert.notEqual(await sent.find(many[899]!), null);
  assert.equal(await sent.find(many[900]!), null);
  appendFileSync(file, Buffer.concat(many.slice(900).map((code) => genuineRecord(code, what))));
  for (const code of many) {
    const found = await sent.find(code);
    assert.deepEqual(openGenuine(code, found!, ["northmere", "southwold"]), what);
  }
  for (let n = 0; n < 10_000; n++) assert.equal(await sent.find(genuineCode(key, `guess ${n}`)), null);
});
