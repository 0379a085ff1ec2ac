import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import PostalMime from "postal-mime";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { outboxCourier } from "./outbox-courier.ts";

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
  assert.deepEqual(await outboxCourier(folder)(message), { kind: "sent", already: false });
  const read = await PostalMime.parse(await readFile(join(folder, "email", "N-000001-1.eml")));
  assert.equal(read.to?.[0]?.address, "ada@example.org");
  assert.equal(read.subject, message.words.subject);
  assert.match(read.text ?? "", /Dear Ada Łukasz-Ŵyn[\s\S]*- your name/);
  assert.doesNotMatch(read.html ?? "", /<b>bank/);
});

test("an e-mail reads well aloud: its language, one title, headings without a gap, no rows of dashes", async () => {
  const folder = await newFolder();
  const blocks = [
    { kind: "heading", text: "What to do" },
    { kind: "subheading", text: "Your bank" },
    { kind: "list", items: ["Call 159."] },
  ] as const;
  await outboxCourier(folder)({ ...message, words: { ...message.words, blocks } });
  const read = await PostalMime.parse(await readFile(join(folder, "email", "N-000001-1.eml")));
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
  const courier = outboxCourier(folder);
  await courier(letter);
  const first = await readFile(join(folder, "letter", "N-000001-1.pdf"));
  assert.deepEqual(await courier({ ...letter, to: "3 Elsewhere, W6 0AA" }), { kind: "sent", already: true });
  assert.deepEqual(await readFile(join(folder, "letter", "N-000001-1.pdf")), first);
});

test("two attempts at once leave one message and no half-written file", async () => {
  const folder = await newFolder();
  const courier = outboxCourier(folder);
  const outcomes = await Promise.all([courier(letter), courier(letter), courier(letter)]);
  assert.equal(outcomes.filter((outcome) => outcome.kind === "sent" && !outcome.already).length, 1);
  assert.deepEqual(await readdir(join(folder, "letter")), ["N-000001-1.pdf"]);
});

test("a text message carries the short words", async () => {
  const folder = await newFolder();
  await outboxCourier(folder)({ ...message, channel: "text", to: "+447912345678" });
  assert.equal(
    await readFile(join(folder, "text", "N-000001-1.txt"), "utf8"),
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
    assert.equal((await outboxCourier(folder)({ ...letter, ...change })).kind, "refused");
  });
}

test("a letter is a tagged PDF in English of the same bytes each time", async () => {
  const [one, two] = [await newFolder(), await newFolder()];
  await outboxCourier(one)(letter);
  await outboxCourier(two)(letter);
  const pdf = await readFile(join(one, "letter", "N-000001-1.pdf"));
  assert.deepEqual(pdf, await readFile(join(two, "letter", "N-000001-1.pdf")));
  assert.match(pdf.toString("latin1"), /\/Marked true[\s\S]*|\/Lang \(en-GB\)/);
});

test("an outbox that cannot be written to is the courier's fault, not the message's", async () => {
  const folder = join(await newFolder(), "file");
  await writeFile(folder, "in the way");
  const outcome = await outboxCourier(folder)(message);
  assert.equal(outcome.kind, "unavailable");
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "candour-outbox-"));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
