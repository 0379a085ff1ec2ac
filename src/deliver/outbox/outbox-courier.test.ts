import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import PostalMime from "postal-mime";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { assemble } from "./assemble.ts";
import { type Envelopes, openMessage } from "./envelope.ts";
import { outboxCourier } from "./outbox-courier.ts";
import { sealEarlier } from "./seal-earlier.ts";

const key = createSecretKey(Buffer.alloc(32, 1));
const envelopes: Envelopes = {
  seal: async (reference, content) => seal(content, key, reference),
  open: async (reference, sealed) => unseal(sealed, key, reference),
};

const message: OutgoingMessage = {
  reference: "N-000001-1",
  personReference: "P-000123",
  channel: "email",
  to: "ada@example.org",
  name: "Ada Łukasz-Ŵyn",
  words: {
    subject: "Northmere: your information was taken",
    blocks: [
      { kind: "paragraph", text: "Dear Ada Łukasz-Ŵyn" },
      { kind: "heading", text: "What was taken" },
      { kind: "list", items: ["your name", "your <b>bank</b> account"] },
    ],
    short: "Northmere: information about you was taken.",
  },
  from: { name: "Northmere Council", email: "dpo@northmere.example", address: ["Town Hall", "W8 1AA"] },
  date: new Date("2026-01-05T09:00:00Z"),
};
const letter: OutgoingMessage = { ...message, channel: "letter", to: "12 Fernhill Road, Northmere, W8 7NX" };

test("an e-mail can be read by a mail program and shows hostile text as text", async () => {
  const folder = await newFolder();
  assert.deepEqual(await outboxCourier(folder, envelopes)(message), { kind: "sent", already: false });
  const read = await PostalMime.parse(await opened(folder));
  assert.equal(read.to?.[0]?.address, "ada@example.org");
  assert.equal(read.subject, message.words.subject);
  assert.match(read.text ?? "", /Dear Ada Łukasz-Ŵyn[\s\S]*- your name/);
  assert.doesNotMatch(read.html ?? "", /<b>bank/);
});

const hard = [
  { name: "plain", text: "Dear Ada", html: "<p>Dear Ada</p>" },
  { name: "empty", text: "", html: "" },
  { name: "other letters", text: "Annwyl Łukasz Ŵyn\n", html: "<p>Annwyl Łukasz – Ŵyn</p>\n" },
  { name: "another script", text: "عزيزي ".repeat(60), html: `<p dir="rtl">${"عزيزي ".repeat(60)}</p>` },
  { name: "lines that are long", text: "a".repeat(2000), html: `<p>${"b =3D ".repeat(500)}</p>` },
  { name: "dots and spaces at the ends", text: ".\n. \nFrom x\n\t\n", html: ".\r\n..\r\n x \r\n" },
  { name: "beyond the first plane", text: "\u{1F512}".repeat(100), html: "\u{1F512}\n".repeat(50) },
];
for (const { name, text, html } of hard)
  test(`an e-mail is written to the byte as its library would: ${name}`, async () => {
    const laidOut = new MailComposer({
      ...{
        from: "a@b.example",
        to: { name, address: "c@d.example" },
        subject: `Ŵ ${name}`,
        messageId: "<x@y>",
      },
      ...{ date: new Date(0), text, html },
    }).compile();
    assert.deepEqual(assemble(laidOut), await laidOut.build());
  });

test("an e-mail reads well aloud: its language, one title, headings without a gap, no rows of dashes", async () => {
  const folder = await newFolder();
  const blocks = [
    { kind: "heading", text: "What to do" },
    { kind: "subheading", text: "Your bank" },
    { kind: "list", items: ["Call 159."] },
  ] as const;
  await outboxCourier(folder, envelopes)({ ...message, words: { ...message.words, blocks } });
  const read = await PostalMime.parse(await opened(folder));
  assert.match(read.html ?? "", /<html lang="en-GB">/);
  assert.deepEqual(
    [...(read.html ?? "").matchAll(/<(h\d)/g)].map(([, name]) => name),
    ["h1", "h2", "h3"],
  );
  assert.doesNotMatch(read.text ?? "", /--|__|==/);
  assert.equal(read.headers.find(({ key }) => key === "content-language")?.value, "en-GB");
});

