/** Witnesses: partners co-sign checkpoints, and a ledger that was told in two ways or cut back is found out by them. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import type { Sql } from "postgres";
import { type Signer, signerFrom, verifierOf, verifierText } from "../src/domain/ledger/checkpoint.ts";
import { ledgerProblemInWords } from "../src/domain/ledger/problem.ts";
import { sendTo } from "../src/main/witness/send.ts";
import { exportLedger } from "../src/store/ledger/export-ledger.ts";
import { readLedger } from "../src/store/ledger/read-ledger.ts";
import { verifyWithFiles } from "../src/store/ledger/verify-record.ts";
import { cosign } from "../src/store/witness/cosign.ts";
import { forksSeen } from "../src/store/witness/forks.ts";
import { addKnown, witnessName } from "../src/store/witness/known.ts";
import { readWitnesses } from "../src/store/witness/read-witnesses.ts";
import { makeRequest, takeCosignature } from "../src/store/witness/take-cosignature.ts";
import { createApp } from "../src/web/app.ts";
import { fakeDesk } from "../src/web/testing/fake-desk.ts";
import { busyWorld } from "../src/web/testing/made-up.ts";
import { type LedgerOf, ledgerWith } from "./builders/ledger-of.ts";
import { must } from "./desk.ts";
import { dataFolder, testRecord } from "./record.ts";

const by = { actor: "system", now: new Date("2026-01-06T09:00:00Z") };
const script = resolve(import.meta.dirname, "../content/verify-ledger.mjs");
const folders = dataFolder("candour-witness-");
after(() => rmSync(folders, { recursive: true, force: true }));

type Body = {
  readonly sql: Sql;
  readonly ledger: LedgerOf;
  readonly origin: string;
  readonly witness: Signer;
};

/** Two bodies that know each other: the first one's ledger is watched by the second. */
async function twoBodies(): Promise<readonly [Body, Body]> {
  const [own, partner] = [await body(3), await body(4)];
  must(await addKnown(own.sql, by, verifierText(verifierOf(partner.witness, 4)), "Easthaven Council"));
  const { verifier } = (await readWitnesses(own.sql)).own;
  must(await addKnown(partner.sql, by, verifier!, "Northmere Council"));
  return [own, partner];
}

async function body(seed: number): Promise<Body> {
  const origin = `candour/${randomUUID()}`;
  const sql = await recordNamed(origin);
  const ledger = ledgerWith(sql, folders, seed);
  await ledger.add(5);
  return { sql, ledger, origin, witness: signerFrom(witnessName(origin), Buffer.alloc(32, seed + 100)) };
}

async function exchange(own: Body, partner: Body, since: number): Promise<string> {
  const { text } = must(await makeRequest(own.sql, own.ledger.folder, since));
  const { note } = must(await cosign(partner.sql, { text, signer: partner.witness, by, byHand: true }));
  must(await takeCosignature(own.sql, own.ledger.folder, by, note));
  return note;
}

test("a checkpoint goes to a witness and comes back; later ones must continue it; all of it stands in both ledgers", async () => {
  const [own, partner] = await twoBodies();
  const since = (await readWitnesses(own.sql)).own.size;
  await exchange(own, partner, 0);
  const first = (await readWitnesses(own.sql)).witnesses[0]!;
  assert.deepEqual(
    { ...first, verifier: "" },
    { name: "Easthaven Council", verifier: "", size: since, at: by.now },
  );
  await own.ledger.add(300);
  await exchange(own, partner, since);
  const { witnesses } = await readWitnesses(own.sql);
  assert.ok(witnesses[0]!.size! > 300);
  assert.equal((await readWitnesses(partner.sql)).watched[0]?.size, witnesses[0]!.size);
  for (const { sql } of [own, partner]) {
    const verbs = (await readLedger(sql, { limit: 1000 })).map(({ verb }) => verb);
    assert.equal(verbs.filter((verb) => verb === "witness.added").length, 1);
    assert.equal(verbs.filter((verb) => verb === "checkpoint.cosigned").length, 2);
  }
  assert.ok((await verifyWithFiles(own.sql, own.ledger.folder)).ok);
});

test("what a witness refuses is refused with its reason, and remembered only where it shows something", async () => {
  const [own, partner] = await twoBodies();
  const stranger = await body(7);
  const ask = async (text: string) => {
    const outcome = await cosign(partner.sql, { text, signer: partner.witness, by, byHand: false });
    return outcome.ok ? "co-signed" : outcome.problem.kind;
  };
  const { text } = must(await makeRequest(own.sql, own.ledger.folder, 0));
  assert.equal(await ask("nonsense"), "malformed");
  assert.equal(await ask(text.replace("old 0", "old 01")), "malformed");
  assert.equal(
    await ask(must(await makeRequest(stranger.sql, stranger.ledger.folder, 0)).text),
    "unknown-origin",
  );
  assert.equal(await ask(text.replace(/\n\d+\n/, "\n2\n")), "badly-signed");
  assert.equal(await ask(text), "co-signed");
  assert.equal(await ask(text), "behind");
  const size = (await readWitnesses(partner.sql)).watched[0]!.size;
  await own.ledger.add(40);
  const later = must(await makeRequest(own.sql, own.ledger.folder, size)).text;
  assert.equal(await ask(later.replace(/\n[^\n]+\n/, "\n")), "unproved");
  assert.deepEqual(
    (await forksSeen(partner.sql)).map(({ kind }) => kind),
    ["unproved"],
  );
  assert.equal(await ask(later), "co-signed");
});

