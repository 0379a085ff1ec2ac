/** Letters for a printer: made into batches once, whatever dies over it; handed on, and come back. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { before, test } from "node:test";
import yauzl from "yauzl";
import { openBatchShelf } from "../src/deliver/print/batch-shelf.ts";
import { printCarrier } from "../src/deliver/print/print-carrier.ts";
import { setBatch } from "../src/deliver/print/set-batch.ts";
import type { OutgoingMessage } from "../src/respond/courier.ts";
import { destroySpent } from "../src/respond/print/hand-batch.ts";
import { openPrintSpool } from "../src/store/print/open-print-spool.ts";
import type { PageModule } from "../src/web/frame/visit.ts";
import { printPages } from "../src/web/print/pages.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { askAndGrant, askerAndDecider } from "./builders/send-wave.ts";
import { withEntry } from "./builders/with-entry.ts";
import { must } from "./desk.ts";

let made: Furnished;
let letters: readonly OutgoingMessage[];
before(async () => {
  made = await furnishedRecord();
  letters = await queued();
});

test("pages are named once", () => {
  const paths = printPages.map(({ path }: PageModule) => path);
  assert.equal(new Set(paths).size, paths.length);
});

test("each controller's letters go into a batch of their own, and the same letters into none again", async () => {
  const { carrier } = made.printing;
  const first = await carrier.carry(letters);
  assert.deepEqual(
    first.map((delivery) => (delivery.kind === "sent" ? [delivery.already, delivery.provider] : delivery)),
    letters.map(({ from }, at) => [false, from.name.startsWith("N") ? "1/1" : `1/${at}`]),
  );
  const again = await carrier.carry(letters.toReversed());
  assert.ok(again.every((delivery) => delivery.kind === "sent" && delivery.already));
  const attempts = letters.map(({ attemptReference }) => attemptReference!);
  const fates = await carrier.ask!([...attempts, "N-none.1"]);
  assert.deepEqual(
    fates.map(({ kind }) => kind),
    [...letters.map(() => "sent"), "not-there"],
  );
});

test("nobody finds a name on the disk, and what staff take out is whole", async () => {
  const { desk, lead, partner, incident, printing } = made;
  const [batch] = (await desk.printBatches(lead, incident.id, 1)).rows;
  const lying = (await readdir(join(printing.folder, batch!.id))).sort();
  assert.deepEqual(lying, ["batch.sealed", "manifest.json"]);
  for (const file of lying)
    assert.ok(!(await readFile(join(printing.folder, batch!.id, file))).includes("Example"), file);
  const { name, bytes } = must(await desk.takeBatch(lead, incident.id, batch!.id));
  assert.equal(name, "letters-1.zip");
  const files = await unzipped(Buffer.from(bytes));
  const manifest = JSON.parse(files.get("manifest.json")!.toString()) as Manifest;
  for (const { name: file, sha256 } of manifest.files)
    assert.equal(createHash("sha256").update(files.get(file)!).digest("hex"), sha256, file);
  assert.deepEqual(manifest.list, [
    { letter: 1, reference: letters[0]!.reference, firstPage: 1, pages: 1, sheets: 1 },
  ]);
  assert.match(
    files.get("addresses.csv")!.toString(),
    /"'=1\+1 Example"[\s\S]*"12 Fernhill Road","Northmere","W8 7NX"/,
  );
  assert.equal(await desk.printBatch(partner, incident.id, batch!.id), null);
  assert.deepEqual(await desk.takeBatch(partner, incident.id, batch!.id), gone);
  const { rows } = await desk.ledger("system", { page: 1 });
  assert.ok(rows.some(({ verb }) => verb === "print.taken"));
});

for (const [when, died] of [
  ["before its files were there", "put"],
  ["before the record knew that they were", "finish"],
] as const) {
  test(`whoever makes a batch dies ${when}: each letter is printed once`, async () => {
    const { sql, ring, printing } = made;
    await withEntry(sql, (tx) => tx`delete from print_batch where authority_id = ${made.south}`);
    const theirs = letters.filter(({ from }) => from.name === "Southmere");
    const shelf = openBatchShelf(printing.folder);
    const spool = openPrintSpool(sql, ring);
    const dies = async (): Promise<never> => Promise.reject(new Error("killed"));
    const dying = printCarrier({
      spool: died === "finish" ? { ...spool, finish: dies } : spool,
      shelf: died === "put" ? { ...shelf, put: dies } : shelf,
      set: async (messages) => setBatch(messages),
      now: () => new Date(),
    });
    const broken = await dying.carry(theirs);
    assert.ok(broken.every(({ kind }) => kind === "unavailable"));
    const again = await printing.carrier.carry(theirs);
    assert.ok(
      again.every((delivery) => delivery.kind === "sent" && delivery.already === (died === "finish")),
    );
    const [count] = await sql`
      select count(*)::int as letters, count(distinct batch_id)::int as batches from print_letter l
        join print_batch b on b.id = l.batch_id where b.authority_id = ${made.south} and b.state = 'ready' and l.pages = 1`;
    assert.deepEqual({ ...count }, { letters: theirs.length, batches: 1 });
  });
}

test("handed on, each letter has a receipt; what came back is entered by its reference, once", async () => {
  const { desk, sql, lead, incident, now } = made;
  const [letter] = letters;
  await withEntry(
    sql,
    (tx) => tx`
      insert into attempt (message_reference, number, at, result, carrier, outcome)
      values (${letter!.reference}, 1, now(), 'sent', 'print', 'sent')`,
  );
  const [batch] = (await desk.printBatches(lead, incident.id, 1)).rows;
  const form = { printer: " ", at: now() };
  assert.deepEqual(await desk.handBatch(lead, incident.id, batch!.id, form), {
    ok: false,
    problem: { kind: "printer-name-missing" },
  });
  const later = new Date(now().getTime() + 3_600_000);
  assert.equal(
    (await desk.handBatch(lead, incident.id, batch!.id, { printer: "Printworks", at: later })).ok,
    false,
  );
  assert.equal((await desk.destroyBatch(lead, incident.id, batch!.id)).ok, false);
  must(await desk.handBatch(lead, incident.id, batch!.id, { printer: "Printworks", at: now() }));
  const twice = await desk.handBatch(lead, incident.id, batch!.id, { printer: "Printworks", at: now() });
  assert.deepEqual(twice, { ok: false, problem: { kind: "batch-moved-on", state: "handed" } });
  assert.equal(await receiptOf(letter!.reference), "accepted");
  const [person] = await sql`
    select 'P-' || lpad(p.number::text, 6, '0') as reference from message m join notice n on n.id = m.notice_id
      join person p on p.id = n.person_id where m.reference = ${letter!.reference}`;
  const written = `${person!["reference"].toLowerCase()}\nP-999999, ${letters[1]!.reference}`;
  made.world.now = new Date(now().getTime() + 86_400_000);
  const entered = must(await desk.recordReturned(lead, incident.id, written));
  assert.deepEqual(entered, {
    recorded: [person!["reference"]],
    already: [],
    unknown: ["P-999999", letters[1]!.reference],
  });
  assert.deepEqual(must(await desk.recordReturned(lead, incident.id, written)).already, [
    person!["reference"],
  ]);
  assert.equal(await receiptOf(letter!.reference), "returned");
  assert.equal((await desk.printBatch(lead, incident.id, batch!.id))?.returned, 1);
});

test("files are destroyed with their key, when asked and by themselves", async () => {
  const { desk, lead, partner, incident, printing, sql } = made;
  const [mine] = (await desk.printBatches(lead, incident.id, 1)).rows;
  must(await desk.destroyBatch(lead, incident.id, mine!.id));
  assert.deepEqual(await desk.takeBatch(lead, incident.id, mine!.id), gone);
  const [theirs] = (await desk.printBatches(partner, incident.id, 1)).rows;
  must(await desk.handBatch(partner, incident.id, theirs!.id, { printer: "Printworks", at: made.now() }));
  made.world.now = new Date(made.now().getTime() + 29 * 86_400_000);
  assert.equal(await destroySpent(made.printing.ports), 1);
  const left = await readdir(printing.folder);
  assert.ok(!left.includes(mine!.id) && !left.includes(theirs!.id));
  assert.equal((await sql`select from print_batch where seal_key is not null`).length, 0);
});

test("with the printer's key nobody else can open what leaves; two who change it do not undo each other", async () => {
  const { desk, lead, incident, printing, sql } = made;
  const key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
  const wrong = await desk.changePrinter(lead, incident.id, { name: "Printworks", recipient: `${key}x` }, 0);
  assert.deepEqual(wrong, { ok: false, problem: { kind: "printer-key-malformed" } });
  must(await desk.changePrinter(lead, incident.id, { name: "Printworks", recipient: key }, 0));
  const stale = await desk.changePrinter(lead, incident.id, { name: "Other", recipient: "" }, 0);
  assert.ok(!stale.ok && stale.problem.kind === "changed-meanwhile" && stale.problem.by === lead.name);
  await withEntry(sql, (tx) => tx`delete from print_batch where authority_id = ${made.north}`);
  await printing.carrier.carry(letters.slice(0, 1));
  const [batch] = (await desk.printBatches(lead, incident.id, 1)).rows;
  assert.equal(batch!.encrypted, true);
  const { name, bytes } = must(await desk.takeBatch(lead, incident.id, batch!.id));
  assert.match(name, /\.zip\.age$/);
  assert.match(Buffer.from(bytes).toString("latin1"), /^age-encryption\.org\/v1\n-> X25519 /);
});

test("a letter that cannot be printed is refused, and leaves the others as they are", async () => {
  const { sql, printing } = made;
  await withEntry(sql, (tx) => tx`delete from print_batch`);
  const [first, ...others] = letters;
  const deliveries = await printing.carrier.carry([{ ...first!, name: "محمد مثال" }, ...others]);
  assert.deepEqual(
    deliveries.map(({ kind }) => kind),
    ["refused", ...others.map(() => "sent")],
  );
});

const gone = { ok: false, problem: { kind: "no-such-batch" } };

type Manifest = {
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly list: readonly object[];
};

async function receiptOf(reference: string): Promise<string | null> {
  const [row] = await made.sql`select receipt from attempt where message_reference = ${reference}`;
  return row!["receipt"];
}

async function unzipped(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const open = await yauzl.fromBufferPromise(zip);
  for await (const entry of open.eachEntry())
    files.set(entry.fileName, await buffer(await open.openReadStreamPromise(entry)));
  return files;
}

async function queued(): Promise<readonly OutgoingMessage[]> {
  const { sql, desk, north, south, lead, partner, incident } = made;
  await withEntry(
    sql,
    (tx) => tx`update notice set state = 'drafted', hold_reasons = '{}' where state = 'held'`,
  );
  for (const [by, authority] of [
    [lead, north],
    [partner, south],
  ] as const) {
    must(await desk.approveNotices(by, incident.id, { authority, exercise: false }));
    const [asker, decider] = await askerAndDecider(desk, authority);
    must(await askAndGrant(desk, asker, decider, incident.id, made.now()));
  }
  const rows = await sql<{ readonly reference: string; readonly ours: boolean }[]>`
    select m.reference, n.authority_id = ${north} as ours from message m join notice n on n.id = m.notice_id
    order by ours desc, m.reference`;
  return rows.map(({ reference, ours }) => letterTo(reference, ours ? "Northmere" : "Southmere"));
}

function letterTo(reference: string, body: string): OutgoingMessage {
  return {
    reference,
    attemptReference: `${reference}.1`,
    channel: "letter",
    to: "12 Fernhill Road, Northmere, W8 7NX",
    name: body === "Northmere" ? "=1+1 Example" : "Ada Example",
    words: {
      subject: "Your information was taken",
      blocks: [{ kind: "paragraph", text: "Dear Ada" }],
      short: "",
    },
    from: { name: body, email: "dpo@body.example", address: [] },
    date: new Date("2026-01-08T09:00:00Z"),
  };
}
