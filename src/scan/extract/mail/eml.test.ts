import assert from "node:assert/strict";
import test from "node:test";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { tryReading } from "../trial.ts";

type Mail = ConstructorParameters<typeof MailComposer>[0];

function sent(mail: Mail): Promise<Buffer> {
  return new MailComposer({
    from: "Ben Hale <ben@example.org>",
    to: "Zoë Okafor <zoe@example.org>",
    cc: "cy@example.org",
    subject: "Your parking permit £",
    date: new Date("2011-02-03T10:00:00Z"),
    ...mail,
  })
    .compile()
    .build();
}

test("eml: header fields come decoded, one to a line, and its date is known", async () => {
  const { type, prose, ending } = await tryReading("a.eml", await sent({ text: "Dear Zoë,\n\nthank you." }));
  assert.equal(type, "eml");
  const header = prose.find((one) => one.role === "header")!;
  assert.match(header.text, /^From: Ben Hale <ben@example.org>$/m);
  assert.match(header.text, /^To: "?Zoë Okafor"? <zoe@example.org>$/m);
  assert.match(header.text, /^Cc: cy@example.org$/m);
  assert.match(header.text, /^Subject: Your parking permit £$/m);
  assert.deepEqual(header.marks, [{ start: 0, place: { part: "header" } }]);
  assert.deepEqual(ending.dates, ["2011-02-03"]);
  assert.deepEqual([ending.outcome, ending.partial], ["readable", false]);
});

const bodies: readonly { name: string; mail: Mail; bodies: readonly string[] }[] = [
  { name: "plain text", mail: { text: "Dear Zoë,\n\nthank you." }, bodies: ["Dear Zoë,\n\nthank you."] },
  {
    name: "formatted text alone",
    mail: { html: "<p>Dear <b>Zoë</b>,</p><p>thank you.</p>" },
    bodies: ["Dear Zoë,\n\nthank you."],
  },
  {
    name: "both with the same words: once",
    mail: { text: "Dear Zoë, thank you.", html: "<p>Dear Zoë, thank you.</p>" },
    bodies: ["Dear Zoë, thank you."],
  },
  {
    name: "both with different words: both",
    mail: { text: "Please use a modern program.", html: "<p>Dear Zoë, your claim of May was refused</p>" },
    bodies: ["Please use a modern program.", "Dear Zoë, your claim of May was refused"],
  },
];
for (const { name, mail, bodies: expected } of bodies) {
  test(`eml: ${name}`, async () => {
    const { prose } = await tryReading("a.eml", await sent(mail));
    const body = prose.filter((one) => one.role === "body");
    assert.deepEqual(
      body.map((one) => one.text.trim()),
      expected,
    );
    for (const one of body) assert.deepEqual(one.marks[0]!.place, { part: "body" });
  });
}

test("eml: attachments are members, and one without a name is named by its place and content", async () => {
  const bytes = await sent({
    text: "see attached",
    attachments: [
      { filename: "list.csv", content: "a,b\n1,2\n" },
      { filename: false, content: Buffer.from("%PDF-1.4\nx"), contentType: "application/octet-stream" },
      { filename: "../../etc/x", content: "x" },
    ],
  });
  const { members } = await tryReading("a.eml", bytes);
  assert.deepEqual(
    members.map((one) => one.name),
    ["list.csv", "attachment2.pdf", ".._.._etc_x"],
  );
  assert.equal(members[0]!.content.toString(), "a,b\n1,2\n");
});

test("eml: a message within the message is a member, not part of the body", async () => {
  const inner = await sent({ text: "the inner one" });
  const bytes = await sent({
    text: "the outer one",
    attachments: [{ contentType: "message/rfc822", filename: false, content: inner, encoding: "8bit" }],
  });
  const { prose, members } = await tryReading("a.eml", bytes);
  assert.deepEqual(
    prose.filter((one) => one.role === "body").map((one) => one.text.trim()),
    ["the outer one"],
  );
  assert.deepEqual(
    members.map((one) => one.name),
    ["attachment1.eml"],
  );
  assert.match((await tryReading("b.eml", members[0]!.content)).text, /the inner one/);
});

test("eml: cut short, it is read and said to be short", async () => {
  const bytes = await sent({
    text: "first part",
    attachments: [{ filename: "a.txt", content: "x".repeat(5000) }],
  });
  const { text, ending } = await tryReading("a.eml", bytes.subarray(0, bytes.length - 3000));
  assert.match(text, /first part/);
  assert.deepEqual([ending.outcome, ending.partial], ["readable", true]);
});

test("eml: a spent budget is a bomb", async () => {
  const bytes = await sent({ text: "x", attachments: [{ filename: "a.txt", content: "x" }] });
  assert.equal((await tryReading("a.eml", bytes, () => false)).ending.outcome, "bomb");
});

test("eml: a thousand parts within each other are read as plain text instead of crashing", async () => {
  const lines = ["From: ben@example.org", "Date: Thu, 3 Feb 2011 10:00:00 +0000", "MIME-Version: 1.0"];
  for (let i = 0; i < 1000; i++) lines.push(`Content-Type: multipart/mixed; boundary="b${i}"`, "", `--b${i}`);
  lines.push("Content-Type: text/plain", "", "at the bottom");
  const { text, ending } = await tryReading("a.eml", Buffer.from(lines.join("\r\n")));
  assert.match(text, /at the bottom/);
  assert.equal(ending.partial, true);
});