test("of two at once that follow the same, one is co-signed, and the other told what is known", async () => {
  const [own, partner] = await twoBodies();
  const { text } = must(await makeRequest(own.sql, own.ledger.folder, 0));
  const outcomes = await Promise.all(
    [1, 2, 3].map(() => cosign(partner.sql, { text, signer: partner.witness, by, byHand: false })),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
});

test("a ledger made anew with the same key is found by the witness, which shows it and goes on knowing the first", async () => {
  const [own, partner] = await twoBodies();
  await exchange(own, partner, 0);
  const forged = await remade(own, 5);
  const { text, checkpoint } = must(await makeRequest(forged.sql, forged.ledger.folder, 0));
  const { size } = (await readWitnesses(partner.sql)).watched[0]!;
  assert.equal(checkpoint.size, size);
  const outcome = await cosign(partner.sql, { text, signer: partner.witness, by, byHand: false });
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.kind, "fork");
  const [fork] = await forksSeen(partner.sql);
  assert.deepEqual([fork?.origin, fork?.kind, fork?.size], [own.origin, "fork", size]);
  assert.deepEqual(
    (await readLedger(partner.sql, { limit: 100 }))
      .map(({ verb }) => verb)
      .filter((verb) => /fork/.test(verb)),
    ["ledger.fork-seen"],
  );
  // Once more is no news.
  await cosign(partner.sql, { text, signer: partner.witness, by, byHand: false });
  assert.equal((await forksSeen(partner.sql)).length, 1);
});

test("the forged ledger itself is found out by what comes back from the witness, and verify says so", async () => {
  const [own, partner] = await twoBodies();
  const note = await exchange(own, partner, 0);
  const forged = await remade(own, 5);
  assert.ok((await verifyWithFiles(forged.sql, forged.ledger.folder)).ok, "by itself it looks whole");
  const taken = await takeCosignature(forged.sql, forged.ledger.folder, by, note);
  assert.deepEqual(taken, { ok: false, problem: { kind: "not-ours" } });
  const checked = await verifyWithFiles(forged.sql, forged.ledger.folder);
  assert.ok(!checked.ok);
  assert.match(ledgerProblemInWords(checked.problem), /was told in two ways/);
});

test("a ledger that was cut back is found by what a witness has seen of it, by hand and by verify", async () => {
  const [own, partner] = await twoBodies();
  const note = await exchange(own, partner, 0);
  const cut = await remade(own, 2);
  const handed = must(await makeRequest(cut.sql, cut.ledger.folder, 0)).text;
  assert.equal(
    (await cosign(partner.sql, { text: handed, signer: partner.witness, by, byHand: false })).ok,
    false,
  );
  assert.deepEqual([...(await forksSeen(partner.sql))], [], "by wire anybody may repeat an old one");
  assert.equal(
    (await cosign(partner.sql, { text: handed, signer: partner.witness, by, byHand: true })).ok,
    false,
  );
  assert.equal((await forksSeen(partner.sql))[0]?.kind, "rewind");
  assert.equal((await takeCosignature(cut.sql, cut.ledger.folder, by, note)).ok, false);
  const checked = await verifyWithFiles(cut.sql, cut.ledger.folder);
  assert.ok(!checked.ok);
  assert.match(ledgerProblemInWords(checked.problem), /was cut back/);
});

test("an export carries what was co-signed, and the script checks it by the keys of the witnesses", async () => {
  const [own, partner] = await twoBodies();
  await exchange(own, partner, 0);
  await own.ledger.add(10);
  const folder = mkdtempSync(join(folders, "export-"));
  const { verifier } = must(await exportLedger(own.sql, folder));
  const witness = verifierText(verifierOf(partner.witness, 4));
  const check = (...words: readonly string[]) =>
    spawnSync(process.execPath, [script, folder, ...words], { encoding: "utf8" });
  const known = check("--verifier", verifier, "--verifier", witness);
  assert.equal(known.status, 0, known.stderr);
  assert.match(known.stdout, /Co-signed:\n {2}up to entry \d+, 2026-01-06T09:00:00.000Z: candour/);
  const stranger = verifierText(verifierOf(signerFrom("a/witness", Buffer.alloc(32, 1)), 4));
  assert.equal(check("--verifier", verifier, "--verifier", stranger).status, 1);
  const size = (await readWitnesses(own.sql)).witnesses[0]!.size!;
  const cosigned = join(folder, "cosigned", String(size));
  const note = readFileSync(cosigned, "utf8");
  // The time alone: it is signed too.
  const line = Buffer.from(note.trimEnd().split(" ").at(-1)!, "base64");
  line[11]! ^= 1;
  writeFileSync(cosigned, note.replace(/ \S+\n$/, ` ${line.toString("base64")}\n`));
  assert.match(check().stderr, /is not what candour\/.+ signed/);
  rmSync(cosigned);
  assert.match(check().stderr, /The cosignature of .+ is missing/);
});

