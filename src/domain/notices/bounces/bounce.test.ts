/** What mail systems send back, and what only looks like it; and that hostile mail takes no time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bounceIn } from "./bounce.ts";
import { samples, token } from "./testing/samples.ts";

for (const { name, mail, is } of samples)
  test(`a mail that came back: ${name}`, () => {
    const bounce = bounceIn(mail);
    if (bounce.kind !== "report") return assert.deepEqual(bounce, is);
    const { tokens, ...said } = bounce;
    assert.deepEqual(said, is);
    assert.deepEqual(tokens, [token]);
  });

const hostile = [
  { name: "many line ends", mail: "\n \r".repeat(300_000) },
  { name: "one long line", mail: `Subject: ${"a ".repeat(500_000)}` },
  { name: "many fields", mail: "A: b\n".repeat(100_000) },
  { name: "a field folded without end", mail: `A: b\n${" c\n".repeat(20_000)}` },
  { name: "brackets without end", mail: `Date: ${"(".repeat(200_000)}` },
  { name: "parts inside parts", mail: nested(400) },
  {
    name: "boundaries without end",
    mail: `Content-Type: multipart/report; boundary=b\n\n${"--b\n\nx\n".repeat(50_000)}`,
  },
  {
    name: "tokens without end",
    mail: `From: mailer-daemon@x\nSubject: failure notice\n\n${`Message-ID: <${token}@x>\n`.repeat(9000)}`,
  },
  { name: "letters of a token without end", mail: `To: ${"a2".repeat(250_000)}` },
  {
    name: "dots without end",
    mail: `From: mailer-daemon@x\nSubject: failure notice\n\n${"5.".repeat(200_000)}`,
  },
];
for (const { name, mail } of hostile)
  test(`hostile mail is read in no time: ${name}`, () => {
    const began = performance.now();
    bounceIn(mail);
    assert.ok(performance.now() - began < 1000);
  });

function nested(depth: number): string {
  return Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  ).join("");
}
