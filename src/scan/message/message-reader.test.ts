/** Forwarded mail that means harm: each is told as something, none ends the reader, and no markup comes through. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CFB } from "@e965/xlsx";
import { openMessageReader } from "./message-reader.ts";

const reader = openMessageReader();
after(() => reader.close());
const look = (name: string, bytes: Buffer | string) => reader.look({ name, bytes: Buffer.from(bytes) });

const mail = (headers: readonly string[], body: string) => `${headers.join("\r\n")}\r\n\r\n${body}`;
const html = ["Subject: x", "Content-Type: text/html; charset=utf-8"];

function nested(depth: number): string {
  let text = "Subject: deep\r\n";
  for (let n = 0; n < depth; n++) text += `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`;
  return `${text}Content-Type: text/plain\r\n\r\nbottom`;
}

const hostile: readonly { readonly name: string; readonly bytes: string | Buffer }[] = [
  { name: "nested 50 deep", bytes: nested(50) },
  { name: "nested 5,000 deep", bytes: nested(5000) },
  { name: "markup nested 100,000 deep", bytes: mail(html, "<div>".repeat(100_000)) },
  { name: "a header of a megabyte", bytes: mail([`Subject: ${"a".repeat(1_000_000)}`], "x") },
  {
    name: "fifty thousand headers",
    bytes: mail(
      Array.from({ length: 50_000 }, (_, n) => `X-${n}: y`),
      "x",
    ),
  },
  {
    name: "no end to its parts",
    bytes: mail(["Subject: x", "Content-Type: multipart/mixed; boundary=b"], "--b\r\n".repeat(20_000)),
  },
  {
    name: "base64 that is none",
    bytes: mail(["Subject: x", "Content-Transfer-Encoding: base64"], "%%%%".repeat(1000)),
  },
  { name: "chance", bytes: Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)) },
  { name: "nothing but NULs", bytes: Buffer.alloc(100_000) },
  { name: "a compound file cut short", bytes: Buffer.from("d0cf11e0a1b11ae1000000", "hex") },
  {
    name: "a compound file of chance",
    bytes: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(5000, 0xfe)]),
  },
  { name: "ten megabytes of one line", bytes: mail(["Subject: x"], "a".repeat(10_000_000)) },
  {
    name: "an address that takes a bad expression long",
    bytes: mail([`From: ${"<".repeat(50_000)}`], `http://${"a.".repeat(50_000)}`),
  },
];
for (const { name, bytes } of hostile)
  test(`looked at without harm: ${name}`, async () => {
    const began = performance.now();
    for (const file of ["x.eml", "x.msg", "x.bin"]) {
      const seen = await look(file, bytes);
      assert.equal(typeof seen.type, "string");
      assert.ok((seen.look?.body.length ?? 0) <= 100_001);
    }
    assert.ok(performance.now() - began < 25_000);
    assert.equal(
      (await look("ok.eml", mail(["Subject: fine", "From: a@b.example"], "words"))).look?.subject,
      "fine",
    );
  });

test("script, forms, pictures and leading on are told, and none of them comes through", async () => {
  const body = `<style>p{}</style><script>steal()</script><p onclick="x()">Read <a href="https://evil.example/a">our&nbsp;site</a></p>
    <form action="https://evil.example/f"><input name=password></form><meta http-equiv=refresh content="0;url=https://evil.example/r">
    <a href="javascript:alert(1)">now</a><img src="https://evil.example/p.gif">`;
  const { look: seen } = await look("x.eml", mail(html, body));
  assert.doesNotMatch(seen!.body, /steal|<|onclick/u);
  assert.match(seen!.body, /Read our site/u);
  assert.deepEqual(
    seen!.links.map(({ target }) => target),
    ["https://evil.example/a", "https://evil.example/f", "https://evil.example/r", "javascript:alert(1)"],
  );
  assert.match(seen!.troubles.join(), /script.*|form/u);
});

test("an archive is named and hashed, and never opened", async () => {
  const zip = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(200)]);
  const bytes = mail(
    ["Subject: x", "Content-Type: multipart/mixed; boundary=b"],
    `--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename="p\u0430y.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n${zip.toString("base64")}\r\n--b--\r\n`,
  );
  const { look: seen } = await look("x.eml", bytes);
  assert.equal(seen!.attachments[0]!.type, "zip");
  assert.equal(seen!.attachments[0]!.bytes, zip.length);
});

test("a message of Outlook: headers of its way, words, links, what hangs on it", async () => {
  const file = CFB.utils.cfb_new();
  const wide = (text: string) => Buffer.from(text, "utf16le");
  const add = (path: string, content: Buffer) => CFB.utils.cfb_add(file, path, content);
  add("/__properties_version1.0", Buffer.alloc(32));
  add("/__substg1.0_0037001F", wide("Payslip on hold"));
  add(
    "/__substg1.0_007D001F",
    wide("Received: from a by b\r\nFrom: HR <hr@evil.example>\r\nReply-To: x@other.example\r\n"),
  );
  add("/__substg1.0_1000001F", wide("Sign in at https://evil.example/in now"));
  add("/__attach_version1.0_#00000000/__substg1.0_3707001F", wide("bill.pdf"));
  add("/__attach_version1.0_#00000000/__substg1.0_37010102", Buffer.from("%PDF-1.7\n"));
  const { type, look: seen } = await look(
    "x.msg",
    Buffer.from(CFB.write(file, { type: "buffer" }) as Uint8Array),
  );
  assert.equal(type, "msg");
  assert.deepEqual(
    [
      seen!.subject,
      seen!.from,
      seen!.replyTo,
      seen!.links[0]!.target,
      seen!.attachments[0]!.name,
      seen!.attachments[0]!.type,
    ],
    [
      "Payslip on hold",
      "HR <hr@evil.example>",
      "x@other.example",
      "https://evil.example/in",
      "bill.pdf",
      "pdf",
    ],
  );
});
