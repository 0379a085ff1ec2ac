import assert from "node:assert/strict";
import { test } from "node:test";
import { lookOver } from "./multipart.ts";

const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
const seen = (body: string, type = "multipart/form-data; boundary=b", most = 10) => {
  const outcome = lookOver(Buffer.from(body), type, most);
  return outcome.ok ? outcome.value : outcome.problem.kind;
};
const fine = 'multipart/form-data; boundary="b"';

const cases = [
  { name: "a form of a browser", body: `${part("a")}--b--\r\n`, says: fine },
  { name: "as many parts as may be", body: `${part("a").repeat(10)}--b--\r\n`, says: fine },
  { name: "one more", body: `${part("a").repeat(11)}--b--\r\n`, says: "too-many-parts" },
  { name: "endings without end", body: `${part("a")}${"--b--".repeat(1_000)}`, says: fine },
  { name: "a long name of a field", body: `${part("a".repeat(5_000))}--b--\r\n`, says: "head-too-long" },
  {
    name: "a part with a thousand headers",
    body: `--b\r\n${"X: y\r\n".repeat(1_000)}\r\nx\r\n--b--\r\n`,
    says: "head-too-long",
  },
  { name: "a form that breaks off in a head", body: "--b\r\nContent-Disp", says: fine },
];
for (const { name, body, says } of cases)
  test(`a form with files: ${name}`, () => assert.equal(seen(body), says));

test("the boundary that is counted is the one by which it is taken apart", () => {
  const body = `${part("a").repeat(11)}--b--\r\n`;
  assert.equal(seen(body, 'multipart/form-data; boundary="b"'), "too-many-parts");
  assert.equal(seen(body, "multipart/form-data; charset=utf-8; boundary=b; x=y"), "too-many-parts");
  // Of two the first counts, whatever another reader of the type would take.
  assert.equal(seen(body, 'multipart/form-data; x="; boundary=other"; boundary=b'), "too-many-parts");
  assert.equal(
    seen(body, "multipart/form-data; boundary=other; boundary=b"),
    'multipart/form-data; boundary="other"',
  );
  for (const type of [
    "multipart/form-data",
    "multipart/form-data; boundary=",
    'multipart/form-data; boundary="a\\"b"',
  ])
    assert.equal(seen(body, type), "no-boundary");
});

test("ten megabytes made to be slow are refused at once", () => {
  const began = performance.now();
  assert.equal(seen(part("a").repeat(200_000)), "too-many-parts");
  assert.equal(seen(`--b\r\n${"X: y\r\n".repeat(1_700_000)}`), "head-too-long");
  assert.equal(seen("\r\n--".repeat(2_500_000)), fine);
  assert.ok(performance.now() - began < 1_500);
});
