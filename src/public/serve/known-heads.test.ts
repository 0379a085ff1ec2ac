import assert from "node:assert/strict";
import { test } from "node:test";
import { knownHeads } from "./known-heads.ts";

const asked = "GET / HTTP/1.1\r\nHost: a.example\r\nAccept-Encoding: br\r\n";

test("a head that many send is read once, wherever it stands", () => {
  const headAt = knownHeads();
  const bytes = Buffer.from(`${asked}\r\n`.repeat(2));
  const first = headAt(bytes, 0);
  assert.equal(first?.length, bytes.length / 2);
  assert.equal(headAt(bytes, first.length), first);
  assert.equal(headAt(bytes, 1), null);
});

for (const field of [
  "Cookie: council=1",
  "X-Forwarded-For: 192.0.2.7",
  "Referer: https://a.example/my-page",
  "X-Anything: else",
  `User-Agent: ${"x".repeat(1024)}`,
])
  test(`a head is read anew each time, and not kept: ${field.slice(0, 24)}`, () => {
    const headAt = knownHeads();
    const bytes = Buffer.from(`${asked}${field}\r\n\r\n`);
    const first = headAt(bytes, 0);
    assert.equal(first?.path, "/");
    assert.notEqual(headAt(bytes, 0), first);
  });

test("another head is never answered for the one before", () => {
  const headAt = knownHeads();
  for (let n = 0; n < 2000; n++)
    assert.equal(headAt(Buffer.from(`GET /${n} HTTP/1.1\r\nHost: a.example\r\n\r\n`), 0)?.path, `/${n}`);
  assert.equal(headAt(Buffer.from("GET /1 HTTP/1.1\r\nHost: a.example\r\n"), 0), null);
});