test("a second attempt finds the first one's message and sends nothing", async () => {
  const folder = await newFolder();
  const courier = outboxCourier(folder, envelopes);
  await courier(letter);
  const first = await opened(folder);
  assert.deepEqual(await courier({ ...letter, to: "3 Elsewhere, W6 0AA" }), { kind: "sent", already: true });
  assert.deepEqual(await opened(folder), first);
});

test("two attempts at once leave one message and no half-written file", async () => {
  const folder = await newFolder();
  const courier = outboxCourier(folder, envelopes);
  const outcomes = await Promise.all([courier(letter), courier(letter), courier(letter)]);
  assert.equal(outcomes.filter((outcome) => outcome.kind === "sent" && !outcome.already).length, 1);
  assert.deepEqual(await readdir(folder), ["N-000001-1.sealed"]);
});

test("a text message carries the short words", async () => {
  const folder = await newFolder();
  await outboxCourier(folder, envelopes)({ ...message, channel: "text", to: "+447912345678" });
  assert.equal(
    (await opened(folder)).toString(),
    "To: +447912345678\n\nNorthmere: information about you was taken.\n",
  );
});

const refused = [
  { name: "a name in letters that the typeface lacks", change: { name: "阿达" } },
  { name: "an address with text in another script", change: { to: "улица 12, W8 7NX" } },
];
for (const { name, change } of refused) {
  test(`a letter is refused rather than printed with empty boxes: ${name}`, async () => {
    const folder = await newFolder();
    assert.equal((await outboxCourier(folder, envelopes)({ ...letter, ...change })).kind, "refused");
  });
}

test("a letter is a tagged PDF in English of the same bytes each time", async () => {
  const [one, two] = [await newFolder(), await newFolder()];
  await outboxCourier(one, envelopes)(letter);
  await outboxCourier(two, envelopes)(letter);
  const pdf = await opened(one);
  assert.deepEqual(pdf, await opened(two));
  assert.match(pdf.toString("latin1"), /\/Marked true[\s\S]*|\/Lang \(en-GB\)/);
});

test("an outbox that cannot be written to is the courier's fault, not the message's", async () => {
  const folder = join(await newFolder(), "file");
  await writeFile(folder, "in the way");
  const outcome = await outboxCourier(folder, envelopes)(message);
  assert.equal(outcome.kind, "unavailable");
});

test("nothing of a message can be read in the folder, and its name is the reference", async () => {
  const folder = await newFolder();
  for (const one of [message, { ...letter, reference: "N-2" }]) await outboxCourier(folder, envelopes)(one);
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    for (const word of ["Ada", "ada@example.org", "Fernhill", "taken", "email", "letter"])
      assert.ok(!bytes.includes(word) && !name.includes(word), `${name} says ${word}`);
  }
});

test("a message that an earlier Candour left in clear is known by its reference, and sealed with the next start", async () => {
  const folder = await newFolder();
  await mkdir(join(folder, "email"));
  const clear = join(folder, "email", "N-000001-1.eml");
  await writeFile(clear, "To: ada@example.org");
  await writeFile(join(folder, "email", ".0a-1b.part"), "To: ada@exam");
  await writeFile(join(folder, "email", "notes.eml"), "not ours");
  assert.deepEqual(await outboxCourier(folder, envelopes)(message), { kind: "sent", already: true });
  assert.equal(await sealEarlier(folder, envelopes), 1);
  assert.equal((await opened(folder)).toString(), "To: ada@example.org");
  assert.deepEqual(await readdir(join(folder, "email")), ["notes.eml"]);
  assert.deepEqual(await outboxCourier(folder, envelopes)(message), { kind: "sent", already: true });
});

test("a message whose key is gone is refused, and nothing of it is written", async () => {
  const folder = await newFolder();
  const outcome = await outboxCourier(folder, { seal: async () => null })(message);
  assert.equal(outcome.kind, "refused");
  assert.deepEqual(await readdir(folder), []);
});

async function opened(folder: string): Promise<Buffer> {
  const found = await openMessage(folder, message.reference, envelopes);
  assert.ok(found !== null);
  return found.bytes;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "candour-outbox-"));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