test("verify holds the tree to every checkpoint that was co-signed", async () => {
  const [own, partner] = await twoBodies();
  await exchange(own, partner, 0);
  const size = (await readWitnesses(own.sql)).witnesses[0]!.size!;
  const rows = await own.sql`select note from cosigned_checkpoint`;
  assert.equal(rows.length, 1);
  await assert.rejects(own.sql`delete from cosigned_checkpoint`, { code: "42501" });
  assert.ok(size >= 5);
  assert.ok((await verifyWithFiles(own.sql, own.ledger.folder)).ok);
});

test("over the network: the size that is known, a cosignature, and each refusal by its code", async () => {
  const [own, partner] = await twoBodies();
  const app = await createApp({
    desk: fakeDesk(busyWorld()),
    host: "127.0.0.1",
    now: () => by.now,
    publicSiteUrl: null,
    cosign: (text) => cosign(partner.sql, { text, signer: partner.witness, by, byHand: false }),
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/witness`;
  try {
    const { text, checkpoint } = must(await makeRequest(own.sql, own.ledger.folder, 0));
    const answer = await sendTo(url, text);
    assert.equal(answer.kind, "cosigned");
    const lines = (answer as { lines: string }).lines;
    const note = `${text.slice(text.indexOf("\n\n") + 2)}${lines}`;
    assert.deepEqual(must(await takeCosignature(own.sql, own.ledger.folder, by, note)).names, [
      "Easthaven Council",
    ]);
    assert.deepEqual(await sendTo(url, text), { kind: "knows", size: checkpoint.size });
    await own.ledger.add(30);
    const later = must(await makeRequest(own.sql, own.ledger.folder, checkpoint.size)).text;
    assert.deepEqual(await sendTo(url, later.replace(/\n[^\n]+\n/, "\n")), { kind: "unproved" });
    assert.deepEqual(await sendTo(url, later.replace(/\n\d+\n/, "\n99\n")), { kind: "refused", code: 403 });
    assert.deepEqual(await sendTo(url, later.replace(own.origin, "candour/nobody")), {
      kind: "refused",
      code: 404,
    });
    assert.deepEqual(await sendTo(url, "nonsense"), { kind: "refused", code: 400 });
    assert.deepEqual(await sendTo(url, "x".repeat(20_000)), { kind: "refused", code: 413 });
    const known = await fetch(`${url}/add-checkpoint`, { method: "POST", body: text });
    assert.equal(known.status, 409);
    assert.equal(known.headers.get("content-type"), "text/x.tlog.size");
    assert.equal(known.headers.get("set-cookie"), null);
    const foreign = { "sec-fetch-site": "cross-site", "content-type": "text/plain" };
    assert.equal(
      (await fetch(`${url}/add-checkpoint`, { method: "POST", body: later, headers: foreign })).status,
      403,
    );
    assert.equal((await sendTo(url, later)).kind, "cosigned");
    assert.deepEqual(await sendTo("http://127.0.0.1:1/witness", later), { kind: "unreachable" });
  } finally {
    await app.close();
  }
});

test("only a key that was added by hand counts, and nobody is their own witness", async () => {
  const own = await body(3);
  const self = verifierText(verifierOf(own.witness, 4));
  const kinds = [];
  for (const text of [self, (await readWitnesses(own.sql)).own.verifier!, "nonsense"]) {
    const outcome = await addKnown(own.sql, by, text, "Somebody");
    kinds.push(outcome.ok ? "added" : outcome.problem.kind);
  }
  assert.deepEqual(kinds, ["own", "own", "no-verifier"]);
  const partner = await body(4);
  must(await addKnown(partner.sql, by, (await readWitnesses(own.sql)).own.verifier!, "Northmere Council"));
  const { text } = must(await makeRequest(own.sql, own.ledger.folder, 0));
  const { note } = must(await cosign(partner.sql, { text, signer: partner.witness, by, byHand: true }));
  const taken = await takeCosignature(own.sql, own.ledger.folder, by, note);
  assert.deepEqual(taken, { ok: false, problem: { kind: "nobody" } });
});

/** The same ledger written anew by somebody who has the key: with its name, other entries, and `count` of them in all. */
async function remade(own: Body, count: number): Promise<Body> {
  const sql = await recordNamed(own.origin);
  const ledger = ledgerWith(sql, folders, 3);
  const [{ verifier, name }] = await own.sql<
    [{ verifier: string; name: string }]
  >`select verifier, name from witness`;
  await ledger.add(count, "elsewhere");
  must(await addKnown(sql, by, verifier, name));
  return { ...own, sql, ledger };
}

/** Records for tests are copies of one, and would all have one name. */
async function recordNamed(origin: string): Promise<Sql> {
  const { sql, superuser } = await testRecord();
  await superuser
    .unsafe(`set session_replication_role = replica; update ledger_tree set origin = '${origin}'`)
    .simple();
  return sql;
}
